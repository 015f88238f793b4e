package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Set;
import org.plumbline.core.workbook.SchemeTemplateWriter;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The workbook of a new scheme, to be filled in. */
@Controller
final class SchemeTemplateController {

    private final SchemeTemplates templates;
    private final RuleSetQueries queries;

    SchemeTemplateController(SchemeTemplates templates, RuleSetQueries queries) {
        this.templates = templates;
        this.queries = queries;
    }

    /** @param id not yet used by any scheme */
    record ProposedSchemeId(String id) {}

    /** An id for a scheme of this title, to be shown to its author, who may choose another. */
    @Endpoint(scope = ScopeRule.SHARED)
    @GetMapping(path = "/api/v1/rule-sets/scheme-id", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ProposedSchemeId proposeId(HttpServletRequest request) {
        String title = QueryParameters.of(request, "title").textOrNull("title");
        if (title == null) {
            throw ProblemException.invalidParameter("title", null, "1 ×");
        }
        return new ProposedSchemeId(queries.proposeSchemeId(title));
    }

    /** Without an id the one proposed for the title. */
    @Endpoint(scope = ScopeRule.SHARED)
    @GetMapping({"/rule-sets/template", "/api/v1/rule-sets/template"})
    ResponseEntity<byte[]> downloadTemplate(
            @RequestParam(name = "scheme", defaultValue = "") String scheme,
            @RequestParam("title") String title,
            @RequestParam("jurisdiction") String jurisdiction,
            @RequestParam("from") int from,
            @RequestParam("to") int to,
            @RequestParam(name = "fullMarks", defaultValue = "100") BigDecimal fullMarks,
            @RequestParam(name = "families", required = false) Set<String> families,
            @RequestParam(name = "columns", required = false) Set<String> columns) {
        try {
            String id = scheme.isBlank() ? queries.proposeSchemeId(title) : scheme.strip();
            SchemeTemplateWriter.TemplateOptions options = new SchemeTemplateWriter.TemplateOptions(
                    id, title.strip(), jurisdiction.strip(), from, to, fullMarks, families, columns);
            return WorkbookDownload.respond(
                    options.id() + ".xlsx", false, SchemeTemplateWriter.toBytes(templates.read(), options));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(e);
        }
    }
}
