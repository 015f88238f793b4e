package org.plumbline.core.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.NearMiss;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.TextReading;

/**
 * The deduction rows that are for one indicator, whatever its value: which of them nearly matched, and at which other
 * values another row, or the same one with another result, would judge.
 */
public final class IndicatorRows {

    private final Reading reading;
    private final List<ApplicableRow<?>> rows = new ArrayList<>();

    private IndicatorRows(Reading reading) {
        this.reading = reading;
    }

    /** A row whose choice of indicators (编号, 名称, 办法, 级别, 单位, 符号) includes the reading's. */
    private record ApplicableRow<F>(ParsedTable<F> source, RuleFamily<?> family, ParsedRow row, F fact)
            implements TypedRow {

        Object findCell(int column) {
            return row.values().get(column);
        }

        boolean isForIndicator() {
            for (int i = 0; i < source.columns().size(); i++) {
                TableType.ColumnType<F> word = source.columns().get(i).word();
                Object cell = findCell(i);
                if (cell == null) {
                    continue;
                }
                if (word instanceof TableType.EqualityCondition<F> equal
                                && !cell.equals(equal.read().apply(fact))
                        || word instanceof TableType.TestCondition<F> test
                                && test.property().equals("hasMethod")
                                && !test.holds().test(fact, (String) cell)) {
                    return false;
                }
            }
            return true;
        }

        /** The one condition on the value that does not hold; null where all hold, or more than one does not. */
        NearMiss findNearMiss(BigDecimal target, String targetWording) {
            NearMiss missed = null;
            for (int i = 0; i < source.columns().size(); i++) {
                TableType.ColumnType<F> word = source.columns().get(i).word();
                Object cell = findCell(i);
                NearMiss here = null;
                if (cell != null && word instanceof TableType.BoundCondition<F> bound) {
                    BigDecimal value = bound.read().apply(fact);
                    if (value == null) {
                        return null;
                    }
                    BigDecimal limit = (BigDecimal) cell;
                    here = bound.sign().holds(value.compareTo(limit))
                            ? null
                            : NearMiss.of(
                                    row.ref(),
                                    bound,
                                    limit,
                                    value,
                                    List.copyOf(bound.inverse().findActualValues(limit, target)));
                } else if (cell != null && word instanceof TableType.TestCondition<F> test) {
                    here = test.holds().test(fact, (String) cell)
                            ? null
                            : NearMiss.of(
                                    row.ref(),
                                    test,
                                    (String) cell,
                                    List.copyOf(family.listExampleWordings(this, targetWording)));
                }
                if (here != null && missed != null) {
                    return null;
                }
                missed = here != null ? here : missed;
            }
            return missed;
        }

        @Override
        public Object findValue(String label) {
            for (int i = 0; i < source.columns().size(); i++) {
                if (source.columns().get(i).word().label().zh().equals(label)) {
                    return findCell(i);
                }
            }
            return null;
        }
    }

    static IndicatorRows of(List<ParsedTable<?>> sources, Reading reading) {
        IndicatorRows surroundings = new IndicatorRows(reading);
        for (ParsedTable<?> source : sources) {
            if (source.form().phase() == TableType.RulePhase.JUDGING
                    && source.form().fact().isInstance(reading)) {
                surroundings.add(source);
            }
        }
        return surroundings;
    }

    private <F> void add(ParsedTable<F> source) {
        F fact = source.form().fact().cast(reading);
        RuleFamily<?> family = RuleFamilies.of(source.form());
        for (ParsedRow row : source.rows()) {
            ApplicableRow<F> around = new ApplicableRow<>(source, family, row, fact);
            if (around.isForIndicator()) {
                rows.add(around);
            }
        }
    }

    /** At most so many rows that one condition prevented from judging, nearest first, wordings after numbers. */
    public List<NearMiss> findNearMisses(int most) {
        return rows.stream()
                .filter(around -> around.source().form().givesMarks())
                .map(around -> around.findNearMiss(findTarget(), findTargetWording()))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(NearMiss::distance, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(most)
                .toList();
    }

    /**
     * The actual values, ascending, between which the score only rises or only falls: at a row's bound, at the
     * target, and where a row of a family states one. A bound on 完成率 or 超额率 is met within one unit of the
     * tenth decimal.
     */
    public List<BigDecimal> findTurningPoints() {
        Set<BigDecimal> turns = new TreeSet<>();
        turns.add(BigDecimal.ZERO);
        BigDecimal target = findTarget();
        if (target != null) {
            turns.add(target);
        }
        for (ApplicableRow<?> around : rows) {
            for (int i = 0; i < around.source().columns().size(); i++) {
                if (around.source().columns().get(i).word() instanceof TableType.BoundCondition<?> bound
                        && around.findCell(i) != null) {
                    turns.addAll(bound.inverse().findActualValues((BigDecimal) around.findCell(i), target));
                }
            }
            if (target != null) {
                turns.addAll(around.family().findTurningPoints(around, target));
            }
        }
        return List.copyOf(turns);
    }

    /** A bound of a row, at the actual value where it is met. */
    public record RowBound(BigDecimal value, RuleSource rule, Condition.Bound condition) {}

    /** The bounds among the conditions of the rows, by actual value; those met at no known value are left out. */
    public List<RowBound> listBounds() {
        List<RowBound> bounds = new ArrayList<>();
        for (ApplicableRow<?> around : rows) {
            for (int i = 0; i < around.source().columns().size(); i++) {
                if (around.source().columns().get(i).word() instanceof TableType.BoundCondition<?> bound
                        && around.findCell(i) instanceof BigDecimal limit) {
                    Condition.Bound condition = new Condition.Bound(bound.figure(), bound.sign(), limit);
                    for (BigDecimal value : bound.inverse().findActualValues(limit, findTarget())) {
                        bounds.add(new RowBound(value, around.row().ref(), condition));
                    }
                }
            }
        }
        // a deviation of zero is met from both sides at one value
        return bounds.stream()
                .distinct()
                .sorted(Comparator.comparing(RowBound::value))
                .toList();
    }

    /** The points of each row of a checklist, row by row. */
    public List<List<String>> listCheckpoints() {
        return rows.stream()
                .map(around -> around.family().listCheckpoints(around))
                .filter(points -> !points.isEmpty())
                .toList();
    }

    /**
     * One wording for each row that names wordings, the first of its aliases, and the target's where a row judges that.
     */
    public List<String> listExampleWordings() {
        Set<String> wordings = new LinkedHashSet<>();
        rows.forEach(around -> wordings.addAll(around.family().listExampleWordings(around, findTargetWording())));
        return List.copyOf(wordings);
    }

    /** Every wording that a row judges, with its aliases; empty where a row judges any, or none does. */
    public List<String> listAllWordings() {
        Set<String> wordings = new LinkedHashSet<>();
        for (ApplicableRow<?> around : rows) {
            List<String> judged = around.family().listWordings(around, findTargetWording());
            if (judged.isEmpty()) {
                return List.of();
            }
            wordings.addAll(judged);
        }
        return List.copyOf(wordings);
    }

    private BigDecimal findTarget() {
        return reading instanceof NumberReading number ? number.target() : null;
    }

    private String findTargetWording() {
        return reading instanceof TextReading text ? text.target() : null;
    }
}
