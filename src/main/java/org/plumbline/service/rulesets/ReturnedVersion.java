package org.plumbline.service.rulesets;

import java.time.Instant;

/**
 * A version that was returned to its authors, while no other one follows it.
 *
 * @param by the approver who returned it
 * @param since when it was returned
 */
record ReturnedVersion(RuleSetView ruleSet, String by, Instant since, String reason) {

    static ReturnedVersion of(RuleSetView version, RuleSetEvent last) {
        return new ReturnedVersion(version, last.actor(), last.at(), last.reason());
    }
}
