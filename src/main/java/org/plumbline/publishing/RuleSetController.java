package org.plumbline.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.plumbline.web.Actor;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Problems;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.http.ContentDisposition;
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

/** Rule sets and their life, for programs. */
@RestController
@RequestMapping("/api/v1/rule-sets")
final class RuleSetController {

    static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Rulebook rulebook;
    private final Uploads uploads;
    private final Lifecycle lifecycle;
    private final Problems problems;

    RuleSetController(Rulebook rulebook, Uploads uploads, Lifecycle lifecycle, Problems problems) {
        this.rulebook = rulebook;
        this.uploads = uploads;
        this.lifecycle = lifecycle;
        this.problems = problems;
    }

    /** A list, for room to grow. */
    record All(List<RuleSetView> ruleSets) {}

    /** A version with all that is known of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            RuleSetView ruleSet, List<RuleSetEvent> events, List<ProblemView> warnings, List<ProblemView> failures) {}

    /** Why. */
    record Step(String reason) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    All list(HttpServletRequest request) {
        return new All(rulebook.all(Query.of(request, "scheme").textOrNull("scheme")));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Whole get(@PathVariable String id, HttpServletRequest request) {
        Query.of(request);
        return whole(rulebook.version(id), request);
    }

    /** 201 for a new draft, 200 for bytes already known, 422 with every problem. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Object upload(
            @RequestParam("workbook") MultipartFile workbook,
            @RequestParam(name = "reason", required = false) String reason,
            HttpServletRequest request)
            throws IOException {
        Uploads.Outcome outcome =
                uploads.take(workbook.getOriginalFilename(), workbook.getBytes(), Actor.of(request), reason);
        if (outcome instanceof Uploads.Outcome.Refused refused) {
            ProblemDetail problem = problems.of(
                    request, ProblemKind.WORKBOOK_REJECTED, refused.problems().size());
            problem.setProperty("errors", ProblemView.of(refused.problems(), request));
            problem.setProperty("annotated", "/api/v1/rule-sets/refused/" + refused.id() + "/workbook");
            return problems.answer(request, problem, HttpHeaders.EMPTY);
        }
        Uploads.Outcome.Draft draft = (Uploads.Outcome.Draft) outcome;
        Whole whole = whole(draft.version(), request);
        return draft.known()
                ? ResponseEntity.ok(whole)
                : ResponseEntity.created(URI.create(
                                "/api/v1/rule-sets/" + draft.version().id()))
                        .body(whole);
    }

    /** The very bytes that were uploaded; {@code annotated=true} with problems and read-back written in. */
    @GetMapping("/{id}/workbook")
    ResponseEntity<byte[]> workbook(@PathVariable String id, HttpServletRequest request) {
        Query query = Query.of(request, "annotated");
        RuleSetVersion version = rulebook.version(id);
        boolean annotated = "true".equals(query.textOrNull("annotated"));
        byte[] bytes = annotated ? rulebook.annotated(version, query.locale()) : rulebook.workbook(version);
        return file(version.file(), annotated, bytes);
    }

    /** A refused workbook with its mistakes marked. */
    @GetMapping("/refused/{id}/workbook")
    ResponseEntity<byte[]> refused(@PathVariable UUID id, HttpServletRequest request) {
        Query.of(request);
        Uploads.Refused refused = uploads.refused(id).orElseThrow(() -> RequestRefused.notFound(id.toString()));
        return file(refused.file(), true, rulebook.annotated(refused));
    }

    @GetMapping(path = "/{id}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    DiffView diff(@PathVariable String id, HttpServletRequest request) {
        Query query = Query.of(request, "against");
        String against = query.textOrNull("against");
        RuleSetVersion after = rulebook.version(id);
        return rulebook.diff(rulebook.before(after, against), after, query.locale());
    }

    @PostMapping(path = "/{id}/approval", produces = MediaType.APPLICATION_JSON_VALUE)
    Whole approve(@PathVariable String id, @RequestBody(required = false) Step step, HttpServletRequest request) {
        return whole(lifecycle.approve(rulebook.version(id).id(), Actor.of(request), reason(step)), request);
    }

    @PostMapping(path = "/{id}/publication", produces = MediaType.APPLICATION_JSON_VALUE)
    Whole publish(@PathVariable String id, @RequestBody(required = false) Step step, HttpServletRequest request) {
        return whole(lifecycle.publish(rulebook.version(id).id(), Actor.of(request), reason(step)), request);
    }

    @PostMapping(path = "/{id}/retirement", produces = MediaType.APPLICATION_JSON_VALUE)
    Whole retire(@PathVariable String id, @RequestBody(required = false) Step step, HttpServletRequest request) {
        return whole(lifecycle.retire(rulebook.version(id).id(), Actor.of(request), reason(step)), request);
    }

    private static String reason(Step step) {
        return step == null ? null : step.reason();
    }

    private Whole whole(RuleSetVersion version, HttpServletRequest request) {
        return new Whole(
                rulebook.view(version),
                lifecycle.events(version.id()),
                ProblemView.of(rulebook.warnings(version), request),
                ProblemView.of(rulebook.failures(version), request));
    }

    static ResponseEntity<byte[]> file(String name, boolean annotated, byte[] bytes) {
        String shown = annotated ? name.replaceFirst("\\.xlsx$", "") + "-批注.xlsx" : name;
        return ResponseEntity.ok()
                .contentType(WORKBOOK)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(shown, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
