package org.plumbline.service.evaluations;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.report.EvaluationDocument;
import org.plumbline.core.report.EvaluationDocxWriter;
import org.plumbline.core.report.EvaluationTextWriter;
import org.plumbline.core.report.EvaluationWorkbookWriter;
import org.plumbline.service.evaluations.EvaluationDocuments.ExplanationWithBases;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The explanation of a stored evaluation as a file: PDF, Word document, spreadsheet or plain text. */
@Component
public final class ReportDownload {

    static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);
    static final MediaType PDF = MediaType.APPLICATION_PDF;
    public static final String XLSX_VALUE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final MediaType XLSX = MediaType.parseMediaType(XLSX_VALUE);

    public static final String DOCX_VALUE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final MediaType DOCX = MediaType.parseMediaType(DOCX_VALUE);

    private final ReportPdf pdf;
    private final EvaluationDocuments documents;

    ReportDownload(ReportPdf pdf, EvaluationDocuments documents) {
        this.pdf = pdf;
        this.documents = documents;
    }

    ExplanationWithBases createExplanation(SavedEvaluation saved, Locale locale) {
        return documents.explain(saved, EvaluationJson.read(saved.canonical()), locale);
    }

    ResponseEntity<byte[]> createText(SavedEvaluation saved, Locale locale) {
        EvaluationDocument document = createDocument(saved, locale);
        return ResponseEntity.ok()
                .contentType(PLAIN)
                .body(EvaluationTextWriter.write(document).getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> createPdf(SavedEvaluation saved, Locale locale) {
        EvaluationDocument document = createDocument(saved, locale);
        return attachment(ContentDisposition.inline(), document, PDF, ".pdf", pdf.render(document, saved));
    }

    ResponseEntity<byte[]> createWorkbook(SavedEvaluation saved, Locale locale) {
        EvaluationDocument document = createDocument(saved, locale);
        byte[] book = EvaluationWorkbookWriter.write(document);
        return attachment(ContentDisposition.attachment(), document, XLSX, ".xlsx", book);
    }

    ResponseEntity<byte[]> createDocx(SavedEvaluation saved, Locale locale) {
        EvaluationDocument document = createDocument(saved, locale);
        byte[] file = EvaluationDocxWriter.write(document);
        return attachment(ContentDisposition.attachment(), document, DOCX, ".docx", file);
    }

    EvaluationDocument createDocument(SavedEvaluation saved, Locale locale) {
        return documents.create(saved, EvaluationJson.read(saved.canonical()), locale);
    }

    private static ResponseEntity<byte[]> attachment(
            ContentDisposition.Builder how, EvaluationDocument document, MediaType type, String ending, byte[] body) {
        String name = document.explanation()
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
