package org.plumbline.service.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** After sign-in: the page with the kept action, else the page that was requested. */
final class KeptActionLoginHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    KeptActionLoginHandler(RequestCache requested) {
        setRequestCache(requested);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        if (KeptAction.find(request).isPresent()) {
            getRedirectStrategy().sendRedirect(request, response, KeptActionPageController.PATH);
        } else {
            super.onAuthenticationSuccess(request, response, signedIn);
        }
    }
}
