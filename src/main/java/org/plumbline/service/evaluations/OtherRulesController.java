package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What last year's rules, those in force now, or another scheme's say of a stored evaluation. */
@RestController
@RequestMapping("/api/v1/evaluations/{id}/other-rules")
final class OtherRulesController {

    static final String SCHEME = "scheme";

    private final EvaluationRepository evaluations;
    private final OtherRules rules;

    OtherRulesController(EvaluationRepository evaluations, OtherRules rules) {
        this.evaluations = evaluations;
        this.rules = rules;
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    OtherRulesView get(@PathVariable String id, HttpServletRequest request) {
        String scheme = QueryParameters.of(request, SCHEME).textOrNull(SCHEME);
        SavedEvaluation saved = evaluations.requireById(id);
        Evaluation evaluation = EvaluationJson.read(saved.canonical());
        return rules.view(saved, evaluation, scheme, LanguagePreference.of(request));
    }
}
