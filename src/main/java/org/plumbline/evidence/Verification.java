package org.plumbline.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What came of verifying the log.
 *
 * @param head where the chain ended when it was begun
 * @param pending entries recorded and not chained yet, verified as well
 * @param breaks in the order found, at most {@link Verifier#BREAKS}; the first is the first broken entry
 * @param millis it took
 */
public record Verification(Head head, long pending, List<Break> breaks, long millis) {

    @JsonProperty
    public boolean intact() {
        return breaks.isEmpty();
    }

    /** Null where nothing is broken. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public Break firstBroken() {
        return breaks.isEmpty() ? null : breaks.get(0);
    }
}
