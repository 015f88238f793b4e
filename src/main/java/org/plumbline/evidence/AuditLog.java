package org.plumbline.evidence;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records entries. One insert, no lock: {@link Sealer} chains them a moment later. */
@Component
public final class AuditLog {

    private final JdbcClient jdbc;

    public AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records an entry in the caller's transaction: it is in the log exactly where what it speaks of is stored.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void record(Kind kind, String subject, Facts facts) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an entry is recorded in the transaction of what it speaks of");
        }
        jdbc.sql("insert into log_pending (at, kind, subject, facts) values (?, ?, ?, ?)")
                .params(
                        OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                        kind.name(),
                        subject,
                        facts.json())
                .update();
    }
}
