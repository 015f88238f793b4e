package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Sha256;
import org.plumbline.service.http.ProblemException;

/**
 * A write with an {@code Idempotency-Key}: if it is repeated, nothing is stored twice.
 *
 * @param id SHA-256 of the caller and the key: equal keys of two callers are different
 * @param request SHA-256 of everything in the request that affects what is stored
 */
record IdempotentRequest(String id, String request) {

    static final String HEADER = "Idempotency-Key";

    /** A plain value or, as in the IETF's draft, a quoted string. */
    private static final Pattern KEY =
            Pattern.compile("\"([\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})\"|([\\x21-\\x7E]{1,255})");

    /**
     * @param reason of a correction; null for none
     * @param asked other query parameters that affect what is stored; members may be null
     * @return null if the request has no key
     * @throws ProblemException if the header is malformed or repeated
     */
    static IdempotentRequest of(HttpServletRequest request, String actor, byte[] body, String reason, String... asked) {
        List<String> given = Collections.list(request.getHeaders(HEADER));
        if (given.isEmpty()) {
            return null;
        }
        Matcher key = KEY.matcher(given.get(0).strip());
        if (given.size() > 1 || !key.matches()) {
            throw ProblemException.invalidHeader(HEADER, String.join(", ", given), "1–255 × ASCII U+0021–U+007E");
        }
        StringBuilder what = new StringBuilder(Sha256.of(body));
        for (String each : asked) {
            what.append(each == null ? "\n-" : "\n=" + each);
        }
        if (reason != null) { // a request without a reason has the same hash as before reasons existed
            what.append("\n=").append(reason);
        }
        String name = key.group(1) != null ? key.group(1) : key.group(2);
        return new IdempotentRequest(sha256(actor + "\n" + name), sha256(what.toString()));
    }

    /** What a page saves. A blank in the hashed name keeps it different from the keys of headers, which have none. */
    static IdempotentRequest ofPage(String actor, String key) {
        return new IdempotentRequest(sha256(actor + "\npage " + key), sha256(key));
    }

    /** SHA-256 of both, as the audit log records it. */
    String sha256() {
        return sha256(id + "\n" + request);
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
