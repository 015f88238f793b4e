package org.plumbline.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.plumbline.service.settings.Settings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Rejects bodies larger than the limit, whether of announced length or chunked, and compressed bodies, whose length gives no
 * bound. Uploaded files have a limit of their own, and the container counts those that are chunked.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public final class BodyLimitFilter extends RequestFilter {

    private final long body;
    private final long upload;
    private final long job;
    private final Endpoints endpoints;
    private final ProblemResponses problems;

    BodyLimitFilter(Settings settings, Endpoints endpoints, ProblemResponses problems) {
        this.body = settings.maxBody().toBytes();
        this.upload = settings.maxUpload().toBytes();
        this.job = settings.maxJob().toBytes();
        this.endpoints = endpoints;
        this.problems = problems;
    }

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            problems.reject(
                    request,
                    response,
                    ProblemException.invalidHeader(HttpHeaders.CONTENT_ENCODING, coding, "identity"));
            return;
        }
        String type = request.getContentType();
        boolean files = type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
        long limit = files ? upload : limitFor(request);
        if (request.getContentLengthLong() > limit) {
            problems.reject(request, response, bodyTooLarge(limit));
        } else {
            chain.doFilter(new LimitedRequest(request, limit), response);
        }
    }

    private long limitFor(HttpServletRequest request) {
        return switch (endpoints.find(request).map(Endpoint::body).orElse(Endpoint.Body.BOUNDED)) {
            case LINES -> Long.MAX_VALUE;
            case JOB -> job;
            case BOUNDED -> body;
        };
    }

    private static ProblemException bodyTooLarge(long limit) {
        return new ProblemException(ProblemKind.BODY_TOO_LARGE, describeSize(limit));
    }

    /** In MB where that is exact, as limits usually are; else in KB or bytes. */
    private static String describeSize(long bytes) {
        DataSize size = DataSize.ofBytes(bytes);
        if (bytes % DataSize.ofMegabytes(1).toBytes() == 0) {
            return size.toMegabytes() + " MB";
        }
        return bytes % DataSize.ofKilobytes(1).toBytes() == 0 ? size.toKilobytes() + " KB" : bytes + " B";
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final long limit;

        LimitedRequest(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedInputStream(super.getInputStream(), limit);
        }
    }

    private static final class LimitedInputStream extends ServletInputStream {

        private final ServletInputStream body;
        private final long limit;
        private long bytesRead;

        LimitedInputStream(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        private int countAndCheck(int more) {
            bytesRead += Math.max(0, more);
            if (bytesRead > limit) {
                throw bodyTooLarge(limit);
            }
            return more;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            countAndCheck(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return countAndCheck(body.read(into, offset, length));
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
