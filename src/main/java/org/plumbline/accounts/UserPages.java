package org.plumbline.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.web.Actor;
import org.plumbline.web.Problems;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Role;
import org.plumbline.web.Users;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Users, for an administrator at a browser. A new key is shown on the page that follows its making, and never again. */
@Controller
@RequestMapping("/users")
final class UserPages {

    private final UserDesk desk;
    private final Users users;
    private final Problems problems;

    UserPages(UserDesk desk, Users users, Problems problems) {
        this.desk = desk;
        this.users = users;
        this.problems = problems;
    }

    @GetMapping
    String list(Model model, HttpServletRequest request) {
        Query.of(request);
        return page(model);
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) Set<Role> roles,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "false") boolean key,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("entered", name.strip());
        model.addAttribute("enteredRoles", roles == null ? Set.of() : roles);
        return act(
                actor -> desk.create(name.strip(), roles, password.isEmpty() ? null : password, key, actor),
                "created",
                model,
                request,
                response);
    }

    @PostMapping("/{name}/roles")
    String roles(
            @PathVariable String name,
            @RequestParam(required = false) Set<Role> roles,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return act(actor -> only(desk.setRoles(name, roles, actor)), "roles", model, request, response);
    }

    @PostMapping("/{name}/password")
    String password(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return act(actor -> only(desk.setPassword(name, password, actor)), "password", model, request, response);
    }

    @PostMapping("/{name}/key")
    String key(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        return act(actor -> desk.makeKey(name, actor), "key", model, request, response);
    }

    @PostMapping("/{name}/key/removal")
    String removeKey(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        return act(actor -> only(desk.removeKey(name, actor)), "key-removed", model, request, response);
    }

    @PostMapping("/{name}/disabling")
    String disable(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        return act(actor -> only(desk.disable(name, actor)), "disabled", model, request, response);
    }

    @PostMapping("/{name}/enabling")
    String enable(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        return act(actor -> only(desk.enable(name, actor)), "enabled", model, request, response);
    }

    private static UserDesk.Changed only(UserView user) {
        return new UserDesk.Changed(user, null);
    }

    /** A refusal is told above the list, where what was entered still stands; but for passwords. */
    private String act(
            Function<String, UserDesk.Changed> act,
            String done,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean alone = users.singleUser();
        try {
            UserDesk.Changed changed = act.apply(Actor.of(request).name());
            model.addAttribute("done", done);
            model.addAttribute("changed", changed.user());
            model.addAttribute("key", changed.key());
            model.addAttribute("loginFromNow", alone && !users.singleUser());
            model.addAttribute("entered", "");
            model.addAttribute("enteredRoles", Set.of());
        } catch (RequestRefused refused) {
            ProblemDetail problem = problems.of(request, refused);
            response.setStatus(problem.getStatus());
            model.addAttribute("refused", problem);
        }
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("users", desk.list());
        model.addAttribute("allRoles", List.of(Role.values()));
        return "users";
    }
}
