package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.service.http.Role;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.security.Actor;

/** A step that a user may take next with a version. */
enum VersionStep {
    APPROVE("approval"),
    PUBLISH("publication"),
    /** Publishes an older version again: rollback. */
    PUBLISH_AGAIN("publication"),
    RETIRE("retirement");

    private final String path;

    VersionStep(String path) {
        this.path = path;
    }

    /** Last segment of the address. */
    public String path() {
        return path;
    }

    /** @param alone whether there is no second person to approve */
    static List<VersionStep> availableSteps(RuleSetView version, Actor actor, boolean alone) {
        List<VersionStep> steps = new ArrayList<>();
        // the author of a version takes no step with it, if there is a second person
        if (!actor.has(Role.APPROVER) || !alone && actor.name().equals(version.author())) {
            return steps;
        }
        State state = version.state();
        if (state == State.DRAFT && !alone) {
            steps.add(APPROVE);
        }
        if (state == State.APPROVED || state == State.DRAFT && alone) {
            steps.add(PUBLISH);
        }
        boolean rulesAll = version.inForce().equals(List.of(version.years()));
        if (state == State.RETIRED || state == State.PUBLISHED && !rulesAll) {
            steps.add(PUBLISH_AGAIN);
        }
        if (state == State.PUBLISHED) {
            steps.add(RETIRE);
        }
        return steps;
    }
}
