package org.plumbline.service.evaluations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final ITemplateEngine templates;

    ReportPdf(ITemplateEngine templates) {
        this.templates = templates;
    }

    byte[] render(EvaluationView view, SavedEvaluation saved, CorrectionLinks corrections, Locale locale) {
        Map<String, Object> values = Map.of(
                "it",
                view,
                "saved",
                saved,
                "corrections",
                corrections,
                "savedAt",
                MOMENT.format(saved.createdAt()),
                "canonicalSha256",
                saved.canonicalSha256());
        return print(templates, values, locale, saved.id(), saved.createdAt());
    }

    /**
     * @param values for the template, except the characters that the font lacks
     * @param moment null for a document without a time
     */
    static byte[] print(ITemplateEngine templates, Map<String, Object> values, Locale locale, UUID id, Instant moment) {
        String page = renderPage(templates, values, locale, "");
        String absent = ReportFont.findMissingCharacters(page);
        // stated in the visible text of the document
        String whole = absent.isEmpty() ? page : renderPage(templates, values, locale, absent);
        return PdfRenderer.render(whole, id, moment);
    }

    private static String renderPage(
            ITemplateEngine templates, Map<String, Object> values, Locale locale, String absent) {
        Context context = new Context(locale, values);
        context.setVariable("absent", absent);
        return ReportFont.toGlyphText(templates.process(TEMPLATE, context));
    }
}
