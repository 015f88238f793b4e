package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

/** A header that is read while an error is rendered, which must not fail because the firewall rejects the header. */
public final class ReadableHeader {

    private ReadableHeader() {}

    /** Null if absent, or if its value has characters that are not allowed. */
    public static String of(HttpServletRequest request, String name) {
        try {
            return request.getHeader(name);
        } catch (RequestRejectedException e) {
            return null;
        }
    }
}
