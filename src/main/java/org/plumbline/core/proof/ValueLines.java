package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.proof.ProofRow.FilledCondition;
import org.plumbline.core.rule.TableType;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Figure;

/**
 * The actual values at which the rows for one indicator may change, as lines {@code actual = slope × target + constant}:
 * bounds of conditions, turning points of formulas, the target itself and zero.
 */
final class ValueLines {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Figures that are quotients, compared after rounding: their bound lies half a unit beside the one written. */
    private static final Set<Figure> QUOTIENTS = EnumSet.of(Figure.COMPLETION, Figure.OVER_ACHIEVED);

    private static final BigDecimal HALF_UNIT = new BigDecimal("0.5").movePointLeft(DecimalMath.WORKING_SCALE);

    /** Decimals of a quotient of two bounds: enough to distinguish it from every value of the grid. */
    private static final int QUOTIENT_DECIMALS = 60;

    private record Line(BigDecimal slope, BigDecimal constant) {
        BigDecimal at(BigDecimal target) {
            return slope.multiply(target).add(constant);
        }
    }

    private final Set<Line> lines = new LinkedHashSet<>();
    private final Set<BigDecimal> withoutTarget = new TreeSet<>();

    static ValueLines of(List<ProofRow> rows) {
        ValueLines values = new ValueLines();
        values.lines.add(new Line(BigDecimal.ONE, BigDecimal.ZERO));
        values.lines.add(new Line(BigDecimal.ZERO, BigDecimal.ZERO));
        values.withoutTarget.add(BigDecimal.ZERO);
        for (ProofRow row : rows) {
            for (FilledCondition each : row.listConditions()) {
                if (each.column() instanceof TableType.BoundCondition<?> bound) {
                    values.addBound(bound, (BigDecimal) each.cell());
                }
            }
            values.add(
                    row.family().findTurningPoints(row, BigDecimal.ONE),
                    row.family().findTurningPoints(row, TWO));
        }
        return values;
    }

    private void addBound(TableType.BoundCondition<?> bound, BigDecimal limit) {
        for (BigDecimal figure : listFigures(bound, limit)) {
            withoutTarget.addAll(bound.inverse().findActualValues(figure, null));
            add(
                    bound.inverse().findActualValues(figure, BigDecimal.ONE),
                    bound.inverse().findActualValues(figure, TWO));
        }
    }

    private static List<BigDecimal> listFigures(TableType.BoundCondition<?> bound, BigDecimal limit) {
        if (!QUOTIENTS.contains(bound.figure())) {
            return List.of(limit);
        }
        List<BigDecimal> figures = new ArrayList<>();
        for (RoundingMode mode : List.of(RoundingMode.FLOOR, RoundingMode.CEILING)) {
            BigDecimal rounded = limit.setScale(DecimalMath.WORKING_SCALE, mode);
            figures.addAll(List.of(rounded.subtract(HALF_UNIT), rounded, rounded.add(HALF_UNIT)));
        }
        return figures;
    }

    /** Each value is a multiple of the target plus a constant, so that two of them determine the line. */
    private void add(List<BigDecimal> atOne, List<BigDecimal> atTwo) {
        for (int i = 0; i < atOne.size(); i++) {
            BigDecimal slope = atTwo.get(i).subtract(atOne.get(i));
            lines.add(new Line(normalize(slope), normalize(atOne.get(i).subtract(slope))));
        }
    }

    /** Equal numbers become equal objects. */
    private static BigDecimal normalize(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** The values for one target, ascending. @param target null where none is stated */
    List<BigDecimal> listValues(BigDecimal target) {
        if (target == null) {
            return List.copyOf(withoutTarget);
        }
        Set<BigDecimal> values = new TreeSet<>();
        lines.forEach(line -> values.add(line.at(target)));
        return List.copyOf(values);
    }

    /**
     * The targets at which two of the lines meet, ascending: between two of them the lines keep their order. Rounded where
     * the quotient has no end, and then no value of the grid.
     */
    List<BigDecimal> listCrossings() {
        Set<BigDecimal> crossings = new TreeSet<>();
        crossings.add(BigDecimal.ZERO);
        List<Line> all = List.copyOf(lines);
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                BigDecimal slope = all.get(i).slope().subtract(all.get(j).slope());
                if (slope.signum() != 0) {
                    BigDecimal constant =
                            all.get(j).constant().subtract(all.get(i).constant());
                    crossings.add(constant.divide(slope, QUOTIENT_DECIMALS, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros());
                }
            }
        }
        return List.copyOf(crossings);
    }
}
