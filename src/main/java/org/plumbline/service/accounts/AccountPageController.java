package org.plumbline.service.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the signed-in user: name, roles and password. It does not exist in single-user mode. */
@Controller
@RequestMapping("/account")
final class AccountPageController {

    private final UserService userService;
    private final UserDirectory users;
    private final ProblemResponses problems;

    AccountPageController(UserService userService, UserDirectory users, ProblemResponses problems) {
        this.userService = userService;
        this.users = users;
        this.problems = problems;
    }

    @Endpoint(scope = ScopeRule.OWN)
    @GetMapping
    String showAccount(Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        return fillModel(model, request);
    }

    /** Ends the session with all others of this user: the next request asks for the new password. */
    @Endpoint(scope = ScopeRule.OWN)
    @PostMapping("/password")
    String changePassword(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        fillModel(model, request);
        if (!password.equals(again)) {
            response.setStatus(422);
            model.addAttribute("unequal", true);
            return "account";
        }
        try {
            userService.changePassword(Actor.of(request).name(), old, password);
            model.addAttribute("changed", true);
        } catch (ProblemException refused) {
            ProblemDetail problem = problems.createProblem(request, refused);
            response.setStatus(problem.getStatus());
            model.addAttribute("refused", problem);
        }
        return "account";
    }

    private String fillModel(Model model, HttpServletRequest request) {
        if (users.isSingleUser()) {
            throw ProblemException.notFound(request.getRequestURI());
        }
        Actor actor = Actor.of(request);
        model.addAttribute("account", userService.find(actor.name()).orElse(null));
        return "account";
    }
}
