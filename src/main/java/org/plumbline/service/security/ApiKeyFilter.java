package org.plumbline.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates {@code Authorization: Bearer plk_…} as the user with that key. Other tokens are ignored. */
final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final UserDirectory users;
    private final AuthenticationEntryPoint unauthenticated;

    ApiKeyFilter(UserDirectory users, AuthenticationEntryPoint unauthenticated) {
        this.users = users;
        this.unauthenticated = unauthenticated;
    }

    /** Whether the token has the form of an API key, valid or not. */
    static boolean hasApiKey(HttpServletRequest request) {
        return readKey(request) != null;
    }

    private static String readKey(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = header.substring(BEARER.length()).strip();
        return token.startsWith(ApiKey.PREFIX) ? token : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = readKey(request);
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<UserDetails> user = users.findByKey(new ApiKey(key));
        if (user.isEmpty()) {
            SecurityContextHolder.clearContext();
            unauthenticated.commence(request, response, new BadCredentialsException("no such key"));
            return;
        }
        // for this request only: it is not saved in a session
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                user.get(), null, user.get().getAuthorities())));
        chain.doFilter(request, response);
    }
}
