package org.plumbline.service.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Sha256;
import org.plumbline.service.http.FileNames;
import org.plumbline.service.http.PreviousPage;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.security.KeptAction.Field;
import org.plumbline.service.security.KeptAction.KeptFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * Keeps a form that is sent after its session has ended. The browser has a token from the last sign-in in it, so that the
 * action waits for that user; a file is read and kept from such a browser only.
 */
@Component
final class KeptActions {

    static final int MAX_CHARACTERS = 64_000;

    private static final Logger LOG = LoggerFactory.getLogger(KeptActions.class);
    private static final String COOKIE = "plumbline-browser";
    private static final int TOKEN_BYTES = 32;
    private static final int MAX_ADDRESS = 4_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Sign-in and sign-out; and the forms that have passwords, which must not be stored. */
    private static final Pattern NOT_KEPT = Pattern.compile("/(login|logout|account|users|kept-action)(/.*)?");

    private static final Set<String> NOT_SHOWN = Set.of("_csrf", KeptActionInterceptor.CONFIRMED);

    private final KeptActionStore store;

    KeptActions(KeptActionStore store) {
        this.store = store;
    }

    static boolean canKeep(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && ProblemResponses.wantsPage(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && address(request).length() <= MAX_ADDRESS
                && !NOT_KEPT.matcher(request.getRequestURI()).matches();
    }

    static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
    }

    /** Whether a user signed in in the browser lately, so that the body of its request may be read. */
    boolean isKnownBrowser(HttpServletRequest request) {
        return findUser(request).isPresent();
    }

    private Optional<String> findUser(HttpServletRequest request) {
        String token = readToken(request);
        return token == null ? Optional.empty() : readOr(Optional.empty(), () -> store.findUser(token));
    }

    /** Pages of the sign-in work also where the database does not answer. */
    private static <T> T readOr(T otherwise, Supplier<T> read) {
        try {
            return read.get();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("actions sent without a session cannot be read: {}", e.getMessage());
            return otherwise;
        }
    }

    /** Without an effect where the action cannot be stored: the request is rejected in any case. */
    void keep(HttpServletRequest request, HttpServletResponse response) {
        String user = Actor.signedIn(request).map(Actor::name).orElseGet(() -> findUser(request)
                .orElse(null));
        boolean multipart = isMultipart(request);
        boolean readBody = !multipart || user != null;
        KeptAction kept = new KeptAction(
                UUID.randomUUID(),
                address(request),
                PreviousPage.find(request),
                readBody ? readFields(request) : List.of(),
                multipart,
                multipart && readBody ? readFile(request) : null);
        try {
            String token = readToken(request);
            String used = token == null ? issueToken(request, response) : token;
            if (!store.keep(kept, user, used)) {
                LOG.debug("too many actions sent without a session, one to {} is not kept", kept.path());
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("an action sent without a session to {} is not kept: {}", kept.path(), e.getMessage());
        }
    }

    /**
     * To be called after each sign-in. A sign-in succeeds also where this cannot be stored.
     *
     * @return whether an action of the user that this browser sent waits
     */
    boolean rememberBrowser(HttpServletRequest request, HttpServletResponse response, Actor actor) {
        try {
            return store.signIn(readToken(request), issueToken(request, response), actor.name());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the browser of a sign-in is not remembered: {}", e.getMessage());
            return false;
        }
    }

    /** Before a sign-in: whether an action of this browser waits. */
    boolean waits(HttpServletRequest request) {
        String token = readToken(request);
        return token != null && readOr(false, () -> store.hasActionsOf(token));
    }

    List<KeptAction> list(Actor actor) {
        return store.list(actor.name());
    }

    Optional<KeptFile> findFile(UUID id, Actor actor) {
        return store.findFile(id, actor.name());
    }

    void discard(UUID id, Actor actor) {
        store.discard(id, actor.name());
    }

    /** The SHA-256 of the browser's token; null if it has none. */
    private static String readToken(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || cookie.getValue().isEmpty() ? null : hash(cookie.getValue());
    }

    private static String issueToken(HttpServletRequest request, HttpServletResponse response) {
        byte[] bits = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, token)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(KeptActionStore.BROWSER_KNOWN)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return hash(token);
    }

    private static String hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static List<Field> readFields(HttpServletRequest request) {
        Set<String> inAddress = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
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

    /** Null if none was chosen, or it cannot be read or is too large. */
    private static KeptFile readFile(HttpServletRequest request) {
        try {
            for (Part part : request.getParts()) {
                if (part.getSubmittedFileName() != null && part.getSize() > 0) {
                    String name = FileNames.sanitize(part.getSubmittedFileName(), "file");
                    return new KeptFile(
                            part.getName(), name, part.getInputStream().readAllBytes());
                }
            }
        } catch (IOException | ServletException | IllegalStateException e) {
            LOG.warn("the file of an action sent without a session is not kept: {}", e.getMessage());
        }
        return null;
    }
}
