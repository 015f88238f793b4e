package org.plumbline.core.ruleset;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.core.basics.Sha256;

/**
 * The DRL files that belong to a rule set: names and bytes, in name order.
 *
 * @param files file name (such as {@code sum-mismatch.drl}) to UTF-8 text bytes
 */
public record DrlManifest(Map<String, byte[]> files) {

    public DrlManifest {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** SHA-256 over one line {@code name sha256} per file. */
    public String sha256() {
        StringBuilder lines = new StringBuilder();
        files.forEach((name, bytes) ->
                lines.append(name).append(' ').append(Sha256.of(bytes)).append('\n'));
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
