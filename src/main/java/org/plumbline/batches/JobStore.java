package org.plumbline.batches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.batches.Job.Checkpoint;
import org.plumbline.batches.Job.State;
import org.plumbline.batches.JobOrder.Format;
import org.plumbline.exchange.Presentation.Detail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code job}. Each step names the state it starts from, so that of two who take one at once only the first does:
 * a cancelled job's worker finds at its next checkpoint that the job is no longer its own.
 */
@Component
class JobStore { // not final: a test lets its process die at a checkpoint

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Job job) {
        JobOrder order = job.order();
        jdbc.sql(
                        """
                        insert into job (id, state, actor, format, charset, file_name, detail, rule_set, keep, languages,
                               upload_bytes, created_at, input_bytes, lines, input_offset, input_line, result_bytes,
                               good, bad)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)
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
                        order.languages(),
                        job.uploadBytes(),
                        time(job.createdAt()),
                        job.inputBytes(),
                        job.lines())
                .update();
    }

    Optional<Job> find(UUID id) {
        return jdbc.sql("select * from job where id = ?")
                .param(id)
                .query(JobStore::job)
                .optional();
    }

    /** Newest first. @param actor whose; null for everybody's */
    List<Job> list(String actor, int page, int size) {
        return jdbc.sql("select * from job" + (actor == null ? "" : " where actor = :actor")
                        + " order by created_at desc, id desc offset :from rows fetch first :size rows only")
                .param("actor", actor)
                .param("from", (long) page * size)
                .param("size", size)
                .query(JobStore::job)
                .list();
    }

    long count(String actor) {
        return jdbc.sql("select count(*) from job" + (actor == null ? "" : " where actor = :actor"))
                .param("actor", actor)
                .query(Long.class)
                .single();
    }

    /** How many wait for their turn. */
    long queued() {
        return jdbc.sql("select count(*) from job where state = 'QUEUED'")
                .query(Long.class)
                .single();
    }

    /** Oldest first: what waits for its turn. */
    List<UUID> waiting() {
        return jdbc.sql("select id from job where state = 'QUEUED' order by created_at, id")
                .query(UUID.class)
                .list();
    }

    /** What was under way when the service last ended, however it did, waits again; its checkpoint stays. */
    int requeue() {
        return jdbc.sql("update job set state = 'QUEUED' where state = 'RUNNING'")
                .update();
    }

    Set<UUID> all() {
        return jdbc.sql("select id from job").query(UUID.class).set();
    }

    boolean begin(UUID id) {
        return jdbc.sql(
                                """
                                update job set state = 'RUNNING', started_at = coalesce(started_at, ?), failure = null
                                 where id = ? and state = 'QUEUED'
                                """)
                        .params(now(), id)
                        .update()
                == 1;
    }

    /** The lines to work through are written. */
    boolean prepared(UUID id, long inputBytes, long lines) {
        return jdbc.sql("update job set input_bytes = ?, lines = ? where id = ? and state = 'RUNNING'")
                        .params(inputBytes, lines, id)
                        .update()
                == 1;
    }

    boolean checkpoint(UUID id, Checkpoint at) {
        return jdbc.sql(
                                """
                                update job set input_offset = ?, input_line = ?, result_bytes = ?, good = ?, bad = ?
                                 where id = ? and state = 'RUNNING'
                                """)
                        .params(at.inputOffset(), at.inputLine(), at.resultBytes(), at.good(), at.bad(), id)
                        .update()
                == 1;
    }

    /** Why it waits. */
    void waits(UUID id, String why) {
        jdbc.sql("update job set failure = ? where id = ? and state = 'RUNNING'")
                .params(why, id)
                .update();
    }

    void done(UUID id) {
        jdbc.sql(
                        """
                        update job set state = 'DONE', finished_at = ?, lines = good + bad, failure = null
                         where id = ? and state = 'RUNNING'
                        """)
                .params(now(), id)
                .update();
    }

    void failed(UUID id, String failure) {
        jdbc.sql("update job set state = 'FAILED', finished_at = ?, failure = ? where id = ? and state = 'RUNNING'")
                .params(now(), failure, id)
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

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                new JobOrder(
                        row.getString("actor"),
                        Format.valueOf(row.getString("format")),
                        row.getString("charset"),
                        row.getString("file_name"),
                        Detail.valueOf(row.getString("detail")),
                        row.getString("rule_set"),
                        row.getBoolean("keep"),
                        JobOrder.speech(row.getString("languages"))),
                row.getLong("upload_bytes"),
                instant(row, "created_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getObject("input_bytes", Long.class),
                row.getObject("lines", Long.class),
                new Checkpoint(
                        row.getLong("input_offset"),
                        row.getLong("input_line"),
                        row.getLong("result_bytes"),
                        row.getLong("good"),
                        row.getLong("bad")),
                row.getString("failure"));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
