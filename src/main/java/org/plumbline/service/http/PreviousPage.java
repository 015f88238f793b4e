package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;

/** The page of this service from which a form was sent. */
public final class PreviousPage {

    private static final int MAX_ADDRESS = 4_000;

    private PreviousPage() {}

    /** Path and query of the page; null if the browser names none, or one of another host. */
    public static String find(HttpServletRequest request) {
        try {
            String referer = request.getHeader(HttpHeaders.REFERER);
            URI page = referer == null || referer.length() > MAX_ADDRESS ? null : URI.create(referer);
            if (page == null
                    || page.getRawPath() == null
                    || page.getAuthority() == null
                    || !page.getAuthority().equals(request.getHeader(HttpHeaders.HOST))) {
                return null;
            }
            String path = page.getRawPath().replaceFirst("^/+", "/");
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException e) {
            return null; // the header is optional
        }
    }
}
