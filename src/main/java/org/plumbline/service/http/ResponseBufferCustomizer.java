package org.plumbline.service.http;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Room for a whole evaluation with its trace on the way to the socket: one call of the system instead of one for every 8 KB. */
@Component
final class ResponseBufferCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int BYTES = 32 * 1024;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", Integer.toString(BYTES)));
    }
}
