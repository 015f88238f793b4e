package org.plumbline.ruleset;

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
import org.plumbline.ruleset.TableSource.RowSource;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.YesNo;

/**
 * The deduction rows that are for one indicator, whatever its value: which of them came near, and at which other values
 * another row, or the same one otherwise, would judge.
 */
public final class Surroundings {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Reading reading;
    private final List<Around<?>> rows = new ArrayList<>();

    private Surroundings(Reading reading) {
        this.reading = reading;
    }

    /** A row whose choice of indicators (编号, 名称, 办法, 级别, 单位, 符号) takes in the reading's. */
    private record Around<F>(TableSource<F> source, RowSource row, F fact) {

        Object cell(int column) {
            return row.values().get(column);
        }

        boolean isForIt() {
            for (int i = 0; i < source.columns().size(); i++) {
                Form.Word<F> word = source.columns().get(i).word();
                Object cell = cell(i);
                if (cell == null) {
                    continue;
                }
                if (word instanceof Form.Equal<F> equal
                                && !cell.equals(equal.read().apply(fact))
                        || word instanceof Form.Test<F> test
                                && test.property().equals("hasMethod")
                                && !test.holds().test(fact, (String) cell)) {
                    return false;
                }
            }
            return true;
        }

        /** The one condition on the value that does not hold; null where all hold, or more than one does not. */
        NearRow near() {
            NearRow missed = null;
            for (int i = 0; i < source.columns().size(); i++) {
                Form.Word<F> word = source.columns().get(i).word();
                Object cell = cell(i);
                NearRow here = null;
                if (cell != null && word instanceof Form.Bound<F> bound) {
                    BigDecimal value = bound.read().apply(fact);
                    if (value == null) {
                        return null;
                    }
                    BigDecimal limit = (BigDecimal) cell;
                    here = bound.sign().holds(value.compareTo(limit))
                            ? null
                            : NearRow.of(row.ref(), bound, limit, value);
                } else if (cell != null && word instanceof Form.Test<F> test) {
                    here = test.holds().test(fact, (String) cell) ? null : NearRow.of(row.ref(), test, (String) cell);
                }
                if (here != null && missed != null) {
                    return null;
                }
                missed = here != null ? here : missed;
            }
            return missed;
        }

        /** What a column of this label says; null where blank or absent. */
        Object under(String label) {
            for (int i = 0; i < source.columns().size(); i++) {
                if (source.columns().get(i).word().label().zh().equals(label)) {
                    return cell(i);
                }
            }
            return null;
        }
    }

    static Surroundings of(List<TableSource<?>> sources, Reading reading) {
        Surroundings surroundings = new Surroundings(reading);
        for (TableSource<?> source : sources) {
            if (source.form().phase() == Form.Phase.JUDGING
                    && source.form().fact().isInstance(reading)) {
                surroundings.add(source);
            }
        }
        return surroundings;
    }

    private <F> void add(TableSource<F> source) {
        F fact = source.form().fact().cast(reading);
        for (RowSource row : source.rows()) {
            Around<F> around = new Around<>(source, row, fact);
            if (around.isForIt()) {
                rows.add(around);
            }
        }
    }

    /** At most so many rows that one condition kept from judging, nearest first, wordings after numbers. */
    public List<NearRow> near(int most) {
        return rows.stream()
                .filter(around -> around.source().form().judges())
                .map(Around::near)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(NearRow::distance, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(most)
                .toList();
    }

    /**
     * The actual values, ascending, between which the score only rises or only falls: where a row's bound lies, where the
     * target does, and where a ratio or a 超额 row has nothing left. A bound on 完成率 or 超额率 is met within one unit of the
     * tenth decimal.
     */
    public List<BigDecimal> turns() {
        Set<BigDecimal> turns = new TreeSet<>();
        turns.add(BigDecimal.ZERO);
        BigDecimal target = reading instanceof NumberReading number ? number.target() : null;
        if (target != null) {
            turns.add(target);
            turns.add(target.multiply(TWO));
        }
        for (Around<?> around : rows) {
            for (int i = 0; i < around.source().columns().size(); i++) {
                if (around.source().columns().get(i).word() instanceof Form.Bound<?> bound && around.cell(i) != null) {
                    turns.addAll(actuals(bound.property(), (BigDecimal) around.cell(i), target));
                }
            }
            if (target != null && around.under("反向归零倍数") instanceof BigDecimal multiple) {
                turns.add(target.multiply(multiple));
            }
            if (target != null && around.source().form() == Forms.OVER) {
                BigDecimal from = around.under("起算%") instanceof BigDecimal percent ? percent : BigDecimal.ZERO;
                turns.add(over(target, from));
                turns.add(over(target, from.add(Numbers.HUNDRED)));
            }
        }
        return List.copyOf(turns);
    }

    /** The actual values at which a figure is {@code limit}. */
    private static List<BigDecimal> actuals(String figure, BigDecimal limit, BigDecimal target) {
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
            case "completion" -> List.of(
                    limit.multiply(target).divide(Numbers.HUNDRED, Numbers.WORKING_SCALE, RoundingMode.HALF_UP));
            case "overAchieved" -> List.of(over(target, limit));
            default -> throw new IllegalStateException("no figure of a number: " + figure);
        };
    }

    private static BigDecimal over(BigDecimal target, BigDecimal percent) {
        return target.add(Numbers.share(percent, target));
    }

    /** The points each row of a checklist asks for, row by row. */
    public List<List<String>> points() {
        return rows.stream()
                .filter(around -> around.under("要点") != null)
                .map(around -> CheckpointRule.spread((String) around.under("要点")))
                .toList();
    }

    /** One wording for each row that names wordings, the first of its aliases, and the target's where a row judges that. */
    public List<String> wordings() {
        Set<String> wordings = new LinkedHashSet<>();
        for (Around<?> around : rows) {
            for (int i = 0; i < around.source().columns().size(); i++) {
                if (around.source().columns().get(i).word() instanceof Form.Test<?> test && around.cell(i) != null) {
                    wording(test.property(), (String) around.cell(i)).ifPresent(wordings::add);
                }
            }
        }
        return List.copyOf(wordings);
    }

    /** Every wording that a row judges, with its aliases; empty where a row judges any, or none does. */
    public List<String> everyWording() {
        Set<String> wordings = new LinkedHashSet<>();
        for (Around<?> around : rows) {
            List<String> judged = around.source().form() == Forms.WORDING ? judged(around) : List.of();
            if (judged.isEmpty()) {
                return List.of();
            }
            wordings.addAll(judged);
        }
        return List.copyOf(wordings);
    }

    /** By one row; empty for any. */
    private List<String> judged(Around<?> around) {
        for (int i = 0; i < around.source().columns().size(); i++) {
            if (around.source().columns().get(i).word() instanceof Form.Test<?> test
                    && around.cell(i) instanceof String cell
                    && (test.property().equals("says") || test.property().equals("agrees"))) {
                return test.property().equals("says")
                        ? Arrays.stream(cell.split("[;；]"))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .toList()
                        : wording(test.property(), cell).stream().toList();
            }
        }
        return List.of();
    }

    private Optional<String> wording(String property, String cell) {
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
