package org.plumbline.batches;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.plumbline.batches.BatchController.Options;
import org.plumbline.evaluations.Keeping;
import org.plumbline.evaluations.RejectedField;
import org.plumbline.evaluations.Scored;
import org.plumbline.evaluations.Scoring;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Presentation;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Problems;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Stack;
import org.plumbline.web.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One line's answer: its evaluation, or the problem that a single request would have been answered with. */
@Component
final class LineScoring {

    private static final Logger LOG = LoggerFactory.getLogger(LineScoring.class);

    private final Scoring scoring;
    private final Problems problems;
    private final JsonMapper json;

    LineScoring(Scoring scoring, Problems problems, JsonMapper json) {
        this.scoring = scoring;
        this.problems = problems;
        this.json = json;
    }

    byte[] answer(Line line, Options options) {
        return answer(line, options, scored -> null).bytes();
    }

    /** @param keeping makes ready what was scored, to be kept under the id that the answer tells; null not to keep it */
    Answer answer(Line line, Options options, Function<Scored, Keeping.Ready> keeping) {
        try {
            if (line.bytes() == null) {
                return refused(line, options, new RequestRefused(ProblemKind.LINE_TOO_LONG, options.limit()));
            }
            Scored scored = scoring.score(line.bytes(), options.ruleSet());
            Keeping.Ready ready = keeping.apply(scored);
            byte[] evaluation = EvaluationJson.write(
                    scored.evaluation(),
                    new Presentation(
                            ready == null ? null : ready.id().toString(),
                            scored.version().version(),
                            options.detail(),
                            options.speech().locale()));
            return new Answer(evaluation, true, ready);
        } catch (SubmissionRejected rejected) {
            ProblemDetail problem = of(
                    line,
                    options,
                    new RequestRefused(
                            ProblemKind.SUBMISSION_REJECTED, rejected.problems().size()));
            problem.setProperty("errors", RejectedField.of(rejected, options.speech()));
            return Answer.bad(json.writeValueAsBytes(problem));
        } catch (RequestRefused refused) {
            return refused(line, options, refused);
        } catch (RuntimeException e) { // one line's fault must not take the others' answers away
            if (options.patient() && Storage.isUnavailable(e)) {
                throw e;
            }
            if (Storage.isUnavailable(e)) {
                LOG.error("storage does not answer at line {} of a batch: {}", line.number(), Stack.kinds(e));
                return refused(line, options, new RequestRefused(ProblemKind.STORAGE_UNAVAILABLE));
            }
            String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            LOG.error("error {} at line {} of a batch: {}", id, line.number(), Stack.of(e));
            ProblemDetail problem = of(line, options, new RequestRefused(ProblemKind.INTERNAL, id));
            problem.setProperty("errorId", id);
            return Answer.bad(json.writeValueAsBytes(problem));
        }
    }

    Answer refused(Line line, Options options, RequestRefused refused) {
        return Answer.bad(json.writeValueAsBytes(of(line, options, refused)));
    }

    private ProblemDetail of(Line line, Options options, RequestRefused refused) {
        ProblemDetail problem = problems.of(options.speech(), options.path(), refused);
        problem.setProperty("line", line.number());
        return problem;
    }
}
