package org.plumbline.service.batches;

import org.plumbline.service.evaluations.EvaluationStore;

/**
 * The result of a line.
 *
 * @param bytes an evaluation or a problem, without a line's end
 * @param good whether it is an evaluation
 * @param ready the evaluation prepared for storing; null if it is not to be stored
 */
record LineResult(byte[] bytes, boolean good, EvaluationStore.PreparedEvaluation ready) {

    static LineResult ofProblem(byte[] problem) {
        return new LineResult(problem, false, null);
    }
}
