package org.plumbline.service.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.form.BlankFormWriter;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.Presentation;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.evaluations.RejectedField;
import org.plumbline.service.evaluations.ReportDownload;
import org.plumbline.service.evaluations.ScoringResult;
import org.plumbline.service.forms.FormService.FormOutcome;
import org.plumbline.service.forms.FormService.UploadedForm;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.YearRange;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of forms: a scheme's form to fill in, and reading of a filled one. */
@RestController
final class FormController {

    private static final int MOST_ANSWERS = 4_000;

    private final FormService forms;
    private final RuleSetProvider ruleSets;
    private final ProblemResponses problems;
    private final JsonMapper json;

    FormController(FormService forms, RuleSetProvider ruleSets, ProblemResponses problems, JsonMapper json) {
        this.forms = forms;
        this.ruleSets = ruleSets;
        this.problems = problems;
        this.json = json;
    }

    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping("/api/v1/schemes/{id}/form")
    ResponseEntity<byte[]> downloadBlank(@PathVariable String id, HttpServletRequest request) {
        Integer asked = QueryParameters.of(request, "fiscalYear").fiscalYearOrNull();
        InForceVersion chosen = ruleSets.inForce(id).stream()
                .filter(each -> asked == null || each.years().stream().anyMatch(run -> covers(run, asked)))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(asked == null ? id : id + " " + asked));
        int year = asked != null
                ? asked
                : chosen.years().stream().mapToInt(YearRange::to).max().orElseThrow();
        try (BorrowedRuleSet rules = ruleSets.borrow(chosen.version())) {
            String name = "自评表-" + id + "-" + year + ".xlsx";
            return ResponseEntity.ok()
                    .contentType(ReportDownload.XLSX)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name, StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(BlankFormWriter.write(rules.ruleSet(), year));
        }
    }

    private static boolean covers(YearRange run, int year) {
        return run.from() <= year && year <= run.to();
    }

    /** 200 with what was read and open questions; 422 with every problem if the form cannot be read. */
    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.SCHEME)
    @PostMapping(
            path = "/api/v1/forms",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Object readForm(@RequestParam("form") MultipartFile form, HttpServletRequest request) throws IOException {
        QueryParameters query = QueryParameters.of(request, "scheme", "fiscalYear", "answers", "score", "trace");
        Integer year = query.fiscalYearOrNull();
        boolean score =
                query.enumValue("score", BooleanParameter.class, BooleanParameter.FALSE) == BooleanParameter.TRUE;
        TraceDetail detail = query.enumValue("trace", TraceDetail.class, TraceDetail.FULL);
        List<FormOutcome> outcomes = forms.readAll(
                UploadedForm.of(form.getOriginalFilename(), form.getBytes(), query.textOrNull("scheme"), year)
                        .withAnswers(parseAnswers(query.textOrNull("answers"))));
        LanguagePreference speech = LanguagePreference.of(request);
        if (outcomes.stream().allMatch(each -> each.reading() instanceof FormReading.RejectedForm)) {
            List<FormView.FormFault> faults = outcomes.stream()
                    .flatMap(each -> FormView.toFaults(each.reading().problems(), speech).stream())
                    .toList();
            ProblemDetail problem = problems.createProblem(request, ProblemKind.FORM_REJECTED, faults.size());
            problem.setProperty("errors", faults);
            return problems.respond(request, problem, HttpHeaders.EMPTY);
        }
        boolean several = outcomes.size() > 1;
        List<FormView> views = outcomes.stream()
                .map(each -> score && several
                        ? evaluateOneOfSeveral(each, detail, query, speech)
                        : FormView.of(each, score ? evaluate(each, detail, query) : null, speech))
                .toList();
        return ResponseEntity.ok(views.size() == 1 ? views.get(0) : FormsView.of(views));
    }

    /** A form whose submission cannot be scored has the reasons among its problems; the others are returned. */
    private FormView evaluateOneOfSeveral(
            FormOutcome outcome, TraceDetail detail, QueryParameters query, LanguagePreference speech) {
        try {
            return FormView.of(outcome, evaluate(outcome, detail, query), speech);
        } catch (SubmissionRejectedException rejected) {
            return FormView.of(outcome, null, speech).withRejection(RejectedField.of(rejected, speech));
        }
    }

    /** The evaluation as JSON; null where there is no submission yet. */
    private String evaluate(FormOutcome outcome, TraceDetail detail, QueryParameters query) {
        if (!(outcome.reading() instanceof FormReading.AcceptedForm read) || read.submission() == null) {
            return null;
        }
        ScoringResult scored = forms.score(read);
        return new String(
                EvaluationJson.write(
                        scored.evaluation(),
                        new Presentation(null, scored.version().version(), detail, query.locale())),
                StandardCharsets.UTF_8);
    }

    /** A JSON object: the key of each question with the value of the selected alternative. */
    private Map<String, String> parseAnswers(String text) {
        if (text == null) {
            return Map.of();
        }
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JacksonException e) {
            throw invalidAnswers(text);
        }
        if (!node.isObject() || node.size() > MOST_ANSWERS) {
            throw invalidAnswers(text);
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (!each.getValue().isString()) {
                throw invalidAnswers(each.getKey());
            }
            answers.put(each.getKey(), each.getValue().stringValue());
        }
        return answers;
    }

    private static ProblemException invalidAnswers(String found) {
        return ProblemException.invalidParameter("answers", found, "{\"自评表!D12\": \"…\"}");
    }

    /** The values of a flag. */
    private enum BooleanParameter {
        FALSE,
        TRUE
    }
}
