package org.plumbline.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/**
 * Handles exceptions of later filters, such as one that reads a form's field and finds that the form cannot be parsed. Without
 * it the container would answer 500 and log a stack trace for each.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
public final class FilterFaults extends RequestFilter {

    private final ProblemResponses problems;
    private final FaultLog faults;

    FilterFaults(ProblemResponses problems, FaultLog faults) {
        this.problems = problems;
        this.faults = faults;
    }

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw e; // the container breaks the connection, so that the caller does not take the response for
                // complete
            }
            problems.reject(request, response, refusal(request, e));
        }
    }

    private ProblemException refusal(HttpServletRequest request, RuntimeException e) {
        if (e instanceof ProblemException refused) {
            return refused;
        }
        if (e instanceof InvalidParameterException || e instanceof RequestRejectedException) {
            return new ProblemException(ProblemKind.BAD_REQUEST);
        }
        return new ProblemException(ProblemKind.INTERNAL, faults.log(request.getRequestURI(), e));
    }
}
