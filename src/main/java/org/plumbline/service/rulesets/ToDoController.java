package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of what a user has to do. */
@RestController
final class ToDoController {

    private final ToDoReader toDo;

    ToDoController(ToDoReader toDo) {
        this.toDo = toDo;
    }

    @Endpoint(
            value = {Role.CLERK, Role.APPROVER},
            scope = ScopeRule.SCHEME)
    @GetMapping(path = "/api/v1/to-do", produces = MediaType.APPLICATION_JSON_VALUE)
    ToDoReader.ToDo list(HttpServletRequest request) {
        QueryParameters.of(request);
        return toDo.read(Actor.of(request));
    }
}
