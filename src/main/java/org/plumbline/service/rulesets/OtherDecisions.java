package org.plumbline.service.rulesets;

import java.time.Instant;
import java.util.List;
import org.plumbline.service.security.Actor;

/** Versions of something else than rules that wait for an approver; a package that has such versions implements it. */
public interface OtherDecisions {

    /** What has versions beside the rules. */
    enum DecisionKind {
        FORM_DICTIONARY
    }

    /**
     * A version that waits for an approver.
     *
     * @param version its number among those of the kind
     * @param author who uploaded it
     * @param since when it was uploaded
     * @param page where the decision is made
     */
    record OtherDecision(DecisionKind kind, int version, VersionStep step, String author, Instant since, String page) {}

    /** Those that the user may decide on, longest waiting first. */
    List<OtherDecision> listDecisions(Actor actor);
}
