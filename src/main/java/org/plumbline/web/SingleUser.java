package org.plumbline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Takes every request for the one local user's, who has every role; that of an error page, too. */
final class SingleUser extends RequestFilter {

    private final Authentication user = UsernamePasswordAuthenticationToken.authenticated(
            Users.LOCAL, null, Role.authorities(List.of(Role.values())));

    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContextHolder.setContext(new SecurityContextImpl(user));
        chain.doFilter(request, response);
    }
}
