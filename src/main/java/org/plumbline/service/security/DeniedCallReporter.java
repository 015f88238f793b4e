package org.plumbline.service.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.plumbline.service.background.MinuteRateLimiter;
import org.plumbline.service.http.DenialRecorder;
import org.plumbline.service.http.OneLine;
import org.plumbline.service.http.ProblemKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Publishes an event for each denied call, and logs at most {@value #LINES} lines a minute. */
@Component
final class DeniedCallReporter implements DenialRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(DeniedCallReporter.class);
    private static final String ACTOR = DeniedCallReporter.class.getName() + ".actor";
    private static final String ATTEMPTED = DeniedCallReporter.class.getName() + ".attempted";
    private static final int LINES = 60;

    private final ApplicationEventPublisher events;
    private final MinuteRateLimiter lines = new MinuteRateLimiter(LINES, InstantSource.system());

    DeniedCallReporter(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Stores the caller: the error page is another dispatch, in which programs are not signed in. */
    @Override
    public void keepCaller(HttpServletRequest request) {
        Actor.signedIn(request).ifPresent(actor -> request.setAttribute(ACTOR, actor.name()));
    }

    /**
     * Stores the name for which a wrong password was sent. Of other credentials the name would be the key or token itself, which
     * must not get into a log.
     */
    static void attempted(HttpServletRequest request, AuthenticationException failure) {
        if (failure.getAuthenticationRequest() instanceof UsernamePasswordAuthenticationToken password) {
            request.setAttribute(ATTEMPTED, OneLine.of(password.getName()));
        }
    }

    @Override
    public void record(HttpServletRequest request, int status, ProblemKind kind, String path) {
        keepCaller(request);
        // the container's dispatch to the error page is always a GET
        Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        DeniedCall call = new DeniedCall(
                status,
                kind.key(),
                OneLine.of(method == null ? request.getMethod() : method.toString()),
                OneLine.of(path),
                (String) request.getAttribute(ACTOR),
                (String) request.getAttribute(ATTEMPTED),
                request.getRemoteAddr());
        events.publishEvent(call);
        MinuteRateLimiter.Permit turn = lines.tryAcquire();
        if (turn.taken()) {
            LOG.warn(
                    "denied {} {}: {}{} {} {} from {}{}",
                    call.status(),
                    call.problem(),
                    call.actor() == null ? "not signed in" : OneLine.of(call.actor()),
                    call.attempted() == null ? "" : " as \"" + call.attempted() + '"',
                    call.method(),
                    call.path(),
                    call.address(),
                    turn.passedOver() == 0 ? "" : "; " + turn.passedOver() + " before it not logged");
        }
    }
}
