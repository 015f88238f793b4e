package org.plumbline.core.json;

import java.util.List;
import java.util.Locale;

/**
 * How an evaluation is written for a caller.
 *
 * @param id null where it is not stored
 * @param ruleSetVersion null where unknown
 * @param ruleSetState of a version that is not published, such as DRAFT; null otherwise
 * @param corrects id of the stored evaluation that it corrects; null for none
 * @param correctsReason why it corrects it; null for none
 * @param correctedBy ids of those that correct it
 * @param repeats ids of others of the same subject, scheme and fiscal year that no correction links to it
 * @param locale of the rendered sentences
 */
public record Presentation(
        String id,
        Integer ruleSetVersion,
        String ruleSetState,
        String corrects,
        String correctsReason,
        List<String> correctedBy,
        List<String> repeats,
        TraceDetail detail,
        Locale locale) {

    public Presentation(String id, Integer ruleSetVersion, TraceDetail detail, Locale locale) {
        this(id, ruleSetVersion, null, null, null, List.of(), List.of(), detail, locale);
    }

    /** A stored evaluation that nothing corrects yet. @param corrects null for none; likewise {@code correctsReason} */
    public Presentation(
            String id,
            Integer ruleSetVersion,
            String corrects,
            String correctsReason,
            List<String> repeats,
            TraceDetail detail,
            Locale locale) {
        this(id, ruleSetVersion, null, corrects, correctsReason, List.of(), repeats, detail, locale);
    }

    /** For a result by a version that is not published. */
    public Presentation withRuleSetState(String state) {
        return new Presentation(
                id, ruleSetVersion, state, corrects, correctsReason, correctedBy, repeats, detail, locale);
    }

    /** How much of the trace. */
    public enum TraceDetail {
        /** Every step with its inputs and its sentence. */
        FULL,
        /** Steps without their inputs and sentences. */
        STEPS,
        /** No trace. */
        NONE
    }
}
