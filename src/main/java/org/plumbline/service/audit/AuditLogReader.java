package org.plumbline.service.audit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log. */
@Component
public final class AuditLogReader {

    private final JdbcClient jdbc;

    AuditLogReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ChainHead readHead() {
        return jdbc.sql("select seq, hash, at from log_head where id = 1")
                .query((row, number) -> new ChainHead(
                        row.getLong("seq"),
                        row.getString("hash"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .single();
    }

    /** The entries after the given one, in order. */
    List<AuditLogEntry> readAfter(long sequence, long last, int limit) {
        return jdbc.sql("select * from log_entry where seq > ? and seq <= ? order by seq fetch first ? rows only")
                .params(sequence, last, limit)
                .query(AuditLogEntry::read)
                .list();
    }

    /**
     * Newest first.
     *
     * @param before sequence number below which entries are returned
     * @param kind null for any; likewise {@code subject}
     */
    List<AuditLogEntry> readBefore(long before, AuditEntryKind kind, String subject, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(before));
        StringBuilder where = new StringBuilder("seq < ?");
        if (kind != null) {
            where.append(" and kind = ?");
            parameters.add(kind.name());
        }
        if (subject != null) {
            where.append(" and subject = ?");
            parameters.add(subject);
        }
        parameters.add(limit);
        return jdbc.sql("select * from log_entry where " + where + " order by seq desc fetch first ? rows only")
                .params(parameters)
                .query(AuditLogEntry::read)
                .list();
    }

    Optional<AuditLogEntry> find(long sequence) {
        return jdbc.sql("select * from log_entry where seq = ?")
                .param(sequence)
                .query(AuditLogEntry::read)
                .optional();
    }

    /** The entries that are recorded and not chained, oldest first; without sequence and hashes. */
    List<PendingEntry> readPending(long after, int limit) {
        return jdbc.sql("select * from log_pending where id > ? order by id fetch first ? rows only")
                .params(after, limit)
                .query((row, number) -> new PendingEntry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("facts"),
                        row.getInt("fiscal_year")))
                .list();
    }

    /** Those of the given subjects that have an entry, chained or not. */
    Set<String> findRecorded(AuditEntryKind kind, Collection<String> subjects) {
        return new HashSet<>(jdbc.sql(
                        """
                        select subject from log_entry where subject in (:subjects) and kind = :kind
                        union select subject from log_pending where subject in (:subjects) and kind = :kind
                        """)
                .param("subjects", subjects)
                .param("kind", kind.name())
                .query(String.class)
                .list());
    }

    /** The number of entries recorded and not chained. */
    record PendingEntry(long id, OffsetDateTime at, String kind, String subject, String facts, int fiscalYear) {}
}
