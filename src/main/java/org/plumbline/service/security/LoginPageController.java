package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ScopeRule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page. It does not exist in single-user mode. */
@Controller
final class LoginPageController {

    static final String PATH = "/login";

    private final UserDirectory users;

    private final ObjectProvider<ClientRegistrationRepository> registrations;

    private final KeptActions kept;

    LoginPageController(
            UserDirectory users, ObjectProvider<ClientRegistrationRepository> registrations, KeptActions kept) {
        this.users = users;
        this.kept = kept;
        this.registrations = registrations;
    }

    /** Names of the identity providers that users may sign in with, by id. */
    private Map<String, String> listIdentityProviders() {
        Map<String, String> names = new LinkedHashMap<>();
        if (registrations.getIfAvailable() instanceof Iterable<?> all) {
            for (Object each : all) {
                ClientRegistration registration = (ClientRegistration) each;
                names.put(registration.getRegistrationId(), registration.getClientName());
            }
        }
        return names;
    }

    @Endpoint(open = true, scope = ScopeRule.SHARED)
    @GetMapping(PATH)
    String showLogin(HttpServletRequest request, Model model) {
        if (users.isSingleUser()) {
            throw ProblemException.notFound(request.getRequestURI());
        }
        model.addAttribute("wrong", request.getParameter("wrong") != null);
        model.addAttribute("wait", request.getParameter("wait") != null);
        model.addAttribute("failed", request.getParameter("failed") != null);
        model.addAttribute("providers", listIdentityProviders());
        model.addAttribute("kept", kept.waits(request));
        model.addAttribute("left", request.getParameter("left") != null);
        return "login";
    }
}
