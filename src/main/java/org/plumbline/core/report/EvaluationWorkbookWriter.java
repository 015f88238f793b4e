package org.plumbline.core.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.util.Reproducibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ReportStyles look = new ReportStyles(book);
            Explanation explanation = Explanation.of(evaluation, locale);
            FormSheetWriter.write(
                    addSheet(book, look, locale, "自评表", "Self-evaluation"), evaluation, explanation, origin);
            FindingsSheetWriter.write(addSheet(book, look, locale, "审核问题", "Findings"), explanation);
            TraceSheetWriter.write(
                    addSheet(book, look, locale, "计算过程", "Trace"), evaluation, StepSentences.of(evaluation, locale));
            book.getProperties().getCoreProperties().setCreator("Plumbline");
            book.getProperties().getCoreProperties().setTitle(explanation.title());
            book.getProperties()
                    .getCoreProperties()
                    .setCreated(Optional.of(Date.from(origin == null ? Instant.EPOCH : origin.keptAt())));
            Reproducibility.runWithSourceDateEpoch(() -> book.write(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory to memory
        }
    }

    private static ReportSheetWriter addSheet(
            XSSFWorkbook book, ReportStyles look, Locale locale, String zh, String en) {
        return new ReportSheetWriter(book.createSheet(new Bilingual(zh, en).in(locale)), look, locale);
    }
}
