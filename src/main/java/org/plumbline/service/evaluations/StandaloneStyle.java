package org.plumbline.service.evaluations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style of a standalone HTML document: the style sheet of the pages, inlined. The service sends such a document with
 * a content security policy that permits this text and nothing else.
 */
final class StandaloneStyle {

    /** For templates. */
    static final String STYLE = readStyle();

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'sha256-" + hashStyle() + "'; base-uri 'none'; frame-ancestors 'none'";

    private StandaloneStyle() {}

    private static String readStyle() {
        try (InputStream style = StandaloneStyle.class.getResourceAsStream("/static/plumbline.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a file of this program
        }
    }

    private static String hashStyle() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
