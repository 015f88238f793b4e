package org.plumbline.service.audit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records entries. One insert, no lock: {@link ChainSealer} chains them a moment later. */
@Component
public final class AuditLog {

    private final JdbcTemplate jdbc;

    public AuditLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records an entry in the caller's transaction: it is in the log exactly where what it speaks of is stored.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void record(AuditEntryKind kind, String subject, AuditFacts facts) {
        record(List.of(new NewEntry(kind, subject, facts)));
    }

    /** The same for several, in this order. */
    public void record(List<NewEntry> entries) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an entry is recorded in the transaction of what it speaks of");
        }
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        jdbc.batchUpdate(
                "insert into log_pending (at, kind, subject, facts, fiscal_year) values (?, ?, ?, ?, ?)",
                entries.stream()
                        .map(each ->
                                new Object[] {now, each.kind.name(), each.subject, each.facts.toJson(), each.fiscalYear
                                })
                        .toList());
    }

    /** What the newest entry about something says under a name; empty where there is no entry, or it says nothing. */
    public Optional<String> fact(AuditEntryKind kind, String subject, String name) {
        return jdbc
                .queryForList(
                        """
                        select facts from log_pending where subject = ? and kind = ?
                        union all select facts from log_entry where subject = ? and kind = ?
                        """,
                        String.class,
                        subject,
                        kind.name(),
                        subject,
                        kind.name())
                .stream()
                .findFirst()
                .map(facts -> AuditFacts.parse(facts).values().get(name));
    }

    /**
     * What is to be recorded.
     *
     * @param fiscalYear that it speaks of; 0 for none. Storage may divide the log by it; it is not part of the chain
     */
    public record NewEntry(AuditEntryKind kind, String subject, AuditFacts facts, int fiscalYear) {

        public NewEntry(AuditEntryKind kind, String subject, AuditFacts facts) {
            this(kind, subject, facts, 0);
        }
    }
}
