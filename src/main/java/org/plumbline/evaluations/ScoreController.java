package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.plumbline.evaluations.Scoring.Answered;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Presentation;
import org.plumbline.exchange.Presentation.Detail;
import org.plumbline.web.Query;
import org.plumbline.web.RequestBytes;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scores and keeps nothing; says on request what would have helped. */
@RestController
final class ScoreController {

    private final Scoring scoring;

    ScoreController(Scoring scoring) {
        this.scoring = scoring;
    }

    @PostMapping(
            path = "/api/v1/score",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void score(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = RequestBytes.of(request);
        Query query = Query.of(request, "trace", "whyNot", "ruleSet");
        String ruleSet = query.textOrNull("ruleSet");
        Detail detail = query.choice("trace", Detail.class, Detail.FULL);
        boolean whyNot = query.flag("whyNot");
        Answered answered = whyNot ? scoring.whyNot(body, ruleSet) : new Answered(scoring.score(body, ruleSet), null);
        Scored scored = answered.scored();
        // to the socket as it was written: what Spring would do with a return value takes as long as reading the
        // submission
        EvaluationJson.write(
                scored.evaluation(),
                new Presentation(null, scored.version().version(), detail, query.locale()),
                answered.whyNot(),
                (bytes, length) -> {
                    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                    response.setContentLength(length);
                    response.getOutputStream().write(bytes, 0, length);
                });
    }
}
