package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.evaluations.Forms.Outcome;
import org.plumbline.evaluations.Forms.Sent;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Presentation;
import org.plumbline.exchange.Presentation.Detail;
import org.plumbline.publishing.InForce;
import org.plumbline.publishing.RuleSetInUse;
import org.plumbline.publishing.RuleSets;
import org.plumbline.publishing.Years;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Problems;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Speech;
import org.plumbline.workbook.BlankForm;
import org.plumbline.workbook.FormReading;
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

/** Forms out and in, for programs: a scheme's form to fill in, and what a filled one says. */
@RestController
final class FormController {

    private static final int MOST_ANSWERS = 4_000;

    private final Forms forms;
    private final RuleSets ruleSets;
    private final Problems problems;
    private final JsonMapper json;

    FormController(Forms forms, RuleSets ruleSets, Problems problems, JsonMapper json) {
        this.forms = forms;
        this.ruleSets = ruleSets;
        this.problems = problems;
        this.json = json;
    }

    @GetMapping("/api/v1/schemes/{id}/form")
    ResponseEntity<byte[]> blank(@PathVariable String id, HttpServletRequest request) {
        Integer asked = Query.of(request, "fiscalYear").integerOrNull("fiscalYear", 1990, 2200);
        InForce chosen = ruleSets.inForce(id).stream()
                .filter(each -> asked == null || each.years().stream().anyMatch(run -> covers(run, asked)))
                .findFirst()
                .orElseThrow(() -> RequestRefused.notFound(asked == null ? id : id + " " + asked));
        int year = asked != null
                ? asked
                : chosen.years().stream().mapToInt(Years::to).max().orElseThrow();
        try (RuleSetInUse rules = ruleSets.use(chosen.version())) {
            String name = "自评表-" + id + "-" + year + ".xlsx";
            return ResponseEntity.ok()
                    .contentType(Report.XLSX)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name, StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(BlankForm.of(rules.ruleSet(), year));
        }
    }

    private static boolean covers(Years run, int year) {
        return run.from() <= year && year <= run.to();
    }

    /** 200 with what was read and what is asked; 422 with every problem where the form can't be read. */
    @PostMapping(
            path = "/api/v1/forms",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Object read(@RequestParam("form") MultipartFile form, HttpServletRequest request) throws IOException {
        Query query = Query.of(request, "scheme", "fiscalYear", "answers", "score", "trace");
        Integer year = query.integerOrNull("fiscalYear", 1990, 2200);
        boolean score = query.choice("score", Flag.class, Flag.FALSE) == Flag.TRUE;
        Detail detail = query.choice("trace", Detail.class, Detail.FULL);
        Outcome outcome =
                forms.read(Sent.of(form.getOriginalFilename(), form.getBytes(), query.textOrNull("scheme"), year)
                        .answered(answers(query.textOrNull("answers"))));
        Speech speech = Speech.of(request);
        if (outcome.reading() instanceof FormReading.Refused refused) {
            List<FormView.Fault> faults = FormView.faults(refused.problems(), speech);
            ProblemDetail problem = problems.of(request, ProblemKind.FORM_REJECTED, faults.size());
            problem.setProperty("errors", faults);
            return problems.answer(request, problem, HttpHeaders.EMPTY);
        }
        FormReading.Read read = (FormReading.Read) outcome.reading();
        String evaluation = null;
        if (score && read.submission() != null) {
            Scored scored = forms.score(read);
            evaluation = new String(
                    EvaluationJson.write(
                            scored.evaluation(),
                            new Presentation(null, scored.version().version(), detail, query.locale())),
                    StandardCharsets.UTF_8);
        }
        return ResponseEntity.ok(FormView.of(outcome, evaluation, speech));
    }

    /** A JSON object: the key of each question with the value of the alternative chosen. */
    private Map<String, String> answers(String text) {
        if (text == null) {
            return Map.of();
        }
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JacksonException e) {
            throw badAnswers(text);
        }
        if (!node.isObject() || node.size() > MOST_ANSWERS) {
            throw badAnswers(text);
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (!each.getValue().isString()) {
                throw badAnswers(each.getKey());
            }
            answers.put(each.getKey(), each.getValue().stringValue());
        }
        return answers;
    }

    private static RequestRefused badAnswers(String found) {
        return RequestRefused.parameter("answers", found, "{\"自评表!D12\": \"…\"}");
    }

    /** What a flag may say. */
    private enum Flag {
        FALSE,
        TRUE
    }
}
