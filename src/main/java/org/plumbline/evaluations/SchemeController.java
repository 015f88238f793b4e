package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.publishing.InForce;
import org.plumbline.publishing.RuleSetInUse;
import org.plumbline.publishing.RuleSets;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.Scorer;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which schemes there are, and what to send for each. */
@RestController
@RequestMapping(path = "/api/v1/schemes", produces = MediaType.APPLICATION_JSON_VALUE)
final class SchemeController {

    private static final String SCHEMA = "application/schema+json";

    private final RuleSets ruleSets;
    private final Samples samples;
    private final JsonMapper json;
    private final MessageSource messages;
    private final Scorer scorer = new Scorer();

    SchemeController(RuleSets ruleSets, Samples samples, JsonMapper json, MessageSource messages) {
        this.ruleSets = ruleSets;
        this.samples = samples;
        this.json = json;
        this.messages = messages;
    }

    @GetMapping
    SchemeList list(HttpServletRequest request) {
        Query.of(request);
        return SchemeList.of(ruleSets.inForce());
    }

    @GetMapping("/{id}")
    SchemeView get(@PathVariable String id, HttpServletRequest request) {
        InForce chosen = chosen(id, Query.of(request, "fiscalYear"));
        try (RuleSetInUse rules = ruleSets.use(chosen.version())) {
            return SchemeView.of(chosen, rules.ruleSet(), example(chosen, rules));
        }
    }

    /** What to send, for a machine to check before it sends. */
    @GetMapping(
            path = "/{id}/schemas/submission",
            produces = {SCHEMA, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> submission(@PathVariable String id, HttpServletRequest request) {
        Query query = Query.of(request, "fiscalYear");
        InForce chosen = chosen(id, query);
        try (RuleSetInUse rules = ruleSets.use(chosen.version())) {
            Map<String, Object> schema =
                    SubmissionSchema.of(rules.ruleSet(), chosen, example(chosen, rules), messages, query.locale());
            return ResponseEntity.ok().body(json.writeValueAsBytes(schema));
        }
    }

    private InForce chosen(String id, Query query) {
        Integer fiscalYear = query.integerOrNull("fiscalYear", 1990, 2200);
        List<InForce> versions = ruleSets.inForce(id);
        if (versions.isEmpty()) {
            throw RequestRefused.notFound(id);
        }
        return versions.stream()
                .filter(each -> fiscalYear == null
                        || each.years().stream().anyMatch(run -> run.from() <= fiscalYear && fiscalYear <= run.to()))
                .findFirst()
                .orElseThrow(() -> RequestRefused.notFound(id + " " + fiscalYear));
    }

    /** The first sample of the scheme that scores to a total, or else that scores at all; null where there is none. */
    private JsonNode example(InForce inForce, RuleSetInUse rules) {
        List<Sample> scoring = samples.all().stream()
                .filter(sample -> sample.submission() != null
                        && sample.submission().scheme().equals(inForce.version().scheme())
                        && inForce.version().covers(sample.submission().fiscalYear())
                        && evaluation(sample, rules).isPresent())
                .toList();
        return scoring.stream()
                .filter(sample ->
                        evaluation(sample, rules).filter(Evaluation::complete).isPresent())
                .findFirst()
                .or(() -> scoring.stream().findFirst())
                .map(sample -> json.readTree(sample.body()))
                .orElse(null);
    }

    private Optional<Evaluation> evaluation(Sample sample, RuleSetInUse rules) {
        try {
            return Optional.of(scorer.score(sample.submission(), rules.ruleSet()));
        } catch (SubmissionRejected meantToBe) {
            return Optional.empty();
        }
    }
}
