package org.plumbline.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.RequestFilter;
import org.plumbline.service.settings.Settings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Serves this machine's own names and the allowed ones only. A foreign page may resolve its host name to this machine (DNS
 * rebinding) and would then have the same origin; its requests still carry that name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class HostFilter extends RequestFilter {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Set<String> names = new HashSet<>(OWN_NAMES);
    private final ProblemResponses problems;

    HostFilter(Settings settings, ProblemResponses problems) {
        settings.allowedHosts().forEach(host -> names.add(host.strip().toLowerCase(Locale.ROOT)));
        this.problems = problems;
    }

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = request.getServerName();
        if (name != null && names.contains(name.toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            problems.reject(request, response, new ProblemException(ProblemKind.WRONG_HOST));
        }
    }
}
