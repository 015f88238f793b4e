package org.plumbline.service.dictionary;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.plumbline.core.spreadsheet.FileDestination;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.service.dictionary.FormDictionaries.DictionaryUpload;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.RejectedUploadStore.RejectedUpload;
import org.plumbline.service.rulesets.WorkbookDownload;
import org.plumbline.service.rulesets.WorkbookProblemView;
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

/** The API of the form dictionary and its life cycle. */
@RestController
@RequestMapping("/api/v1/form-dictionary")
final class FormDictionaryController {

    private final FormDictionaries dictionaries;
    private final FormDictionaryImporter importer;
    private final ProblemResponses problems;

    FormDictionaryController(
            FormDictionaries dictionaries, FormDictionaryImporter importer, ProblemResponses problems) {
        this.dictionaries = dictionaries;
        this.importer = importer;
        this.problems = problems;
    }

    /** @param rejected problems of the file in the rules folder, where it is not imported because of them */
    record DictionaryVersions(List<FormDictionaryVersion> versions, List<WorkbookProblemView> rejected) {}

    /** @param warnings of the workbook; null except after an upload */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DictionaryDetails(FormDictionaryVersion dictionary, List<WorkbookProblemView> warnings) {}

    /** The reason for a step. */
    record StepRequest(String reason) {}

    @Endpoint(tagged = true, scope = ScopeRule.SHARED)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    DictionaryVersions list(HttpServletRequest request) {
        QueryParameters.of(request);
        return new DictionaryVersions(dictionaries.list(), describe(importer.rejected(), request));
    }

    /** 201 for a new draft, 200 for bytes already known, 422 with every problem. */
    @Endpoint(value = Role.CLERK, scope = ScopeRule.UNSCOPED)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Object upload(
            @RequestParam("workbook") MultipartFile workbook,
            @RequestParam(name = "reason", required = false) String reason,
            HttpServletRequest request)
            throws IOException {
        DictionaryUpload outcome =
                dictionaries.upload(workbook.getOriginalFilename(), workbook.getBytes(), Actor.of(request), reason);
        if (outcome instanceof DictionaryUpload.Rejected refused) {
            ProblemDetail problem = problems.createProblem(
                    request, ProblemKind.WORKBOOK_REJECTED, refused.problems().size());
            problem.setProperty("errors", describe(refused.problems(), request));
            FileDestination.guess(workbook.getBytes())
                    .filter(destination -> destination != FileDestination.DICTIONARY)
                    .map(destination -> LanguagePreference.of(request).localize(destination.advice()))
                    .ifPresent(belongs -> problem.setProperty("belongs", belongs));
            problem.setProperty("annotated", "/api/v1/form-dictionary/refused/" + refused.id() + "/workbook");
            return problems.respond(request, problem, HttpHeaders.EMPTY);
        }
        DictionaryUpload.Drafted draft = (DictionaryUpload.Drafted) outcome;
        DictionaryDetails details = new DictionaryDetails(draft.version(), describe(draft.warnings(), request));
        return draft.known()
                ? ResponseEntity.ok(details)
                : ResponseEntity.created(URI.create(
                                "/api/v1/form-dictionary/" + draft.version().version()))
                        .body(details);
    }

    @Endpoint(tagged = true, scope = ScopeRule.SHARED)
    @GetMapping(path = "/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    DictionaryDetails get(@PathVariable int version, HttpServletRequest request) {
        QueryParameters.of(request);
        return new DictionaryDetails(dictionaries.require(version), null);
    }

    /** The uploaded bytes; {@code annotated=true} with its warnings marked. */
    @Endpoint(tagged = true, scope = ScopeRule.SHARED)
    @GetMapping("/{version}/workbook")
    ResponseEntity<byte[]> downloadWorkbook(@PathVariable int version, HttpServletRequest request) {
        boolean annotated = QueryParameters.of(request, "annotated").booleanValue("annotated");
        FormDictionaryVersion found = dictionaries.require(version);
        return annotated
                ? WorkbookDownload.respond(found.file(), true, dictionaries.annotate(found))
                : WorkbookDownload.respond(found.file(), false, dictionaries.readWorkbook(found));
    }

    /** A rejected workbook with its problems marked. */
    @Endpoint(tagged = true, scope = ScopeRule.UNSCOPED)
    @GetMapping("/refused/{id}/workbook")
    ResponseEntity<byte[]> downloadRejected(@PathVariable UUID id, HttpServletRequest request) {
        QueryParameters.of(request);
        RejectedUpload annotated = dictionaries.annotateRejected(id);
        return WorkbookDownload.respond(annotated.file(), true, annotated.workbook());
    }

    @Endpoint(tagged = true, scope = ScopeRule.SHARED)
    @GetMapping(path = "/{version}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    DictionaryDiffView diff(@PathVariable int version, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "against");
        return DictionaryDiffView.of(
                dictionaries.compare(version, query.integerOrNull("against", 1, Integer.MAX_VALUE)), query.locale());
    }

    @Endpoint(value = Role.APPROVER, scope = ScopeRule.UNSCOPED)
    @PostMapping(path = "/{version}/approval", produces = MediaType.APPLICATION_JSON_VALUE)
    DictionaryDetails approve(
            @PathVariable int version, @RequestBody(required = false) StepRequest step, HttpServletRequest request) {
        return new DictionaryDetails(dictionaries.approve(version, Actor.of(request), reasonOf(step)), null);
    }

    @Endpoint(value = Role.APPROVER, scope = ScopeRule.UNSCOPED)
    @PostMapping(path = "/{version}/publication", produces = MediaType.APPLICATION_JSON_VALUE)
    DictionaryDetails publish(
            @PathVariable int version, @RequestBody(required = false) StepRequest step, HttpServletRequest request) {
        return new DictionaryDetails(dictionaries.publish(version, Actor.of(request), reasonOf(step)), null);
    }

    private static String reasonOf(StepRequest step) {
        return step == null ? null : step.reason();
    }

    private static List<WorkbookProblemView> describe(List<Problem> found, HttpServletRequest request) {
        return WorkbookProblemView.of(found, LanguagePreference.of(request));
    }
}
