package org.plumbline.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.RequestFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Rejects writes that a browser sends from a page of another site. Browsers send the origin of a request; programs such as
 * curl do not, and need no token.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
public final class CrossSiteFilter extends RequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final ProblemResponses problems;

    CrossSiteFilter(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod()) || isSameOrigin(request)) {
            chain.doFilter(request, response);
        } else {
            problems.reject(request, response, new ProblemException(ProblemKind.CROSS_SITE));
        }
    }

    private static boolean isSameOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return (site == null || OWN_PAGES.contains(site)) && (origin == null || origin.equals(buildOwnOrigin(request)));
    }

    private static String buildOwnOrigin(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
    }
}
