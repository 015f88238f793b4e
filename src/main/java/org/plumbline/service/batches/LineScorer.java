package org.plumbline.service.batches;

import java.util.function.Function;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.Presentation;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.batches.BatchController.LineOptions;
import org.plumbline.service.evaluations.EvaluationStore;
import org.plumbline.service.evaluations.RejectedField;
import org.plumbline.service.evaluations.ScoringResult;
import org.plumbline.service.evaluations.ScoringService;
import org.plumbline.service.http.FaultLog;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.storage.StorageErrors;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scores one line: returns its evaluation, or the problem that a single request would have been answered with. */
@Component
final class LineScorer {

    private final ScoringService scoring;
    private final ProblemResponses problems;
    private final JsonMapper json;
    private final FaultLog faults;

    LineScorer(ScoringService scoring, ProblemResponses problems, JsonMapper json, FaultLog faults) {
        this.scoring = scoring;
        this.problems = problems;
        this.json = json;
        this.faults = faults;
    }

    byte[] scoreLine(BatchLine line, LineOptions options) {
        return scoreLine(line, options, scored -> null).bytes();
    }

    /** @param prepare prepares the evaluation for storing under the id that the result names; null not to store it */
    LineResult scoreLine(
            BatchLine line, LineOptions options, Function<ScoringResult, EvaluationStore.PreparedEvaluation> prepare) {
        try {
            if (line.bytes() == null) {
                return rejectLine(line, options, new ProblemException(ProblemKind.LINE_TOO_LONG, options.limit()));
            }
            ScoringResult scored = scoring.score(line.bytes(), options.ruleSet());
            EvaluationStore.PreparedEvaluation ready = prepare.apply(scored);
            byte[] evaluation = EvaluationJson.write(
                    scored.evaluation(),
                    new Presentation(
                            ready == null ? null : ready.id().toString(),
                            scored.version().version(),
                            options.detail(),
                            options.language().locale()));
            return new LineResult(evaluation, true, ready);
        } catch (SubmissionRejectedException rejected) {
            return rejectSubmission(line, options, rejected);
        } catch (ProblemException refused) {
            return rejectLine(line, options, refused);
        } catch (RuntimeException e) { // a failure of one line must not fail the others
            return reportFailure(line, options, e);
        }
    }

    private LineResult rejectSubmission(BatchLine line, LineOptions options, SubmissionRejectedException rejected) {
        ProblemDetail problem = toProblem(
                line,
                options,
                new ProblemException(
                        ProblemKind.SUBMISSION_REJECTED, rejected.problems().size()));
        problem.setProperty("errors", RejectedField.of(rejected, options.language()));
        return LineResult.ofProblem(json.writeValueAsBytes(problem));
    }

    /** @throws RuntimeException the failure itself, if the storage is unavailable and the caller waits for it */
    private LineResult reportFailure(BatchLine line, LineOptions options, RuntimeException failure) {
        if (options.patient() && StorageErrors.isUnavailable(failure)) {
            throw failure;
        }
        if (StorageErrors.isUnavailable(failure)) {
            faults.storage(place(line), failure);
            return rejectLine(line, options, new ProblemException(ProblemKind.STORAGE_UNAVAILABLE));
        }
        String id = faults.log(place(line), failure);
        ProblemDetail problem = toProblem(line, options, new ProblemException(ProblemKind.INTERNAL, id));
        problem.setProperty("errorId", id);
        return LineResult.ofProblem(json.writeValueAsBytes(problem));
    }

    private static String place(BatchLine line) {
        return "line " + line.number() + " of a batch";
    }

    LineResult rejectLine(BatchLine line, LineOptions options, ProblemException refused) {
        return LineResult.ofProblem(json.writeValueAsBytes(toProblem(line, options, refused)));
    }

    private ProblemDetail toProblem(BatchLine line, LineOptions options, ProblemException refused) {
        ProblemDetail problem = problems.createProblem(options.language(), options.path(), refused);
        problem.setProperty("line", line.number());
        return problem;
    }
}
