package org.plumbline.core.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plumbline.core.rule.FiredRule;

/**
 * Some rows of a table, by one of its figures: their limits divide the numbers into pieces, and each piece lists
 * the rows that can match there. A row found so is still evaluated in full.
 */
final class RowIndex<F> {

    /** With fewer rows evaluating each one is no slower. */
    private static final int FEW = 4;

    /** A row may be listed in as many pieces as there are rows, so that more of them would take too much memory. */
    private static final int MANY = 64;

    private final CompiledRow<F>[] rows;
    /** The figure that most rows have bounds on; -1 for none. */
    private final int figure;

    private final BigDecimal[] limits;
    /** Below the first limit, at it, up to the second, at it, and so on until above the last. */
    private final List<CompiledRow<F>[]> intervals = new ArrayList<>();
    /** For an unknown figure: the rows without bounds on it. */
    private final CompiledRow<F>[] rowsWithoutBound;

    /** @param rows in the workbook's order, which the result keeps */
    RowIndex(List<CompiledRow<F>> rows, int figures) {
        this.rows = toArray(rows);
        this.figure = rows.size() < FEW || rows.size() > MANY ? -1 : findMostBounded(rows, figures);
        this.limits = rows.stream()
                .flatMap(row -> Arrays.stream(row.bounds()))
                .filter(bound -> bound.figure() == figure)
                .map(CompiledRow.RowBound::limit)
                .collect(Collectors.toCollection(TreeSet::new)) // 1.0 and 1.00 are one limit
                .toArray(BigDecimal[]::new);
        this.rowsWithoutBound =
                toArray(rows.stream().filter(row -> !row.hasBoundOn(figure)).toList());
        if (figure >= 0) {
            buildIntervals(rows, new BigDecimal[figures]);
        }
    }

    private static int findMostBounded(List<? extends CompiledRow<?>> rows, int figures) {
        int most = -1;
        long best = 0;
        for (int i = 0; i < figures; i++) {
            int each = i;
            long bounded = rows.stream().filter(row -> row.hasBoundOn(each)).count();
            if (bounded > best) {
                best = bounded;
                most = i;
            }
        }
        return most;
    }

    private void buildIntervals(List<CompiledRow<F>> rows, BigDecimal[] values) {
        BigDecimal half = new BigDecimal("0.5");
        for (int i = 0; i < limits.length; i++) {
            addInterval(
                    rows,
                    values,
                    i == 0
                            ? limits[0].subtract(BigDecimal.ONE)
                            : limits[i - 1].add(limits[i]).multiply(half));
            addInterval(rows, values, limits[i]);
        }
        addInterval(rows, values, limits[limits.length - 1].add(BigDecimal.ONE));
    }

    private void addInterval(List<CompiledRow<F>> rows, BigDecimal[] values, BigDecimal inside) {
        values[figure] = inside;
        CompiledRow<F>[] possible = toArray(
                rows.stream().filter(row -> row.mayMatch(figure, values)).toList());
        CompiledRow<F>[] last = intervals.isEmpty() ? null : intervals.get(intervals.size() - 1);
        intervals.add(Arrays.equals(possible, last) ? last : possible);
    }

    /** @param figures the table's, null where unknown */
    void collectMatches(F fact, BigDecimal[] figures, List<FiredRule> answers) {
        for (CompiledRow<F> row : findCandidates(figures)) {
            if (row.matches(fact, figures)) {
                answers.add(row.applyTo(fact));
            }
        }
    }

    private CompiledRow<F>[] findCandidates(BigDecimal[] figures) {
        if (figure < 0) {
            return rows;
        }
        BigDecimal value = figures[figure];
        if (value == null) {
            return rowsWithoutBound;
        }
        int place = Arrays.binarySearch(limits, value);
        return intervals.get(place < 0 ? -2 * (place + 1) : 2 * place + 1);
    }

    boolean isEmpty() {
        return rows.length == 0;
    }

    @SuppressWarnings("unchecked") // an array of a generic type
    private static <F> CompiledRow<F>[] toArray(List<CompiledRow<F>> rows) {
        return rows.toArray(new CompiledRow[0]);
    }
}
