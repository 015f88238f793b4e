package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValue;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.StatedDate;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.UnscorableReason;

/**
 * An actual value that follows from facts stated of an indicator: a ratio of two figures, or how late a day is.
 *
 * @param value 10 decimals, or whole days; null where there is none
 * @param gap why there is no value: MISSING_ACTUAL, FACT_UNUSABLE or ZERO_DENOMINATOR; null where there is one
 * @param fact key of the fact that is missing or unusable; null where none is
 * @param read what the value follows from
 */
record StatedActual(BigDecimal value, UnscorableReason gap, String fact, List<FigureValue> read) {

    /** @param facts of the submission */
    static StatedActual of(Indicator indicator, KnownFacts facts) {
        Source source = new Source(indicator, facts);
        return indicator.recomputation() == Recomputation.FIGURE_RATIO ? divide(source) : findDelay(source);
    }

    private static StatedActual of(BigDecimal value, FigureValue... read) {
        return new StatedActual(value, null, null, List.of(read));
    }

    private static StatedActual without(UnscorableReason gap, String fact) {
        return new StatedActual(null, gap, fact, List.of());
    }

    private static StatedActual divide(Source source) {
        StatedFact compared = source.find(FactKey.COMPARED);
        StatedFact with = source.find(FactKey.COMPARED_WITH);
        if (compared == null || with == null) {
            return source.createMissing();
        }
        boolean same = Objects.equals(compared.unit(), with.unit());
        if (!same && !MoneyUnits.isConvertible(compared.unit(), with.unit())) {
            return without(UnscorableReason.FACT_UNUSABLE, with.key());
        }
        BigDecimal numerator = same ? compared.value().numberOrNull() : toAmount(compared);
        BigDecimal denominator = same ? with.value().numberOrNull() : toAmount(with);
        if (denominator.signum() <= 0) {
            return without(UnscorableReason.ZERO_DENOMINATOR, with.key());
        }
        BigDecimal percent = DecimalMath.computePercent(numerator, denominator);
        return of(
                percent,
                Figure.COMPARED.of(numerator),
                Figure.COMPARED_WITH.of(denominator),
                Figure.UNIT.of(same ? compared.unit() : KnownFacts.toUnit(compared)),
                Figure.ACTUAL.of(DecimalMath.roundForDisplay(percent)));
    }

    /** In 万元, without the zeros of the conversion. */
    private static BigDecimal toAmount(StatedFact fact) {
        BigDecimal amount = KnownFacts.toAmount(fact).stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    private static StatedActual findDelay(Source source) {
        boolean share = source.indicator.recomputation() == Recomputation.DELAY_SHARE;
        LocalDate start = share ? source.findDate(FactKey.PLANNED_START) : null;
        LocalDate planned = source.findDate(FactKey.PLANNED_END);
        LocalDate actual = source.findDate(FactKey.ACTUAL_END);
        if (share && start == null || planned == null || actual == null) {
            return source.createMissing();
        }
        BigDecimal days = BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(planned, actual)));
        FigureValue plannedEnd = Figure.PLANNED_END.of(planned.toString());
        FigureValue actualEnd = Figure.ACTUAL_END.of(actual.toString());
        if (!share) {
            return of(days, plannedEnd, actualEnd, Figure.DELAY_DAYS.of(days), Figure.ACTUAL.of(days));
        }
        BigDecimal plannedDays = BigDecimal.valueOf(ChronoUnit.DAYS.between(start, planned));
        BigDecimal percent = DecimalMath.computePercent(days, plannedDays);
        return percent == null
                ? without(UnscorableReason.ZERO_DENOMINATOR, FactKey.PLANNED_START.label())
                : of(
                        percent,
                        Figure.PLANNED_START.of(start.toString()),
                        plannedEnd,
                        actualEnd,
                        Figure.PLANNED_DAYS.of(plannedDays),
                        Figure.DELAY_DAYS.of(days),
                        Figure.ACTUAL.of(DecimalMath.roundForDisplay(percent)));
    }

    /** The facts of one indicator; the first that is missing or unusable is the reason for having no value. */
    private static final class Source {

        private final Indicator indicator;
        private final KnownFacts facts;
        private StatedActual missing;

        private Source(Indicator indicator, KnownFacts facts) {
            this.indicator = indicator;
            this.facts = facts;
        }

        /** Null where it is missing, invalid, or stated with several values. */
        private StatedFact find(FactKey key) {
            List<StatedFact> stated = facts.findAll(key, indicator.code());
            boolean invalid = facts.isRejected(key, indicator.code());
            if (stated.isEmpty() || invalid || stated.stream().anyMatch(each -> !agree(stated.get(0), each))) {
                boolean lacking = stated.isEmpty() && !invalid;
                setMissing(
                        lacking ? UnscorableReason.MISSING_ACTUAL : UnscorableReason.FACT_UNUSABLE,
                        key.about(indicator.code()));
                return null;
            }
            return stated.get(0);
        }

        private LocalDate findDate(FactKey key) {
            StatedFact fact = find(key);
            return fact == null ? null : StatedDate.parse(fact.value());
        }

        private void setMissing(UnscorableReason gap, String fact) {
            missing = missing == null ? without(gap, fact) : missing;
        }

        private StatedActual createMissing() {
            return missing;
        }

        private static boolean agree(StatedFact one, StatedFact other) {
            LocalDate date = StatedDate.parse(one.value());
            return date == null
                    ? KnownFacts.toAmount(one).compareTo(KnownFacts.toAmount(other)) == 0
                    : date.equals(StatedDate.parse(other.value()));
        }
    }
}
