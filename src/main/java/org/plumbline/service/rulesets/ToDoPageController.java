package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The to-do page: the versions that wait for a decision of the signed-in approver. */
@Controller
final class ToDoPageController {

    private static final Set<VersionStep> DECISIONS = EnumSet.of(VersionStep.APPROVE, VersionStep.PUBLISH);

    private final RuleSetQueries queries;
    private final VersionLifecycle lifecycle;
    private final UserDirectory users;

    ToDoPageController(RuleSetQueries queries, VersionLifecycle lifecycle, UserDirectory users) {
        this.queries = queries;
        this.lifecycle = lifecycle;
        this.users = users;
    }

    @Endpoint(Role.APPROVER)
    @GetMapping("/to-do")
    String list(Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        Actor actor = Actor.of(request);
        List<RuleSetView> undecided = queries.list(null).stream()
                .filter(version -> version.state() == State.DRAFT || version.state() == State.APPROVED)
                .toList();
        List<PendingDecision> pending = new ArrayList<>();
        for (RuleSetView version : undecided) {
            VersionStep.availableSteps(version, actor, users.isSingleUser()).stream()
                    .filter(DECISIONS::contains)
                    .forEach(step -> pending.add(PendingDecision.of(version, step, findLastEvent(version))));
        }
        pending.sort(Comparator.comparing(PendingDecision::since));
        model.addAttribute("pending", pending);
        model.addAttribute("own", undecided.size() - pending.size());
        return "to-do";
    }

    private RuleSetEvent findLastEvent(RuleSetView version) {
        List<RuleSetEvent> events = lifecycle.listEvents(version.id());
        return events.get(events.size() - 1);
    }
}
