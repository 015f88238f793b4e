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
     * Records an entry in the caller's transaction, so that it is committed together with the change it records.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void record(AuditEntryKind kind, String subject, AuditFacts facts) {
        record(List.of(new NewEntry(kind, subject, facts)));
    }

    /** As above for several entries, in this order. */
    public void record(List<NewEntry> entries) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an audit log entry must be recorded in the transaction of the change");
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

    /** The value of a fact in the newest entry of a subject; empty if there is no entry or no such fact. */
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
     * A change to record.
     *
     * @param fiscalYear of the subject; 0 for none. Storage may partition the log by it; it is not part of the chain
     */
    public record NewEntry(AuditEntryKind kind, String subject, AuditFacts facts, int fiscalYear) {

        public NewEntry(AuditEntryKind kind, String subject, AuditFacts facts) {
            this(kind, subject, facts, 0);
        }
    }
}
