package org.plumbline.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Rejects a query that the container cannot decode, and a content type with a wildcard or a charset that Java does not have,
 * on every path. Otherwise a later filter or Spring itself would throw outside of the exception handlers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
public final class EncodingFilter extends RequestFilter {

    /** Tomcat's maximum. */
    private static final int MOST_PARAMETERS = 1_000;

    private static final String EXPECTED = "name=value, %XX (UTF-8)";

    private final ProblemResponses problems;

    EncodingFilter(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProblemException refused = fault(request.getQueryString());
        String contentType = request.getContentType();
        if (refused == null && contentType != null && !isContentType(contentType, request.getCharacterEncoding())) {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name()); // the problem is answered by the same request
            refused = ProblemException.invalidHeader(
                    HttpHeaders.CONTENT_TYPE, contentType, "type/subtype; charset=utf-8");
        }
        if (refused == null) {
            chain.doFilter(request, response);
        } else {
            problems.reject(request, response, refused);
        }
    }

    private static boolean isContentType(String text, String charset) {
        return text.split(";", 2)[0].indexOf('*') < 0 && isSupported(charset);
    }

    static boolean isSupported(String charset) {
        try {
            return charset == null || Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** @return null if the query can be read */
    static ProblemException fault(String query) {
        if (query == null) {
            return null;
        }
        String[] parameters = query.split("&", -1);
        if (parameters.length > MOST_PARAMETERS) {
            return ProblemException.invalidParameter("?", parameters.length + " ×", "≤ " + MOST_PARAMETERS);
        }
        for (String parameter : parameters) {
            if (parameter.startsWith("=") || !isDecodable(parameter)) {
                String name = parameter.split("=", 2)[0];
                return ProblemException.invalidParameter(name.isEmpty() ? "?" : name, parameter, EXPECTED);
            }
        }
        return null;
    }

    private static boolean isDecodable(String text) {
        if (text.indexOf('%') < 0) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.put((byte) (c < 128 ? c : '?')); // any other character is a different fault
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
