package org.plumbline.core.ruleset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.rule.NearMiss;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableTypes;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.YesNo;

/**
 * The deduction rows that are for one indicator, whatever its value: which of them came near, and at which other values
 * another row, or the same one otherwise, would judge.
 */
public final class IndicatorRows {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Reading reading;
    private final List<ApplicableRow<?>> rows = new ArrayList<>();

    private IndicatorRows(Reading reading) {
        this.reading = reading;
    }

    /** A row whose choice of indicators (编号, 名称, 办法, 级别, 单位, 符号) takes in the reading's. */
    private record ApplicableRow<F>(ParsedTable<F> source, ParsedRow row, F fact) {

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
        NearMiss findNearMiss() {
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
                            : NearMiss.of(row.ref(), bound, limit, value);
                } else if (cell != null && word instanceof TableType.TestCondition<F> test) {
                    here = test.holds().test(fact, (String) cell) ? null : NearMiss.of(row.ref(), test, (String) cell);
                }
                if (here != null && missed != null) {
                    return null;
                }
                missed = here != null ? here : missed;
            }
            return missed;
        }

        /** What a column of this label says; null where blank or absent. */
        Object findValue(String label) {
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
        for (ParsedRow row : source.rows()) {
            ApplicableRow<F> around = new ApplicableRow<>(source, row, fact);
            if (around.isForIndicator()) {
                rows.add(around);
            }
        }
    }

    /** At most so many rows that one condition kept from judging, nearest first, wordings after numbers. */
    public List<NearMiss> findNearMisses(int most) {
        return rows.stream()
                .filter(around -> around.source().form().givesMarks())
                .map(ApplicableRow::findNearMiss)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(NearMiss::distance, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(most)
                .toList();
    }

    /**
     * The actual values, ascending, between which the score only rises or only falls: where a row's bound lies, where the
     * target does, and where a ratio or a 超额 row has nothing left. A bound on 完成率 or 超额率 is met within one unit of the
     * tenth decimal.
     */
    public List<BigDecimal> findTurningPoints() {
        Set<BigDecimal> turns = new TreeSet<>();
        turns.add(BigDecimal.ZERO);
        BigDecimal target = reading instanceof NumberReading number ? number.target() : null;
        if (target != null) {
            turns.add(target);
            turns.add(target.multiply(TWO));
        }
        for (ApplicableRow<?> around : rows) {
            for (int i = 0; i < around.source().columns().size(); i++) {
                if (around.source().columns().get(i).word() instanceof TableType.BoundCondition<?> bound
                        && around.findCell(i) != null) {
                    turns.addAll(findActualValues(bound.property(), (BigDecimal) around.findCell(i), target));
                }
            }
            if (target != null && around.findValue("反向归零倍数") instanceof BigDecimal multiple) {
                turns.add(target.multiply(multiple));
            }
            if (target != null && around.source().form() == TableTypes.OVER) {
                BigDecimal from = around.findValue("起算%") instanceof BigDecimal percent ? percent : BigDecimal.ZERO;
                turns.add(addPercent(target, from));
                turns.add(addPercent(target, from.add(DecimalMath.HUNDRED)));
            }
        }
        return List.copyOf(turns);
    }

    /** The actual values at which a figure is {@code limit}. */
    private static List<BigDecimal> findActualValues(String figure, BigDecimal limit, BigDecimal target) {
        if (figure.equals("actual")) {
            return List.of(limit);
        }
        if (target == null) {
            return List.of();
        }
        return switch (figure) {
            case "shortfall" -> List.of(target.subtract(limit));
            case "excess" -> List.of(target.add(limit));
            case "deviation" -> List.of(target.subtract(limit), target.add(limit));
            case "completion" -> List.of(limit.multiply(target)
                    .divide(DecimalMath.HUNDRED, DecimalMath.WORKING_SCALE, RoundingMode.HALF_UP));
            case "overAchieved" -> List.of(addPercent(target, limit));
            default -> throw new IllegalStateException("no figure of a number: " + figure);
        };
    }

    private static BigDecimal addPercent(BigDecimal target, BigDecimal percent) {
        return target.add(DecimalMath.takePercent(percent, target));
    }

    /** The points each row of a checklist asks for, row by row. */
    public List<List<String>> listCheckpoints() {
        return rows.stream()
                .filter(around -> around.findValue("要点") != null)
                .map(around -> CheckpointRule.expandCodes((String) around.findValue("要点")))
                .toList();
    }

    /** One wording for each row that names wordings, the first of its aliases, and the target's where a row judges that. */
    public List<String> listExampleWordings() {
        Set<String> wordings = new LinkedHashSet<>();
        for (ApplicableRow<?> around : rows) {
            for (int i = 0; i < around.source().columns().size(); i++) {
                if (around.source().columns().get(i).word() instanceof TableType.TestCondition<?> test
                        && around.findCell(i) != null) {
                    parseWording(test.property(), (String) around.findCell(i)).ifPresent(wordings::add);
                }
            }
        }
        return List.copyOf(wordings);
    }

    /** Every wording that a row judges, with its aliases; empty where a row judges any, or none does. */
    public List<String> listAllWordings() {
        Set<String> wordings = new LinkedHashSet<>();
        for (ApplicableRow<?> around : rows) {
            List<String> judged = around.source().form() == TableTypes.WORDING ? listJudgedWordings(around) : List.of();
            if (judged.isEmpty()) {
                return List.of();
            }
            wordings.addAll(judged);
        }
        return List.copyOf(wordings);
    }

    /** By one row; empty for any. */
    private List<String> listJudgedWordings(ApplicableRow<?> around) {
        for (int i = 0; i < around.source().columns().size(); i++) {
            if (around.source().columns().get(i).word() instanceof TableType.TestCondition<?> test
                    && around.findCell(i) instanceof String cell
                    && (test.property().equals("says") || test.property().equals("agrees"))) {
                return test.property().equals("says")
                        ? Arrays.stream(cell.split("[;；]"))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .toList()
                        : parseWording(test.property(), cell).stream().toList();
            }
        }
        return List.of();
    }

    private Optional<String> parseWording(String property, String cell) {
        if (property.equals("says")) {
            return Arrays.stream(cell.split("[;；]"))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .findFirst();
        }
        boolean agreement = property.equals("agrees") && cell.equals(YesNo.YES.label());
        return agreement && reading instanceof TextReading text ? Optional.ofNullable(text.target()) : Optional.empty();
    }
}
