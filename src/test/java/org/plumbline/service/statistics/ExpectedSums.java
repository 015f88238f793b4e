package org.plumbline.service.statistics;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.ShippedFiles;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.trace.StepKind;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the sums must be, counted from whole evaluations without anything that the service counts with. */
final class ExpectedSums {

    /** By what it is of: sums in their order. */
    final Map<String, List<BigDecimal>> sums = new TreeMap<>();

    ExpectedSums(Collection<Evaluation> evaluations) {
        evaluations.forEach(this::add);
        sums.values().removeIf(each -> each.get(0).signum() == 0);
    }

    private void add(Evaluation evaluation) {
        String region = evaluation.subject() == null || evaluation.subject().region() == null
                ? ""
                : evaluation.subject().region();
        String[] parts = region.isEmpty() ? new String[0] : region.split("/");
        for (int level = 0; level <= parts.length; level++) {
            String path = String.join("/", List.of(parts).subList(0, level));
            String of = path + "|" + evaluation.scheme() + "|" + evaluation.fiscalYear() + "|";
            BigDecimal total = evaluation.total();
            BigDecimal declared = evaluation.declared().total();
            BigDecimal difference = total == null || declared == null ? null : declared.subtract(total);
            String grade = evaluation.grade() == null ? "" : evaluation.grade();
            plus(
                    "grade " + of + grade,
                    one(1),
                    one(total),
                    one(difference),
                    total,
                    difference == null ? null : declared,
                    difference);
            if (level <= 2) {
                Map<String, Long> codes = evaluation.findings().stream()
                        .collect(Collectors.groupingBy(RaisedFinding::code, Collectors.counting()));
                codes.forEach((code, count) -> plus("finding " + of + code, one(1), BigDecimal.valueOf(count)));
                indicators(evaluation, of);
                rules(evaluation, of);
            }
        }
    }

    private void indicators(Evaluation evaluation, String of) {
        Set<String> catalogue = ShippedFiles.ruleSet(evaluation.scheme()).scheme().indicators().stream()
                .map(Indicator::code)
                .collect(Collectors.toSet());
        catalogue.addAll(ShippedFiles.ruleSet(evaluation.scheme()).scheme().groups().stream()
                .map(IndicatorGroup::code)
                .toList());
        Map<String, BigDecimal[]> weightAndScore = new HashMap<>();
        for (IndicatorScore each : evaluation.indicators()) {
            if (each.weight() != null && each.score() != null) {
                String name = catalogue.contains(each.code()) ? each.code() : "own " + each.level2();
                BigDecimal[] both = weightAndScore.computeIfAbsent(
                        name, none -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                both[0] = both[0].add(each.weight());
                both[1] = both[1].add(each.score());
            }
        }
        weightAndScore.forEach((name, both) ->
                plus("indicator " + of + name, one(1), one(both[0].compareTo(both[1]) > 0 ? 1 : 0), both[0], both[1]));
    }

    private void rules(Evaluation evaluation, String of) {
        Map<String, List<TraceStep>> taking = evaluation.trace().stream()
                .filter(step -> Set.of(StepKind.DEDUCTION, StepKind.CLAMP, StepKind.CAP, StepKind.VETO)
                        .contains(step.kind()))
                .filter(step -> step.rule() != null
                        && step.points() != null
                        && step.points().signum() < 0)
                .collect(Collectors.groupingBy(step -> rule(step.rule())));
        taking.forEach((rule, steps) -> plus(
                "rule " + of + rule,
                one(1),
                BigDecimal.valueOf(steps.size()),
                steps.stream().map(step -> step.points().negate()).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private static String rule(RuleSource rule) {
        return rule.id() + " " + rule.file() + " " + rule.sheet() + " " + rule.row();
    }

    private static BigDecimal one(int count) {
        return BigDecimal.valueOf(count);
    }

    private static BigDecimal one(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    private void plus(String key, BigDecimal... more) {
        List<BigDecimal> before = sums.getOrDefault(key, List.of());
        sums.put(
                key,
                IntStream.range(0, more.length)
                        .mapToObj(i -> plain((before.isEmpty() ? BigDecimal.ZERO : before.get(i))
                                .add(Objects.requireNonNullElse(more[i], BigDecimal.ZERO))))
                        .toList());
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** Differences between two of them. */
    static List<String> differences(Map<String, List<BigDecimal>> found, Map<String, List<BigDecimal>> expected) {
        return Stream.concat(found.keySet().stream(), expected.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(found.get(key), expected.get(key)))
                .map(key -> key + ": " + found.get(key) + " instead of " + expected.get(key))
                .limit(20)
                .toList();
    }

    /** The contents of the tables. */
    static Map<String, List<BigDecimal>> stored(JdbcTemplate jdbc) {
        Map<String, List<BigDecimal>> stored = new TreeMap<>();
        read(
                jdbc,
                stored,
                6,
                "select concat('grade ', r.path, '|', g.scheme, '|', g.fiscal_year, '|', g.grade),"
                        + " evaluations, totalled, compared, total, declared, difference from statistics_grade g"
                        + " join statistics_region r on r.id = g.region");
        read(
                jdbc,
                stored,
                2,
                "select concat('finding ', r.path, '|', g.scheme, '|', g.fiscal_year, '|', g.code),"
                        + " evaluations, findings from statistics_finding g join statistics_region r on r.id = g.region");
        read(
                jdbc,
                stored,
                4,
                "select concat('indicator ', r.path, '|', i.scheme, '|', i.fiscal_year, '|',"
                        + " coalesce(i.code, concat('own ', coalesce(i.level2, 'null')))), evaluations, losing, weight, score"
                        + " from statistics_indicator_loss g join statistics_region r on r.id = g.region"
                        + " join statistics_indicator i on i.id = g.indicator");
        read(
                jdbc,
                stored,
                3,
                "select concat('rule ', r.path, '|', i.scheme, '|', i.fiscal_year, '|', i.rule, ' ',"
                        + " i.file, ' ', coalesce(i.sheet, 'null'), ' ', coalesce(cast(i.sheet_row as varchar), 'null')),"
                        + " evaluations, times, points from statistics_rule_loss g"
                        + " join statistics_region r on r.id = g.region join statistics_rule i on i.id = g.rule");
        return stored;
    }

    private static void read(JdbcTemplate jdbc, Map<String, List<BigDecimal>> into, int sums, String sql) {
        jdbc.query(sql, row -> {
            if (row.getLong(2) != 0) {
                BigDecimal[] values = new BigDecimal[sums];
                for (int i = 0; i < sums; i++) {
                    values[i] = plain(row.getBigDecimal(i + 2));
                }
                into.put(row.getString(1), List.of(values));
            }
        });
    }
}
