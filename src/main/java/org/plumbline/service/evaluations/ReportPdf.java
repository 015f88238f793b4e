package org.plumbline.service.evaluations;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.plumbline.core.report.EvaluationDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * An explanation to print and sign: the template {@code report.html} on A4. Equal evaluations that are
 * corrected in the same way give equal bytes.
 */
@Component
final class ReportPdf {

    private static final String TEMPLATE = "report";

    private final ITemplateEngine templates;

    ReportPdf(ITemplateEngine templates) {
        this.templates = templates;
    }

    byte[] render(EvaluationDocument document, SavedEvaluation saved) {
        return print(templates, document, saved.canonicalSha256(), saved.id());
    }

    /** @param canonicalSha256 of the canonical evaluation, which every page shows */
    static byte[] print(ITemplateEngine templates, EvaluationDocument document, String canonicalSha256, UUID id) {
        Map<String, Object> values = Map.of(
                "d",
                document,
                "it",
                EvaluationView.standalone(document.evaluation(), document.locale()),
                "canonicalSha256",
                canonicalSha256);
        String page = renderPage(templates, values, document.locale(), "");
        String absent = ReportFont.findMissingCharacters(page);
        // stated in the visible text of the document
        String whole = absent.isEmpty() ? page : renderPage(templates, values, document.locale(), absent);
        return PdfRenderer.render(whole, id, document.savedAt());
    }

    private static String renderPage(
            ITemplateEngine templates, Map<String, Object> values, Locale locale, String absent) {
        Context context = new Context(locale, values);
        context.setVariable("absent", absent);
        return ReportFont.toGlyphText(templates.process(TEMPLATE, context));
    }
}
