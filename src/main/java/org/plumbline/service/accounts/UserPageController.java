package org.plumbline.service.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of users, for administrators. A new key is shown on the page that follows its creation, and never again. */
@Controller
@RequestMapping("/users")
final class UserPageController {

    private final UserService userService;
    private final UserDirectory users;
    private final ProblemResponses problems;

    UserPageController(UserService userService, UserDirectory users, ProblemResponses problems) {
        this.userService = userService;
        this.users = users;
        this.problems = problems;
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @GetMapping
    String list(Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        return fillModel(model);
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) Set<Role> roles,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "false") boolean key,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("entered", name.strip());
        model.addAttribute("enteredRoles", roles == null ? Set.of() : roles);
        model.addAttribute("enteredScope", scope);
        return performAction(
                actor -> userService.create(
                        name.strip(), roles, splitLines(scope), password.isEmpty() ? null : password, key, actor),
                "created",
                model,
                request,
                response);
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/roles")
    String setRoles(
            @PathVariable String name,
            @RequestParam(required = false) Set<Role> roles,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return performAction(
                actor -> changeWithoutKey(userService.setRoles(name, roles, actor)), "roles", model, request, response);
    }

    /** Without blank lines. */
    private static List<String> splitLines(String scope) {
        return scope.lines().filter(line -> !line.isBlank()).toList();
    }

    /** @param scope one region or scheme a line; blank for none */
    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/scope")
    String setScope(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String scope,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return performAction(
                actor -> changeWithoutKey(userService.setScope(name, splitLines(scope), actor)),
                "scope",
                model,
                request,
                response);
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/password")
    String setPassword(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return performAction(
                actor -> changeWithoutKey(userService.setPassword(name, password, actor)),
                "password",
                model,
                request,
                response);
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/key")
    String createKey(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        return performAction(actor -> userService.createKey(name, actor), "key", model, request, response);
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/key/removal")
    String removeKey(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        return performAction(
                actor -> changeWithoutKey(userService.removeKey(name, actor)), "key-removed", model, request, response);
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/disabling")
    String disable(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        return performAction(
                actor -> changeWithoutKey(userService.disable(name, actor)), "disabled", model, request, response);
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/enabling")
    String enable(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        return performAction(
                actor -> changeWithoutKey(userService.enable(name, actor)), "enabled", model, request, response);
    }

    private static UserService.UserChange changeWithoutKey(UserView user) {
        return new UserService.UserChange(user, null);
    }

    /** A rejection is shown above the list, with the values that were entered except passwords. */
    private String performAction(
            Function<String, UserService.UserChange> act,
            String done,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean alone = users.isSingleUser();
        try {
            UserService.UserChange changed = act.apply(Actor.of(request).name());
            model.addAttribute("done", done);
            model.addAttribute("changed", changed.user());
            model.addAttribute("key", changed.key());
            model.addAttribute("loginFromNow", alone && !users.isSingleUser());
            model.addAttribute("entered", "");
            model.addAttribute("enteredRoles", Set.of());
            model.addAttribute("enteredScope", "");
        } catch (ProblemException refused) {
            ProblemDetail problem = problems.createProblem(request, refused);
            response.setStatus(problem.getStatus());
            model.addAttribute("refused", problem);
        }
        return fillModel(model);
    }

    private String fillModel(Model model) {
        model.addAttribute("users", userService.list());
        model.addAttribute("allRoles", List.of(Role.values()));
        return "users";
    }
}
