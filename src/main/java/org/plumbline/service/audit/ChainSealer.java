package org.plumbline.service.audit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.service.background.BackgroundTask;
import org.plumbline.service.background.StackTraces;
import org.plumbline.service.storage.ConnectionPoolReset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what was recorded and committed, a batch a transaction, twice a second. Of several nodes on one database whoever
 * holds the head's row goes on and the others wait; nobody who scores does.
 */
@Component
@Lazy(false)
public final class ChainSealer extends BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ChainSealer.class);
    private static final long PAUSE = 500; // ms
    private static final int BATCH = 500;

    private final AuditLogReader store;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ConnectionPoolReset pool;

    ChainSealer(
            AuditLogReader store,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ConnectionPoolReset pool) {
        super("audit-log", 5_000);
        this.pool = pool;
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Chains everything that is committed now. */
    public void sealPending() {
        while (!isStopped() && transaction.execute(status -> sealBatch()) == BATCH) {
            LOG.debug("{} entries chained, and more to come", BATCH);
        }
    }

    private int sealBatch() {
        ChainHead head = jdbc.queryForObject(
                "select seq, hash from log_head where id = 1 for update",
                (row, number) -> new ChainHead(row.getLong("seq"), row.getString("hash"), null));
        List<AuditLogReader.PendingEntry> pending = store.readPending(0, BATCH);
        if (pending.isEmpty()) {
            return 0;
        }
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
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        jdbc.update("update log_head set seq = ?, hash = ?, at = ? where id = 1", sequence, hash, now);
        return pending.size();
    }

    @Override
    protected void runOnce() throws InterruptedException {
        try {
            sealPending();
        } catch (DataAccessException | TransactionException e) { // nothing is lost: what is recorded waits
            LOG.warn("entries could not be chained, trying again: {}", StackTraces.summarize(e));
            pool.evictConnectionsAfter(e);
        }
        Thread.sleep(PAUSE);
    }
}
