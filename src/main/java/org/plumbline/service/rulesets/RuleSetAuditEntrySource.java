package org.plumbline.service.rulesets;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.AuditEntrySource;
import org.plumbline.service.audit.AuditFacts;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports the events of versions and the files of each version, from the stored bytes themselves. */
@Component
final class RuleSetAuditEntrySource implements AuditEntrySource {

    private final JdbcClient jdbc;

    RuleSetAuditEntrySource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AuditEntryKind kind() {
        return AuditEntryKind.RULE_SET_EVENT;
    }

    @Override
    public List<String> listSubjects(String after, int limit) {
        return jdbc.sql("select id from rule_set_event where id > ? order by id fetch first ? rows only")
                .params(after == null ? 0L : Long.parseLong(after), limit)
                .query((row, number) -> Long.toString(row.getLong("id")))
                .list();
    }

    @Override
    public Map<String, AuditFacts> readCurrentFacts(Collection<String> subjects) {
        List<Long> ids = subjects.stream()
                .filter(subject -> subject.matches("\\d{1,18}")) // an altered entry may name anything
                .map(Long::valueOf)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, AuditFacts> facts = new HashMap<>();
        Map<String, String> files = new HashMap<>();
        Map<Long, String> followed = readFollowed(ids);
        jdbc.sql(
                        """
                        select e.id as event_id, e.event, e.actor, e.reason, e.at, v.*,
                               (select max(l.id) from rule_set_event l where l.rule_set_version_id = v.id) as last_event
                          from rule_set_event e join rule_set_version v on v.id = e.rule_set_version_id
                         where e.id in (:ids)
                        """)
                .param("ids", ids)
                .query((row, number) -> facts.put(row.getString("event_id"), facts(row, files, followed)))
                .list();
        return facts;
    }

    /** The returned versions that the version of each event follows, which decide who may approve it. */
    private Map<Long, String> readFollowed(List<Long> events) {
        Map<Long, String> followed = new HashMap<>();
        jdbc.sql(
                        """
                        select e.id, f.returned_version_id
                          from rule_set_event e
                          join rule_set_follow_up f on f.rule_set_version_id = e.rule_set_version_id
                         where e.id in (:ids) order by f.returned_version_id
                        """)
                .param("ids", events)
                .query(row -> {
                    followed.merge(
                            row.getLong("id"), row.getString("returned_version_id"), (one, next) -> one + " " + next);
                });
        return followed;
    }

    private AuditFacts facts(ResultSet row, Map<String, String> files, Map<Long, String> followed) throws SQLException {
        RuleSetEvent.EventKind event = RuleSetEvent.EventKind.valueOf(row.getString("event"));
        String reason = row.getString("reason");
        long id = row.getLong("event_id");
        AuditFacts facts = new AuditFacts()
                .with("event", event.name())
                .with("actor", row.getString("actor"))
                .with("reason", reason == null ? null : Sha256.of(reason.getBytes(StandardCharsets.UTF_8)))
                .with("at", readTime(row, "at"))
                .with("scheme", row.getString("scheme"))
                .with("version", row.getString("version"))
                .with("ruleSet", row.getString("rule_set_sha256"))
                .with("workbook", hashOnce(files, row.getString("workbook_sha256"), this::hashWorkbook))
                .with("drl", hashOnce(files, row.getString("drl_sha256"), this::hashDrl))
                .with("columns", joinFixedColumns(row, followed.get(id)))
                // the last event's state is the version's own; earlier events' states are no longer stored
                .with(
                        "state",
                        row.getLong("last_event") == id
                                ? row.getString("state")
                                : stateAfter(event).name());
        if (event != RuleSetEvent.EventKind.PUBLISHED) {
            return facts;
        }
        String publication = row.getString("publication"); // not written yet while the event is being recorded
        return facts.with("publication", publication == null ? Long.toString(id) : publication);
    }

    private static State stateAfter(RuleSetEvent.EventKind event) {
        return switch (event) {
            case IMPORTED, UPLOADED, TAKEN_UP -> State.DRAFT;
            case APPROVED -> State.APPROVED;
            case PUBLISHED -> State.PUBLISHED;
            case RETIRED -> State.RETIRED;
            case RETURNED -> State.RETURNED;
            case WITHDRAWN -> State.WITHDRAWN;
        };
    }

    /**
     * The facts that never change.
     *
     * @param followed null for none, which adds nothing: entries recorded before there were returned versions stay valid
     */
    private static String joinFixedColumns(ResultSet row, String followed) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (String column : List.of(
                "title",
                "jurisdiction",
                "file_name",
                "workbook_sha256",
                "drl_sha256",
                "year_from",
                "year_to",
                "origin")) {
            text.append(column).append(' ').append(row.getString(column)).append('\n');
        }
        text.append(readTime(row, "created_at"));
        if (followed != null) {
            text.append("\nfollows ").append(followed);
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String readTime(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }

    private static String hashOnce(Map<String, String> files, String name, Function<String, String> hashing) {
        return files.computeIfAbsent(name, hashing);
    }

    private String hashWorkbook(String name) {
        return jdbc.sql("select bytes from rule_file where sha256 = ?")
                .param(name)
                .query((row, number) -> Sha256.of(row.getBytes("bytes")))
                .optional()
                .orElse("none");
    }

    private String hashDrl(String name) {
        Map<String, byte[]> files = new TreeMap<>();
        jdbc.sql("select f.name, r.bytes from drl_manifest_file f join rule_file r on r.sha256 = f.file_sha256"
                        + " where f.manifest_sha256 = ?")
                .param(name)
                .query(row -> {
                    files.put(row.getString("name"), row.getBytes("bytes"));
                });
        return new DrlManifest(files).sha256();
    }
}
