package org.plumbline.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Adds a strong ETag, the SHA-256 of the body, to resources that are read repeatedly, and answers 304 if the caller has it. A
 * caller may store the response for itself and must revalidate it each time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class EntityTagFilter extends ShallowEtagHeaderFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Endpoints endpoints;

    EntityTagFilter(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                || !endpoints.find(request).map(Endpoint::tagged).orElse(false);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // evaluations and drafts require permission: no shared cache may store them
        boolean open = endpoints.find(request).map(Endpoint::open).orElse(false);
        response.setHeader(HttpHeaders.CACHE_CONTROL, open ? "no-cache" : "private, no-cache");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        boolean any = "*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        super.doFilterInternal(any ? new AnyTag(request, response) : request, response, chain);
    }

    /** {@code If-None-Match: *} matches any content; Spring applies that to writes only. */
    private static final class AnyTag extends HttpServletRequestWrapper {

        private final HttpServletResponse response;

        AnyTag(HttpServletRequest request, HttpServletResponse response) {
            super(request);
            this.response = response;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String tag = HttpHeaders.IF_NONE_MATCH.equalsIgnoreCase(name) ? response.getHeader(HttpHeaders.ETAG) : null;
            return tag == null ? super.getHeaders(name) : Collections.enumeration(List.of(tag));
        }
    }

    /** HEAD, too: its headers have to equal those of GET, and Spring's own filter omits the ETag. */
    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
        return !response.isCommitted() && status >= 200 && status < 300;
    }

    @Override
    protected String generateETagHeaderValue(InputStream body, boolean isWeak) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[8192];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return '"' + HexFormat.of().formatHex(digest.digest()) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
