package org.plumbline.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.plumbline.service.settings.Settings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Serves so many requests at once and refuses more at the door: waiting in a line that nobody sees the end of helps no caller.
 * The probes and the metrics pass by, and have threads of the container left to be answered on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
public final class AdmissionFilter extends RequestFilter {

    private final Semaphore requests;
    private final Semaphore batches;
    private final Endpoints endpoints;
    private final ProblemResponses problems;

    AdmissionFilter(Settings settings, Endpoints endpoints, ProblemResponses problems) {
        this.endpoints = endpoints;
        this.requests = new Semaphore(settings.limits().requests());
        this.batches = new Semaphore(settings.limits().batches());
        this.problems = problems;
    }

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith("/actuator/")) {
            chain.doFilter(request, response);
            return;
        }
        RequestBodyInput body = RequestBodyInput.of(request);
        boolean batch = body != null && isStreamed(request);
        // before it counts as in progress: those who are slow to send take nobody's place
        if (body != null && !batch && !body.tryAdmit()) {
            body.abandon();
            rejectBusy(request, response);
            return;
        }
        if (!requests.tryAcquire()) {
            rejectBusy(request, response);
            return;
        }
        try {
            if (batch) {
                admitBatch(request, response, chain, body);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            requests.release();
        }
    }

    private void admitBatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, RequestBodyInput body)
            throws ServletException, IOException {
        if (!batches.tryAcquire()) {
            rejectBusy(request, response);
            return;
        }
        try {
            body.allowSlowStream();
            chain.doFilter(request, response);
        } finally {
            batches.release();
        }
    }

    private void rejectBusy(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.reject(request, response, new ProblemException(ProblemKind.TOO_BUSY));
    }

    /** Whether the body is processed while it arrives, for as long as the caller sends. */
    private boolean isStreamed(HttpServletRequest request) {
        return endpoints
                .find(request)
                .map(endpoint -> endpoint.body() != Endpoint.Body.BOUNDED)
                .orElse(false);
    }
}
