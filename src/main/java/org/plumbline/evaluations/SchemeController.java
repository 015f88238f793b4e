package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.plumbline.publishing.InForce;
import org.plumbline.publishing.RuleSetInUse;
import org.plumbline.publishing.RuleSets;
import org.plumbline.scoring.Scorer;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.http.MediaType;
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

    private final RuleSets ruleSets;
    private final Samples samples;
    private final JsonMapper json;
    private final Scorer scorer = new Scorer();

    SchemeController(RuleSets ruleSets, Samples samples, JsonMapper json) {
        this.ruleSets = ruleSets;
        this.samples = samples;
        this.json = json;
    }

    @GetMapping
    SchemeList list(HttpServletRequest request) {
        Query.of(request);
        return SchemeList.of(ruleSets.inForce());
    }

    @GetMapping("/{id}")
    SchemeView get(@PathVariable String id, HttpServletRequest request) {
        Integer fiscalYear = Query.of(request, "fiscalYear").integerOrNull("fiscalYear", 1990, 2200);
        List<InForce> versions = ruleSets.inForce(id);
        if (versions.isEmpty()) {
            throw RequestRefused.notFound(id);
        }
        InForce chosen = versions.stream()
                .filter(each -> fiscalYear == null
                        || each.years().stream().anyMatch(run -> run.from() <= fiscalYear && fiscalYear <= run.to()))
                .findFirst()
                .orElseThrow(() -> RequestRefused.notFound(id + " " + fiscalYear));
        try (RuleSetInUse rules = ruleSets.use(chosen.version())) {
            return SchemeView.of(chosen, rules.ruleSet(), example(chosen, rules));
        }
    }

    /** The first sample of the scheme that scores; null where there is none. */
    private JsonNode example(InForce inForce, RuleSetInUse rules) {
        return samples.all().stream()
                .filter(sample -> sample.submission() != null
                        && sample.submission().scheme().equals(inForce.version().scheme())
                        && inForce.version().covers(sample.submission().fiscalYear())
                        && scores(sample, rules))
                .findFirst()
                .map(sample -> json.readTree(sample.body()))
                .orElse(null);
    }

    private boolean scores(Sample sample, RuleSetInUse rules) {
        try {
            scorer.score(sample.submission(), rules.ruleSet());
            return true;
        } catch (SubmissionRejected meantToBe) {
            return false;
        }
    }
}
