package org.plumbline.core.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.explanation.Explanation.ExplanationLine;
import org.plumbline.core.explanation.Explanation.IndicatorExplanation;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.report.EvaluationWorkbookWriter.EvaluationOrigin;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.ReviewedScore;
import org.plumbline.core.scoring.ReviewedTotal;
import org.plumbline.vocabulary.Value;

/** The form as bodies print it, with the rules' scores beside the declared ones. */
final class FormSheetWriter {

    private static final int WEIGHT = 5;
    private final ReportSheetWriter sheet;
    private final boolean reviewed;
    private final Map<String, IndicatorExplanation> items = new HashMap<>();

    private FormSheetWriter(ReportSheetWriter sheet, boolean reviewed, Explanation explanation) {
        this.sheet = sheet;
        this.reviewed = reviewed;
        explanation.sections().forEach(section -> section.items().forEach(item -> items.put(item.code(), item)));
    }

    static void write(
            ReportSheetWriter sheet, Evaluation evaluation, Explanation explanation, EvaluationOrigin origin) {
        new FormSheetWriter(sheet, evaluation.review() != null, explanation).writeAll(evaluation, explanation, origin);
    }

    private void writeAll(Evaluation evaluation, Explanation explanation, EvaluationOrigin origin) {
        sheet.writeTitle(explanation.title());
        sheet.writeNote(describeEvaluation(evaluation));
        sheet.writeHeader(listColumns());
        writeIndicators(evaluation);
        writeTotals(evaluation);
        sheet.skipRow();
        explanation.summary().forEach(sheet::writeNote);
        writeOrigin(evaluation, origin);
        sheet.skipRow();
        sheet.writeNote(sheet.localize(
                "复核人（签字）：________________        日期：________________",
                "Reviewed by (signature): ________________        Date: ________________"));
    }

    private void writeIndicators(Evaluation evaluation) {
        List<String[]> levels = new ArrayList<>();
        int first = -1;
        for (IndicatorScore score : evaluation.indicators()) {
            int row = writeIndicator(score, levels);
            first = first < 0 ? row : first;
        }
        if (first >= 0) {
            mergeLevels(first, levels);
        }
    }

    /** @param origin null where it is not stored */
    private void writeOrigin(Evaluation evaluation, EvaluationOrigin origin) {
        if (origin == null) {
            sheet.writeNote(sheet.localize("规则集 SHA-256：", "Rule set SHA-256: ") + evaluation.ruleSet());
            sheet.writeNote(sheet.localize("本结果没有保存", "This evaluation is not stored"));
        } else {
            sheet.writeNote(sheet.localize("规则版本：", "Rules version: ") + origin.ruleSetVersion());
            sheet.writeNote(sheet.localize("评价编号：", "Evaluation id: ") + origin.evaluationId());
            sheet.writeNote(sheet.localize("评价结果 SHA-256：", "Evaluation SHA-256: ") + origin.canonicalSha256());
            sheet.writeNote(sheet.localize("保存时间（UTC）：", "Saved (UTC): ") + origin.keptAt());
            origin.corrections().forEach(sheet::writeNote);
        }
    }

    private ReportColumn[] listColumns() {
        List<ReportColumn> columns = new ArrayList<>(List.of(
                new ReportColumn("一级指标", "Level 1", 11),
                new ReportColumn("二级指标", "Level 2", 11),
                new ReportColumn("三级指标", "Level 3", 20),
                new ReportColumn("目标值", "Target", 13),
                new ReportColumn("实际值", "Actual", 12),
                new ReportColumn("权重", "Weight", 8),
                new ReportColumn("自评得分", "Declared", 9),
                new ReportColumn("规则得分", "Rule score", 10),
                new ReportColumn("差额", "Difference", 10)));
        if (reviewed) {
            columns.add(new ReportColumn("复核得分", "Review", 10));
            columns.add(new ReportColumn("偏差率%", "Deviation %", 10));
        }
        columns.add(new ReportColumn("得分原因与依据", "Reason and basis", reviewed ? 68 : 78));
        return columns.toArray(ReportColumn[]::new);
    }

    /** The values of a row: with the columns of a review before the last, if there is any review. */
    private Object[] withReview(Object[] values, Object review, Object deviation) {
        if (!reviewed) {
            return values;
        }
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.addAll(values.length - 1, Arrays.asList(review, deviation));
        return all.toArray();
    }

    private int reasonColumn() {
        return reviewed ? 11 : 9;
    }

