package org.plumbline.service.findings;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.report.BodyWorkbookWriter.BodyEvaluation;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.evaluations.CorrectionChainSql;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeCondition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The saved evaluations of one body, found by the index of body names within each scheme. */
@Component
final class BodyRepository {

    private final JdbcClient jdbc;

    BodyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of the body, the newest first. */
    private record BodyRow(UUID id, Evaluation evaluation, boolean corrected, OffsetDateTime savedAt) {}

    /** The newest first; those whose stored bytes were altered are left out, which verification of the log reports. */
    List<BodyEvaluation> find(String body, int limit) {
        List<BodyRow> rows = new ArrayList<>();
        ScopeCondition scope = Scope.ofCaller().toCondition("p");
        jdbc.sql("select e.id, e.canonical, e.created_at, case when " + CorrectionChainSql.newestOnly("e.id")
                        + " then 0 else 1 end as corrected from evaluation_profile p"
                        + " join evaluation e on e.id = p.evaluation_id and e.fiscal_year = p.fiscal_year"
                        + " where p.scheme in (select distinct v.scheme from rule_set_version v) and p.body = ?"
                        + scope.and() + " order by e.id desc fetch first ? rows only")
                .params(scope.parameters(List.of(body), limit))
                .query(row -> {
                    try {
                        rows.add(new BodyRow(
                                row.getObject("id", UUID.class),
                                EvaluationJson.read(ByteCompressor.decompress(row.getBytes("canonical"))),
                                row.getInt("corrected") == 1,
                                row.getObject("created_at", OffsetDateTime.class)));
                    } catch (ByteCompressor.CorruptedBytesException e) {
                        return; // its findings have no message either
                    }
                });
        Set<List<Object>> seen = new HashSet<>();
        return rows.stream()
                .map(row -> new BodyEvaluation(
                        row.id().toString(),
                        row.evaluation(),
                        !row.corrected() && seen.add(subjectOf(row.evaluation())),
                        row.savedAt().toInstant()))
                .toList();
    }

    private static List<Object> subjectOf(Evaluation evaluation) {
        String region = evaluation.subject().region();
        return List.of(
                evaluation.scheme(),
                evaluation.fiscalYear(),
                evaluation.subject().name(),
                region == null ? "" : region);
    }
}
