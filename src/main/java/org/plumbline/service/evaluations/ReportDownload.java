package org.plumbline.service.evaluations;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.explanation.ExplanationTextRenderer;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.report.EvaluationWorkbookWriter;
import org.plumbline.core.report.EvaluationWorkbookWriter.EvaluationOrigin;
import org.plumbline.core.scoring.Evaluation;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The explanation of a stored evaluation as a file: PDF, spreadsheet or plain text. */
@Component
public final class ReportDownload {

    static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);
    static final MediaType PDF = MediaType.APPLICATION_PDF;
    public static final String XLSX_VALUE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final MediaType XLSX = MediaType.parseMediaType(XLSX_VALUE);

    private final ReportPdf pdf;
    private final EvaluationRepository evaluations;

    ReportDownload(ReportPdf pdf, EvaluationRepository evaluations) {
        this.pdf = pdf;
        this.evaluations = evaluations;
    }

    ResponseEntity<byte[]> createText(SavedEvaluation saved, Locale locale) {
        Explanation explanation = Explanation.of(EvaluationJson.read(saved.canonical()), locale);
        boolean english = "en".equals(locale.getLanguage());
        List<String> provenance = new ArrayList<>(List.of(
                (english ? "Evaluation id: " : "评价编号：") + saved.id(),
                (english ? "Saved (UTC): " : "保存时间（UTC）：") + saved.createdAt(),
                (english ? "Rules version: " : "规则版本：") + saved.version(),
                (english ? "Evaluation SHA-256: " : "评价结果 SHA-256：") + saved.canonicalSha256()));
        provenance.addAll(describeCorrections(saved, english));
        return ResponseEntity.ok()
                .contentType(PLAIN)
                .body(ExplanationTextRenderer.render(explanation, provenance, locale)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** What it corrects and what corrects it, a line each. */
    private List<String> describeCorrections(SavedEvaluation saved, boolean english) {
        List<String> lines = new ArrayList<>();
        CorrectionLinks corrections = evaluations.findCorrections(saved.id());
        if (corrections.correction() != null) {
            lines.add((english ? "Corrects: " : "更正的评价：") + described(corrections.correction()));
        }
        corrections
                .correctedBy()
                .forEach(each -> lines.add((english ? "Corrected by: " : "已由此评价更正：") + described(each)));
        return lines;
    }

    private static String described(Correction correction) {
        return correction.evaluation() + (correction.reason() == null ? "" : " · " + correction.reason());
    }

    ResponseEntity<byte[]> createPdf(SavedEvaluation saved, Locale locale) {
        Evaluation evaluation = EvaluationJson.read(saved.canonical());
        EvaluationView view = EvaluationView.standalone(evaluation, locale);
        return attachment(
                ContentDisposition.inline(),
                view,
                PDF,
                ".pdf",
                pdf.render(view, saved, evaluations.findCorrections(saved.id()), locale));
    }

    ResponseEntity<byte[]> createWorkbook(SavedEvaluation saved, Locale locale) {
        Evaluation evaluation = EvaluationJson.read(saved.canonical());
        EvaluationView view = EvaluationView.standalone(evaluation, locale);
        EvaluationOrigin origin = new EvaluationOrigin(
                saved.id().toString(),
                saved.version(),
                saved.canonicalSha256(),
                saved.createdAt(),
                describeCorrections(saved, "en".equals(locale.getLanguage())));
        byte[] book = EvaluationWorkbookWriter.write(evaluation, origin, locale);
        return attachment(ContentDisposition.attachment(), view, XLSX, ".xlsx", book);
    }

    private static ResponseEntity<byte[]> attachment(
            ContentDisposition.Builder how, EvaluationView view, MediaType type, String ending, byte[] body) {
        String name = view.explanation()
                .title()
                .replaceAll("[^\\p{L}\\p{N} ,.-]+", "")
                .replaceAll("\\s+", " ");
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(name.strip() + ending, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(body);
    }
}
