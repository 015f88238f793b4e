package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

/** A header for wording an answer, which must not fail over a header that the firewall does not let through. */
public final class ReadableHeader {

    private ReadableHeader() {}

    /** Null where absent, or where its value has characters that are not allowed. */
    public static String of(HttpServletRequest request, String name) {
        try {
            return request.getHeader(name);
        } catch (RequestRejectedException e) {
            return null;
        }
    }
}
