package org.plumbline.service.dictionary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Sha256;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.rulesets.RuleSetEvent.EventKind;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Stores all versions of the form dictionary and their events. */
@Component
final class FormDictionaryStore {

    private static final String SELECT =
            """
            select v.version, v.file_name, v.sha256, v.state, v.origin, v.publication, v.created_at,
                   (select e.actor from form_dictionary_event e
                     where e.id = (select min(id) from form_dictionary_event where version = v.version)) as author,
                   (select max(publication) from form_dictionary_version) as latest
              from form_dictionary_version v
            """;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final FormDictionaryAuditEntrySource entries;

    FormDictionaryStore(JdbcClient jdbc, AuditLog log, FormDictionaryAuditEntrySource entries) {
        this.jdbc = jdbc;
        this.log = log;
        this.entries = entries;
    }

    /** First in every transaction that adds or changes a version: the next one, on any node, waits for its end. */
    void lock() {
        jdbc.sql("select revision from rule_set_state where id = 1 for update")
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<FormDictionaryVersion> list() {
        return jdbc.sql(SELECT + " order by v.version desc")
                .query(FormDictionaryStore::read)
                .list();
    }

    Optional<FormDictionaryVersion> find(int version) {
        return jdbc.sql(SELECT + " where v.version = ?")
                .param(version)
                .query(FormDictionaryStore::read)
                .optional();
    }

    Optional<FormDictionaryVersion> findInForce() {
        return jdbc.sql(SELECT + " where v.publication = (select max(publication) from form_dictionary_version)")
                .query(FormDictionaryStore::read)
                .optional();
    }

    /** @throws IllegalStateException if the stored bytes do not match their SHA-256 */
    byte[] readWorkbook(FormDictionaryVersion version) {
        byte[] bytes = jdbc.sql("select workbook from form_dictionary_version where version = ?")
                .param(version.version())
                .query((row, number) -> row.getBytes("workbook"))
                .single();
        if (!Sha256.of(bytes).equals(version.sha256())) {
            throw new IllegalStateException("stored form dictionary " + version.version() + " has been altered");
        }
        return bytes;
    }

    /** Adds the next version as a draft, under {@link #lock()}. */
    FormDictionaryVersion addDraft(String file, byte[] workbook, Origin origin, String actor, String reason) {
        int version = 1
                + jdbc.sql("select coalesce(max(version), 0) from form_dictionary_version")
                        .query(Integer.class)
                        .single();
        jdbc.sql(
                        """
                        insert into form_dictionary_version (version, file_name, sha256, workbook, state, origin, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(version, file, Sha256.of(workbook), workbook, State.DRAFT.name(), origin.name(), now())
                .update();
        recordEvent(version, origin == Origin.DISK ? EventKind.IMPORTED : EventKind.UPLOADED, actor, reason);
        return find(version).orElseThrow();
    }

    /** @return whether it still was in the state that the caller read */
    boolean moveTo(FormDictionaryVersion version, State to, String actor, String reason) {
        boolean moved = jdbc.sql("update form_dictionary_version set state = ? where version = ? and state = ?")
                        .params(to.name(), version.version(), version.state().name())
                        .update()
                == 1;
        if (moved) {
            EventKind kind = to == State.PUBLISHED ? EventKind.PUBLISHED : EventKind.APPROVED;
            long event = recordEvent(version.version(), kind, actor, reason);
            if (to == State.PUBLISHED) {
                jdbc.sql("update form_dictionary_version set publication = ? where version = ?")
                        .params(event, version.version())
                        .update();
            }
        }
        return moved;
    }

    private long recordEvent(int version, EventKind kind, String actor, String reason) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into form_dictionary_event (version, event, actor, reason, at) values (?, ?, ?, ?, ?)")
                .params(version, kind.name(), actor, reason, now())
                .update(key, "id");
        long event = key.getKeyAs(Number.class).longValue();
        String subject = Long.toString(event);
        log.record(
                entries.kind(),
                subject,
                entries.readCurrentFacts(List.of(subject)).get(subject));
        return event;
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    private static FormDictionaryVersion read(ResultSet row, int number) throws SQLException {
        Long publication = row.getObject("publication", Long.class);
        return new FormDictionaryVersion(
                row.getInt("version"),
                row.getString("file_name"),
                row.getString("sha256"),
                State.valueOf(row.getString("state")),
                Origin.valueOf(row.getString("origin")),
                publication,
                row.getString("author"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                publication != null && publication == row.getLong("latest"));
    }
}
