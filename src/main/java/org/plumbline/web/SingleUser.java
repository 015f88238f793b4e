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
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes every request for the one local user's, who has every role. */
final class SingleUser extends OncePerRequestFilter {

    private final Authentication user = UsernamePasswordAuthenticationToken.authenticated(
            Users.LOCAL, null, Role.authorities(List.of(Role.values())));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContextHolder.setContext(new SecurityContextImpl(user));
        chain.doFilter(request, response);
    }

    /** An error page is shown to the same user. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
