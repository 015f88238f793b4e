package org.plumbline.batches;

import org.plumbline.evaluations.Keeping;

/**
 * What a line is answered with.
 *
 * @param bytes an evaluation or a problem, without a line's end
 * @param good whether it is an evaluation
 * @param ready the evaluation as it is to be kept; null where it is not
 */
record Answer(byte[] bytes, boolean good, Keeping.Ready ready) {

    static Answer bad(byte[] problem) {
        return new Answer(problem, false, null);
    }
}
