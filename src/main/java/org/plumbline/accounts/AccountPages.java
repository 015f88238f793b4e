package org.plumbline.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.plumbline.web.Actor;
import org.plumbline.web.Problems;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Users;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody's own: who they are here, and their password. In single-user mode there is no such page. */
@Controller
@RequestMapping("/account")
final class AccountPages {

    private final UserDesk desk;
    private final Users users;
    private final Problems problems;

    AccountPages(UserDesk desk, Users users, Problems problems) {
        this.desk = desk;
        this.users = users;
        this.problems = problems;
    }

    @GetMapping
    String account(Model model, HttpServletRequest request) {
        Query.of(request);
        return page(model, request);
    }

    /** Ends the session with all others of this user: the next request asks for the new password. */
    @PostMapping("/password")
    String password(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        page(model, request);
        if (!password.equals(again)) {
            response.setStatus(422);
            model.addAttribute("unequal", true);
            return "account";
        }
        try {
            desk.changePassword(Actor.of(request).name(), old, password);
            model.addAttribute("changed", true);
        } catch (RequestRefused refused) {
            ProblemDetail problem = problems.of(request, refused);
            response.setStatus(problem.getStatus());
            model.addAttribute("refused", problem);
        }
        return "account";
    }

    private String page(Model model, HttpServletRequest request) {
        if (users.singleUser()) {
            throw RequestRefused.notFound(request.getRequestURI());
        }
        Actor actor = Actor.of(request);
        model.addAttribute("account", desk.find(actor.name()).orElse(null));
        return "account";
    }
}
