package org.plumbline.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects a form with files outside of a session, unless a user signed in in the browser lately. To find the form's token its
 * files would have to be read into memory first, megabytes from any caller. Programs send no token, and their password is
 * checked before their files anyway.
 */
final class MultipartSessionFilter extends OncePerRequestFilter {

    private final RequestMatcher programs;
    private final KeptActions kept;
    private final AuthenticationEntryPoint unauthenticated;

    MultipartSessionFilter(RequestMatcher programs, KeptActions kept, AuthenticationEntryPoint unauthenticated) {
        this.kept = kept;
        this.programs = programs;
        this.unauthenticated = unauthenticated;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (KeptActions.isMultipart(request)
                && !programs.matches(request)
                && SecurityContextHolder.getContext().getAuthentication() == null
                && !kept.isKnownBrowser(request)) {
            unauthenticated.commence(
                    request, response, new AuthenticationCredentialsNotFoundException("sign in before sending files"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
