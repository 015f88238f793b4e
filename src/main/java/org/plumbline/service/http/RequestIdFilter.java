package org.plumbline.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Assigns an id to each request: the caller's own if it is safe for a log, else a random one. The response, problems and each
 * log line contain it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";
    static final String NAME = "requestId";

    private static final String ATTRIBUTE = RequestIdFilter.class.getName();
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** @return null for requests that the container itself rejected */
    static String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = of(request) == null ? acceptOrGenerate(request.getHeader(HEADER)) : of(request);
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        MDC.put(NAME, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(NAME);
        }
    }

    private static String acceptOrGenerate(String asked) {
        return asked != null && FIT.matcher(asked).matches()
                ? asked
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** The error page is rendered after the filters. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
