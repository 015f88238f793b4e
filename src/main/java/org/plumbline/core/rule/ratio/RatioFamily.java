package org.plumbline.core.rule.ratio;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.PercentColumn;
import org.plumbline.core.rule.RowDirection;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.RatioKind;
import org.plumbline.vocabulary.RatioRule;
import org.plumbline.vocabulary.ZeroTargetPolicy;

/** 比例: RATIO. */
public final class RatioFamily implements RuleFamily<NumberReading> {

    private static final String METHOD = "评分办法";

    private static final BigDecimal MANY_TIMES = BigDecimal.TEN;

    private final CalculationFormat<?> calculation = new RatioCalculation();

    @Override
    public TableType<NumberReading> table() {
        return RatioColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("比例计分表", "a table of scores in proportion");
    }

    @Override
    public String purpose() {
        return ONE_ROW_JUDGES;
    }

    @Override
    public String describeRow(RowPhrases row) {
        return RatioRowSentence.describe(row);
    }

    @Override
    public Optional<CalculationFormat<?>> calculation() {
        return Optional.of(calculation);
    }

    @Override
    public List<BigDecimal> findTurningPoints(TypedRow row, BigDecimal target) {
        return switch (row.findChoice(RatioColumns.KIND, RatioKind.class, null)) {
            case POSITIVE -> List.of();
            case REVERSE -> List.of(target.multiply(row.findNumber(RatioColumns.ZERO_AT, RatioRule.DEFAULT_ZERO_AT)));
            case EQUAL -> List.of(target.multiply(RatioRule.EQUAL_ZERO_AT));
        };
    }

    /** 200 as a multiple is likely meant in percent, and would take almost no points. */
    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        BigDecimal times = row.findNumber(RatioColumns.ZERO_AT, RatioRule.DEFAULT_ZERO_AT);
        if (times.compareTo(MANY_TIMES) >= 0) {
            problems.reportDoubt(
                    RatioColumns.ZERO_AT,
                    new Bilingual("目标值的倍数，如 2", "a multiple of the target, such as 2"),
                    Bilingual.of(
                            "现在达到目标值的 %s 倍才得零分；填的若是百分数，请改成倍数",
                            "Only %s times the target scores zero; if a percentage was meant, write the multiple",
                            times.toPlainString()));
        }
        RatioKind kind = row.findChoice(RatioColumns.KIND, RatioKind.class, null);
        checkName(row, kind, problems);
        reportUnread(row, RatioColumns.ZERO_AT, kind, RatioKind.REVERSE, problems);
        reportUnread(row, RatioColumns.EXCESS_COSTS, kind, RatioKind.EQUAL, problems);
        RowProblems.checkLimit(row, RatioColumns.CAP, problems);
    }

    /** A method called 正向比例 whose rows count 反向: after a row was copied, one of both was not changed. */
    private static void checkName(TypedRow row, RatioKind kind, RowProblems problems) {
        String name = row.findValue(METHOD) instanceof String text ? text : "";
        boolean positive = name.contains(RatioKind.POSITIVE.label());
        boolean reverse = name.contains(RatioKind.REVERSE.label());
        if (kind != null && positive != reverse && kind != (positive ? RatioKind.POSITIVE : RatioKind.REVERSE)) {
            problems.reportDoubt(
                    RatioColumns.KIND,
                    Bilingual.of(
                            "%s，如办法的名称所写",
                            "%s, as the name of the method states",
                            (positive ? RatioKind.POSITIVE : RatioKind.REVERSE).label()),
                    Bilingual.of(
                            "评分办法叫“%s”，与这一格不符；评分按这一格计算，请改其中一处",
                            "The method is named %s, which this cell contradicts; the cell is what counts; change one of them",
                            name));
        }
    }

    private static void reportUnread(
            TypedRow row, String label, RatioKind kind, RatioKind reading, RowProblems problems) {
        if (kind != null && kind != reading && row.findValue(label) != null) {
            problems.reportDoubt(
                    label,
                    new Bilingual("空", "nothing"),
                    Bilingual.of("只有类型“%s”才用这一列", "Only the kind %s reads this column", reading.label()));
        }
    }

    @Override
    public List<PercentColumn> listPercents(TypedRow row) {
        return List.of(PercentColumn.ofLimit(RatioColumns.CAP));
    }

    @Override
    public boolean comparesWithTarget() {
        return true;
    }

    @Override
    public boolean rejectsZeroTarget(TypedRow row) {
        return row.findChoice(RatioColumns.ZERO_TARGET, ZeroTargetPolicy.class, RatioRule.DEFAULT_ZERO_TARGET)
                == ZeroTargetPolicy.REFUSE;
    }

    @Override
    public RowDirection findDirection(TypedRow row) {
        RatioKind kind = row.findChoice(RatioColumns.KIND, RatioKind.class, RatioKind.EQUAL);
        if (kind == RatioKind.EQUAL) {
            return null;
        }
        boolean higher = kind == RatioKind.POSITIVE;
        RatioKind opposite = higher ? RatioKind.REVERSE : RatioKind.POSITIVE;
        return new RowDirection(higher, RatioColumns.KIND, kind.label(), opposite.label());
    }
}
