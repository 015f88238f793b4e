package org.plumbline.core.casetable;

/**
 * A submission gathered from rows, or why there is none.
 *
 * @param row the one that it began in
 * @param json null where the rows make no submission
 * @param fault the problem of a row; null where {@code json} is set, and where the submission is too large
 */
public record TabularSubmission(long row, byte[] json, CellFault fault) {

    /** A cell that cannot be used. */
    public record CellFault(long row, String column, String found, String expected) {}
}
