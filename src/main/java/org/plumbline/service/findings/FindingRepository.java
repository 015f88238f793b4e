package org.plumbline.service.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.service.evaluations.CorrectionChainSql;
import org.plumbline.service.evaluations.SavedEvaluationItem;
import org.plumbline.service.evaluations.SqlConditions;
import org.plumbline.vocabulary.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Findings of all stored evaluations: found by their rows, worded from the stored evaluations. */
@Component
final class FindingRepository {

    private static final int CHUNK = 200;

    private final JdbcClient jdbc;

    FindingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of findings with a code and severity. */
    record CodeCount(String code, Severity severity, long count) {}

    /** Counts by code and severity; if there are many, only of the newest. */
    List<CodeCount> countByCode(FindingFilter filter, long bound) {
        SqlConditions conditions = filter.toConditions();
        return jdbc
                .sql("select n.code, n.severity, count(*) from (select f.code, f.severity from evaluation_finding f"
                        + conditions.toWhereClause() + " order by f.evaluation_id desc, f.ordinal desc"
                        + " fetch first ? rows only) n group by n.code, n.severity")
                .params(conditions.parameters(bound))
                .query((row, number) ->
                        new CodeCount(row.getString(1), Severity.valueOf(row.getString(2)), row.getLong(3)))
                .list()
                .stream()
                .sorted((a, b) -> a.code().equals(b.code())
                        ? a.severity().compareTo(b.severity())
                        : a.code().compareTo(b.code()))
                .toList();
    }

    /** The number of matching findings, counted up to a bound. */
    long count(FindingFilter filter, long bound) {
        SqlConditions conditions = filter.toConditions();
        return jdbc.sql("select count(*) from (select 1 from evaluation_finding f" + conditions.toWhereClause()
                        + " fetch first ? rows only) few")
                .params(conditions.parameters(bound))
                .query(Long.class)
                .single();
    }

    /** Newest evaluation first, and within it the order of the evaluation. */
    List<FindingItem> list(FindingFilter filter, long offset, int size, Locale locale) {
        // the index is read backwards, and the rows of each evaluation are then reversed
        SqlConditions conditions = filter.toConditions();
        List<FindingKey> window = jdbc.sql(
                        "select f.evaluation_id, f.ordinal from evaluation_finding f" + conditions.toWhereClause()
                                + " order by f.evaluation_id desc, f.ordinal desc offset ? rows fetch next ? rows only")
                .params(conditions.parameters(offset, size))
                .query((row, number) -> new FindingKey(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
        if (window.isEmpty()) {
            return List.of();
        }
        FindingKey first = window.get(0);
        UUID last = window.get(window.size() - 1).evaluation();
        SqlConditions between = filter.toConditions()
                .add("f.evaluation_id <= ?", first.evaluation())
                .add("f.evaluation_id >= ?", last);
        List<FindingItem> rows = jdbc.sql("select f.*, case when " + CorrectionChainSql.newestOnly("f.evaluation_id")
                        + " then 0 else 1 end as superseded from evaluation_finding f" + between.toWhereClause()
                        + " order by f.evaluation_id desc, f.ordinal")
                .params(between.parameters())
                .query(FindingRepository::mapItem)
                .list();
        int before = (int) rows.stream()
                .filter(row -> row.evaluation().equals(first.evaluation()) && row.ordinal() > first.ordinal())
                .count();
        return addMessages(
                rows.subList(before, Math.min(before + window.size(), rows.size())), filter.folded(), locale);
    }

    private record FindingKey(UUID evaluation, int ordinal) {}

    private static FindingItem mapItem(ResultSet row, int number) throws SQLException {
        String name = row.getString("subject_name");
        return new FindingItem(
                row.getObject("evaluation_id", UUID.class),
                row.getInt("ordinal"),
                row.getString("code"),
                Severity.valueOf(row.getString("severity")),
                name == null ? null : new SavedEvaluationItem.SubjectView(name, row.getString("region")),
                row.getString("scheme"),
                row.getInt("fiscal_year"),
                row.getString("indicator"),
                null,
                row.getInt("superseded") == 1);
    }

    private List<FindingItem> addMessages(List<FindingItem> rows, boolean folded, Locale locale) {
        List<FindingItem> worded = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<FindingItem> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            Map<UUID, List<String>> sentences = renderMessages(
                    chunk.stream().map(FindingItem::evaluation).distinct().toList(), folded, locale);
            for (FindingItem row : chunk) {
                List<String> own = sentences.getOrDefault(row.evaluation(), List.of());
                worded.add(row.ordinal() > own.size() ? row : row.withMessage(own.get(row.ordinal() - 1)));
            }
        }
        return worded;
    }

    private Map<UUID, List<String>> renderMessages(List<UUID> ids, boolean folded, Locale locale) {
        Map<UUID, List<String>> sentences = new HashMap<>();
        jdbc.sql("select id, canonical from evaluation where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    Evaluation evaluation;
                    try {
                        evaluation = EvaluationJson.read(ByteCompressor.decompress(row.getBytes("canonical")));
                    } catch (ByteCompressor.CorruptedBytesException e) {
                        return; // its findings have no message
                    }
                    StepSentences narrator = StepSentences.of(evaluation, locale);
                    List<String> own = new ArrayList<>();
                    for (RaisedFinding finding : evaluation.findings()) {
                        own.add(
                                folded && RaisedFinding.isFolded(finding.code())
                                        ? describeAll(evaluation, finding.code(), narrator)
                                        : narrator.describeFinding(finding));
                    }
                    sentences.put(row.getObject("id", UUID.class), own);
                });
        return sentences;
    }

    private static String describeAll(Evaluation evaluation, String code, StepSentences narrator) {
        List<RaisedFinding> alike = evaluation.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
        return alike.size() == 1 ? narrator.describeFinding(alike.get(0)) : narrator.describeFindings(alike);
    }
}
