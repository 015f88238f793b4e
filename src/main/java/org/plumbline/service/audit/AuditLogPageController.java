package org.plumbline.service.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The pages of the audit log: entries, verification, and export of the chain head. */
@Controller
@RequestMapping("/audit-log")
final class AuditLogPageController {

    private static final JsonMapper JSON = new JsonMapper();

    private final AuditLogQueries queries;

    AuditLogPageController(AuditLogQueries queries) {
        this.queries = queries;
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @GetMapping
    String list(Model model, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, AuditLogQueries.NAMES);
        return showEntries(query, model);
    }

    /** Writes nothing but is expensive, so it is a POST that no link checker or prefetch triggers. */
    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            parentShowsPage = true,
            scope = ScopeRule.UNSCOPED)
    @PostMapping("/verification")
    String verify(@RequestParam(required = false) String head, Model model, HttpServletRequest request) {
        String exported = head == null || head.isBlank() ? null : head.strip();
        model.addAttribute("verification", queries.verify(exported));
        model.addAttribute("exported", exported);
        return showEntries(QueryParameters.of(request, "head", "_csrf"), model);
    }

    private String showEntries(QueryParameters query, Model model) {
        model.addAttribute("head", queries.sealAndReadHead());
        model.addAttribute("page", queries.listEntries(query));
        return "audit-log";
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @GetMapping("/head.txt")
    ResponseEntity<byte[]> downloadHeadAsText(HttpServletRequest request) {
        QueryParameters.of(request);
        return attachment(
                queries.sealAndReadHead().toExportLine().getBytes(StandardCharsets.UTF_8),
                MediaType.TEXT_PLAIN,
                ".txt");
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @GetMapping("/head.json")
    ResponseEntity<byte[]> downloadHeadAsJson(HttpServletRequest request) {
        QueryParameters.of(request);
        return attachment(JSON.writeValueAsBytes(queries.sealAndReadHead()), MediaType.APPLICATION_JSON, ".json");
    }

    private static ResponseEntity<byte[]> attachment(byte[] body, MediaType type, String ending) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("plumbline-audit-log-head" + ending)
                                .build()
                                .toString())
                .body(body);
    }
}
