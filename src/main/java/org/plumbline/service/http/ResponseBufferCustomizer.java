package org.plumbline.service.http;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** A buffer for a whole evaluation with its trace: one system call instead of one for every 8 KB. */
@Component
final class ResponseBufferCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int BYTES = 32 * 1024;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", Integer.toString(BYTES)));
    }
}
