package org.plumbline.service.audit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.service.storage.ConnectionPoolReset;
import org.plumbline.service.work.BatchFollower;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Chains what was recorded and committed, a batch a transaction, twice a second. */
@Component
@Lazy(false)
public final class ChainSealer extends BatchFollower {

    private static final long PAUSE = 500; // ms
    private static final int BATCH = 500;

    private final AuditLogReader store;
    private final JdbcTemplate jdbc;

    ChainSealer(
            AuditLogReader store,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ConnectionPoolReset pool) {
        super("audit-log", BATCH, transactions, pool);
        this.store = store;
        this.jdbc = jdbc;
    }

    /** Chains all committed entries. */
    public void sealPending() {
        catchUp();
    }

    @Override
    protected int processBatch() {
        ChainHead head = jdbc.queryForObject(
                "select seq, hash from log_head where id = 1 for update",
                (row, number) -> new ChainHead(row.getLong("seq"), row.getString("hash"), null));
        List<AuditLogReader.PendingEntry> pending = store.readPending(0, BATCH);
        if (pending.isEmpty()) {
            return 0;
        }
        ChainHead after = chain(head, pending);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        jdbc.update("update log_head set seq = ?, hash = ?, at = ? where id = 1", after.entries(), after.hash(), now);
        return pending.size();
    }

    /** Moves the pending entries to the end of the chain. @return the chain's head after them */
    private ChainHead chain(ChainHead head, List<AuditLogReader.PendingEntry> pending) {
        List<Object[]> entries = new ArrayList<>();
        List<Object[]> done = new ArrayList<>();
        long sequence = head.entries();
        String hash = head.hash();
        for (AuditLogReader.PendingEntry each : pending) {
            AuditLogEntry entry = AuditLogEntry.chainAfter(
                    hash, ++sequence, each.at().toInstant(), each.kind(), each.subject(), each.facts());
            hash = entry.hash();
            entries.add(new Object[] {
                sequence,
                each.at(),
                each.kind(),
                each.subject(),
                each.facts(),
                entry.previous(),
                hash,
                each.fiscalYear()
            });
            done.add(new Object[] {each.id()});
        }
        jdbc.batchUpdate(
                """
                insert into log_entry (seq, at, kind, subject, facts, previous, hash, fiscal_year)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entries);
        jdbc.batchUpdate("delete from log_pending where id = ?", done);
        return new ChainHead(sequence, hash, null);
    }

    @Override
    protected long pause() {
        return PAUSE;
    }
}
