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
 * Limits the number of concurrent requests and rejects further ones at once, since a queue would only delay the failure.
 * Probes and metrics are not counted; the container has threads left to answer them.
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
        // before it counts as in progress: slow senders must not take the place of other requests
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

    /** Whether the body is processed while it arrives. */
    private boolean isStreamed(HttpServletRequest request) {
        return endpoints
                .find(request)
                .map(endpoint -> endpoint.body() != Endpoint.Body.BOUNDED)
                .orElse(false);
    }
}
