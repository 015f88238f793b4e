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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rehearsals as they are kept with their version. */
@Component
final class RehearsalStore {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final JdbcClient jdbc;

    RehearsalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The bytes that equal impacts have in common. */
    static byte[] toJson(Impact impact) {
        return JSON.writeValueAsBytes(impact);
    }

    void insert(Rehearsal rehearsal) {
        jdbc.sql(
                        """
                        insert into rehearsal (id, rule_set_version_id, against_version_id, fiscal_years, uploaded, state,
                               actor, started_at, total, done, lease_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, current_timestamp + interval '15' second)
                        """)
                .params(
                        rehearsal.id(),
                        rehearsal.versionId(),
                        rehearsal.againstId(),
                        rehearsal.fiscalYears().stream().map(String::valueOf).collect(Collectors.joining(",")),
                        rehearsal.uploaded(),
                        rehearsal.state().name(),
                        rehearsal.actor(),
                        toOffsetDateTime(rehearsal.startedAt()),
                        rehearsal.total(),
                        rehearsal.done())
                .update();
    }

    /** Its node is alive, and so far it is. @return whether it is to go on: others may have cancelled it */
    boolean extendLease(Rehearsal rehearsal) {
        return jdbc.sql(
                                """
                                update rehearsal set total = ?, done = ?,
                                       lease_until = current_timestamp + interval '15' second
                                 where id = ? and state = 'RUNNING'
                                """)
                        .params(rehearsal.total(), rehearsal.done(), rehearsal.id())
                        .update()
                == 1;
    }

    /** One that another node works on, which learns it with its next sign of life. */
    void markCancelled(UUID id) {
        jdbc.sql("update rehearsal set state = 'CANCELLED', finished_at = ? where id = ? and state = 'RUNNING'")
                .params(toOffsetDateTime(Instant.now()), id)
                .update();
    }

    /** Does nothing where others ended it. */
    void markEnded(Rehearsal rehearsal) {
        jdbc.sql(
                        """
                        update rehearsal set state = ?, finished_at = ?, total = ?, done = ?, failure = ?, result = ?
                         where id = ? and state = 'RUNNING'
                        """)
                .params(
                        rehearsal.state().name(),
                        toOffsetDateTime(rehearsal.finishedAt()),
                        rehearsal.total(),
                        rehearsal.done(),
                        rehearsal.failure(),
                        rehearsal.impact() == null ? null : compress(toJson(rehearsal.impact())),
                        rehearsal.id())
                .update();
    }

    /**
     * Those whose node gives no sign of life any more.
     *
     * @param all where no other node can be: those that were under way when the service last ended, however it did
     */
    int markInterrupted(String failure, boolean all) {
        return jdbc.sql("update rehearsal set state = 'FAILED', finished_at = ?, failure = ? where state = 'RUNNING'"
                        + (all ? "" : " and (lease_until is null or lease_until < current_timestamp)"))
                .params(toOffsetDateTime(Instant.now()), failure)
                .update();
    }

    Optional<Rehearsal> find(UUID id) {
        return jdbc.sql("select * from rehearsal where id = ?")
                .param(id)
                .query(RehearsalStore::mapRehearsal)
                .optional();
    }

    /** The last one begun for a version. */
    Optional<Rehearsal> findLatest(long versionId) {
        return jdbc.sql("select * from rehearsal where rule_set_version_id = ?"
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
                State.valueOf(row.getString("state")),
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
