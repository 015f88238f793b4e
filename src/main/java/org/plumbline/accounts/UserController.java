package org.plumbline.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.plumbline.web.Actor;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Role;
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

/** Users, for an administrator's programs. */
@RestController
@RequestMapping(path = "/api/v1/users", produces = MediaType.APPLICATION_JSON_VALUE)
final class UserController {

    private final UserDesk desk;

    UserController(UserDesk desk) {
        this.desk = desk;
    }

    /** A list, for room to grow. */
    record All(List<UserView> users) {}

    /** @param key whether to make an API key; null for no */
    record NewUser(String name, List<Role> roles, String password, Boolean key) {

        @Override
        public String toString() {
            return "NewUser " + name;
        }
    }

    record Roles(List<Role> roles) {}

    record Password(String password) {

        @Override
        public String toString() {
            return "Password";
        }
    }

    /** @param key told this once; absent where none was made */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Made(UserView user, String key) {

        static Made of(UserDesk.Changed changed) {
            return new Made(changed.user(), changed.key());
        }

        @Override
        public String toString() {
            return "Made " + user.name();
        }
    }

    @GetMapping
    All list(HttpServletRequest request) {
        Query.of(request);
        return new All(desk.list());
    }

    @GetMapping("/{name}")
    UserView get(@PathVariable String name, HttpServletRequest request) {
        Query.of(request);
        return desk.find(name).orElseThrow(() -> RequestRefused.notFound(name));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Made> create(@RequestBody NewUser user, HttpServletRequest request) {
        UserDesk.Changed made =
                desk.create(user.name, user.roles, user.password, Boolean.TRUE.equals(user.key), actor(request));
        URI address = UriComponentsBuilder.fromPath("/api/v1/users/{name}")
                .buildAndExpand(made.user().name())
                .encode()
                .toUri();
        return ResponseEntity.created(address).body(Made.of(made));
    }

    @PostMapping(path = "/{name}/roles", consumes = MediaType.APPLICATION_JSON_VALUE)
    UserView roles(@PathVariable String name, @RequestBody Roles roles, HttpServletRequest request) {
        return desk.setRoles(name, roles.roles, actor(request));
    }

    @PostMapping(path = "/{name}/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    UserView password(@PathVariable String name, @RequestBody Password password, HttpServletRequest request) {
        return desk.setPassword(name, password.password, actor(request));
    }

    @PostMapping("/{name}/key")
    Made key(@PathVariable String name, HttpServletRequest request) {
        return Made.of(desk.makeKey(name, actor(request)));
    }

    @DeleteMapping("/{name}/key")
    UserView removeKey(@PathVariable String name, HttpServletRequest request) {
        return desk.removeKey(name, actor(request));
    }

    @PostMapping("/{name}/disabling")
    UserView disable(@PathVariable String name, HttpServletRequest request) {
        return desk.disable(name, actor(request));
    }

    @PostMapping("/{name}/enabling")
    UserView enable(@PathVariable String name, HttpServletRequest request) {
        return desk.enable(name, actor(request));
    }

    private static String actor(HttpServletRequest request) {
        return Actor.of(request).name();
    }
}
