package org.plumbline.evaluations;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plumbline.evidence.Facts;
import org.plumbline.evidence.Kind;
import org.plumbline.evidence.Witness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what is stored of evaluations. */
@Component
final class EvaluationWitness implements Witness {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    EvaluationWitness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.EVALUATION;
    }

    @Override
    public List<String> subjects(String after, int limit) {
        return jdbc.sql("select id from evaluation where id > ? order by id fetch first ? rows only")
                .params(after == null ? FIRST : UUID.fromString(after), limit)
                .query((row, number) -> row.getObject("id", UUID.class).toString())
                .list();
    }

    @Override
    public Map<String, Facts> facts(Collection<String> subjects) {
        List<UUID> ids = subjects.stream()
                .flatMap(subject -> EvaluationIds.parse(subject).stream()) // an altered entry may name anything
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Facts> facts = new HashMap<>();
        jdbc.sql(
                        """
                        select e.*, c.corrects from evaluation e
                          left join evaluation_correction c on c.evaluation_id = e.id where e.id in (:ids)
                        """)
                .param("ids", ids)
                .query((row, number) -> {
                    StoredEvaluation stored = StoredEvaluation.read(row, number);
                    return facts.put(stored.id().toString(), stored.facts());
                })
                .list();
        return facts;
    }
}
