package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfPrinterTest {

    private static byte[] print(String body) {
        return PdfRenderer.render(
                "<html lang=\"zh\"><head><title>t</title><style>body { font-family: 'Noto Sans SC' }</style></head><body>"
                        + body + "</body></html>",
                new UUID(1, 2),
                Instant.parse("2026-03-01T08:00:00Z"));
    }

    @Test
    void pdfRenderingFetchesNoResources(@TempDir Path folder) throws IOException {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        Path style = Files.writeString(folder.resolve("style.css"), "p { display: none }");
        try {
            String there = "http://127.0.0.1:" + server.getAddress().getPort();
            byte[] pdf = print("<link rel=\"stylesheet\" href=\"" + there + "/a.css\"/><link rel=\"stylesheet\" href=\""
                    + style.toUri() + "\"/><img alt=\"\" src=\"" + there + "/b.png\"/><style>@import url(" + there
                    + "/c.css); p { background: url(" + there + "/d.png) }</style><object data=\"" + there
                    + "/e\"></object><p>shown</p>");
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document)).contains("shown");
            }
            assertThat(asked).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void pdfRenderingReplacesCharactersThatXmlForbids() throws IOException {
        try (PDDocument document = Loader.loadPDF(print("<p>a\u0001b\uD800c</p>"))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("a")
                    .contains("b")
                    .contains("c");
        }
    }
}
