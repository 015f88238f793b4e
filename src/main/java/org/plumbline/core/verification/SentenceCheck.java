package org.plumbline.core.verification;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.core.workbook.SentencePlaceholders;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Labelled;

/** The {places} of the sentences on the sheet 审核: a place without a figure would be printed as a dash. */
final class SentenceCheck {

    private static final String SENTENCE = "说明";
    private static final Pattern PLACE = Pattern.compile("[{｛]([^{}｛｝]{0,40})[}｝]");
    private static final Pattern BRACE = Pattern.compile("[{}｛｝]");

    private final WorkbookValidator at;

    SentenceCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        for (RowScope row : at.listRowsOf(RuleFamilies.CHECK)) {
            if (row.findValue(SENTENCE) instanceof String sentence && row.key().get("check") != null) {
                checkSentence(
                        row,
                        sentence,
                        SentencePlaceholders.of(
                                Labelled.fromLabel(Check.class, row.key().get("check"))));
            }
        }
    }

    private void checkSentence(RowScope row, String sentence, Set<String> known) {
        Matcher place = PLACE.matcher(sentence);
        while (place.find()) {
            boolean plain = place.group().startsWith("{") && place.group().endsWith("}");
            if (!plain || !known.contains(place.group(1))) {
                String near = plain
                        ? NearestName.of(place.group(1), known).orElse(null)
                        : SheetGrid.toHalfWidth(place.group());
                report(row, place.group(), near, known);
                return;
            }
        }
        if (BRACE.matcher(place.replaceAll("")).find()) {
            report(row, "{ }", null, known);
        }
    }

    private void report(RowScope row, String place, String near, Set<String> known) {
        String list = String.join("} {", new TreeSet<>(known));
        Bilingual expected = known.isEmpty()
                ? new Bilingual("不带占位的一句话", "a sentence without places")
                : new Bilingual("{" + list + "}", "{" + list + "}");
        at.report(
                ProblemCode.PLACE_UNKNOWN,
                row,
                row.findCell(SENTENCE),
                expected,
                CellParser.suggestValue(near, "“" + place + "”没有可填入的数", "There is no figure for \"" + place + "\""));
    }
}
