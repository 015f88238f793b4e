package org.plumbline.service.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Wraps the body of each request in a {@link RequestBodyInput}, below all other readers. */
@Component
final class BodyReadValveCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Bytes read after the response: of a file up to twice the usual limit of uploads the caller reads the rejection. */
    private static final long AFTERWARDS = 24 << 20;

    private final BodyReadTracker bodies;

    BodyReadValveCustomizer(BodyReadTracker bodies) {
        this.bodies = bodies;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new BodyReadValve(bodies));
    }

    private static final class BodyReadValve extends ValveBase {

        private final BodyReadTracker bodies;

        BodyReadValve(BodyReadTracker bodies) {
            super(true);
            this.bodies = bodies;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (response.getStatus() >= 400) { // rejected by the container: its length may be malformed
                getNext().invoke(request, response);
                return;
            }
            org.apache.coyote.Request coyote = request.getCoyoteRequest();
            long length = request.getContentLengthLong();
            if (length == 0 || length < 0 && request.getHeader("Transfer-Encoding") == null) {
                getNext().invoke(request, response);
                return;
            }
            InputBuffer in = coyote.getInputBuffer();
            RequestBodyInput body = new RequestBodyInput(coyote, in, bodies);
            coyote.setInputBuffer(body);
            try {
                getNext().invoke(request, response);
                response.finishResponse();
            } finally {
                try {
                    body.drainRemainder(AFTERWARDS);
                } finally {
                    coyote.setInputBuffer(in);
                }
            }
        }
    }
}
