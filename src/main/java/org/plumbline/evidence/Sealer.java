package org.plumbline.evidence;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.web.Background;
import org.plumbline.web.Stack;
import org.plumbline.web.StoragePool;
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
public final class Sealer extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final long PAUSE = 500; // ms
    private static final int BATCH = 500;

    private final LogStore store;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final StoragePool pool;

    Sealer(LogStore store, JdbcTemplate jdbc, PlatformTransactionManager transactions, StoragePool pool) {
        super("audit-log", 5_000);
        this.pool = pool;
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Chains everything that is committed now. */
    public void seal() {
        while (!isStopped() && transaction.execute(status -> batch()) == BATCH) {
            LOG.debug("{} entries chained, and more to come", BATCH);
        }
    }

    private int batch() {
        Head head = jdbc.queryForObject(
                "select seq, hash from log_head where id = 1 for update",
                (row, number) -> new Head(row.getLong("seq"), row.getString("hash"), null));
        List<LogStore.Pending> pending = store.pending(0, BATCH);
        if (pending.isEmpty()) {
            return 0;
        }
        List<Object[]> entries = new ArrayList<>();
        List<Object[]> done = new ArrayList<>();
        long sequence = head.entries();
        String hash = head.hash();
        for (LogStore.Pending each : pending) {
            LogEntry entry =
                    LogEntry.after(hash, ++sequence, each.at().toInstant(), each.kind(), each.subject(), each.facts());
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
    protected void turn() throws InterruptedException {
        try {
            seal();
        } catch (DataAccessException | TransactionException e) { // nothing is lost: what is recorded waits
            LOG.warn("entries could not be chained, trying again: {}", Stack.kinds(e));
            pool.failed(e);
        }
        Thread.sleep(PAUSE);
    }
}
