package org.plumbline.core.dictionary;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.core.spreadsheet.SheetGrid;

/** The text of a heading or label as spellings are compared. */
public final class HeadingText {

    private static final int LONGEST = 60;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]");
    private static final Pattern SEPARATORS = Pattern.compile("[*：:、/及和]");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]|【[^【】]*】");

    private HeadingText() {}

    /** Without blanks, bracketed remarks such as （10分）, and the characters in which spellings differ; empty for null. */
    public static String normalize(String heading) {
        if (heading == null || heading.length() > LONGEST) {
            return "";
        }
        String bare = BRACKETS.matcher(SheetGrid.toHalfWidth(heading)).replaceAll("");
        return SEPARATORS.matcher(BLANKS.matcher(bare).replaceAll("")).replaceAll("");
    }

    /** The bracketed remarks alone, with half-width characters; empty for none. */
    static String findRemarks(String heading) {
        return BRACKETS.matcher(toHalfWidth(heading))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining());
    }

    /** With half-width characters and without blanks; empty for null. */
    public static String toHalfWidth(String text) {
        return text == null ? "" : BLANKS.matcher(SheetGrid.toHalfWidth(text)).replaceAll("");
    }
}
