package org.plumbline.service.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.plumbline.core.basics.Sha256;

/**
 * A link of the chain.
 *
 * @param sequence counted from 1 without gaps
 * @param at when it was recorded, in whole milliseconds
 * @param kind name of a {@link AuditEntryKind}, as it is stored
 * @param facts JSON on one line
 * @param previous hash of the entry before; of the first {@link #ORIGIN}
 */
record AuditLogEntry(
        long sequence, Instant at, String kind, String subject, String facts, String previous, String hash) {

    static final String ORIGIN = "0".repeat(64);

    /** Chains an entry to the one before it. */
    static AuditLogEntry chainAfter(
            String previous, long sequence, Instant at, String kind, String subject, String facts) {
        return new AuditLogEntry(
                sequence, at, kind, subject, facts, previous, hash(sequence, at, kind, subject, facts, previous));
    }

    static AuditLogEntry read(ResultSet row, int number) throws SQLException {
        return new AuditLogEntry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("facts"),
                row.getString("previous"),
                row.getString("hash"));
    }

    /** Whether the hash matches the fields. */
    boolean hasValidHash() {
        return hash(sequence, at, kind, subject, facts, previous).equals(hash);
    }

    /** SHA-256 over six lines, none of which holds a line end. */
    private static String hash(long sequence, Instant at, String kind, String subject, String facts, String previous) {
        String lines = sequence + "\n" + at + "\n" + kind + "\n" + subject + "\n" + facts + "\n" + previous + "\n";
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    }
}