    private String describeEvaluation(Evaluation evaluation) {
        String body = evaluation.subject() == null ? null : evaluation.subject().name();
        String region =
                evaluation.subject() == null ? null : evaluation.subject().region();
        return Stream.of(
                        body == null ? null : sheet.localize("单位：", "Body: ") + body,
                        region == null ? null : sheet.localize("地区：", "Region: ") + region,
                        sheet.localize("年度：", "Fiscal year: ") + evaluation.fiscalYear(),
                        sheet.localize("评价方案：", "Scheme: ") + evaluation.scheme())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("    "));
    }

    /** A group has a row per member; its own figures are merged over all of them. @return index of the first row */
    private int writeIndicator(IndicatorScore score, List<String[]> levels) {
        List<IndicatorScore> rows =
                score.members() == null || score.members().isEmpty() ? List.of(score) : score.members();
        int first = -1;
        int last = -1;
        for (IndicatorScore each : rows) {
            boolean opens = first < 0;
            ReviewedScore review = opens ? score.review() : null;
            Object[] values = {
                score.level1(),
                score.level2(),
                each.name() == null ? each.code() : each.name(),
                StepSentences.formatTarget(each.target()),
                formatActual(each.actual()),
                opens ? ReportSheetWriter.numberOrDash(score.weight()) : null,
                opens ? ReportSheetWriter.numberOrDash(score.declaredScore()) : null,
                opens ? formatScore(score) : null,
                opens ? ReportSheetWriter.numberOrDash(score.difference()) : null,
                rows.size() == 1 ? describeReason(score) : null
            };
            last = sheet.writeRow(withReview(
                    values,
                    opens ? ReportSheetWriter.numberOrDash(review == null ? null : review.score()) : null,
                    opens ? ReportSheetWriter.numberOrDash(review == null ? null : review.deviation()) : null));
            first = opens ? last : first;
            levels.add(new String[] {score.level1(), score.level2()});
        }
        if (rows.size() > 1) {
            sheet.setValue(first, reasonColumn(), describeReason(score));
            for (int column = WEIGHT; column <= reasonColumn(); column++) {
                sheet.merge(first, last, column, false);
            }
        }
        return first;
    }

    private static Object formatActual(Value actual) {
        return actual == null ? "—" : actual.numberOrNull() == null ? actual.toString() : actual.numberOrNull();
    }

    private Object formatScore(IndicatorScore score) {
        return score.score() == null ? items.get(score.code()).outcome() : score.score();
    }

    /** A sentence per step, numbered where there are several. */
    private String describeReason(IndicatorScore score) {
        List<ExplanationLine> lines = items.get(score.code()).lines();
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
                if (i == levels.size() || !isSameLevel(levels.get(from), levels.get(i), depth)) {
                    sheet.merge(top + from, top + i - 1, depth, true);
                    from = i;
                }
            }
        }
    }

    /** A level 2 ends where its level 1 does. */
    private static boolean isSameLevel(String[] one, String[] other, int depth) {
        return Objects.equals(one[0], other[0]) && (depth == 0 || Objects.equals(one[1], other[1]));
    }

    private void writeTotals(Evaluation evaluation) {
        BigDecimal weight = evaluation.indicators().stream()
                .map(IndicatorScore::weight)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Object total = evaluation.complete() ? evaluation.total() : sheet.localize("无法复算", "open");
        ReviewedTotal review = evaluation.review();
        Object[] totals = {
            sheet.localize("合计", "Total"),
            null,
            null,
            null,
            null,
            weight,
            ReportSheetWriter.numberOrDash(evaluation.declared().total()),
            total,
            ReportSheetWriter.numberOrDash(evaluation.difference()),
            evaluation.complete() ? describeAdjustments(evaluation) : describePartial(evaluation)
        };
        sheet.writeStrongRow(withReview(
                totals,
                ReportSheetWriter.numberOrDash(review == null ? null : review.total()),
                ReportSheetWriter.numberOrDash(review == null ? null : review.deviation())));
        Object[] grades = {
            sheet.localize("等级", "Grade"),
            null,
            null,
            null,
            null,
            null,
            Objects.requireNonNullElse(evaluation.declared().grade(), "—"),
            Objects.requireNonNullElse(evaluation.grade(), "—"),
            null,
            null
        };
        String reviewGrade = review == null ? null : review.grade();
        sheet.writeStrongRow(withReview(grades, Objects.requireNonNullElse(reviewGrade, "—"), null));
    }

    /** Adjustments between the scores above and the total; null where there are none. */
    private String describeAdjustments(Evaluation evaluation) {
        String adjusted = Explanation.describeAdjustments(evaluation, sheet.locale());
        return adjusted.isEmpty() ? null : adjusted;
    }

    private String describePartial(Evaluation evaluation) {
        return Explanation.describePartial(evaluation.partial(), sheet.locale());
    }
}
