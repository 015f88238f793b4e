package org.plumbline.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * While switched on, replaces the first answer to each idempotency key by a 503: the request was carried out, and the caller
 * has to repeat it. Part of the shared service, so that it needs no service of its own.
 */
@TestComponent
public final class LostAnswers extends OncePerRequestFilter {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private volatile boolean losing;

    public void lose(boolean losing) {
        this.losing = losing;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !losing;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader("Idempotency-Key");
        if (key == null || !keys.add(key)) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(request, new ContentCachingResponseWrapper(response));
            response.reset();
            response.setHeader("Retry-After", "1");
            response.setStatus(503);
        }
    }
}
