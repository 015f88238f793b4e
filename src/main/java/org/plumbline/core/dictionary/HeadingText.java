package org.plumbline.core.dictionary;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.core.spreadsheet.SheetGrid;

/** The text of a heading or label, and the forms of it in which spellings are compared. */
public final class HeadingText {

    private static final int LONGEST = 60;
    private static final Pattern SEPARATORS = Pattern.compile("[*：:、/及和]");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]|【[^【】]*】");

    private final String text;
    private final String normalized;

    /** @param text null for none */
    public HeadingText(String text) {
        this.text = text;
        this.normalized = normalize(text);
    }

    String text() {
        return text;
    }

    /** Whether it is longer than any heading is; its normalized text is empty. */
    boolean isTooLong() {
        return text != null && text.length() > LONGEST;
    }

    String normalized() {
        return normalized;
    }

    /** The bracketed remarks alone, with half-width characters; empty for none. */
    String findRemarks() {
        return BRACKETS.matcher(toHalfWidth(text))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining());
    }

    /** Without blanks, bracketed remarks such as （10分）, and the characters in which spellings differ; empty for null. */
    public static String normalize(String heading) {
        if (heading == null || heading.length() > LONGEST) {
            return "";
        }
        String bare = BRACKETS.matcher(toHalfWidth(heading)).replaceAll("");
        return SEPARATORS.matcher(bare).replaceAll("");
    }

    /** With half-width characters and without blanks; empty for null. */
    public static String toHalfWidth(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = SheetGrid.toHalfWidth(text.codePointAt(i));
            if (!isBlank(c)) {
                narrow.appendCodePoint(c);
            }
        }
        return narrow.toString();
    }

    private static boolean isBlank(int c) {
        return Character.isSpaceChar(c) || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
