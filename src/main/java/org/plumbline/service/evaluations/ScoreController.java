package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.Presentation;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.service.evaluations.ScoringService.ResultWithWhyNot;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.RequestBodyReader;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scores without storing; on request with what would have given more points. */
@RestController
final class ScoreController {

    private final ScoringService scoring;

    ScoreController(ScoringService scoring) {
        this.scoring = scoring;
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.SCHEME)
    @PostMapping(
            path = "/api/v1/score",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void score(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = RequestBodyReader.readAll(request);
        QueryParameters query = QueryParameters.of(request, "trace", "whyNot", "ruleSet");
        String ruleSet = query.textOrNull("ruleSet");
        TraceDetail detail = query.enumValue("trace", TraceDetail.class, TraceDetail.FULL);
        boolean whyNot = query.booleanValue("whyNot");
        ResultWithWhyNot answered = scoring.scoreUnsaved(body, ruleSet, whyNot);
        ScoringResult scored = answered.scored();
        // written to the socket unchanged: converting a return value would take as long as parsing the
        // submission
        EvaluationJson.write(
                scored.evaluation(),
                present(scored.version(), detail, query.locale()),
                answered.whyNot(),
                (bytes, length) -> {
                    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                    response.setContentLength(length);
                    response.getOutputStream().write(bytes, 0, length);
                });
    }

    /** Names the state of an unpublished version, so that its result is not taken for one of rules in force. */
    private static Presentation present(RuleSetVersion version, TraceDetail detail, Locale locale) {
        Presentation presentation = new Presentation(null, version.version(), detail, locale);
        return version.isPublished()
                ? presentation
                : presentation.withRuleSetState(version.state().name());
    }
}
