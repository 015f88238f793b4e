package org.plumbline.core.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.explanation.Explanation.ExplanationLine;
import org.plumbline.core.explanation.Explanation.IndicatorExplanation;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.report.EvaluationDocument.LabelledText;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;
import org.plumbline.core.report.ReportSheetWriter.Span;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.ReviewedScore;
import org.plumbline.core.scoring.ReviewedTotal;
import org.plumbline.vocabulary.Value;

/** The form as bodies print it, with the rules' scores beside the declared ones. */
final class FormSheetWriter {

    private static final int WEIGHT = 5;
    private final ReportSheetWriter sheet;
    private final EvaluationDocument content;
    private final boolean reviewed;
    private final Map<String, IndicatorExplanation> items = new HashMap<>();

    private FormSheetWriter(ReportSheetWriter sheet, EvaluationDocument content) {
        this.sheet = sheet;
        this.content = content;
        this.reviewed = content.evaluation().review() != null;
        content.explanation().sections().forEach(section -> section.items()
                .forEach(item -> items.put(item.code(), item)));
    }

    static void write(ReportSheetWriter sheet, EvaluationDocument content) {
        new FormSheetWriter(sheet, content).writeAll();
    }

    private void writeAll() {
        ReportColumn[] columns = listColumns();
        int count = columns.length;
        sheet.setWidths(columns);
        sheet.writeHeading(content.explanation().title(), count);
        content.marks().forEach(mark -> sheet.writeMark(mark, count));
        content.head().forEach(pair -> writePair(pair, count));
        content.money().forEach(table -> writeMoney(table, count));
        sheet.skipRow();
        sheet.writeRepeatedHeader(columns);
        writeIndicators(content.evaluation());
        writeTotals(content.evaluation());
        writePair(new LabelledText(sheet.localize("结论", "Conclusion"), describeConclusion()), count);
        sheet.skipRow();
        content.record().forEach(pair -> writePair(pair, count));
        writeVerification(count);
        writeSignatures();
    }

    private void writePair(LabelledText pair, int columns) {
        sheet.writeSpans(false, List.of(new Span(pair.label(), 0, 1), new Span(pair.text(), 2, columns - 1)));
    }

    private void writeMoney(DocumentTable table, int columns) {
        sheet.skipRow();
        sheet.writeSpans(true, List.of(new Span(table.title(), 0, columns - 1)));
        sheet.writeSpans(true, spread(table.head()));
        table.rows().forEach(row -> sheet.writeSpans(false, spread(row)));
    }

