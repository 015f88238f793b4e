package org.plumbline.service.dictionary;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.basics.Sha256;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.AuditEntrySource;
import org.plumbline.service.audit.AuditFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports the events of versions of the form dictionary, with the SHA-256 of the stored workbook itself. */
@Component
final class FormDictionaryAuditEntrySource implements AuditEntrySource {

    private final JdbcClient jdbc;

    FormDictionaryAuditEntrySource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AuditEntryKind kind() {
        return AuditEntryKind.FORM_DICTIONARY_EVENT;
    }

    @Override
    public List<String> listSubjects(String after, int limit) {
        return jdbc.sql("select id from form_dictionary_event where id > ? order by id fetch first ? rows only")
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
        Map<String, AuditFacts> facts = new HashMap<>();
        if (ids.isEmpty()) {
            return facts;
        }
        jdbc.sql(
                        """
                        select e.id, e.event, e.actor, e.reason, e.at, v.version, v.workbook
                          from form_dictionary_event e join form_dictionary_version v on v.version = e.version
                         where e.id in (:ids)
                        """)
                .param("ids", ids)
                .query((row, number) -> facts.put(row.getString("id"), facts(row)))
                .list();
        return facts;
    }

    private static AuditFacts facts(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new AuditFacts()
                .with("event", row.getString("event"))
                .with("actor", row.getString("actor"))
                .with("reason", reason == null ? null : Sha256.of(reason.getBytes(StandardCharsets.UTF_8)))
                .with(
                        "at",
                        row.getObject("at", OffsetDateTime.class).toInstant().toString())
                .with("version", row.getString("version"))
                .with("workbook", Sha256.of(row.getBytes("workbook")));
    }
}
