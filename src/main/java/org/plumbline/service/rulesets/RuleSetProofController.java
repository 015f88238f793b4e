package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of proofs of rule sets. */
@RestController
@RequestMapping("/api/v1/rule-sets")
final class RuleSetProofController {

    private final RuleSetQueries queries;

    RuleSetProofController(RuleSetQueries queries) {
        this.queries = queries;
    }

    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping(path = "/{id}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    RuleSetProofView prove(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        return RuleSetProofView.of(queries.prove(queries.requireVersion(id)), LanguagePreference.of(request));
    }
}
