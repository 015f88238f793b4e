package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.UndecidedRow;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Finding;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Severity;

/**
 * A finding before its step is recorded.
 *
 * @param fired null where the engine itself raised it
 */
record FindingCandidate(Finding finding, FiredRule fired) {

    FindingCandidate(FiredRule fired) {
        this((Finding) fired.statement(), fired);
    }

    /** Two rows judged one indicator: a fault of the workbook, reported whatever its 审核 sheet contains. */
    static FindingCandidate ofOverlap(String code, List<FiredRule> rows) {
        FigureValues read =
                FigureValues.of(Figure.ROWS.of(formatPlaces(rows.stream().map(FiredRule::rule))));
        return ofEngine(Check.ROWS_OVERLAP, Severity.HIGH, code, null, read, "多行规则同时判定：{规则行}");
    }

    /** A share where percent points are expected, or the reverse: scored as submitted, and reported. */
    static FindingCandidate ofDoubtfulPercent(NumberReading reading) {
        FigureValues read = FigureValues.of(Figure.ACTUAL.of(reading.actual()), Figure.TARGET.of(reading.target()));
        return ofEngine(
                Check.PERCENT_DOUBTFUL,
                Severity.HIGH,
                reading.code(),
                null,
                read,
                "实际值 {实际值}% 与目标值 {目标值}% 相差约百倍，可能把小数填成了百分数（0.95 即 95%），或者相反；得分按填报的数计算");
    }

    /**
     * Rows that the same unknown left undecided. A veto whose fact is not stated likely does not apply; the rest may
     * change a grade.
     */
    static FindingCandidate ofUndecidedRows(List<UndecidedRow> rows) {
        String about = rows.get(0).about();
        FigureValues read = FigureValues.of(
                Figure.KEY.of(about), Figure.ROWS.of(formatPlaces(rows.stream().map(UndecidedRow::rule))));
        return switch (rows.get(0).reason()) {
            case RATE_UNKNOWN -> ofEngine(
                    Check.EXECUTION_RATE_UNKNOWN, Severity.HIGH, null, about, read, "执行率未知（缺执行数或预算数），这些行没有适用：{规则行}");
            case FACT_UNUSABLE -> ofEngine(
                    Check.FACT_UNUSABLE, Severity.HIGH, null, about, read, "“{事实}”填报的内容不一致或不能与规则比较，这些行没有适用：{规则行}");
            case FACT_NOT_STATED -> ofEngine(
                    Check.FACT_NOT_STATED, Severity.INFO, null, about, read, "没有填报“{事实}”，这些行没有适用：{规则行}");
        };
    }

    /** A gap between the rows of 封顶: a fault of the workbook that leaves the total without its cap. */
    static FindingCandidate ofUncappedRate(BigDecimal rate, List<RuleSource> caps) {
        FigureValues read = FigureValues.of(
                Figure.EXECUTION_RATE.of(DecimalMath.roundForDisplay(rate)),
                Figure.ROWS.of(formatPlaces(caps.stream())));
        return ofEngine(
                Check.EXECUTION_RATE_UNCOVERED,
                Severity.HIGH,
                null,
                null,
                read,
                "执行率 {执行率}% 不在封顶表的任何一行，总分没有受到限制：{规则行}");
    }

    static FindingCandidate ofTotalOverFullMarks(BigDecimal declared, BigDecimal highest) {
        FigureValues read = FigureValues.of(Figure.DECLARED_TOTAL.of(declared), Figure.HIGHEST_TOTAL.of(highest));
        return ofEngine(Check.TOTAL_OVER_FULL_MARKS, Severity.HIGH, null, null, read, "自评总分 {自评总分} 超过最高总分 {最高总分}");
    }

    private static FindingCandidate ofEngine(
            Check check, Severity severity, String indicator, String about, FigureValues read, String sentence) {
        return new FindingCandidate(new Finding(check.name(), severity, indicator, about, read, sentence, null), null);
    }

    private static String formatPlaces(Stream<RuleSource> rules) {
        return rules.map(rule -> rule.sheet() + "!" + rule.row()).collect(Collectors.joining("、"));
    }

    TraceStep.FindingStep createStep() {
        return new TraceStep.FindingStep(
                finding.indicator(),
                fired == null ? null : fired.rule(),
                fired == null ? List.of() : fired.when(),
                finding.basis(),
                finding.code(),
                finding.severity(),
                finding.about(),
                finding.read(),
                finding.sentence());
    }
}
