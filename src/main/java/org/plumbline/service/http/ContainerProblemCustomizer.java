package org.plumbline.service.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Errors that the container reports itself, such as a malformed request line, are problem documents too. */
@Component
final class ContainerProblemCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // Tomcat answers more than ten languages in Accept-Language with 500; the length of a header bounds them anyway
        factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(Integer.MAX_VALUE));
        factory.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            for (var valve : host.getPipeline().getValves()) {
                if (valve instanceof ErrorReportValve) {
                    host.getPipeline().removeValve(valve);
                }
            }
            host.getPipeline().addValve(new ProblemValve());
            host.setErrorReportValveClass(ProblemValve.class.getName());
        });
    }

    /** After Boot's own customizer, which installs an HTML report. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /** Writes a problem without message bundles: the request did not reach the filters that determine the language. */
    static final class ProblemValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable thrown) {
            int code = response.getStatus();
            HttpStatus status = HttpStatus.resolve(code);
            if (code < 400 || status == null || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            byte[] body =
                    """
                    {"type":"about:blank","title":"%s","status":%d,"detail":"请求无法处理 / The request cannot be processed."}"""
                            .formatted(status.getReasonPhrase(), code)
                            .getBytes(StandardCharsets.UTF_8);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(body.length);
            try {
                response.getOutputStream().write(body);
                response.finishResponse();
            } catch (IOException e) {
                container.getLogger().debug("the client closed the connection", e);
            }
        }
    }
}
