package org.plumbline.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plumbline.service.http.ProblemResponses;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A form that was sent after its session had ended. It was not carried out; its fields are kept in memory for
 * the same browser for an hour, for the user to confirm after sign-in. It is never carried out without that.
 *
 * @param action the address with its query that the form was sent to
 * @param page the address of the page with the form; null if the browser did not send it
 * @param fields without the anti-forgery token; empty if they were larger than {@value #MAX_CHARACTERS} characters
 * @param withFile whether the form had a file, which is not kept
 */
record KeptAction(String action, String page, List<Field> fields, boolean withFile) {

    /** A name and a value; a name may occur more than once. */
    record Field(String name, String value) {}

    static final int MAX_CHARACTERS = 64_000;

    /** Forms can be sent without being signed in: together they take at most so many characters of memory. */
    private static final long MAX_TOTAL_CHARACTERS = 4_000_000;

    private static final Cache<UUID, KeptAction> KEPT = Caffeine.newBuilder()
            .maximumWeight(MAX_TOTAL_CHARACTERS)
            .weigher((UUID id, KeptAction action) -> action.countCharacters())
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** The session has the key only. */
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
        UUID id = UUID.randomUUID();
        KEPT.put(id, new KeptAction(action, findPage(request), fields, isMultipart(request)));
        request.getSession().setAttribute(ATTRIBUTE, id);
    }

    private int countCharacters() {
        int characters = 100 + action.length() + (page == null ? 0 : page.length());
        for (Field field : fields) {
            characters += field.name().length() + field.value().length();
        }
        return characters;
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
        UUID id = session == null ? null : (UUID) session.getAttribute(ATTRIBUTE);
        return id == null ? Optional.empty() : Optional.ofNullable(KEPT.getIfPresent(id));
    }

    static void discard(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) instanceof UUID id) {
            KEPT.invalidate(id);
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
