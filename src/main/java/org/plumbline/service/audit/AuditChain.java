package org.plumbline.service.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chained entries in their order, for readers that follow the log. Chained entries are committed and never change. */
@Component
public final class AuditChain {

    private final JdbcClient jdbc;

    public AuditChain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A chained entry.
     *
     * @param sequence counted from 1 without gaps
     * @param at when it was recorded
     * @param kind name of a {@link AuditEntryKind}
     */
    public record ChainedEntry(long sequence, Instant at, String kind, String subject) {}

    /** The number of entries, which is the sequence number of the last. */
    public long countEntries() {
        return jdbc.sql("select seq from log_head where id = 1")
                .query(Long.class)
                .single();
    }

    /** The entries after the given one. */
    public List<ChainedEntry> readAfter(long sequence, int limit) {
        return jdbc.sql("select seq, at, kind, subject from log_entry where seq > ? order by seq"
                        + " fetch first ? rows only")
                .params(sequence, limit)
                .query((row, number) -> new ChainedEntry(
                        row.getLong("seq"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getString("subject")))
                .list();
    }
}
