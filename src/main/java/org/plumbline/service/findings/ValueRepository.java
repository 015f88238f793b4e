package org.plumbline.service.findings;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.service.evaluations.SavedEvaluationPage;
import org.plumbline.service.evaluations.SqlConditions;
import org.plumbline.service.findings.ValueGroup.IndicatorValue;
import org.plumbline.vocabulary.Target;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Values of indicators in the evaluations that are in the statistics: of each subject and year the newest. */
@Component
final class ValueRepository {

    /** Maximum values listed of a body, unless one body is asked for. */
    static final int SHOWN = 10;

    private static final String FROM = " from statistics_indicator i join statistics_value v on v.indicator = i.id"
            + " join evaluation_profile p on p.evaluation_id = v.evaluation_id";

    private final JdbcClient jdbc;

    ValueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record BodyCount(String body, long count) {}

    private record FoundValue(String body, IndicatorValue value) {}

    private record IndicatorKey(UUID evaluation, String code) {}

    /** The bodies with the most values first. @param filter names an indicator */
    List<ValueGroup> findGroups(ValueFilter filter, long offset, int limit) {
        SqlConditions conditions = filter.toConditions();
        List<BodyCount> bodies = jdbc.sql("select p.body, count(*)" + FROM + conditions.toWhereClause()
                        + " group by p.body order by count(*) desc, p.body offset ? rows fetch next ? rows only")
                .params(conditions.parameters(offset, limit))
                .query((row, number) -> new BodyCount(row.getString(1), row.getLong(2)))
                .list();
        if (bodies.isEmpty()) {
            return List.of();
        }
        List<FoundValue> found = describe(findValues(filter, bodies));
        return bodies.stream()
                .map(body -> new ValueGroup(
                        body.body(),
                        body.count(),
                        found.stream()
                                .filter(each -> Objects.equals(each.body(), body.body()))
                                .map(FoundValue::value)
                                .toList()))
                .toList();
    }

    private List<FoundValue> findValues(ValueFilter filter, List<BodyCount> bodies) {
        Object[] names =
                bodies.stream().map(BodyCount::body).filter(Objects::nonNull).toArray();
        String named = names.length == 0 ? "" : "p.body in (" + "?, ".repeat(names.length - 1) + "?)";
        String unnamed = names.length == bodies.size() ? "" : (named.isEmpty() ? "" : " or ") + "p.body is null";
        SqlConditions conditions = filter.toConditions().addAll("(" + named + unnamed + ")", names);
        return jdbc.sql(
                        "select m.* from (select p.body, p.subject_name, v.evaluation_id, v.code, v.actual, v.evidenced,"
                                + " i.scheme, i.fiscal_year, coalesce(v.name, i.name) as label,"
                                + " row_number() over (partition by p.body order by v.evaluation_id desc, v.code) as place"
                                + FROM + conditions.toWhereClause() + ") m where m.place <= ?"
                                + " order by m.evaluation_id desc, m.code")
                .params(conditions.parameters(filter.body() == null ? SHOWN : SavedEvaluationPage.LARGEST))
                .query(ValueRepository::mapValue)
                .list();
    }

    private static FoundValue mapValue(ResultSet row, int number) throws SQLException {
        return new FoundValue(
                row.getString("body"),
                new IndicatorValue(
                        row.getObject("evaluation_id", UUID.class),
                        row.getString("subject_name"),
                        row.getInt("fiscal_year"),
                        row.getString("scheme"),
                        row.getString("code"),
                        row.getString("label"),
                        stripColumnScale(row.getBigDecimal("actual")),
                        null,
                        null,
                        row.getBoolean("evidenced")));
    }

    /** The number without the zeros of the column's scale: 100.000000000000 becomes 100. */
    private static BigDecimal stripColumnScale(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** With names and targets as the stored evaluations have them. */
    private List<FoundValue> describe(List<FoundValue> found) {
        Map<IndicatorKey, IndicatorScore> scores = readScores(
                found.stream().map(each -> each.value().evaluation()).distinct().toList());
        List<FoundValue> described = new ArrayList<>();
        for (FoundValue each : found) {
            IndicatorValue value = each.value();
            IndicatorScore score = scores.get(new IndicatorKey(value.evaluation(), value.indicator()));
            described.add(score == null ? each : new FoundValue(each.body(), describe(value, score)));
        }
        return described;
    }

    private static IndicatorValue describe(IndicatorValue value, IndicatorScore score) {
        Target target = score.target();
        boolean printed = target != null && target.value() != null;
        return new IndicatorValue(
                value.evaluation(),
                value.subject(),
                value.fiscalYear(),
                value.scheme(),
                value.indicator(),
                score.name(),
                value.actual(),
                printed ? StepSentences.formatTarget(target) : null,
                target == null ? null : target.unit(),
                value.evidence());
    }

    private Map<IndicatorKey, IndicatorScore> readScores(List<UUID> evaluations) {
        Map<IndicatorKey, IndicatorScore> scores = new HashMap<>();
        jdbc.sql("select id, canonical from evaluation where id in (:ids)")
                .param("ids", evaluations)
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    try {
                        EvaluationJson.read(ByteCompressor.decompress(row.getBytes("canonical"))).indicators().stream()
                                .flatMap(score -> score.members() == null ? Stream.of(score) : score.members().stream())
                                .forEach(score -> scores.put(new IndicatorKey(id, score.code()), score));
                    } catch (ByteCompressor.CorruptedBytesException altered) {
                        return; // its values are listed without target; verification of the log reports it
                    }
                });
        return scores;
    }
}
