package org.plumbline.service.evaluations;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.report.EvaluationDocument;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The explanation of an evaluation that is not stored, as a document, by the service's templates but without the service. */
public final class UnsavedReport {

    private static final ITemplateEngine TEMPLATES = createTemplateEngine();

    private UnsavedReport() {}

    /** A standalone page. */
    public static byte[] renderHtml(EvaluationDocument document) {
        Map<String, Object> values = new HashMap<>();
        values.put("it", EvaluationView.standalone(document.evaluation(), document.locale()));
        values.put("d", document);
        values.put("range", document.range());
        values.put("style", StandaloneStyle.STYLE);
        return TEMPLATES
                .process("explanation", new Context(document.locale(), values))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Equal evaluations give equal bytes. */
    public static byte[] renderPdf(EvaluationDocument document) {
        byte[] canonical = EvaluationJson.writeCanonical(document.evaluation());
        return ReportPdf.print(TEMPLATES, document, Sha256.of(canonical), UUID.nameUUIDFromBytes(canonical));
    }

    private static ITemplateEngine createTemplateEngine() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(UnsavedReport.class.getClassLoader());
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding(StandardCharsets.UTF_8.name());
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}
