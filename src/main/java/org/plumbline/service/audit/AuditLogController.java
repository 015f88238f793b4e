package org.plumbline.service.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of the audit log: entries, verification, and export of the chain head. */
@RestController
@RequestMapping("/api/v1/audit-log")
final class AuditLogController {

    private final AuditLogQueries queries;

    AuditLogController(AuditLogQueries queries) {
        this.queries = queries;
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    AuditLogEntryPage list(HttpServletRequest request) {
        return queries.listEntries(QueryParameters.of(request, AuditLogQueries.NAMES));
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @GetMapping(path = "/head", produces = MediaType.APPLICATION_JSON_VALUE)
    ChainHead getHead(HttpServletRequest request) {
        QueryParameters.of(request);
        return queries.sealAndReadHead();
    }

    /** One line, to be printed, mailed or stored on another machine. */
    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @GetMapping(path = "/head", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> getHeadAsText(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body(getHead(request).toExportLine());
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @GetMapping(path = "/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditLogVerification verify(HttpServletRequest request) {
        return queries.verify(QueryParameters.of(request, "head").textOrNull("head"));
    }
}
