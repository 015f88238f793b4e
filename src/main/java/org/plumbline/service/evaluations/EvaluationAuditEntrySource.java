package org.plumbline.service.evaluations;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.AuditEntrySource;
import org.plumbline.service.audit.AuditFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports what is stored of evaluations. */
@Component
final class EvaluationAuditEntrySource implements AuditEntrySource {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    EvaluationAuditEntrySource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AuditEntryKind kind() {
        return AuditEntryKind.EVALUATION;
    }

    @Override
    public List<String> listSubjects(String after, int limit) {
        return jdbc.sql("select id from evaluation where id > ? order by id fetch first ? rows only")
                .params(after == null ? FIRST : UUID.fromString(after), limit)
                .query((row, number) -> row.getObject("id", UUID.class).toString())
                .list();
    }

    @Override
    public Map<String, AuditFacts> readCurrentFacts(Collection<String> subjects) {
        List<UUID> ids = subjects.stream()
                .flatMap(subject -> EvaluationIdGenerator.parse(subject).stream()) // an altered entry may name anything
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, AuditFacts> facts = new HashMap<>();
        jdbc.sql(
                        """
                        select e.*, c.corrects, c.reason from evaluation e
                          left join evaluation_correction c on c.evaluation_id = e.id where e.id in (:ids)
                        """)
                .param("ids", ids)
                .query((row, number) -> {
                    EvaluationRow stored = EvaluationRow.read(row, number);
                    return facts.put(stored.id().toString(), stored.auditFacts());
                })
                .list();
        return facts;
    }
}
