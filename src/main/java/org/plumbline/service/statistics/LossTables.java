package org.plumbline.service.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.service.statistics.FigureTable.FigureColumn;
import org.plumbline.service.statistics.FigureTable.FigureRow;
import org.plumbline.vocabulary.DecimalMath;

/** Builds the tables of points lost, by indicator and by rule. */
final class LossTables {

    private static final String BY_INDICATOR =
            """
            select i.scheme, i.code, i.level2, max(i.name) as name, max(i.level1) as level1,
                   sum(l.evaluations) as evaluations, sum(l.losing) as losing,
                   sum(l.weight) as weight, sum(l.weight) - sum(l.score) as lost
              from statistics_indicator_loss l join statistics_indicator i on i.id = l.indicator
             where l.region = ?
            """;

    private static final String BY_RULE =
            """
            select i.scheme, i.rule, i.file, i.sheet, i.sheet_row, sum(l.evaluations) as evaluations,
                   sum(l.times) as times, sum(l.points) as points
              from statistics_rule_loss l join statistics_rule i on i.id = l.rule where l.region = ?
            """;

    private final TableRequest request;
    private final StatisticsScope scope;

    LossTables(TableRequest request) {
        this.request = request;
        this.scope = request.scope();
    }

    FigureTable buildByIndicator(Optional<RegionRow> region) {
        List<FigureRow> rows = new ArrayList<>();
        region.ifPresent(where -> request.jdbc()
                .sql(BY_INDICATOR + scope.andConditions("i")
                        + " group by i.scheme, i.code, i.level2 having sum(l.evaluations) > 0"
                        + " order by lost desc, i.scheme, i.code fetch first " + TableRequest.ROWS + " rows only")
                .params(scope.parameters(where.id()))
                .query(row -> {
                    rows.add(toIndicatorRow(row, scope.inRegion(where.path())));
                }));
        return request.toTable(indicatorColumns(), rows);
    }

    private List<FigureColumn> indicatorColumns() {
        return List.of(
                request.textColumn("indicator", "指标", "Indicator"),
                request.textColumn("code", "编号", "Code"),
                request.textColumn("level1", "一级指标", "Level 1"),
                request.textColumn("level2", "二级指标", "Level 2"),
                request.textColumn("scheme", "方案编号", "Scheme"),
                request.numberColumn("evaluations", "评分次数", "Scored"),
                request.numberColumn("losing", "失分评价", "Losing points"),
                request.numberColumn("pointsLost", "失分合计", "Points lost"),
                request.numberColumn("meanLost", "平均失分", "Mean lost"),
                request.numberColumn("percentLost", "失分率 %", "Lost of weight, %"));
    }

    private FigureRow toIndicatorRow(ResultSet row, StatisticsScope there) throws SQLException {
        String code = row.getString("code");
        String level2 = row.getString("level2");
        BigDecimal lost = row.getBigDecimal("lost").setScale(2, RoundingMode.HALF_UP);
        BigDecimal weight = row.getBigDecimal("weight");
        long losing = row.getLong("losing");
        StatisticsScope of = there.of(row.getString("scheme"));
        return new FigureRow.Builder()
                .add(code != null ? row.getString("name") : ownIndicatorsLabel(level2))
                .add(code)
                .add(row.getString("level1"))
                .add(level2)
                .add(of.scheme())
                .add(row.getLong("evaluations"))
                .add(losing, losing == 0 ? null : indicatorAddress(of, code, level2))
                .add(lost)
                .add(EvaluationTally.meanOrNull(lost, row.getLong("evaluations")))
                .add(
                        weight.signum() == 0
                                ? null
                                : lost.multiply(DecimalMath.HUNDRED).divide(weight, 1, RoundingMode.HALF_UP))
                .build();
    }

    private String ownIndicatorsLabel(String level2) {
        return request.localize("自报指标", "Own indicators") + (level2 == null ? "" : " · " + level2);
    }

    /** @param code null for own indicators, which are listed by their level 2 */
    private static String indicatorAddress(StatisticsScope of, String code, String level2) {
        return code != null
                ? StatisticsLinks.evaluationsAddress(of, "indicator", code)
                : StatisticsLinks.evaluationsAddress(
                        of, "own", level2 == null ? FigureEvaluationFilter.NO_LEVEL : level2);
    }

    FigureTable buildByRule(Optional<RegionRow> region) {
        List<FigureRow> rows = new ArrayList<>();
        region.ifPresent(where -> request.jdbc()
                .sql(BY_RULE + scope.andConditions("i") + " group by i.scheme, i.rule, i.file, i.sheet, i.sheet_row"
                        + " having sum(l.evaluations) > 0 order by points desc, i.scheme, i.rule"
                        + " fetch first " + TableRequest.ROWS + " rows only")
                .params(scope.parameters(where.id()))
                .query(row -> {
                    rows.add(toRuleRow(row, scope.inRegion(where.path())));
                }));
        return request.toTable(ruleColumns(), rows);
    }

    private List<FigureColumn> ruleColumns() {
        return List.of(
                request.textColumn("rule", "规则", "Rule"),
                request.textColumn("file", "文件", "File"),
                request.textColumn("sheet", "工作表", "Sheet"),
                request.numberColumn("row", "行", "Row"),
                request.textColumn("scheme", "方案编号", "Scheme"),
                request.numberColumn("evaluations", "涉及评价", "Evaluations"),
                request.numberColumn("times", "扣分次数", "Times"),
                request.numberColumn("pointsLost", "扣分合计", "Points lost"),
                request.numberColumn("meanLost", "平均每次", "Mean each time"));
    }

    private static FigureRow toRuleRow(ResultSet row, StatisticsScope there) throws SQLException {
        BigDecimal points = row.getBigDecimal("points").setScale(2, RoundingMode.HALF_UP);
        Integer line = row.getObject("sheet_row", Integer.class);
        StatisticsScope of = there.of(row.getString("scheme"));
        return new FigureRow.Builder()
                .add(row.getString("rule"))
                .add(row.getString("file"))
                .add(row.getString("sheet"))
                .add(line == null ? null : line.longValue())
                .add(of.scheme())
                .add(
                        row.getLong("evaluations"),
                        StatisticsLinks.evaluationsAddress(of, "rule", row.getString("rule"), "row", line))
                .add(row.getLong("times"))
                .add(points)
                .add(EvaluationTally.meanOrNull(points, row.getLong("times")))
                .build();
    }
}
