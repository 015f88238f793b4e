package org.plumbline.vocabulary;

/**
 * What a row read and how it came to its points: the arithmetic, as values. Each rule class has its own as a nested
 * {@code Calculation}. Amounts are null where they play no part.
 */
public interface Working {

    /** Name of its kind in stored evaluations: part of their canonical bytes, so that it never changes. */
    String family();

    /**
     * Nothing was handed in, and the workbook says what that is worth (family F14).
     *
     * @param policy ZERO or FULL
     */
    record Absent(MissingPolicy policy, UnscorableReason gap) implements Working {

        public static final String FAMILY = "Absent";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
