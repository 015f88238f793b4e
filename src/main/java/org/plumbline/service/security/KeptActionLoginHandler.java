package org.plumbline.service.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** After sign-in: the page with kept actions, else the page that was requested. */
final class KeptActionLoginHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    private final KeptActions kept;

    KeptActionLoginHandler(RequestCache requested, KeptActions kept) {
        this.kept = kept;
        setRequestCache(requested);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        Actor actor = Actor.of(signedIn);
        kept.rememberBrowser(request, response, actor);
        if (kept.waits(actor)) {
            getRedirectStrategy().sendRedirect(request, response, KeptActionPageController.PATH);
        } else {
            super.onAuthenticationSuccess(request, response, signedIn);
        }
    }
}
