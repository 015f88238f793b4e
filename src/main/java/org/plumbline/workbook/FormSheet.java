package org.plumbline.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.explanation.Explanation;
import org.plumbline.explanation.Explanation.Item;
import org.plumbline.explanation.Explanation.Line;
import org.plumbline.explanation.Narrator;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.vocabulary.Value;
import org.plumbline.workbook.EvaluationWorkbook.Origin;
import org.plumbline.workbook.ReportSheet.Column;

/** The form as bodies print it, with the rules' scores beside the declared ones. */
final class FormSheet {

    private static final int WEIGHT = 5;
    private static final int REASON = 9;

    private final ReportSheet sheet;
    private final Map<String, Item> items = new HashMap<>();

    private FormSheet(ReportSheet sheet, Explanation explanation) {
        this.sheet = sheet;
        explanation.sections().forEach(section -> section.items().forEach(item -> items.put(item.code(), item)));
    }

    static void write(ReportSheet sheet, Evaluation evaluation, Explanation explanation, Origin origin) {
        new FormSheet(sheet, explanation).all(evaluation, explanation, origin);
    }

    private void all(Evaluation evaluation, Explanation explanation, Origin origin) {
        sheet.title(explanation.title());
        sheet.note(about(evaluation));
        sheet.head(
                new Column("一级指标", "Level 1", 11),
                new Column("二级指标", "Level 2", 11),
                new Column("三级指标", "Level 3", 20),
                new Column("目标值", "Target", 13),
                new Column("实际值", "Actual", 12),
                new Column("权重", "Weight", 8),
                new Column("自评得分", "Declared", 9),
                new Column("规则得分", "Rule score", 10),
                new Column("差额", "Difference", 10),
                new Column("得分原因与依据", "Reason and basis", 78));
        List<String[]> levels = new ArrayList<>();
        int first = -1;
        for (IndicatorScore score : evaluation.indicators()) {
            int row = indicator(score, levels);
            first = first < 0 ? row : first;
        }
        if (first >= 0) {
            mergeLevels(first, levels);
        }
        totals(evaluation);
        sheet.gap();
        explanation.summary().forEach(sheet::note);
        if (origin == null) {
            sheet.note(sheet.say("规则集 SHA-256：", "Rule set SHA-256: ") + evaluation.ruleSet());
            sheet.note(sheet.say("本结果没有保存", "This evaluation is not kept"));
        } else {
            sheet.note(sheet.say("规则版本：", "Rules version: ") + origin.ruleSetVersion());
            sheet.note(sheet.say("评价编号：", "Evaluation id: ") + origin.evaluationId());
            sheet.note(sheet.say("评价结果 SHA-256：", "Evaluation SHA-256: ") + origin.canonicalSha256());
            sheet.note(sheet.say("保存时间（UTC）：", "Kept (UTC): ") + origin.keptAt());
        }
        sheet.gap();
        sheet.note(sheet.say(
                "复核人（签字）：________________        日期：________________",
                "Reviewed by (signature): ________________        Date: ________________"));
    }

    private String about(Evaluation evaluation) {
        String body = evaluation.subject() == null ? null : evaluation.subject().name();
        String region =
                evaluation.subject() == null ? null : evaluation.subject().region();
        return Stream.of(
                        body == null ? null : sheet.say("单位：", "Body: ") + body,
                        region == null ? null : sheet.say("地区：", "Region: ") + region,
                        sheet.say("年度：", "Fiscal year: ") + evaluation.fiscalYear(),
                        sheet.say("评价方案：", "Scheme: ") + evaluation.scheme())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("    "));
    }

    /** A group is a row a member, its own figures one cell over them all. @return index of the first row */
    private int indicator(IndicatorScore score, List<String[]> levels) {
        List<IndicatorScore> rows =
                score.members() == null || score.members().isEmpty() ? List.of(score) : score.members();
        int first = -1;
        int last = -1;
        for (IndicatorScore each : rows) {
            boolean opens = first < 0;
            last = sheet.row(
                    score.level1(),
                    score.level2(),
                    each.name() == null ? each.code() : each.name(),
                    Narrator.target(each.target()),
                    actual(each.actual()),
                    opens ? ReportSheet.shown(score.weight()) : null,
                    opens ? ReportSheet.shown(score.declaredScore()) : null,
                    opens ? scored(score) : null,
                    opens ? ReportSheet.shown(score.difference()) : null,
                    rows.size() == 1 ? reason(score) : null);
            first = opens ? last : first;
            levels.add(new String[] {score.level1(), score.level2()});
        }
        if (rows.size() > 1) {
            sheet.put(first, REASON, reason(score));
            for (int column = WEIGHT; column <= REASON; column++) {
                sheet.merge(first, last, column, false);
            }
        }
        return first;
    }

    private static Object actual(Value actual) {
        return actual == null ? "—" : actual.figure() == null ? actual.toString() : actual.figure();
    }

    private Object scored(IndicatorScore score) {
        return score.score() == null ? items.get(score.code()).outcome() : score.score();
    }

    /** A sentence a step, numbered where there are several. */
    private String reason(IndicatorScore score) {
        List<Line> lines = items.get(score.code()).lines();
        return lines.size() == 1
                ? lines.get(0).text()
                : IntStream.range(0, lines.size())
                        .mapToObj(i -> (i + 1) + ". " + lines.get(i).text())
                        .collect(Collectors.joining("\n"));
    }

    private void mergeLevels(int top, List<String[]> levels) {
        for (int depth = 0; depth < 2; depth++) {
            int from = 0;
            for (int i = 1; i <= levels.size(); i++) {
                if (i == levels.size() || !same(levels.get(from), levels.get(i), depth)) {
                    sheet.merge(top + from, top + i - 1, depth, true);
                    from = i;
                }
            }
        }
    }

    /** A level 2 ends where its level 1 does. */
    private static boolean same(String[] one, String[] other, int depth) {
        return Objects.equals(one[0], other[0]) && (depth == 0 || Objects.equals(one[1], other[1]));
    }

    private void totals(Evaluation evaluation) {
        BigDecimal weight = evaluation.indicators().stream()
                .map(IndicatorScore::weight)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Object total = evaluation.complete() ? evaluation.total() : sheet.say("无法复算", "open");
        sheet.strongRow(
                sheet.say("合计", "Total"),
                null,
                null,
                null,
                null,
                weight,
                ReportSheet.shown(evaluation.declared().total()),
                total,
                ReportSheet.shown(evaluation.difference()),
                evaluation.complete() ? adjusted(evaluation) : partial(evaluation));
        sheet.strongRow(
                sheet.say("等级", "Grade"),
                null,
                null,
                null,
                null,
                null,
                Objects.requireNonNullElse(evaluation.declared().grade(), "—"),
                Objects.requireNonNullElse(evaluation.grade(), "—"),
                null,
                null);
    }

    /** What lies between the scores above and the total; null where nothing does. */
    private String adjusted(Evaluation evaluation) {
        String adjusted = Explanation.adjusted(evaluation, sheet.locale());
        return adjusted.isEmpty() ? null : adjusted;
    }

    private String partial(Evaluation evaluation) {
        return sheet.say("可复算部分 %s/%s，未评分值 %s", "%s of %s can be scored, %s is open")
                .formatted(
                        evaluation.partial().score(),
                        evaluation.partial().ofWeight(),
                        evaluation.partial().unscoredWeight());
    }
}
