package org.plumbline.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.plumbline.service.http.RequestFilter;
import org.plumbline.service.http.Role;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Authenticates every request, also those to the error page, as the one local user, who has every role. */
public final class SingleUserFilter extends RequestFilter {

    private final Authentication user = UsernamePasswordAuthenticationToken.authenticated(
            UserDirectory.LOCAL, null, Role.authorities(List.of(Role.values())));

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContextHolder.setContext(new SecurityContextImpl(user));
        chain.doFilter(request, response);
    }
}
