package org.plumbline.core.rule.family;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.band.BandFamily;
import org.plumbline.core.rule.bonus.BonusFamily;
import org.plumbline.core.rule.cap.CapFamily;
import org.plumbline.core.rule.check.CheckFamily;
import org.plumbline.core.rule.checkpoint.CheckpointFamily;
import org.plumbline.core.rule.grade.GradeFamily;
import org.plumbline.core.rule.missing.MissingCalculation;
import org.plumbline.core.rule.over.OverFamily;
import org.plumbline.core.rule.ratio.RatioFamily;
import org.plumbline.core.rule.reverse.ReverseRatioFamily;
import org.plumbline.core.rule.slope.SlopeFamily;
import org.plumbline.core.rule.step.StepFamily;
import org.plumbline.core.rule.veto.VetoFamily;
import org.plumbline.core.rule.wording.WordingFamily;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.Execution;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Total;
import org.plumbline.vocabulary.Working;

/** Every family of rules. A family that is added is added to the list here. */
public final class RuleFamilies {

    // those that the scorer and the checks of workbooks name
    public static final RuleFamily<CheckReading> CHECKPOINT = new CheckpointFamily();
    public static final RuleFamily<NumberReading> OVER = new OverFamily();
    public static final RuleFamily<Circumstance> BONUS = new BonusFamily();
    public static final RuleFamily<Execution> CAP = new CapFamily();
    public static final RuleFamily<Circumstance> VETO = new VetoFamily();
    public static final RuleFamily<Total> GRADE = new GradeFamily();
    public static final RuleFamily<Observation> CHECK = new CheckFamily();

    /** In the order of docs/vocabulary.md. */
    private static final List<RuleFamily<?>> ALL = List.of(
            new StepFamily(),
            new SlopeFamily(),
            new RatioFamily(),
            new ReverseRatioFamily(),
            new BandFamily(),
            CHECKPOINT,
            new WordingFamily(),
            OVER,
            BONUS,
            CAP,
            VETO,
            GRADE,
            CHECK);

    private static final Map<String, RuleFamily<?>> BY_NAME = new HashMap<>();
    private static final Map<String, CalculationFormat<?>> CALCULATIONS = new HashMap<>();

    static {
        register(new MissingCalculation());
        for (RuleFamily<?> family : ALL) {
            BY_NAME.put(family.table().name(), family);
            family.calculation().ifPresent(RuleFamilies::register);
        }
    }

    private RuleFamilies() {}

    private static void register(CalculationFormat<?> calculation) {
        CALCULATIONS.put(calculation.family(), calculation);
    }

    public static List<RuleFamily<?>> all() {
        return ALL;
    }

    /** The kinds of tables, in the same order. */
    public static List<TableType<?>> listTables() {
        return ALL.stream().<TableType<?>>map(RuleFamily::table).toList();
    }

    /** By the stable name of its table, such as STEP. */
    public static Optional<RuleFamily<?>> find(String tableName) {
        return Optional.ofNullable(BY_NAME.get(tableName));
    }

    /** @throws IllegalArgumentException where no family has the table */
    public static RuleFamily<?> of(TableType<?> table) {
        return find(table.name())
                .orElseThrow(() -> new IllegalArgumentException("no rule family has the table " + table.name()));
    }

    /** How all calculations of one kind are written, by {@link Working#family()}. */
    public static CalculationFormat<?> findCalculation(String family) {
        CalculationFormat<?> format = CALCULATIONS.get(family);
        if (format == null) {
            throw new IllegalArgumentException(
                    "no calculation of the kind \"" + family + "\"; there are " + CALCULATIONS.keySet());
        }
        return format;
    }

    @SuppressWarnings("unchecked") // a format is registered under the name of its own calculations
    public static <C extends Working> CalculationFormat<C> formatOf(C calculation) {
        return (CalculationFormat<C>) findCalculation(calculation.family());
    }
}
