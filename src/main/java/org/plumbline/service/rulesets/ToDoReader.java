package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.plumbline.service.rulesets.OtherDecisions.OtherDecision;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.stereotype.Component;

/** Reads what a user has to do: the versions to decide on, and the own ones that were returned or wait for others. */
@Component
final class ToDoReader {

    private static final Set<VersionStep> DECISIONS = EnumSet.of(VersionStep.APPROVE, VersionStep.PUBLISH);

    private final RuleSetQueries queries;
    private final RuleSetVersionStore versions;
    private final UserDirectory users;
    private final List<OtherDecisions> others;

    ToDoReader(RuleSetQueries queries, RuleSetVersionStore versions, UserDirectory users, List<OtherDecisions> others) {
        this.queries = queries;
        this.versions = versions;
        this.users = users;
        this.others = others;
    }

    /**
     * What a user has to do.
     *
     * @param decisions versions that wait for the user's decision, longest waiting first
     * @param returned own versions that an approver returned, latest first
     * @param waiting own versions that wait for another user's decision
     * @param others versions of something else than rules that wait for the user's decision
     */
    record ToDo(
            List<PendingDecision> decisions,
            List<ReturnedVersion> returned,
            List<RuleSetView> waiting,
            List<OtherDecision> others) {}

    ToDo read(Actor actor) {
        List<RuleSetView> all = queries.list(null);
        boolean alone = users.isSingleUser();
        List<PendingDecision> decisions = new ArrayList<>();
        for (RuleSetView version : all) {
            if (version.isUndecided()) {
                VersionStep.availableSteps(version, actor, alone).stream()
                        .filter(DECISIONS::contains)
                        .forEach(step -> decisions.add(PendingDecision.of(version, step, findLastEvent(version))));
            }
        }
        decisions.sort(Comparator.comparing(PendingDecision::since));
        List<RuleSetView> waiting = all.stream()
                .filter(version -> !alone && version.isUndecided() && version.hasAuthor(actor.name()))
                .toList();
        return new ToDo(decisions, listReturned(all, actor, alone), waiting, listOthers(actor));
    }

    private List<OtherDecision> listOthers(Actor actor) {
        return others.stream()
                .flatMap(each -> each.listDecisions(actor).stream())
                .toList();
    }

    private List<ReturnedVersion> listReturned(List<RuleSetView> all, Actor actor, boolean alone) {
        Set<Long> followed = versions.findFollowed();
        return all.stream()
                .filter(version -> version.state() == State.RETURNED && !followed.contains(version.id()))
                .filter(version -> alone || version.hasAuthor(actor.name()))
                .map(version -> ReturnedVersion.of(version, findLastEvent(version)))
                .sorted(Comparator.comparing(ReturnedVersion::since).reversed())
                .toList();
    }

    private RuleSetEvent findLastEvent(RuleSetView version) {
        List<RuleSetEvent> events = versions.listEvents(version.id());
        return events.get(events.size() - 1);
    }
}
