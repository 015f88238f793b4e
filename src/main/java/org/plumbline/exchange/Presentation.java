package org.plumbline.exchange;

import java.util.Locale;

/**
 * How an evaluation is written for a caller.
 *
 * @param id null where it was not kept
 * @param ruleSetVersion null where unknown
 * @param locale of the rendered sentences
 */
public record Presentation(String id, Integer ruleSetVersion, Detail detail, Locale locale) {

    /** How much of the trace. */
    public enum Detail {
        /** Every step with what it read and its sentence. */
        FULL,
        /** Steps without what they read and their sentences. */
        STEPS,
        /** No trace. */
        NONE
    }
}
