package org.plumbline.vocabulary;

/**
 * What a row read and how it computed its points: the arithmetic, as values. Each rule class has its own as a nested
 * {@code Calculation}. Amounts are null where they are not used.
 */
public interface Working {

    /** Name of its kind in stored evaluations: part of their canonical bytes, so that it never changes. */
    String family();

    /**
     * No value was submitted, and the workbook specifies the points for that (family F14).
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
