package org.plumbline.service.findings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.plumbline.service.evaluations.ContentNegotiation;
import org.plumbline.service.evaluations.ReportDownload;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.PaginationLinks;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of findings over many evaluations. */
@RestController
@RequestMapping("/api/v1/findings")
final class FindingController {

    private static final List<MediaType> FORMS = List.of(MediaType.APPLICATION_JSON, ReportDownload.XLSX);

    private final FindingRepository findings;
    private final FindingExport export;
    private final ProfileRepository profiles;
    private final ValueRepository values;

    FindingController(
            FindingRepository findings, FindingExport export, ProfileRepository profiles, ValueRepository values) {
        this.findings = findings;
        this.export = export;
        this.profiles = profiles;
        this.values = values;
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, ReportDownload.XLSX_VALUE})
    ResponseEntity<?> list(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        QueryParameters query = QueryParameters.of(request, FindingFilter.NAMES);
        if (ContentNegotiation.chooseMediaType(request, FORMS) == ReportDownload.XLSX) {
            return export.exportWorkbook(query);
        }
        FindingListPage page = FindingListPage.of(findings, query);
        return ResponseEntity.ok()
                .headers(PaginationLinks.buildHeaders(request, page.page(), page.hasNext()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(page);
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping(path = "/identical-profiles", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProfileListPage> listIdenticalProfiles(HttpServletRequest request) {
        ProfileListPage page = ProfileListPage.of(profiles, QueryParameters.of(request, ProfileFilter.NAMES));
        return ResponseEntity.ok()
                .headers(PaginationLinks.buildHeaders(request, page.page(), page.more()))
                .body(page);
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping(path = "/values", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ValueListPage> listValues(HttpServletRequest request) {
        ValueListPage page = ValueListPage.of(values, QueryParameters.of(request, ValueFilter.NAMES));
        return ResponseEntity.ok()
                .headers(PaginationLinks.buildHeaders(request, page.page(), page.more()))
                .body(page);
    }
}
