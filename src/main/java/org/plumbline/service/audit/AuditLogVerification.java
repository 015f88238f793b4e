package org.plumbline.service.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What came of verifying the log.
 *
 * @param head where the chain ended when it was begun
 * @param pending entries recorded and not chained yet, verified as well
 * @param breaks in the order found, at most {@link AuditLogVerifier#BREAKS}; the first is the first broken entry
 * @param millis it took
 */
public record AuditLogVerification(ChainHead head, long pending, List<LogDefect> breaks, long millis) {

    @JsonProperty
    public boolean intact() {
        return breaks.isEmpty();
    }

    /** Null where nothing is broken. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public LogDefect firstBroken() {
        return breaks.isEmpty() ? null : breaks.get(0);
    }
}
