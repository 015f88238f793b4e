package org.plumbline.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.scoring.Evaluation;

/**
 * An evaluation as an .xlsx to print and to calculate with: the form 自评表 with declared and rule scores side by side,
 * the findings, and every step. Equal input gives equal bytes. Declared values are texts or numbers, never formulas.
 */
public final class EvaluationWorkbookWriter {

    /**
     * Where the evaluation is stored, and its hash.
     *
     * @param ruleSetVersion number within the scheme
     * @param canonicalSha256 of the canonical evaluation
     * @param corrections what it corrects and what corrects it, with reasons, a line each
     */
    public record EvaluationOrigin(
            String evaluationId,
            int ruleSetVersion,
            String canonicalSha256,
            Instant keptAt,
            List<String> corrections) {}

    private EvaluationWorkbookWriter() {}

    /** @param origin null where it is not stored */
    public static byte[] write(Evaluation evaluation, EvaluationOrigin origin, Locale locale) {
        try (ReportWorkbook book = new ReportWorkbook(locale)) {
            Explanation explanation = Explanation.of(evaluation, locale);
            FormSheetWriter.write(
                    book.addSheet(new Bilingual("自评表", "Self-evaluation").in(locale)), evaluation, explanation, origin);
            FindingsSheetWriter.write(book.addSheet(new Bilingual("审核问题", "Findings").in(locale)), explanation);
            TraceSheetWriter.write(
                    book.addSheet(new Bilingual("计算过程", "Trace").in(locale)),
                    evaluation,
                    StepSentences.of(evaluation, locale));
            return book.toBytes(explanation.title(), origin == null ? Instant.EPOCH : origin.keptAt());
        }
    }
}
