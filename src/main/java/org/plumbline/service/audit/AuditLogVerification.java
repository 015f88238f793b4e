package org.plumbline.service.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.plumbline.core.basics.Bilingual;

/**
 * The result of verifying the log.
 *
 * @param head of the chain when the verification began
 * @param pending entries recorded and not chained yet, which are verified as well
 * @param breaks in the order found, at most {@link AuditLogVerifier#BREAKS}; the first is the first broken entry
 * @param comparedWithHead whether a head stored elsewhere was given: without one a rewritten end of the chain is not noticed
 * @param millis duration
 */
public record AuditLogVerification(
        ChainHead head, long pending, List<LogDefect> breaks, boolean comparedWithHead, long millis) {

    private static final Bilingual NOT_COMPARED = new Bilingual(
            "未与另存的链尾核对：若链尾的若干条登记连同所指内容被一并改写，查不出来。",
            "Not checked against an exported head: entries at the end that were rewritten together with what they record are not noticed.");

    /** What this verification does not show, Chinese first; null if a head was given. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public String remark() {
        return comparedWithHead ? null : NOT_COMPARED.zh() + " / " + NOT_COMPARED.en();
    }

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
