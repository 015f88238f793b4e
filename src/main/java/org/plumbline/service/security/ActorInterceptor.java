package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Provides the current user to every page: {@code actor}, absent if the caller is not signed in, and {@code singleUser}.
 * Request attributes, because error pages do not get a model.
 */
@Component
final class ActorInterceptor implements HandlerInterceptor {

    private final UserDirectory users;

    ActorInterceptor(UserDirectory users) {
        this.users = users;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Actor.signedIn(request).ifPresent(actor -> request.setAttribute("actor", actor));
        request.setAttribute("singleUser", users.isSingleUser());
        return true;
    }
}
