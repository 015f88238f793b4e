package org.plumbline.evaluations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Packed;
import org.plumbline.explanation.Narrator;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.vocabulary.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Findings of all kept evaluations: searched by their own rows, worded from the kept evaluations. */
@Component
final class Findings {

    private static final int CHUNK = 200;

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often a code was raised with a severity. */
    record Count(String code, Severity severity, long count) {}

    /** By code and severity; of many only so many of the newest. */
    List<Count> counts(FindingFilter filter, long bound) {
        Conditions conditions = filter.conditions();
        return jdbc
                .sql("select n.code, n.severity, count(*) from (select f.code, f.severity from evaluation_finding f"
                        + conditions.where() + " order by f.evaluation_id desc, f.ordinal desc"
                        + " fetch first ? rows only) n group by n.code, n.severity")
                .params(conditions.parameters(bound))
                .query((row, number) -> new Count(row.getString(1), Severity.valueOf(row.getString(2)), row.getLong(3)))
                .list()
                .stream()
                .sorted((a, b) -> a.code().equals(b.code())
                        ? a.severity().compareTo(b.severity())
                        : a.code().compareTo(b.code()))
                .toList();
    }

    /** How many there are; of many, the bound. */
    long count(FindingFilter filter, long bound) {
        Conditions conditions = filter.conditions();
        return jdbc.sql("select count(*) from (select 1 from evaluation_finding f" + conditions.where()
                        + " fetch first ? rows only) few")
                .params(conditions.parameters(bound))
                .query(Long.class)
                .single();
    }

    /** Newest evaluation first, and there the gravest finding, as the evaluation lists them. */
    List<FindingRow> list(FindingFilter filter, long offset, int size, Locale locale) {
        // an index is read backwards throughout, and each evaluation's rows are then turned round
        Conditions conditions = filter.conditions();
        List<Place> window = jdbc.sql("select f.evaluation_id, f.ordinal from evaluation_finding f" + conditions.where()
                        + " order by f.evaluation_id desc, f.ordinal desc offset ? rows fetch next ? rows only")
                .params(conditions.parameters(offset, size))
                .query((row, number) -> new Place(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
        if (window.isEmpty()) {
            return List.of();
        }
        Place first = window.get(0);
        UUID last = window.get(window.size() - 1).evaluation();
        Conditions between = filter.conditions()
                .add("f.evaluation_id <= ?", first.evaluation())
                .add("f.evaluation_id >= ?", last);
        List<FindingRow> rows = jdbc.sql("select f.*, case when " + Newest.ofItsChain("f.evaluation_id")
                        + " then 0 else 1 end as superseded from evaluation_finding f" + between.where()
                        + " order by f.evaluation_id desc, f.ordinal")
                .params(between.parameters())
                .query(Findings::listed)
                .list();
        int before = (int) rows.stream()
                .filter(row -> row.evaluation().equals(first.evaluation()) && row.ordinal() > first.ordinal())
                .count();
        return worded(rows.subList(before, Math.min(before + window.size(), rows.size())), locale);
    }

    private record Place(UUID evaluation, int ordinal) {}

    private static FindingRow listed(ResultSet row, int number) throws SQLException {
        String name = row.getString("subject_name");
        return new FindingRow(
                row.getObject("evaluation_id", UUID.class),
                row.getInt("ordinal"),
                row.getString("code"),
                Severity.valueOf(row.getString("severity")),
                name == null ? null : new KeptRow.Body(name, row.getString("region")),
                row.getString("scheme"),
                row.getInt("fiscal_year"),
                row.getString("indicator"),
                null,
                row.getInt("superseded") == 1);
    }

    private List<FindingRow> worded(List<FindingRow> rows, Locale locale) {
        List<FindingRow> worded = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<FindingRow> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            Map<UUID, List<String>> sentences = sentences(
                    chunk.stream().map(FindingRow::evaluation).distinct().toList(), locale);
            for (FindingRow row : chunk) {
                List<String> own = sentences.getOrDefault(row.evaluation(), List.of());
                worded.add(row.ordinal() > own.size() ? row : row.saying(own.get(row.ordinal() - 1)));
            }
        }
        return worded;
    }

    private Map<UUID, List<String>> sentences(List<UUID> ids, Locale locale) {
        Map<UUID, List<String>> sentences = new HashMap<>();
        jdbc.sql("select id, canonical from evaluation where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    Evaluation evaluation;
                    try {
                        evaluation = EvaluationJson.read(Packed.unpack(row.getBytes("canonical")));
                    } catch (Packed.Damaged e) {
                        return; // its rows stay without a sentence, and say so
                    }
                    Narrator narrator = Narrator.of(evaluation, locale);
                    List<String> own = new ArrayList<>();
                    for (RaisedFinding finding : evaluation.findings()) {
                        own.add(narrator.message(finding));
                    }
                    sentences.put(row.getObject("id", UUID.class), own);
                });
        return sentences;
    }
}