    /** The item over the columns that the amounts leave; the last three amounts are below weight and scores. */
    private static List<Span> spread(List<?> values) {
        int[][] places = {{3, 3}, {4, 4}, {WEIGHT, WEIGHT + 1}, {WEIGHT + 2, WEIGHT + 3}, {WEIGHT + 4, WEIGHT + 4}};
        int skipped = places.length - (values.size() - 1);
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(values.get(0), 0, places[skipped][0] - 1));
        for (int i = 1; i < values.size(); i++) {
            int[] place = places[skipped + i - 1];
            spans.add(new Span(Objects.requireNonNullElse(values.get(i), ReportSheetWriter.DASH), place[0], place[1]));
        }
        return spans;
    }

    private String describeConclusion() {
        List<String> lines =
                new ArrayList<>(content.explanation().summary().stream().skip(2).toList());
        if (content.range() != null) {
            lines.add(sheet.localize("总分及更严读法：", "Total and stricter readings: ") + content.range());
        }
        return String.join("\n", lines);
    }

    private void writeVerification(int columns) {
        List<String> steps = content.verification();
        if (content.code() != null) {
            String all = IntStream.range(0, steps.size())
                    .mapToObj(i -> (i + 1) + ". " + steps.get(i))
                    .collect(Collectors.joining("\n"));
            writePair(new LabelledText(sheet.localize("核验办法", "Verification"), all), columns);
            sheet.writePicture(
                    sheet.localize("二维码", "QR code"), QrImage.of(content.code()).toPng(), columns);
        }
    }

    private void writeSignatures() {
        sheet.skipRow();
        sheet.writeNote(
                sheet.localize(
                        "复核人（签字）：________________        单位负责人（签字）：________________        日期：________________",
                        "Reviewed by: ________________        Head of the body: ________________        Date: ________________"));
        sheet.skipRow();
        sheet.writeNote(sheet.localize("单位（盖章）：", "Seal of the body:"));
    }

    private void writeIndicators(Evaluation evaluation) {
        List<String[]> levels = new ArrayList<>();
        Map<Integer, Integer> blocks = new LinkedHashMap<>();
        for (IndicatorScore score : evaluation.indicators()) {
            int before = levels.size();
            int row = writeIndicator(score, levels);
            blocks.put(row, levels.size() - before);
        }
        if (!blocks.isEmpty()) {
            mergeLevels(blocks.keySet().iterator().next(), levels, Set.copyOf(sheet.breakPages(blocks)));
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
        columns.add(new ReportColumn("评分规则", "Rule", 34));
        columns.add(new ReportColumn("得分原因与依据", "Reason and basis", reviewed ? 38 : 46));
        return columns.toArray(ReportColumn[]::new);
    }

    /** The values of a row: with the columns of a review before the last two, if there is any review. */
    private Object[] withReview(Object[] values, Object review, Object deviation) {
        if (!reviewed) {
            return values;
        }
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.addAll(values.length - 2, Arrays.asList(review, deviation));
        return all.toArray();
    }

    private int reasonColumn() {
        return reviewed ? 12 : 10;
    }

    /** A group has a row per member; its own figures are merged over all of them. @return index of the first row */
    private int writeIndicator(IndicatorScore score, List<String[]> levels) {
        List<IndicatorScore> rows =
                score.members() == null || score.members().isEmpty() ? List.of(score) : score.members();
        int first = -1;
        int last = -1;
        for (IndicatorScore each : rows) {
            last = writeMember(score, each, first < 0, rows.size() == 1);
            first = first < 0 ? last : first;
            levels.add(new String[] {score.level1(), score.level2()});
        }
        if (rows.size() > 1) {
            sheet.setValue(first, reasonColumn(), describeReason(score));
            for (int column = WEIGHT; column <= reasonColumn(); column++) {
                if (column != reasonColumn() - 1) {
                    sheet.merge(first, last, column, false);
                }
            }
        }
        return first;
    }

    /**
     * @param opens whether it is the first row of the group, which has the group's figures
     * @param alone whether it is the only row, which has the reason as well
     */
    private int writeMember(IndicatorScore score, IndicatorScore member, boolean opens, boolean alone) {
        ReviewedScore review = opens ? score.review() : null;
        Object[] values = {
            score.level1(),
            score.level2(),
            member.name() == null ? member.code() : member.name(),
            StepSentences.formatTarget(member.target()),
            formatActual(member.actual()),
            opens ? ReportSheetWriter.numberOrDash(score.weight()) : null,
            opens ? ReportSheetWriter.numberOrDash(score.declaredScore()) : null,
            opens ? formatScore(score) : null,
            opens ? ReportSheetWriter.numberOrDash(score.difference()) : null,
            describeRule(member.code()),
            alone ? describeReason(score) : null
        };
        return sheet.writeRow(withReview(
                values,
                opens ? ReportSheetWriter.numberOrDash(review == null ? null : review.score()) : null,
                opens ? ReportSheetWriter.numberOrDash(review == null ? null : review.deviation()) : null));
    }

    /** What the workbook says of the indicator, and the rules that judged it; null for neither. */
    private String describeRule(String code) {
        String text = Stream.of(content.meanings().get(code), content.rules().get(code))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
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

    /** @param starts rows that open a page, where the name of the level is printed again */
    private void mergeLevels(int top, List<String[]> levels, Set<Integer> starts) {
        for (int depth = 0; depth < 2; depth++) {
            int from = 0;
            for (int i = 1; i <= levels.size(); i++) {
                if (i == levels.size()
                        || starts.contains(top + i)
                        || !isSameLevel(levels.get(from), levels.get(i), depth)) {
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
                .reduce(BigDecimal::add)
                .orElse(null);
        Object total = evaluation.complete() ? evaluation.total() : sheet.localize("无法复算", "open");
        ReviewedTotal review = evaluation.review();
        Object[] totals = {
            sheet.localize("合计", "Total"),
            null,
            null,
            null,
            null,
            ReportSheetWriter.numberOrDash(weight),
            ReportSheetWriter.numberOrDash(evaluation.declared().total()),
            total,
            ReportSheetWriter.numberOrDash(evaluation.difference()),
            null,
            evaluation.complete() ? describeAdjustments(evaluation) : describePartial(evaluation)
        };
        sheet.writeStrongRow(withReview(
                totals,
                ReportSheetWriter.numberOrDash(review == null ? null : review.total()),
                ReportSheetWriter.numberOrDash(review == null ? null : review.deviation())));
        writeGrades(evaluation, review);
    }

    private void writeGrades(Evaluation evaluation, ReviewedTotal review) {
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
