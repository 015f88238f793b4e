package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormReading.Confidence;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/**
 * The direction of a target that is a number without an operator. Such a target counts as =, where less is a shortfall and
 * more is none. Where a smaller value is likely the better one, as of 预算调整率, it is asked.
 */
final class DirectionReader {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal FIRST_YEAR = BigDecimal.valueOf(1_900);

    private final FormTable table;
    private final FormReadingLog log;

    DirectionReader(FormTable table, FormReadingLog log) {
        this.table = table;
        this.log = log;
    }

    /**
     * @param indicator as it is named on the form
     * @param actual null where none is stated
     * @return the target with the operator chosen; unchanged where there is nothing to ask, or the question is open
     */
    Target read(IndicatorRow indicator, Target target, Value actual) {
        BigDecimal aim = target.value() == null ? null : target.value().numberOrNull();
        BigDecimal reached = actual == null ? null : actual.numberOrNull();
        GridCell cell = table.findCell(indicator.row(), FormField.TARGET);
        boolean stated = target.operator() != null || aim == null || reached == null || cell == null;
        if (stated || aim.compareTo(reached) == 0 || isClear(indicator, target.unit(), aim, reached)) {
            return target;
        }
        AnswerOption<Operator> chosen = log.askOrAnswer(
                cell,
                indicator.name(),
                FormField.TARGET,
                fillIn(
                        "“%s”的目标值没有写符号，是越低越好，还是越高越好？",
                        "The target of \"%s\" has no operator; is less better, or more?", indicator.name()),
                List.of(
                        new AnswerOption<>("≤", fillIn("≤ 不高于，越低越好", "≤ at most, less is better"), Operator.AT_MOST),
                        new AnswerOption<>("≥", fillIn("≥ 不低于，越高越好", "≥ at least, more is better"), Operator.AT_LEAST),
                        new AnswerOption<>("=", fillIn("= 等于", "= equal"), Operator.EQUAL)));
        if (chosen == null) {
            return target;
        }
        log.addCell(cell, indicator.name(), FormField.OPERATOR, chosen.value().label(), null, Confidence.ANSWERED);
        return new Target(chosen.value(), target.value(), target.unit());
    }

    private boolean isClear(IndicatorRow indicator, String unit, BigDecimal aim, BigDecimal reached) {
        return isCost(indicator)
                || aim.signum() >= 0 && !isLowerLikelyBetter(indicator, unit, reached) && !isOrdinal(unit, aim);
    }

    /** A cost target without an operator counts as ≤. */
    private static boolean isCost(IndicatorRow indicator) {
        return Stream.of(indicator.level1(), indicator.level2())
                .anyMatch(level -> level != null && level.contains("成本"));
    }

    /** Whether a target is a month or year to be kept, or a level: 6月, 2023年, 3级. A number of months is written 6个月. */
    private static boolean isOrdinal(String unit, BigDecimal aim) {
        return switch (String.valueOf(unit)) {
            case "月", "月份", "级" -> aim.compareTo(MONTHS) <= 0;
            case "年", "年度" -> aim.compareTo(FIRST_YEAR) >= 0;
            default -> false;
        };
    }

    /** By its name, or as a rate of which nothing was reached. */
    private boolean isLowerLikelyBetter(IndicatorRow indicator, String unit, BigDecimal reached) {
        return table.cells().dictionary().isLowerBetter(indicator.name()) || "%".equals(unit) && reached.signum() == 0;
    }
}
