package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.StatedFact;

/** Observations on rates of growth and their base, the figure of the year before. */
final class GrowthObserver {

    /** Ends of the names of rates that divide by the year before. */
    private static final List<String> CHANGE_RATES = List.of("变动率", "增长率", "压减率");

    private final KnownFacts facts;
    private final ObservationCollector observations;

    GrowthObserver(KnownFacts facts, ObservationCollector observations) {
        this.facts = facts;
        this.observations = observations;
    }

    void observeAll(List<Reading> readings) {
        for (Reading reading : readings) {
            if (reading instanceof NumberReading number && isChangeRate(reading)) {
                StatedFact prior = facts.findFact(FactKey.PRIOR, reading.code(), reading.name());
                if (prior != null && KnownFacts.toAmount(prior).signum() <= 0) {
                    observeZeroDenominator(reading.code(), reading.code(), number.actual(), prior);
                }
            }
        }
        for (StatedFact fact : facts.findAll(FactKey.GROWTH)) {
            String item = FactKey.parseItem(fact.key());
            StatedFact prior = facts.findFact(FactKey.PRIOR, item);
            BigDecimal current = facts.findFigure(FactKey.CURRENT, item);
            if (prior == null) {
                continue; // not supplied is not zero
            }
            if (KnownFacts.toAmount(prior).signum() <= 0) {
                observeZeroDenominator(null, item, fact.value().numberOrNull(), prior);
            } else if (current != null && current.signum() > 0) {
                observeWrongBase(item, fact, current, prior);
            }
        }
    }

    /** (this year − last year) ÷ last year, or the reverse, as the forms define it. */
    private static boolean isChangeRate(Reading reading) {
        String name = reading.name();
        return reading.indicator().isRate()
                && name != null
                && CHANGE_RATES.stream().anyMatch(name::endsWith);
    }

    private void observeZeroDenominator(String indicator, String item, BigDecimal rate, StatedFact prior) {
        observations.add(
                Check.ZERO_DENOMINATOR_RISK,
                indicator,
                indicator == null ? item : null,
                null,
                Figure.ITEM.of(item),
                Figure.ACTUAL.of(rate),
                Figure.PRIOR.of(KnownFacts.toAmount(prior)),
                Figure.UNIT.of(KnownFacts.toUnit(prior)),
                Figure.SOURCE.of(prior.source()));
    }

    /** Whether the stated growth equals increment ÷ current, rounded to its decimals. */
    private void observeWrongBase(String item, StatedFact growth, BigDecimal current, StatedFact priorFact) {
        BigDecimal stated = growth.value().numberOrNull();
        BigDecimal prior = KnownFacts.toAmount(priorFact);
        BigDecimal increment = current.subtract(prior);
        BigDecimal onCurrent = DecimalMath.computePercent(increment, current);
        BigDecimal onPrior = DecimalMath.computePercent(increment, prior);
        int printed = Math.max(0, stated.scale());
        BigDecimal gap = stated.subtract(onPrior).abs();
        if (onCurrent.setScale(printed, RoundingMode.HALF_UP).compareTo(stated) == 0
                && onPrior.setScale(printed, RoundingMode.HALF_UP).compareTo(stated) != 0) {
            observations.addToItem(
                    Check.PCT_BASE_ERROR,
                    item,
                    gap,
                    Figure.ITEM.of(item),
                    Figure.CURRENT.of(current),
                    Figure.PRIOR.of(prior),
                    Figure.CLAIMED.of(stated),
                    Figure.RECOMPUTED.of(onPrior),
                    Figure.FOUND.of(onCurrent),
                    Figure.DIFFERENCE.of(gap),
                    Figure.UNIT.of(KnownFacts.toUnit(priorFact)),
                    Figure.SOURCE.of(growth.source()));
        }
    }
}
