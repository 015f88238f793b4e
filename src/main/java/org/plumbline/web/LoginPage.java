package org.plumbline.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where users sign in. In single-user mode there is no such page. */
@Controller
final class LoginPage {

    static final String PATH = "/login";

    private final Users users;

    LoginPage(Users users) {
        this.users = users;
    }

    @GetMapping(PATH)
    String login(HttpServletRequest request, Model model) {
        if (users.singleUser()) {
            throw RequestRefused.notFound(request.getRequestURI());
        }
        model.addAttribute("wrong", request.getParameter("wrong") != null);
        model.addAttribute("left", request.getParameter("left") != null);
        return "login";
    }
}
