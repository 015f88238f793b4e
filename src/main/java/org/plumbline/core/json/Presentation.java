package org.plumbline.core.json;

import java.util.List;
import java.util.Locale;

/**
 * How an evaluation is written for a caller.
 *
 * @param id null where it was not kept
 * @param ruleSetVersion null where unknown
 * @param corrects id of the kept evaluation that it puts right; null for none
 * @param correctedBy ids of those that put it right
 * @param locale of the rendered sentences
 */
public record Presentation(
        String id,
        Integer ruleSetVersion,
        String corrects,
        List<String> correctedBy,
        TraceDetail detail,
        Locale locale) {

    public Presentation(String id, Integer ruleSetVersion, TraceDetail detail, Locale locale) {
        this(id, ruleSetVersion, null, List.of(), detail, locale);
    }

    /** How much of the trace. */
    public enum TraceDetail {
        /** Every step with what it read and its sentence. */
        FULL,
        /** Steps without what they read and their sentences. */
        STEPS,
        /** No trace. */
        NONE
    }
}
