package org.plumbline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Serves so many requests at once and refuses more at the door: waiting in a line that nobody sees the end of helps no caller.
 * The probes and the metrics pass by, and have threads of the container left to be answered on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
final class Admission extends RequestFilter {

    private final Semaphore requests;
    private final Semaphore batches;
    private final Problems problems;

    Admission(Settings settings, Problems problems) {
        this.requests = new Semaphore(settings.limits().requests());
        this.batches = new Semaphore(settings.limits().batches());
        this.problems = problems;
    }

    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith("/actuator/")) {
            chain.doFilter(request, response);
            return;
        }
        IncomingBody body = IncomingBody.of(request);
        boolean batch = body != null && BodyLimit.isStreamed(request);
        // before it counts as in progress: those who are slow to send take nobody's place
        if (body != null && !batch && !body.admitted()) {
            body.abandon();
            refuse(request, response);
            return;
        }
        if (!requests.tryAcquire()) {
            refuse(request, response);
            return;
        }
        try {
            if (batch) {
                batch(request, response, chain, body);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            requests.release();
        }
    }

    private void batch(HttpServletRequest request, HttpServletResponse response, FilterChain chain, IncomingBody body)
            throws ServletException, IOException {
        if (!batches.tryAcquire()) {
            refuse(request, response);
            return;
        }
        try {
            body.streamed();
            chain.doFilter(request, response);
        } finally {
            batches.release();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.refuse(request, response, new RequestRefused(ProblemKind.TOO_BUSY));
    }
}
