package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Determines the language of pages, stores a choice made on a page, and provides the link to the other language. */
@Component("localeResolver")
public final class LanguageResolver implements LocaleResolver, HandlerInterceptor {

    private final Endpoints endpoints;

    LanguageResolver(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return LanguagePreference.of(request).locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("a language is chosen by ?lang=zh or ?lang=en");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (LanguagePreference.parse(LanguagePreference.readLanguageParameter(request))
                .isPresent()) {
            ResponseCookie cookie = ResponseCookie.from(
                            LanguagePreference.NAME, resolveLocale(request).getLanguage())
                    .path("/")
                    .httpOnly(true)
                    .sameSite("Strict")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            page.addObject("here", buildAddressWithout(request, LanguagePreference.NAME));
            page.addObject("otherPage", buildAddressWithout(request, "page"));
        }
    }

    /** This page's address without one parameter, so that another value can be appended. */
    private String buildAddressWithout(HttpServletRequest request, String parameter) {
        String address = ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(null)
                .replacePath(readablePath(request))
                .replaceQueryParam(parameter)
                .build()
                .toUriString();
        return address + (address.contains("?") ? "&" : "?");
    }

    /** The address at which a GET shows this page. */
    private String readablePath(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean parent = endpoints.find(request).map(Endpoint::parentShowsPage).orElse(false);
        return parent ? path.substring(0, path.lastIndexOf('/')) : path;
    }
}
