package org.plumbline.service.rulesets;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.FileDestination;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The API of rule sets and their life cycle. */
@RestController
@RequestMapping("/api/v1/rule-sets")
final class RuleSetController {

    private final RuleSetQueries queries;
    private final WorkbookUploads uploads;
    private final VersionLifecycle lifecycle;
    private final ProblemResponses problems;

    RuleSetController(
            RuleSetQueries queries, WorkbookUploads uploads, VersionLifecycle lifecycle, ProblemResponses problems) {
        this.queries = queries;
        this.uploads = uploads;
        this.lifecycle = lifecycle;
        this.problems = problems;
    }

    /** An object with a list, so that members can be added later. */
    record RuleSetList(List<RuleSetView> ruleSets) {}

    /** A version with all its details. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleSetDetails(
            RuleSetView ruleSet,
            List<RuleSetEvent> events,
            List<WorkbookProblemView> warnings,
            List<WorkbookProblemView> failures) {}

    /** The reason for a step. */
    record StepRequest(String reason) {}

    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    RuleSetList list(HttpServletRequest request) {
        return new RuleSetList(
                queries.list(QueryParameters.of(request, "scheme").textOrNull("scheme")));
    }

    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    RuleSetDetails get(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        return toDetails(queries.requireVersion(id), request);
    }

    /** 201 for a new draft, 200 for bytes already known, 422 with every problem. */
    @Endpoint(value = Role.CLERK, scope = ScopeRule.SCHEME)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Object upload(
            @RequestParam("workbook") MultipartFile workbook,
            @RequestParam(name = "reason", required = false) String reason,
            HttpServletRequest request)
            throws IOException {
        WorkbookUploads.UploadOutcome outcome =
                uploads.acceptUpload(workbook.getOriginalFilename(), workbook.getBytes(), Actor.of(request), reason);
        if (outcome instanceof WorkbookUploads.UploadOutcome.Rejected refused) {
            return problems.respond(request, describeRejected(refused, workbook, request), HttpHeaders.EMPTY);
        }
        WorkbookUploads.UploadOutcome.Drafted draft = (WorkbookUploads.UploadOutcome.Drafted) outcome;
        RuleSetDetails whole = toDetails(draft.version(), request);
        return draft.known()
                ? ResponseEntity.ok(whole)
                : ResponseEntity.created(URI.create(
                                "/api/v1/rule-sets/" + draft.version().id()))
                        .body(whole);
    }

    private ProblemDetail describeRejected(
            WorkbookUploads.UploadOutcome.Rejected refused, MultipartFile workbook, HttpServletRequest request)
            throws IOException {
        ProblemDetail problem = problems.createProblem(
                request, ProblemKind.WORKBOOK_REJECTED, refused.problems().size());
        problem.setProperty("errors", WorkbookProblemView.of(refused.problems(), request));
        describeDestination(workbook.getBytes())
                .ifPresent(advice -> problem.setProperty(
                        "belongs", LanguagePreference.of(request).localize(advice)));
        problem.setProperty("annotated", "/api/v1/rule-sets/refused/" + refused.id() + "/workbook");
        return problem;
    }

    /** Where a file belongs that is no rule workbook; empty if it cannot be seen. */
    static Optional<Bilingual> describeDestination(byte[] file) {
        return FileDestination.guess(file)
                .filter(destination -> destination != FileDestination.RULES)
                .map(FileDestination::advice);
    }

    /** The uploaded bytes; {@code annotated=true} with problems and read-back written in. */
    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping("/{id}/workbook")
    ResponseEntity<byte[]> downloadWorkbook(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "annotated");
        RuleSetVersion version = queries.requireVersion(id);
        boolean annotated = "true".equals(query.textOrNull("annotated"));
        byte[] bytes = annotated ? queries.annotate(version, query.locale()) : queries.readWorkbook(version);
        return WorkbookDownload.respond(version.file(), annotated, bytes);
    }

    /** A rejected workbook with its mistakes marked. */
    @Endpoint(tagged = true, scope = ScopeRule.OWN)
    @GetMapping("/refused/{id}/workbook")
    ResponseEntity<byte[]> downloadRejected(@PathVariable UUID id, HttpServletRequest request) {
        QueryParameters.of(request);
        RejectedUploadStore.RejectedUpload refused = uploads.findRejected(id)
                .filter(upload -> Actor.of(request).maySeeUploadOf(upload.actor()))
                .orElseThrow(() -> ProblemException.notFound(id.toString()));
        return WorkbookDownload.respond(refused.file(), true, queries.annotate(refused));
    }

    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping(path = "/{id}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    DiffView diff(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "against");
        String against = query.textOrNull("against");
        RuleSetVersion after = queries.requireVersion(id);
        return queries.diff(queries.findComparisonBase(after, against), after, query.locale());
    }

    @Endpoint(value = Role.APPROVER, scope = ScopeRule.SCHEME)
    @PostMapping(path = "/{id}/approval", produces = MediaType.APPLICATION_JSON_VALUE)
    RuleSetDetails approve(
            @PathVariable String id, @RequestBody(required = false) StepRequest step, HttpServletRequest request) {
        return toDetails(
                lifecycle.approve(queries.requireVersion(id).id(), Actor.of(request), reasonOf(step)), request);
    }

    @Endpoint(value = Role.APPROVER, scope = ScopeRule.SCHEME)
    @PostMapping(path = "/{id}/publication", produces = MediaType.APPLICATION_JSON_VALUE)
    RuleSetDetails publish(
            @PathVariable String id, @RequestBody(required = false) StepRequest step, HttpServletRequest request) {
        return toDetails(
                lifecycle.publish(queries.requireVersion(id).id(), Actor.of(request), reasonOf(step)), request);
    }

    @Endpoint(value = Role.APPROVER, scope = ScopeRule.SCHEME)
    @PostMapping(path = "/{id}/retirement", produces = MediaType.APPLICATION_JSON_VALUE)
    RuleSetDetails retire(
            @PathVariable String id, @RequestBody(required = false) StepRequest step, HttpServletRequest request) {
        return toDetails(lifecycle.retire(queries.requireVersion(id).id(), Actor.of(request), reasonOf(step)), request);
    }

    @Endpoint(value = Role.APPROVER, scope = ScopeRule.SCHEME)
    @PostMapping(path = "/{id}/return", produces = MediaType.APPLICATION_JSON_VALUE)
    RuleSetDetails returnToAuthor(
            @PathVariable String id, @RequestBody(required = false) StepRequest step, HttpServletRequest request) {
        return toDetails(
                lifecycle.returnToAuthor(queries.requireVersion(id).id(), Actor.of(request), reasonOf(step)), request);
    }

    @Endpoint(value = Role.CLERK, scope = ScopeRule.SCHEME)
    @PostMapping(path = "/{id}/withdrawal", produces = MediaType.APPLICATION_JSON_VALUE)
    RuleSetDetails withdraw(
            @PathVariable String id, @RequestBody(required = false) StepRequest step, HttpServletRequest request) {
        return toDetails(
                lifecycle.withdraw(queries.requireVersion(id).id(), Actor.of(request), reasonOf(step)), request);
    }

    private static String reasonOf(StepRequest step) {
        return step == null ? null : step.reason();
    }

    private RuleSetDetails toDetails(RuleSetVersion version, HttpServletRequest request) {
        return new RuleSetDetails(
                queries.toView(version),
                lifecycle.listEvents(version.id()),
                WorkbookProblemView.of(queries.listWarnings(version), request),
                WorkbookProblemView.of(queries.listTestFailures(version), request));
    }
}
