package org.plumbline.service.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.plumbline.service.rehearsal.Rehearsal.State;
import org.plumbline.service.work.Lease;
import org.plumbline.service.work.Leases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Stores the rehearsals of versions. */
@Component
final class RehearsalStore {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /**
     * The columns that are shown; the uploaded cases, which may be large, are read only when they are
     * scored.
     */
    private static final String SELECT =
            "select id, rule_set_version_id, against_version_id, fiscal_years, uploaded, state, actor, started_at,"
                    + " finished_at, total, done, failure, result from rehearsal";

    private final JdbcClient jdbc;

    private final Leases leases;

    RehearsalStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.leases = new Leases(jdbc, transactions, "rehearsal", "started_at");
    }

    Leases leases() {
        return leases;
    }

    /** The bytes of the impact, equal for equal impacts. */
    static byte[] toJson(Impact impact) {
        return JSON.writeValueAsBytes(impact);
    }

    /** Queues it. @param upload the cases to take; null for the stored evaluations */
    void add(Rehearsal rehearsal, byte[] upload) {
        dropUploads();
        jdbc.sql(
                        """
                        insert into rehearsal (id, rule_set_version_id, against_version_id, fiscal_years, uploaded, state,
                               actor, started_at, total, done, run, upload)
                        values (?, ?, ?, ?, ?, 'QUEUED', ?, ?, 0, 0, 0, ?)
                        """)
                .params(
                        rehearsal.id(),
                        rehearsal.versionId(),
                        rehearsal.againstId(),
                        rehearsal.fiscalYears().stream().map(String::valueOf).collect(Collectors.joining(",")),
                        rehearsal.uploaded(),
                        rehearsal.actor(),
                        toOffsetDateTime(rehearsal.startedAt()),
                        upload == null ? null : compress(upload))
                .update();
    }

    /** Cancels it, whichever node works on it. */
    void markCancelled(UUID id) {
        leases.cancel(id);
        dropUploads();
    }

    /** Deletes the uploads of rehearsals that have ended. */
    private void dropUploads() {
        jdbc.sql("update rehearsal set upload = null where upload is not null and state not in ('QUEUED', 'RUNNING')")
                .update();
    }

    /** @param options as requested */
    record Taken(Lease lease, Rehearsal rehearsal, RehearsalOptions options) {}

    /** Takes the oldest rehearsal that is queued or whose node is dead. */
    Optional<Taken> take() {
        return leases.take().flatMap(lease -> find(lease.id())
                .map(rehearsal -> new Taken(
                        lease,
                        rehearsal,
                        new RehearsalOptions(rehearsal.fiscalYears(), rehearsal.againstId(), upload(lease.id())))));
    }

    private byte[] upload(UUID id) {
        return jdbc.sql("select upload from rehearsal where id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getBytes(1)))
                .single()
                .map(RehearsalStore::decompress)
                .orElse(null);
    }

    boolean extendLease(Lease lease, Rehearsal rehearsal) {
        return leases.extend(lease, "total = ?, done = ?", rehearsal.total(), rehearsal.done());
    }

    /** Does nothing if it was cancelled or taken over. */
    void markEnded(Lease lease, Rehearsal rehearsal) {
        leases.update(
                lease,
                "state = ?, finished_at = ?, total = ?, done = ?, result = ?, upload = null",
                rehearsal.state().name(),
                toOffsetDateTime(rehearsal.finishedAt()),
                rehearsal.total(),
                rehearsal.done(),
                compress(toJson(rehearsal.impact())));
    }

    Optional<Rehearsal> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(RehearsalStore::mapRehearsal)
                .optional();
    }

    /** The last rehearsal of a version. */
    Optional<Rehearsal> findLatest(long versionId) {
        return jdbc.sql(SELECT + " where rule_set_version_id = ?"
                        + " order by started_at desc, id desc fetch first 1 row only")
                .param(versionId)
                .query(RehearsalStore::mapRehearsal)
                .optional();
    }

    private static Rehearsal mapRehearsal(ResultSet row, int number) throws SQLException {
        String years = row.getString("fiscal_years");
        Instant started = readInstant(row, "started_at");
        Instant finished = readInstant(row, "finished_at");
        long done = row.getLong("done");
        long elapsed =
                finished == null ? 0 : Duration.between(started, finished).toMillis();
        byte[] result = row.getBytes("result");
        return new Rehearsal(
                row.getObject("id", UUID.class),
                row.getLong("rule_set_version_id"),
                row.getObject("against_version_id", Long.class),
                years == null || years.isEmpty()
                        ? List.of()
                        : Arrays.stream(years.split(",")).map(Integer::valueOf).toList(),
                row.getBoolean("uploaded"),
                state(row.getString("state")),
                row.getString("actor"),
                started,
                finished,
                row.getLong("total"),
                done,
                elapsed,
                done * 1000 / Math.max(1, elapsed),
                row.getString("failure"),
                result == null ? null : JSON.readValue(decompress(result), Impact.class));
    }

    /** A rehearsal that waits for another is shown as running. */
    private static State state(String stored) {
        return stored.equals("QUEUED") ? State.RUNNING : State.valueOf(stored);
    }

    private static OffsetDateTime toOffsetDateTime(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant readInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] decompress(byte[] bytes) {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
