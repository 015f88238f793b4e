package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.service.http.ProblemResponses;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A form that was sent after its session had ended. It was not carried out; its fields are kept in the session of the
 * same browser, for the user to confirm after sign-in. It is never carried out without that.
 *
 * @param action the address with its query that the form was sent to
 * @param page the address of the page with the form; null if the browser did not send it
 * @param fields without the anti-forgery token; empty if they were larger than {@value #MAX_CHARACTERS} characters
 * @param withFile whether the form had a file, which is not kept
 */
record KeptAction(String action, String page, List<Field> fields, boolean withFile) implements Serializable {

    /** A name and a value; a name may occur more than once. */
    record Field(String name, String value) implements Serializable {}

    static final int MAX_CHARACTERS = 64_000;

    private static final String ATTRIBUTE = KeptAction.class.getName();

    /** Sign-in and sign-out; and the forms that have passwords, which must not remain in memory. */
    private static final Pattern NOT_KEPT = Pattern.compile("/(login|logout|account|users|kept-action)(/.*)?");

    private static final Set<String> NOT_SHOWN = Set.of("_csrf");

    static boolean canKeep(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && ProblemResponses.wantsPage(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && !NOT_KEPT.matcher(request.getRequestURI()).matches();
    }

    /** @param readFields false for a form whose body must not be read */
    static void keep(HttpServletRequest request, boolean readFields) {
        String query = request.getQueryString();
        String action = request.getRequestURI() + (query == null ? "" : "?" + query);
        List<Field> fields = readFields ? readFields(request, query) : List.of();
        request.getSession()
                .setAttribute(ATTRIBUTE, new KeptAction(action, findPage(request), fields, isMultipart(request)));
    }

    static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
    }

    private static List<Field> readFields(HttpServletRequest request, String query) {
        Set<String> inAddress = UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .keySet();
        List<Field> fields = new ArrayList<>();
        int characters = 0;
        for (Map.Entry<String, String[]> each : request.getParameterMap().entrySet()) {
            if (NOT_SHOWN.contains(each.getKey()) || inAddress.contains(each.getKey())) {
                continue;
            }
            for (String value : each.getValue()) {
                fields.add(new Field(each.getKey(), value));
                characters += each.getKey().length() + value.length();
            }
        }
        return characters > MAX_CHARACTERS ? List.of() : List.copyOf(fields);
    }

    /** CrossSiteFilter has checked that a form comes from a page of this service. */
    private static String findPage(HttpServletRequest request) {
        try {
            String referer = request.getHeader(HttpHeaders.REFERER);
            URI page = referer == null ? null : URI.create(referer);
            if (page == null
                    || page.getRawPath() == null
                    || !request.getHeader(HttpHeaders.HOST).equals(page.getAuthority())) {
                return null;
            }
            String path = page.getRawPath().replaceFirst("^/+", "/");
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException e) {
            return null; // the header is optional
        }
    }

    static Optional<KeptAction> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((KeptAction) session.getAttribute(ATTRIBUTE));
    }

    static void discard(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
