package org.plumbline.service.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The API for users, for administrators. */
@RestController
@RequestMapping(path = "/api/v1/users", produces = MediaType.APPLICATION_JSON_VALUE)
final class UserController {

    private final UserService userService;

    UserController(UserService userService) {
        this.userService = userService;
    }

    /** An object with a list, so that members can be added later. */
    record UserList(List<UserView> users) {}

    /**
     * @param key whether to make an API key; null for no
     * @param scope empty or null for none
     */
    record NewUserRequest(String name, List<Role> roles, String password, Boolean key, List<String> scope) {

        @Override
        public String toString() {
            return "NewUser " + name;
        }
    }

    record RolesRequest(List<Role> roles) {}

    /** @param scope empty or null for none */
    record ScopeRequest(List<String> scope) {}

    record PasswordRequest(String password) {

        @Override
        public String toString() {
            return "Password";
        }
    }

    /** @param key shown only in this response; absent if none was made */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreatedUser(UserView user, String key) {

        static CreatedUser of(UserService.UserChange changed) {
            return new CreatedUser(changed.user(), changed.key());
        }

        @Override
        public String toString() {
            return "Made " + user.name();
        }
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @GetMapping
    UserList list(HttpServletRequest request) {
        QueryParameters.of(request);
        return new UserList(userService.list());
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @GetMapping("/{name}")
    UserView get(@PathVariable String name, HttpServletRequest request) {
        QueryParameters.of(request);
        return userService.find(name).orElseThrow(() -> ProblemException.notFound(name));
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CreatedUser> create(@RequestBody NewUserRequest user, HttpServletRequest request) {
        UserService.UserChange made = userService.create(
                user.name, user.roles, user.scope, user.password, Boolean.TRUE.equals(user.key), actorName(request));
        URI address = UriComponentsBuilder.fromPath("/api/v1/users/{name}")
                .buildAndExpand(made.user().name())
                .encode()
                .toUri();
        return ResponseEntity.created(address).body(CreatedUser.of(made));
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping(path = "/{name}/roles", consumes = MediaType.APPLICATION_JSON_VALUE)
    UserView setRoles(@PathVariable String name, @RequestBody RolesRequest roles, HttpServletRequest request) {
        return userService.setRoles(name, roles.roles, actorName(request));
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping(path = "/{name}/scope", consumes = MediaType.APPLICATION_JSON_VALUE)
    UserView setScope(@PathVariable String name, @RequestBody ScopeRequest scope, HttpServletRequest request) {
        return userService.setScope(name, scope.scope, actorName(request));
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping(path = "/{name}/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    UserView setPassword(@PathVariable String name, @RequestBody PasswordRequest password, HttpServletRequest request) {
        return userService.setPassword(name, password.password, actorName(request));
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/key")
    CreatedUser createKey(@PathVariable String name, HttpServletRequest request) {
        return CreatedUser.of(userService.createKey(name, actorName(request)));
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @DeleteMapping("/{name}/key")
    UserView removeKey(@PathVariable String name, HttpServletRequest request) {
        return userService.removeKey(name, actorName(request));
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/disabling")
    UserView disable(@PathVariable String name, HttpServletRequest request) {
        return userService.disable(name, actorName(request));
    }

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{name}/enabling")
    UserView enable(@PathVariable String name, HttpServletRequest request) {
        return userService.enable(name, actorName(request));
    }

    private static String actorName(HttpServletRequest request) {
        return Actor.of(request).name();
    }
}
