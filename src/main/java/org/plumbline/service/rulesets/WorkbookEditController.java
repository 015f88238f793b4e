package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.workbook.WorkbookEditor;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Workbooks to continue with, made from a version: with one more table or the sheet of bases, or as those of a new scheme. Downloads alone;
 * nothing changes until the workbook is uploaded.
 */
@Controller
final class WorkbookEditController {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*[;；,，]\\s*");

    private final RuleSetQueries queries;

    WorkbookEditController(RuleSetQueries queries) {
        this.queries = queries;
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/rule-sets/{id}/workbook")
    String showChoices(@PathVariable String id, Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        model.addAttribute("version", queries.toView(queries.requireVersion(id)));
        model.addAttribute("tables", RuleFamilies.listTables());
        return "workbook-edit";
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/rule-sets/{id}/workbook/table")
    ResponseEntity<byte[]> downloadWithTable(
            @PathVariable String id,
            @RequestParam("family") String family,
            @RequestParam(name = "conditions", required = false) List<String> conditions) {
        List<String> chosen = conditions == null ? List.of() : conditions;
        return respond(id, null, workbook -> WorkbookEditor.addTable(workbook, family, chosen));
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/rule-sets/{id}/workbook/scheme")
    ResponseEntity<byte[]> downloadRenamed(
            @PathVariable String id,
            @RequestParam(name = "scheme", defaultValue = "") String scheme,
            @RequestParam("title") String title) {
        return respondRenamed(id, scheme.strip(), title.strip());
    }

    /** @param scheme blank for the id proposed for the title */
    private ResponseEntity<byte[]> respondRenamed(String id, String scheme, String title) {
        String named = scheme.isEmpty() ? queries.proposeSchemeId(title) : scheme;
        return respond(id, named, workbook -> WorkbookEditor.renameScheme(workbook, named, title));
    }

    /** {@code conditions} are labels of columns, separated by semicolons. */
    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/api/v1/rule-sets/{id}/workbook/table")
    ResponseEntity<byte[]> getWithTable(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "family", "conditions");
        String conditions = query.textOrNull("conditions");
        String family = requireText(query, "family");
        List<String> chosen = conditions == null ? List.of() : List.of(SEPARATOR.split(conditions));
        return respond(id, null, workbook -> WorkbookEditor.addTable(workbook, family, chosen));
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/api/v1/rule-sets/{id}/workbook/scheme")
    ResponseEntity<byte[]> getRenamed(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "scheme", "title");
        String scheme = Objects.requireNonNullElse(query.textOrNull("scheme"), "");
        return respondRenamed(id, scheme, requireText(query, "title"));
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping({"/rule-sets/{id}/workbook/bases", "/api/v1/rule-sets/{id}/workbook/bases"})
    ResponseEntity<byte[]> getWithBases(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        return respond(id, null, WorkbookEditor::addBases);
    }

    private static String requireText(QueryParameters query, String name) {
        String text = query.textOrNull(name);
        if (text == null) {
            throw ProblemException.invalidParameter(name, null, "1 ×");
        }
        return text;
    }

    /** @param scheme id of the new scheme, which names the file; null for the version's own */
    private ResponseEntity<byte[]> respond(String id, String scheme, UnaryOperator<byte[]> change) {
        RuleSetVersion version = queries.requireVersion(id);
        try {
            byte[] workbook = change.apply(queries.readWorkbook(version));
            return WorkbookDownload.respond(scheme == null ? version.file() : scheme + ".xlsx", false, workbook);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(e);
        }
    }
}
