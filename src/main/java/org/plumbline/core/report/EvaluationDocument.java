package org.plumbline.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.robustness.Robustness;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Submission;

/**
 * An evaluation with all that a document for the file shows, in one language: PDF, .docx and .xlsx lay it out.
 *
 * @param head body, region, year and scheme with the status of its basis
 * @param marks what a reader must know first: that the evaluation corrects another or was corrected
 * @param range the totals under stricter readings; null where there is none
 * @param money amounts of the budget and of its tasks, as far as stated
 * @param facts stated outside the indicator table, each with its place; null for none
 * @param meanings what the workbook says of an indicator's meaning and its checkpoints, by its code
 * @param rules the rules that judged an indicator, in words, by its code
 * @param findings the gravest first, those of one check together
 * @param bases documents and articles that the evaluation cites
 * @param choices of scoring that the form does not print, each with its basis; null for none
 * @param record where and when it was stored and by whom
 * @param foot the hash that every page shows
 * @param verification how to check the document, a step each
 * @param code what the QR code holds; null where the evaluation is not stored
 */
public record EvaluationDocument(
        Locale locale,
        Evaluation evaluation,
        Explanation explanation,
        List<LabelledText> head,
        List<String> marks,
        String range,
        List<DocumentTable> money,
        DocumentTable facts,
        Map<String, String> meanings,
        Map<String, String> rules,
        List<FindingGroup> findings,
        DocumentTable bases,
        DocumentTable choices,
        List<LabelledText> record,
        String foot,
        List<String> verification,
        String code,
        Instant savedAt) {

    public record LabelledText(String label, String text) {}

    /**
     * The findings of one check and severity.
     *
     * @param name of the check; empty in English
     */
    public record FindingGroup(Severity level, String severity, String code, String name, List<FindingItem> items) {

        /** Whether basis and source are shown below an item: once for successive items that share them. */
        public boolean showsBasis(int index) {
            if (index == items.size() - 1) {
                return true;
            }
            FindingItem next = items.get(index + 1);
            return !Objects.equals(items.get(index).basis(), next.basis())
                    || !Objects.equals(items.get(index).source(), next.source());
        }
    }

    /** @param source where the rule is written; null where the engine itself raised it, as may be {@code basis} */
    public record FindingItem(String message, String basis, String source) {}

    /**
     * @param evaluation of the submission by the rule set
     * @param record null where it is not stored
     */
    public static EvaluationDocument of(
            Evaluation evaluation, Submission submission, RuleSet ruleSet, StoredRecord record, Locale locale) {
        Robustness robustness = Robustness.of(evaluation, submission, ruleSet);
        return new EvaluationDocumentBuilder(evaluation, submission, ruleSet, record, locale).build(robustness);
    }

    public boolean isEnglish() {
        return "en".equals(locale.getLanguage());
    }

    /** The tables of amounts, facts, bases and choices, those that there are. */
    public List<DocumentTable> listTables() {
        return Stream.concat(money.stream(), Stream.of(facts, bases, choices))
                .filter(table -> table != null && !table.isEmpty())
                .toList();
    }

    /** Whether it corrects another or was corrected. */
    public boolean isMarked() {
        return !marks.isEmpty();
    }
}
