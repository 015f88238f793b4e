package org.plumbline.service.rulesets;

import java.math.BigDecimal;
import java.util.Set;
import org.plumbline.core.workbook.SchemeTemplateWriter;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The workbook of a new scheme, to be filled in. */
@Controller
final class SchemeTemplateController {

    private final SchemeTemplates templates;

    SchemeTemplateController(SchemeTemplates templates) {
        this.templates = templates;
    }

    @Endpoint(scope = ScopeRule.SHARED)
    @GetMapping("/rule-sets/template")
    ResponseEntity<byte[]> downloadTemplate(
            @RequestParam("scheme") String scheme,
            @RequestParam("title") String title,
            @RequestParam("jurisdiction") String jurisdiction,
            @RequestParam("from") int from,
            @RequestParam("to") int to,
            @RequestParam(name = "fullMarks", defaultValue = "100") BigDecimal fullMarks,
            @RequestParam(name = "families", required = false) Set<String> families) {
        try {
            SchemeTemplateWriter.TemplateOptions options = new SchemeTemplateWriter.TemplateOptions(
                    scheme.strip(), title.strip(), jurisdiction.strip(), from, to, fullMarks, families);
            return WorkbookDownload.respond(
                    options.id() + ".xlsx", false, SchemeTemplateWriter.toBytes(templates.read(), options));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(e);
        }
    }
}
