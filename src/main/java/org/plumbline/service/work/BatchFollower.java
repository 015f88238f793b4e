package org.plumbline.service.work;

import org.plumbline.service.background.BackgroundTask;
import org.plumbline.service.background.StackTraces;
import org.plumbline.service.storage.ConnectionPoolReset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Processes what others have committed, in order, a batch a transaction. A batch locks the one row
 * that says how far the work is, so that of several nodes one works and the others wait for it;
 * requests wait for neither. What a failed batch read is read again by the next one.
 */
public abstract class BatchFollower extends BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(BatchFollower.class);
    private static final int PATIENCE = 5_000; // ms

    private final String name;
    private final int most;
    private final TransactionTemplate transaction;
    private final ConnectionPoolReset pool;

    /**
     * @param name of the thread and in the log
     * @param most entries of a batch
     */
    protected BatchFollower(String name, int most, PlatformTransactionManager transactions, ConnectionPoolReset pool) {
        super(name, PATIENCE);
        this.name = name;
        this.most = most;
        this.transaction = new TransactionTemplate(transactions);
        this.pool = pool;
    }

    /**
     * One batch, inside its transaction. @return how many entries it had; as many as fit where
     * there may be more
     */
    protected abstract int processBatch();

    /** Before the next turn, ms. */
    protected abstract long pause();

    /**
     * Called after a batch whose transaction was rolled back: state in memory may differ from
     * the tables.
     */
    protected void rolledBack() {
        // by default there is no such state
    }

    protected final TransactionTemplate transaction() {
        return transaction;
    }

    /** Processes everything that is committed now. */
    public final synchronized void catchUp() {
        boolean more = true;
        while (more && !isStopped()) {
            try {
                more = transaction.execute(status -> processBatch()) == most;
            } catch (RuntimeException e) {
                rolledBack();
                throw e;
            }
        }
    }

    /** Pauses first: a service that starts has requests to answer. */
    @Override
    protected final void runOnce() throws InterruptedException {
        Thread.sleep(pause());
        try {
            catchUp();
        } catch (DataAccessException | TransactionException e) { // nothing is lost: the batch was rolled back
            LOG.warn("{}: a batch failed, trying again: {}", name, StackTraces.summarize(e));
            pool.evictConnectionsAfter(e);
        }
    }
}
