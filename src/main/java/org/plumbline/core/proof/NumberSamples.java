package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.scoring.ReadingScorer.ReadingResult;
import org.plumbline.vocabulary.NegativePolicy;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Recomputation;

/**
 * Scores one indicator at every bound and at both ends of every range between two bounds. Within such a range the same
 * rows judge all values, and a score only rises or only falls, since the judging row's formula does, and rounding,
 * floor and weight keep the order. So these values decide about all others.
 */
final class NumberSamples {

    /** Execution rates beyond it are rejected. */
    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(200);

    private static final BigDecimal LOWEST_CHANGE = BigDecimal.valueOf(-100);

    private final ProofRun run;
    private final ProvedIndicator subject;
    private final BigDecimal target;
    private final BigDecimal weight;
    private final List<NumberSample> samples = new ArrayList<>();

    private NumberSamples(ProofRun run, ProvedIndicator subject, BigDecimal target, BigDecimal weight) {
        this.run = run;
        this.subject = subject;
        this.target = target;
        this.weight = weight;
    }

    /** @param bounds ascending; @param target null where none is stated */
    static List<NumberSample> take(
            ProofRun run, ProvedIndicator subject, List<BigDecimal> bounds, BigDecimal target, BigDecimal weight) {
        NumberSamples samples = new NumberSamples(run, subject, target, weight);
        samples.takeAll(bounds);
        run.addParts(samples.samples.size());
        return samples.samples;
    }

    private void takeAll(List<BigDecimal> bounds) {
        BigDecimal lowest = findLowest();
        BigDecimal highest = findHighest();
        BigDecimal before = null;
        for (BigDecimal bound : bounds) {
            takeRange(
                    before == null ? lowest : lowest.max(ValueGrid.firstAbove(before)),
                    highest.min(ValueGrid.lastBelow(bound)));
            if (ValueGrid.contains(bound) && bound.compareTo(lowest) >= 0 && bound.compareTo(highest) <= 0) {
                take(bound, bound, bound);
            }
            before = bound;
        }
        takeRange(before == null ? lowest : lowest.max(ValueGrid.firstAbove(before)), highest);
    }

    private BigDecimal findLowest() {
        Recomputation recomputation = subject.indicator().recomputation();
        boolean figures = recomputation == Recomputation.FIGURE_RATIO;
        if (subject.isRecomputed() && !figures) {
            return recomputation == Recomputation.ADJUSTMENT_RATE ? LOWEST_CHANGE : BigDecimal.ZERO;
        }
        return subject.indicator().negative() == NegativePolicy.ALLOW ? ValueGrid.FAR.negate() : BigDecimal.ZERO;
    }

    private BigDecimal findHighest() {
        return subject.isRecomputed() && subject.indicator().recomputation() == Recomputation.EXECUTION_RATE
                ? HIGHEST_RATE
                : ValueGrid.FAR;
    }

    private void takeRange(BigDecimal first, BigDecimal last) {
        int order = first.compareTo(last);
        if (order <= 0) {
            take(first, first, last);
        }
        if (order < 0) {
            take(last, first, last);
        }
    }

    private void take(BigDecimal actual, BigDecimal low, BigDecimal high) {
        NumberReading reading = subject.readNumber(actual, target, weight);
        ReadingResult whole = run.scorer().score(reading, true);
        ReadingResult judged = whole.besides().isEmpty() ? whole : run.scorer().score(reading, false);
        run.recordApplied(whole.judging());
        run.recordApplied(whole.besides());
        samples.add(new NumberSample(actual, low, high, whole, judged));
    }
}
