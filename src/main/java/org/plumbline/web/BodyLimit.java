package org.plumbline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes no larger body than set, whether its length is announced or it comes in chunks. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class BodyLimit extends OncePerRequestFilter {

    private final long limit;
    private final Problems problems;

    BodyLimit(Settings settings, Problems problems) {
        this.limit = settings.maxBody().toBytes();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            problems.refuse(request, response, tooLarge());
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private RequestRefused tooLarge() {
        return new RequestRefused(ProblemKind.BODY_TOO_LARGE, limit);
    }

    private final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }
    }

    private final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private long taken;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        private int counted(int more) {
            taken += Math.max(0, more);
            if (taken > limit) {
                throw tooLarge();
            }
            return more;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return counted(body.read(into, offset, length));
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
