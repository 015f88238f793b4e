package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The to-do page: the versions that an approver decides on, and those of an author that were returned or wait. */
@Controller
final class ToDoPageController {

    private final ToDoReader toDo;
    private final VersionLifecycle lifecycle;

    ToDoPageController(ToDoReader toDo, VersionLifecycle lifecycle) {
        this.toDo = toDo;
        this.lifecycle = lifecycle;
    }

    /** @param approvers who can decide on the version */
    record WaitingVersion(RuleSetView ruleSet, MessageSourceResolvable approvers) {}

    @Endpoint(
            value = {Role.CLERK, Role.APPROVER},
            scope = ScopeRule.SCHEME)
    @GetMapping("/to-do")
    String list(Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        ToDoReader.ToDo read = toDo.read(Actor.of(request));
        List<WaitingVersion> waiting = read.waiting().stream()
                .map(version -> new WaitingVersion(version, lifecycle.describeApprovers(version.authors())))
                .toList();
        model.addAttribute("toDo", read);
        model.addAttribute("waiting", waiting);
        return "to-do";
    }
}
