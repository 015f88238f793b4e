package org.plumbline.service.work;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The leases on the rows of one table, which all nodes share. Each write of a worker names state
 * and run, so that a worker whose row was cancelled, or taken over because its node was suspended
 * past the lease, can write nothing. Leases are measured by the database's clock: the clocks of the
 * nodes do not matter.
 *
 * <p>The table has the columns {@code id}, {@code state} (QUEUED and RUNNING before its end),
 * {@code run}, {@code lease_until}, {@code started_at}, {@code finished_at} and {@code failure}.
 * All methods throw {@link org.springframework.dao.DataAccessException} where the database does not
 * answer.
 */
public final class Leases {

    /** A node that sent no heartbeat for so long is considered dead. */
    static final Duration LENGTH = Duration.ofSeconds(15);

    /** Before work that the disk or the database stopped is tried again. */
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String table;
    private final String queuedAt;

    /**
     * @param table its name, part of each statement
     * @param queuedAt the column that orders the queue, oldest first
     */
    public Leases(JdbcClient jdbc, PlatformTransactionManager transactions, String table, String queuedAt) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.queuedAt = queuedAt;
    }

    /** As {@link #take(String, Object...)}, of all rows. */
    public Optional<Lease> take() {
        return take("1 = 1");
    }

    /**
     * Takes the oldest row that is queued or whose lease has ended. A row that another node is
     * taking at the same moment is skipped, not waited for.
     *
     * @param condition SQL that restricts the rows, with a parameter for each of {@code values}
     */
    public Optional<Lease> take(String condition, Object... values) {
        return transaction.execute(status -> jdbc.sql("select id, run from " + table + " where " + condition
                        + " and (state = 'QUEUED' or state = 'RUNNING' and lease_until < current_timestamp)"
                        + " order by " + queuedAt + ", id fetch first 1 row only for update skip locked")
                .params(values)
                .query((row, number) -> new Lease(row.getObject(1, UUID.class), row.getInt(2) + 1))
                .optional()
                .map(this::begin));
    }

    private Lease begin(Lease lease) {
        jdbc.sql("update " + table + " set state = 'RUNNING', started_at = coalesce(started_at, ?), failure = null,"
                        + " run = ?, lease_until = " + in(LENGTH) + " where id = ?")
                .params(now(), lease.run(), lease.id())
                .update();
        return lease;
    }

    /**
     * Extends the lease. @return whether it is still valid: the row is neither ended nor taken over
     */
    public boolean extend(Lease lease) {
        return update(lease, "lease_until = " + in(LENGTH));
    }

    /**
     * Extends the lease and changes the row. @param change assignments of an update. @return as
     * {@link #extend(Lease)}
     */
    public boolean extend(Lease lease, String change, Object... values) {
        return update(lease, change + ", lease_until = " + in(LENGTH), values);
    }

    /**
     * Changes the row if the lease is still valid. @param change assignments of an update. @return
     * whether it is
     */
    public boolean update(Lease lease, String change, Object... values) {
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.add(lease.id());
        all.add(lease.run());
        return jdbc.sql("update " + table + " set " + change + " where id = ? and run = ? and state = 'RUNNING'")
                        .params(all)
                        .update()
                == 1;
    }

    /** Puts the row back into the queue at once. */
    public void release(Lease lease) {
        update(lease, "state = 'QUEUED', lease_until = null");
    }

    /**
     * Lets any node take the row again in a few seconds. @param reason shown meanwhile, Chinese and
     * English
     */
    public void postpone(Lease lease, String reason) {
        update(lease, "failure = ?, lease_until = " + in(RETRY), reason);
    }

    /** Ends the row as failed. @param failure Chinese and English */
    public void fail(Lease lease, String failure) {
        update(lease, "state = 'FAILED', finished_at = ?, failure = ?", now(), failure);
    }

    /** Ends the row as cancelled, whichever node works on it. @return false where it had ended */
    public boolean cancel(UUID id) {
        return jdbc.sql("update " + table + " set state = 'CANCELLED', finished_at = ?, failure = null"
                                + " where id = ? and state in ('QUEUED', 'RUNNING')")
                        .params(now(), id)
                        .update()
                == 1;
    }

    /**
     * Puts every running row back into the queue: for a start at which no other node can be alive.
     * @return how many
     */
    public int requeue() {
        return jdbc.sql("update " + table + " set state = 'QUEUED', lease_until = null where state = 'RUNNING'")
                .update();
    }

    /** How many rows are queued. */
    public long queued() {
        return jdbc.sql("select count(*) from " + table + " where state = 'QUEUED'")
                .query(Long.class)
                .single();
    }

    /** The time as {@code finished_at} has it. */
    public static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String in(Duration time) {
        return "current_timestamp + interval '" + time.toSeconds() + "' second";
    }
}
