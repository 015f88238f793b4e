package org.plumbline.core.mutation;

/**
 * What became of one change of a cell.
 *
 * @param detecting name of the first case that fails with the change; null unless detected
 */
public record MutationResult(CellMutation mutation, Outcome outcome, String detecting) {

    /** Whether a change is noticed. */
    public enum Outcome {
        DETECTED,
        /** No test case fails, and a further one would. */
        UNDETECTED,
        /** Some trial differs, but by nothing that a case can expect, such as a total that is no longer missing. */
        UNTESTABLE,
        /** The upload rejects the changed workbook, so that no case needs to notice the change. */
        REJECTED,
        /** No trial has another score, grade or finding. */
        WITHOUT_EFFECT
    }
}
