package org.plumbline.service.batches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.service.batches.Job.Checkpoint;
import org.plumbline.service.batches.Job.State;
import org.plumbline.service.batches.JobOrder.Format;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code job}, which all nodes share. A job is taken with a lease and a number, its run. Each write of its worker names
 * state and run: a worker whose job was cancelled, or taken over because its node was held up past the lease, finds at the next
 * checkpoint that the job is no longer its own. The lease goes by the database's clock, so that no other has to be right.
 */
@Component
class JobStore { // not final: a test lets its process die at a checkpoint

    /** A node that said nothing for so long is taken to be dead, and its jobs go to others. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** Before what storage or the disk refused is tried again. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JobStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private static String afterDuration(Duration time) {
        return "current_timestamp + interval '" + time.toSeconds() + "' second";
    }

    void add(Job job) {
        JobOrder order = job.order();
        jdbc.sql(
                        """
                        insert into job (id, state, actor, format, charset, file_name, detail, rule_set, keep, languages,
                               upload_bytes, created_at, input_bytes, lines, input_offset, input_line, result_bytes,
                               good, bad, run, place)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?, ?)
                        """)
                .params(
                        job.id(),
                        job.state().name(),
                        order.actor(),
                        order.format().name(),
                        order.charset(),
                        order.fileName(),
                        order.detail().name(),
                        order.ruleSet(),
                        order.keep(),
                        order.languageTags(),
                        job.uploadBytes(),
                        toOffsetDateTime(job.createdAt()),
                        job.inputBytes(),
                        job.lines(),
                        job.run(),
                        job.place())
                .update();
    }

    Optional<Job> find(UUID id) {
        return jdbc.sql("select * from job where id = ?")
                .param(id)
                .query(JobStore::mapJob)
                .optional();
    }

    /** Newest first. @param actor whose; null for everybody's */
    List<Job> list(String actor, int page, int size) {
        return jdbc.sql("select * from job" + (actor == null ? "" : " where actor = :actor")
                        + " order by created_at desc, id desc offset :from rows fetch first :size rows only")
                .param("actor", actor)
                .param("from", (long) page * size)
                .param("size", size)
                .query(JobStore::mapJob)
                .list();
    }

    long count(String actor) {
        return jdbc.sql("select count(*) from job" + (actor == null ? "" : " where actor = :actor"))
                .param("actor", actor)
                .query(Long.class)
                .single();
    }

    /** How many wait for their turn. */
    long countQueued() {
        return jdbc.sql("select count(*) from job where state = 'QUEUED'")
                .query(Long.class)
                .single();
    }

    /**
     * Takes up the oldest that waits for its turn or whose node is silent, with a lease. Nobody waits for a row that somebody
     * else is just taking.
     *
     * @param place id of the folder at hand
     */
    Optional<Job> takeNext(String place) {
        return transaction.execute(status -> jdbc.sql(
                        """
                        select id from job
                         where place = ? and (state = 'QUEUED' or state = 'RUNNING' and lease_until < current_timestamp)
                         order by created_at, id fetch first 1 row only for update skip locked
                        """)
                .param(place)
                .query(UUID.class)
                .optional()
                .flatMap(id -> {
                    jdbc.sql("update job set state = 'RUNNING', started_at = coalesce(started_at, ?), failure = null,"
                                    + " run = run + 1, lease_until = " + afterDuration(LEASE) + " where id = ?")
                            .params(now(), id)
                            .update();
                    return find(id);
                }));
    }

    /** Its node is alive. @return whether the job is still this run's */
    boolean extendLease(Job job) {
        return updateOwnRun(job, "lease_until = " + afterDuration(LEASE)) == 1;
    }

    /** Lets others have it at once; its checkpoint stays. */
    void release(Job job) {
        updateOwnRun(job, "state = 'QUEUED', lease_until = null");
    }

    /** What was under way when the service last ended, however it did, where nobody else can be at it; its checkpoint stays. */
    int requeueInterrupted() {
        return jdbc.sql("update job set state = 'QUEUED' where state = 'RUNNING'")
                .update();
    }

    /** Jobs of before there were places have their files in the folder at hand. */
    void assignPlace(String place) {
        jdbc.sql("update job set place = ? where place is null").param(place).update();
    }

    Set<UUID> listIds() {
        return jdbc.sql("select id from job").query(UUID.class).set();
    }

    /** The lines to work through are written. */
    boolean markPrepared(Job job, long inputBytes, long lines) {
        return updateOwnRun(job, "input_bytes = ?, lines = ?", inputBytes, lines) == 1;
    }

    boolean saveCheckpoint(Job job, Checkpoint at) {
        return updateOwnRun(
                        job,
                        "input_offset = ?, input_line = ?, result_bytes = ?, good = ?, bad = ?, lease_until = "
                                + afterDuration(LEASE),
                        at.inputOffset(),
                        at.inputLine(),
                        at.resultBytes(),
                        at.good(),
                        at.bad())
                == 1;
    }

    /** Why it waits; whoever is free takes it up again soon. */
    void markWaiting(Job job, String why) {
        updateOwnRun(job, "failure = ?, lease_until = " + afterDuration(RETRY_AFTER), why);
    }

    void markDone(Job job) {
        updateOwnRun(job, "state = 'DONE', finished_at = ?, lines = good + bad, failure = null", now());
    }

    void markFailed(Job job, String failure) {
        updateOwnRun(job, "state = 'FAILED', finished_at = ?, failure = ?", now(), failure);
    }

    /** Changes the row while the job is still this run's. */
    private int updateOwnRun(Job job, String change, Object... values) {
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.add(job.id());
        all.add(job.run());
        return jdbc.sql("update job set " + change + " where id = ? and run = ? and state = 'RUNNING'")
                .params(all)
                .update();
    }

    boolean cancel(UUID id) {
        return jdbc.sql(
                                """
                                update job set state = 'CANCELLED', finished_at = ?, failure = null
                                 where id = ? and state in ('QUEUED', 'RUNNING')
                                """)
                        .params(now(), id)
                        .update()
                == 1;
    }

    /** Only one that has ended. */
    boolean remove(UUID id) {
        return jdbc.sql("delete from job where id = ? and state not in ('QUEUED', 'RUNNING')")
                        .param(id)
                        .update()
                == 1;
    }

    private static Job mapJob(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                new JobOrder(
                        row.getString("actor"),
                        Format.valueOf(row.getString("format")),
                        row.getString("charset"),
                        row.getString("file_name"),
                        TraceDetail.valueOf(row.getString("detail")),
                        row.getString("rule_set"),
                        row.getBoolean("keep"),
                        JobOrder.speech(row.getString("languages"))),
                row.getLong("upload_bytes"),
                readInstant(row, "created_at"),
                readInstant(row, "started_at"),
                readInstant(row, "finished_at"),
                row.getObject("input_bytes", Long.class),
                row.getObject("lines", Long.class),
                new Checkpoint(
                        row.getLong("input_offset"),
                        row.getLong("input_line"),
                        row.getLong("result_bytes"),
                        row.getLong("good"),
                        row.getLong("bad")),
                row.getInt("run"),
                row.getString("place"),
                row.getString("failure"));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    private static OffsetDateTime toOffsetDateTime(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant readInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
