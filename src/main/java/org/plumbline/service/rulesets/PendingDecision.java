package org.plumbline.service.rulesets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A version that waits for an approver.
 *
 * @param step the decision, APPROVE or PUBLISH
 * @param since when the version got its present state
 * @param reason given for the last step, which was the upload or the approval; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PendingDecision(RuleSetView ruleSet, VersionStep step, Instant since, String reason) {

    static PendingDecision of(RuleSetView version, VersionStep step, RuleSetEvent last) {
        return new PendingDecision(version, step, last.at(), last.reason());
    }

    /** Calendar days since {@link #since} in the system's time zone, in which pages show times. */
    public long days() {
        ZoneId zone = ZoneId.systemDefault();
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(since, zone), LocalDate.now(zone));
    }
}
