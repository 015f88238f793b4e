package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/** The {@code Link} headers (RFC 8288) of a page, which keep all other parameters. */
public final class PaginationLinks {

    private PaginationLinks() {}

    /**
     * @param page counted from 0
     * @param next whether there is another
     */
    public static HttpHeaders buildHeaders(HttpServletRequest request, int page, boolean next) {
        List<String> links = new ArrayList<>();
        if (page > 0) {
            links.add(formatLink(request, 0, "first"));
            links.add(formatLink(request, page - 1, "prev"));
        }
        if (next) {
            links.add(formatLink(request, page + 1, "next"));
        }
        HttpHeaders headers = new HttpHeaders();
        if (!links.isEmpty()) {
            headers.set(HttpHeaders.LINK, String.join(", ", links));
        }
        return headers;
    }

    private static String formatLink(HttpServletRequest request, int page, String relation) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("page")) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        String asked = address.encode()
                .build()
                .expand(name -> request.getParameter(name))
                .toUriString();
        return "<" + asked + (asked.contains("?") ? "&" : "?") + "page=" + page + ">; rel=\"" + relation + "\"";
    }
}
