package org.plumbline.evaluations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style of an HTML document that can be kept and mailed by itself: the pages' own, inside it. Served, the document brings
 * a content security policy that allows this text and nothing else.
 */
final class StandaloneHtml {

    /** For templates. */
    static final String STYLE = read();

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256() + "'; base-uri 'none'; frame-ancestors 'none'";

    private StandaloneHtml() {}

    private static String read() {
        try (InputStream style = StandaloneHtml.class.getResourceAsStream("/static/plumbline.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // our own file
        }
    }

    private static String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
