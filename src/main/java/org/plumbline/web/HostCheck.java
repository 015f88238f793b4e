package org.plumbline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves this machine under its own names only. A foreign page may make its host name point here (DNS rebinding) and would
 * then be of the same origin as we are; its requests still carry that name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class HostCheck extends OncePerRequestFilter {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Problems problems;

    HostCheck(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = request.getServerName();
        if (name != null && OWN_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            problems.refuse(request, response, new RequestRefused(ProblemKind.WRONG_HOST));
        }
    }
}
