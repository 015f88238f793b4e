package org.plumbline.core.curve;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.curve.NoCurve.NoCurveReason;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.scoring.IndicatorRescorer.TracedScore;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/**
 * A case with other actual values of one indicator. Where the rules recompute the value from amounts, the amount that
 * the rate is of is changed, so that the rate is the value.
 */
public final class ActualChange {

    private final RuleSet ruleSet;
    private final Submission submission;
    private final List<Reading> readings;
    private final Reading own;
    private final NumberReading number;
    private final IndicatorRescorer rescorer;

    private ActualChange(
            RuleSet ruleSet, Submission submission, List<Reading> readings, Reading own, NumberReading number) {
        this.ruleSet = ruleSet;
        this.submission = submission;
        this.readings = readings;
        this.own = own;
        this.number = number;
        this.rescorer = IndicatorRescorer.of(ruleSet, submission, readings, number);
    }

    /** The outcome of {@link #of}: one of both is null. */
    record ChangeOrReason(ActualChange change, NoCurveReason reason) {}

    /** @return empty where the indicator takes no other number; {@link ScoreCurves#compute} has the reason */
    public static Optional<ActualChange> find(RuleSet ruleSet, Submission submission, String code) {
        return Optional.ofNullable(of(ruleSet, submission, code).change());
    }

    static ChangeOrReason of(RuleSet ruleSet, Submission submission, String code) {
        List<Reading> readings = IndicatorRescorer.readAll(ruleSet, submission);
        Reading own = findReading(readings, code);
        if (own == null) {
            return new ChangeOrReason(null, NoCurveReason.NO_INDICATOR);
        }
        boolean recomputed = own.indicator().actualSource() == ActualSource.RECOMPUTED;
        if (recomputed && own.indicator().recomputation().isFromFacts()) {
            return new ChangeOrReason(null, NoCurveReason.FROM_FACTS);
        }
        if (recomputed && !hasDenominator(own.indicator(), submission.budget())) {
            return new ChangeOrReason(null, NoCurveReason.NO_AMOUNTS);
        }
        NumberReading number = own instanceof NumberReading given
                ? given
                : readWithNumber(ruleSet, submission, readings, own, recomputed);
        return number == null
                ? new ChangeOrReason(null, NoCurveReason.NOT_A_NUMBER)
                : new ChangeOrReason(new ActualChange(ruleSet, submission, readings, own, number), null);
    }

    private static Reading findReading(List<Reading> readings, String code) {
        return readings.stream()
                .filter(reading -> reading.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static boolean hasDenominator(Indicator indicator, Budget budget) {
        BigDecimal denominator =
                indicator.recomputation() == Recomputation.EXECUTION_RATE ? budget.denominator() : budget.initial();
        return denominator != null && denominator.signum() > 0;
    }

    /** As the indicator is read if the case states a number; null if it is read as something else even then. */
    private static NumberReading readWithNumber(
            RuleSet ruleSet, Submission submission, List<Reading> readings, Reading own, boolean recomputed) {
        Submission tried = recomputed
                ? submission.withBudget(withRate(submission.budget(), own.indicator(), BigDecimal.ZERO))
                : IndicatorRescorer.replaceEntries(
                        submission, readings, List.of(createEntry(own, Value.of(BigDecimal.ZERO))));
        return findReading(IndicatorRescorer.readAll(ruleSet, tried), own.code()) instanceof NumberReading number
                ? number
                : null;
    }

    /** As the indicator is judged with the case's own value, or with a zero where it has none. */
    NumberReading reading() {
        return number;
    }

    /** The value of the case; null where it has none. */
    public BigDecimal actual() {
        return own instanceof NumberReading given ? given.actual() : null;
    }

    /** The indicator's or group's score with another value. */
    TracedScore score(BigDecimal value) {
        return isRecomputed()
                ? rescorer.trace(withRate(submission.budget(), own.indicator(), value))
                : rescorer.trace(createEntry(own, Value.of(toEntryUnit(value))));
    }

    /** The whole case with another value, in the indicator's unit. */
    public Submission apply(BigDecimal value) {
        return isRecomputed()
                ? submission.withBudget(withRate(submission.budget(), own.indicator(), value))
                : IndicatorRescorer.replaceEntries(
                        submission, readings, List.of(createEntry(own, Value.of(toEntryUnit(value)))));
    }

    RuleSet ruleSet() {
        return ruleSet;
    }

    private boolean isRecomputed() {
        return own.indicator().actualSource() == ActualSource.RECOMPUTED;
    }

    private static IndicatorEntry createEntry(Reading reading, Value actual) {
        IndicatorEntry entry = reading.entry();
        return (entry == null ? IndicatorEntry.of(reading.code()) : entry.toBuilder())
                .code(reading.code())
                .actual(actual)
                .build();
    }

    /** The value in the unit of the entry, such as 元 where the catalogue has 万元. */
    private BigDecimal toEntryUnit(BigDecimal value) {
        IndicatorEntry entry = own.entry();
        String ours = own.unit();
        String theirs =
                entry == null || entry.target() == null ? null : entry.target().unit();
        return theirs != null && !theirs.equals(ours) && MoneyUnits.isConvertible(theirs, ours)
                ? MoneyUnits.convert(value, ours, theirs)
                : value;
    }

    private static Budget withRate(Budget budget, Indicator indicator, BigDecimal rate) {
        boolean execution = indicator.recomputation() == Recomputation.EXECUTION_RATE;
        BigDecimal adjusted = execution
                ? budget.adjusted()
                : DecimalMath.takePercent(rate.add(DecimalMath.HUNDRED), budget.initial());
        return new Budget(
                budget.unit(),
                budget.initial(),
                budget.carryIn(),
                adjusted,
                execution ? DecimalMath.takePercent(rate, budget.denominator()) : budget.executed(),
                budget.lines(),
                budget.tasks());
    }
}
