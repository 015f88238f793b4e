package org.plumbline.web;

import jakarta.servlet.http.HttpServletRequest;

/** Who asks. */
public record Actor(String name) {

    public static Actor of(HttpServletRequest request) {
        return new Actor(request.getUserPrincipal().getName());
    }
}
