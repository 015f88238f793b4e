package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.service.http.Role;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.security.Actor;

/** A step that a user may take next with a version. */
public enum VersionStep {
    APPROVE("approval"),
    PUBLISH("publication"),
    /** Publishes an older version again: rollback. */
    PUBLISH_AGAIN("publication"),
    /** Sends a version that is not published back to its authors. */
    RETURN("return"),
    RETIRE("retirement"),
    /** Gives up an own version that was not published. */
    WITHDRAW("withdrawal");

    private final String path;

    VersionStep(String path) {
        this.path = path;
    }

    /** Last segment of the address. */
    public String path() {
        return path;
    }

    /** Whether the step is possible only while the tests of the workbook pass. */
    boolean needsPassingTests() {
        return this == APPROVE || this == PUBLISH || this == PUBLISH_AGAIN;
    }

    /** @param alone whether there is no second person to approve */
    static List<VersionStep> availableSteps(RuleSetView version, Actor actor, boolean alone) {
        boolean own = version.hasAuthor(actor.name());
        List<VersionStep> steps = new ArrayList<>();
        // the authors of a version decide on no step of it, if there is a second person
        if (actor.has(Role.APPROVER) && (alone || !own)) {
            addDecisions(version, alone, steps);
        }
        if (actor.has(Role.CLERK) && (alone || own) && (version.isUndecided() || version.state() == State.RETURNED)) {
            steps.add(WITHDRAW);
        }
        return steps;
    }

    private static void addDecisions(RuleSetView version, boolean alone, List<VersionStep> steps) {
        State state = version.state();
        if (state == State.DRAFT && !alone) {
            steps.add(APPROVE);
        }
        if (state == State.APPROVED || state == State.DRAFT && alone) {
            steps.add(PUBLISH);
        }
        if (version.isUndecided() && !alone) {
            steps.add(RETURN);
        }
        boolean rulesAll = version.inForce().equals(List.of(version.years()));
        if (state == State.RETIRED || state == State.PUBLISHED && !rulesAll) {
            steps.add(PUBLISH_AGAIN);
        }
        if (state == State.PUBLISHED) {
            steps.add(RETIRE);
        }
    }
}
