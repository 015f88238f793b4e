package org.plumbline.service.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.reports.ReportService.ReadReport;
import org.plumbline.service.rulesets.WorkbookProblemView;
import org.plumbline.service.security.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The API of published reports. */
@RestController
@RequestMapping("/api/v1/reports")
final class ReportController {

    private final ReportService reports;
    private final ReportStore store;
    private final ProblemResponses problems;

    ReportController(ReportService reports, ReportStore store, ProblemResponses problems) {
        this.reports = reports;
        this.store = store;
        this.problems = problems;
    }

    /** One report of the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportItem(UUID id, String file, String sha256, String uploadedBy, Instant uploadedAt) {

        static ReportItem of(StoredReport stored) {
            return new ReportItem(stored.id(), stored.file(), stored.sha256(), stored.actor(), stored.createdAt());
        }
    }

    /** @param reports the newest first */
    record ReportList(List<ReportItem> reports) {}

    /** 201 with claims and findings; 422 with every problem if the report cannot be opened. */
    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Object upload(@RequestParam("report") MultipartFile report, HttpServletRequest request) throws IOException {
        QueryParameters query = QueryParameters.of(request);
        ReadReport read = reports.add(report.getOriginalFilename(), report.getBytes(), Actor.of(request));
        if (read.stored() == null) {
            List<WorkbookProblemView> errors =
                    WorkbookProblemView.of(read.reading().problems(), LanguagePreference.of(request));
            ProblemDetail problem = problems.createProblem(request, ProblemKind.FORM_REJECTED, errors.size());
            problem.setProperty("errors", errors);
            return problems.respond(request, problem, HttpHeaders.EMPTY);
        }
        return ResponseEntity.created(
                        URI.create("/api/v1/reports/" + read.stored().id()))
                .body(ReportView.of(read, query.locale()));
    }

    @Endpoint(tagged = true, scope = ScopeRule.UNSCOPED)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ReportList list(HttpServletRequest request) {
        QueryParameters.of(request);
        return new ReportList(store.list().stream().map(ReportItem::of).toList());
    }

    @Endpoint(tagged = true, scope = ScopeRule.UNSCOPED)
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ReportView read(@PathVariable UUID id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request);
        return ReportView.of(reports.read(id), query.locale());
    }

    /**
     * @param others files of the same body and fiscal year that it is compared with, as places name them
     * @param findings between them
     */
    record ReportComparisonView(UUID id, List<String> others, List<ReportView.FindingView> findings) {}

    /** What the report and the others of its body and year contradict in each other. */
    @Endpoint(tagged = true, scope = ScopeRule.UNSCOPED)
    @GetMapping(path = "/{id}/comparison", produces = MediaType.APPLICATION_JSON_VALUE)
    ReportComparisonView compare(@PathVariable UUID id, HttpServletRequest request) {
        Locale locale = QueryParameters.of(request).locale();
        ReportService.ReportComparison comparison = reports.compare(id);
        return new ReportComparisonView(
                id,
                comparison.others(),
                comparison.findings().stream()
                        .map(finding -> ReportView.toFinding(finding, Map.of(), locale))
                        .toList());
    }

    /** The claims named are ticked (true) or left out (false); the others stay as they are. */
    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @PostMapping(path = "/{id}/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
    ReportView decide(@PathVariable UUID id, @RequestBody Map<String, Boolean> decisions, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request);
        if (decisions.containsValue(null)) {
            throw ProblemException.invalidParameter("claim", "null", "true / false");
        }
        return ReportView.of(reports.decide(id, decisions, Actor.of(request)), query.locale());
    }

    /** Removes a report with its decisions; evaluations do not refer to it. */
    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable UUID id, HttpServletRequest request) {
        QueryParameters.of(request);
        StoredReport stored = store.find(id).orElseThrow(() -> ProblemException.notFound(id.toString()));
        Actor actor = Actor.of(request);
        if (!stored.actor().equals(actor.name()) && !actor.roles().contains(Role.ADMIN)) {
            throw new ProblemException(ProblemKind.FORBIDDEN);
        }
        store.remove(id);
        return ResponseEntity.noContent().build();
    }
}
