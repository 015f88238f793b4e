package org.plumbline.service.schemes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of schemes, and of what a submission for each contains. */
@RestController
@RequestMapping(path = "/api/v1/schemes", produces = MediaType.APPLICATION_JSON_VALUE)
final class SchemeController {

    private static final String SCHEMA = "application/schema+json";

    private final RuleSetProvider ruleSets;
    private final Samples samples;
    private final JsonMapper json;
    private final MessageSource messages;
    private final Scorer scorer = new Scorer();

    SchemeController(RuleSetProvider ruleSets, Samples samples, JsonMapper json, MessageSource messages) {
        this.ruleSets = ruleSets;
        this.samples = samples;
        this.json = json;
        this.messages = messages;
    }

    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping
    SchemeList list(HttpServletRequest request) {
        QueryParameters.of(request);
        return SchemeList.of(ruleSets.inForce());
    }

    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping("/{id}")
    SchemeView get(@PathVariable String id, HttpServletRequest request) {
        InForceVersion chosen = chooseVersion(id, QueryParameters.of(request, "fiscalYear"));
        try (BorrowedRuleSet rules = ruleSets.borrow(chosen.version())) {
            return SchemeView.of(chosen, rules.ruleSet(), findExample(chosen, rules));
        }
    }

    /** The JSON Schema of a submission, for validation before sending. */
    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping(
            path = "/{id}/schemas/submission",
            produces = {SCHEMA, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> getSubmissionSchema(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "fiscalYear");
        InForceVersion chosen = chooseVersion(id, query);
        try (BorrowedRuleSet rules = ruleSets.borrow(chosen.version())) {
            Map<String, Object> schema =
                    SubmissionSchema.of(rules.ruleSet(), chosen, findExample(chosen, rules), messages, query.locale());
            return ResponseEntity.ok().body(json.writeValueAsBytes(schema));
        }
    }

    private InForceVersion chooseVersion(String id, QueryParameters query) {
        Integer fiscalYear = query.fiscalYearOrNull();
        List<InForceVersion> versions = ruleSets.inForce(id);
        if (versions.isEmpty()) {
            throw ProblemException.notFound(id);
        }
        return versions.stream()
                .filter(each -> fiscalYear == null
                        || each.years().stream().anyMatch(run -> run.from() <= fiscalYear && fiscalYear <= run.to()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(id + " " + fiscalYear));
    }

    /** The first sample of the scheme that scores to a total, or else that scores at all; null if there is none. */
    private JsonNode findExample(InForceVersion inForce, BorrowedRuleSet rules) {
        List<Sample> scoring = samples.list().stream()
                .filter(sample -> sample.submission() != null
                        && sample.submission().scheme().equals(inForce.version().scheme())
                        && inForce.version().covers(sample.submission().fiscalYear())
                        && tryScore(sample, rules).isPresent())
                .toList();
        return scoring.stream()
                .filter(sample ->
                        tryScore(sample, rules).filter(Evaluation::complete).isPresent())
                .findFirst()
                .or(() -> scoring.stream().findFirst())
                .map(sample -> json.readTree(sample.body()))
                .orElse(null);
    }

    private Optional<Evaluation> tryScore(Sample sample, BorrowedRuleSet rules) {
        try {
            return Optional.of(scorer.score(sample.submission(), rules.ruleSet()));
        } catch (SubmissionRejectedException meantToBe) {
            return Optional.empty();
        }
    }
}
