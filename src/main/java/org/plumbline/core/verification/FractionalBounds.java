package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.vocabulary.DecimalMath;

/**
 * Bounds of percentages and totals written as fractions, such as 0.8 where another row of the table begins at 80. They are
 * reported before rows are compared, so that the row is left out of comparisons: overlaps and gaps that follow from a
 * fraction are no problems of their own.
 */
public final class FractionalBounds {

    /** Figures of rows that are percentages, and the total. */
    private static final Set<String> FIGURES = Set.of("completion", "overAchieved", "executionRate", "points");

    private final ProblemCollector problems;

    private FractionalBounds(ProblemCollector problems) {
        this.problems = problems;
    }

    public static void report(List<ParsedTable<?>> tables, ProblemCollector problems) {
        FractionalBounds bounds = new FractionalBounds(problems);
        for (ParsedTable<?> table : tables) {
            FIGURES.forEach(figure -> bounds.check(table, figure));
        }
    }

    private void check(ParsedTable<?> table, String figure) {
        List<Integer> columns = IntStream.range(0, table.columns().size())
                .filter(column -> table.columns().get(column).word() instanceof TableType.BoundCondition<?> bound
                        && bound.property().equals(figure))
                .boxed()
                .toList();
        Set<BigDecimal> stated = new TreeSet<>();
        for (ParsedTable.ParsedRow row : table.rows()) {
            for (int column : columns) {
                if (row.values().get(column) instanceof BigDecimal bound) {
                    stated.add(bound);
                }
            }
        }
        table.rows().forEach(row -> columns.forEach(column -> check(table, column, row, stated)));
    }

    private void check(ParsedTable<?> table, int column, ParsedTable.ParsedRow row, Set<BigDecimal> stated) {
        if (!(row.values().get(column) instanceof BigDecimal bound)
                || bound.signum() <= 0
                || bound.compareTo(BigDecimal.ONE) >= 0
                || !stated.contains(bound.multiply(DecimalMath.HUNDRED))) {
            return;
        }
        String meant = bound.movePointRight(2).stripTrailingZeros().toPlainString();
        problems.add(
                ProblemCode.OUT_OF_RANGE,
                table.sheet(),
                WorkbookValidator.formatAddress(
                        table.columns().get(column).index(), row.ref().row()),
                bound.toPlainString(),
                new Bilingual("与其他行同一单位的界限", "a bound in the unit of the other rows"),
                CellParser.suggestValue(
                        meant, "另一行的界限是 " + meant + "；百分数填百分数本身", "Another row has the bound " + meant));
    }
}
