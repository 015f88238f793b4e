package org.plumbline.evaluations;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** An explanation to print and sign: the template {@code report.html} on A4. Equal evaluations give equal bytes. */
@Component
final class ReportPdf {

    private static final String TEMPLATE = "report";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final ITemplateEngine templates;

    ReportPdf(ITemplateEngine templates) {
        this.templates = templates;
    }

    byte[] of(EvaluationView view, Kept kept, Locale locale) {
        String page = page(view, kept, locale, "");
        String absent = ReportFont.absent(page);
        // said in the document itself, and nowhere hidden
        String whole = absent.isEmpty() ? page : page(view, kept, locale, absent);
        return PdfPrinter.print(whole, kept.id(), kept.createdAt());
    }

    private String page(EvaluationView view, Kept kept, Locale locale, String absent) {
        Map<String, Object> values =
                Map.of("it", view, "kept", kept, "keptAt", MOMENT.format(kept.createdAt()), "absent", absent);
        return ReportFont.shown(templates.process(TEMPLATE, new Context(locale, values)));
    }
}
