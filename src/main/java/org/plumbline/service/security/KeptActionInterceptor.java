package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.plumbline.service.http.QueryParameters;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Discards a kept action once it has been carried out. Not before: an action that fails, or whose process is killed, can be
 * confirmed again.
 */
final class KeptActionInterceptor implements HandlerInterceptor {

    /** The field of a form by which a kept action is confirmed: its id. */
    static final String CONFIRMED = QueryParameters.KEPT_ACTION;

    private final KeptActions kept;

    KeptActionInterceptor(KeptActions kept) {
        this.kept = kept;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (!HttpMethod.POST.matches(request.getMethod()) || failure != null || response.getStatus() >= 400) {
            return;
        }
        String id = request.getParameter(CONFIRMED);
        if (id != null && id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            Actor.signedIn(request).ifPresent(actor -> kept.discard(UUID.fromString(id), actor));
        }
    }
}
