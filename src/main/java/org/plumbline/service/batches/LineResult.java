package org.plumbline.service.batches;

import org.plumbline.service.evaluations.EvaluationStore;

/**
 * What a line is answered with.
 *
 * @param bytes an evaluation or a problem, without a line's end
 * @param good whether it is an evaluation
 * @param ready the evaluation as it is to be kept; null where it is not
 */
record LineResult(byte[] bytes, boolean good, EvaluationStore.PreparedEvaluation ready) {

    static LineResult ofProblem(byte[] problem) {
        return new LineResult(problem, false, null);
    }
}
