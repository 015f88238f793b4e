package org.plumbline.service.dictionary;

import java.util.Comparator;
import java.util.List;
import org.plumbline.service.http.Role;
import org.plumbline.service.rulesets.OtherDecisions;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.rulesets.VersionStep;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.stereotype.Component;

/** The newest draft of the form dictionary and approved versions, as long as no later version is in force. */
@Component
final class DictionaryDecisions implements OtherDecisions {

    private final FormDictionaries dictionaries;
    private final UserDirectory users;

    DictionaryDecisions(FormDictionaries dictionaries, UserDirectory users) {
        this.dictionaries = dictionaries;
        this.users = users;
    }

    @Override
    public List<OtherDecision> listDecisions(Actor actor) {
        if (!actor.has(Role.APPROVER)) {
            return List.of();
        }
        List<FormDictionaryVersion> later = listUndecided();
        return later.stream()
                // a draft contains the lines of the drafts before it
                .filter(version -> version.state() == State.APPROVED || version.equals(later.get(later.size() - 1)))
                .filter(version -> dictionaries.mayDecide(version, actor))
                .map(this::toDecision)
                .toList();
    }

    /** In the order of their numbers. */
    private List<FormDictionaryVersion> listUndecided() {
        List<FormDictionaryVersion> all = dictionaries.list();
        int inForce = all.stream()
                .filter(FormDictionaryVersion::inForce)
                .mapToInt(FormDictionaryVersion::version)
                .findFirst()
                .orElse(0);
        return all.stream()
                .filter(version -> version.version() > inForce)
                .filter(version -> version.state() == State.DRAFT || version.state() == State.APPROVED)
                .sorted(Comparator.comparing(FormDictionaryVersion::version))
                .toList();
    }

    private OtherDecision toDecision(FormDictionaryVersion version) {
        boolean publishes = version.state() == State.APPROVED || users.isSingleUser();
        return new OtherDecision(
                DecisionKind.FORM_DICTIONARY,
                version.version(),
                publishes ? VersionStep.PUBLISH : VersionStep.APPROVE,
                version.author(),
                version.createdAt(),
                "/form-dictionary?version=" + version.version());
    }
}
