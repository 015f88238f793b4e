package org.plumbline.service.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The result of verifying the log.
 *
 * @param head of the chain when the verification began
 * @param pending entries recorded and not chained yet, which are verified as well
 * @param breaks in the order found, at most {@link AuditLogVerifier#BREAKS}; the first is the first broken entry
 * @param millis duration
 */
public record AuditLogVerification(ChainHead head, long pending, List<LogDefect> breaks, long millis) {

    @JsonProperty
    public boolean intact() {
        return breaks.isEmpty();
    }

    /** Null if no defect was found. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public LogDefect firstBroken() {
        return breaks.isEmpty() ? null : breaks.get(0);
    }
}
