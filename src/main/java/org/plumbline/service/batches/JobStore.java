package org.plumbline.service.batches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.core.casetable.TableRead;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.service.batches.Job.Checkpoint;
import org.plumbline.service.batches.Job.State;
import org.plumbline.service.batches.JobOrder.Format;
import org.plumbline.service.http.Scope;
import org.plumbline.service.work.Leases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The table {@code job}, which all nodes share. The worker of a job has a {@linkplain Leases
 * lease} on its row.
 */
@Component
class JobStore { // not final: a test kills its process at a checkpoint

    /** Characters of a job's remarks. */
    private static final int REMARKS = 4_000;

    private final JdbcClient jdbc;
    private final Leases leases;

    JobStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.leases = new Leases(jdbc, transactions, "job", "created_at");
    }

    Leases leases() {
        return leases;
    }

    void add(Job job) {
        JobOrder order = job.order();
        jdbc.sql(
                        """
                        insert into job (id, state, actor, format, charset, file_name, detail, rule_set, keep, languages,
                               upload_bytes, created_at, input_bytes, lines, input_offset, input_line, result_bytes,
                               good, bad, run, place, scope)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?, ?, ?)
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
                        job.place(),
                        order.scope().toLines())
                .update();
    }

    Optional<Job> find(UUID id) {
        return jdbc.sql("select * from job where id = ?")
                .param(id)
                .query(JobStore::mapJob)
                .optional();
    }

    /** Newest first. @param actor owner; null for all */
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

    /**
     * Takes the oldest job that is queued or whose node is dead. @param place id of this node's
     * folder of jobs
     */
    Optional<Job> takeNext(String place) {
        return leases.take("place = ?", place).flatMap(lease -> find(lease.id()));
    }

    /** Jobs of releases without folder ids have their files in the current folder. */
    void assignPlace(String place) {
        jdbc.sql("update job set place = ? where place is null").param(place).update();
    }

    Set<UUID> listIds() {
        return jdbc.sql("select id from job").query(UUID.class).set();
    }

    /** The lines to work through are written. */
    boolean markPrepared(Job job, long inputBytes, TableLineConverter.Written table) {
        String remarks = String.join("\n", table.read().remarks());
        return leases.update(
                job.lease(),
                "input_bytes = ?, lines = ?, sheet = ?, remarks = ?",
                inputBytes,
                table.count(),
                table.read().sheet(),
                remarks.isEmpty() ? null : remarks.substring(0, Math.min(REMARKS, remarks.length())));
    }

    boolean saveCheckpoint(Job job, Checkpoint at) {
        return leases.extend(
                job.lease(),
                "input_offset = ?, input_line = ?, result_bytes = ?, good = ?, bad = ?",
                at.inputOffset(),
                at.inputLine(),
                at.resultBytes(),
                at.good(),
                at.bad());
    }

    void markDone(Job job) {
        leases.update(job.lease(), "state = 'DONE', finished_at = ?, lines = good + bad, failure = null", Leases.now());
    }

    /** Only a job that has ended. */
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
                mapOrder(row),
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
                read(row.getString("sheet"), row.getString("remarks")),
                row.getString("failure"));
    }

    private static JobOrder mapOrder(ResultSet row) throws SQLException {
        return new JobOrder(
                row.getString("actor"),
                Format.valueOf(row.getString("format")),
                row.getString("charset"),
                row.getString("file_name"),
                TraceDetail.valueOf(row.getString("detail")),
                row.getString("rule_set"),
                row.getBoolean("keep"),
                JobOrder.parseLanguages(row.getString("languages")),
                Scope.parseLines(row.getString("scope")));
    }

    private static TableRead read(String sheet, String remarks) {
        return new TableRead(sheet, remarks == null ? List.of() : List.of(remarks.split("\n")));
    }

    private static OffsetDateTime toOffsetDateTime(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant readInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
