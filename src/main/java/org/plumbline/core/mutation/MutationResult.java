package org.plumbline.core.mutation;

import java.util.List;

/**
 * What became of one change of a cell.
 *
 * @param cases names of the cases that fail with the change; empty unless detected
 */
public record MutationResult(CellMutation mutation, Outcome outcome, List<String> cases) {

    /** Whether a change is noticed. */
    public enum Outcome {
        DETECTED,
        /** Some trial is scored differently, and no test case fails. */
        UNDETECTED,
        /** No trial is scored differently. */
        WITHOUT_EFFECT
    }
}
