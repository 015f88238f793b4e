package org.plumbline.core.workbook;

/**
 * One expected result of a test case.
 *
 * @param indicator code of the indicator or group concerned; null for the whole case
 * @param value points as a plain decimal, a grade's label, a rule's id or a finding's code, perhaps with {@link #SEVERITY}
 *     and the name of its severity
 * @param cell where it is written, such as N12
 */
public record Expectation(ExpectationKind kind, String indicator, String value, String cell) {

    /** Between a finding and the severity that it must have. */
    public static final String SEVERITY = "=";

    /** The kind of result compared. */
    public enum ExpectationKind {
        /** Points of the indicator, or the total. */
        SCORE,
        GRADE,
        /** A rule that must have fired. */
        RULE,
        /** A finding that must have been raised. */
        FINDING,
        /** A finding that must not have been raised. */
        NO_FINDING
    }
}
