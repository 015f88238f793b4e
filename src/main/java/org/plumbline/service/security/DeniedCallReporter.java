package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.plumbline.service.background.MinuteRateLimiter;
import org.plumbline.service.http.DenialRecorder;
import org.plumbline.service.http.ProblemKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes an event for each denied call, and logs at most {@value #LINES} lines a minute. */
@Component
final class DeniedCallReporter implements DenialRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(DeniedCallReporter.class);
    private static final String ACTOR = DeniedCallReporter.class.getName() + ".actor";
    private static final int LINES = 60;
    private static final int MAX_LOGGED_LENGTH = 200;

    private final ApplicationEventPublisher events;
    private final MinuteRateLimiter lines = new MinuteRateLimiter(LINES, InstantSource.system());

    DeniedCallReporter(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Keeps who asked: the page that tells of the refusal is another dispatch, in which programs are not signed in. */
    @Override
    public void keepCaller(HttpServletRequest request) {
        Actor.signedIn(request).ifPresent(actor -> request.setAttribute(ACTOR, actor.name()));
    }

    @Override
    public void record(HttpServletRequest request, int status, ProblemKind kind, String path) {
        keepCaller(request);
        DeniedCall call = new DeniedCall(
                status,
                kind.key(),
                toPrintable(request.getMethod()),
                toPrintable(path),
                (String) request.getAttribute(ACTOR),
                request.getRemoteAddr());
        events.publishEvent(call);
        MinuteRateLimiter.Permit turn = lines.tryAcquire();
        if (turn.taken()) {
            LOG.warn(
                    "denied {} {}: {} {} {} from {}{}",
                    call.status(),
                    call.problem(),
                    call.actor() == null ? "nobody" : call.actor(),
                    call.method(),
                    call.path(),
                    call.address(),
                    turn.passedOver() == 0 ? "" : "; " + turn.passedOver() + " before it not told");
        }
    }

    /** One line of the log for one call, whatever somebody sends. */
    private static String toPrintable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= MAX_LOGGED_LENGTH ? line : line.substring(0, MAX_LOGGED_LENGTH - 1) + "…";
    }
}
