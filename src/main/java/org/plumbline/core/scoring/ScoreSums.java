package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.Scheme;

/** The scores and weights of a submission's indicators and groups added up, by level and in total. */
final class ScoreSums {

    private BigDecimal earned = BigDecimal.ZERO;
    private BigDecimal scoredWeight = BigDecimal.ZERO;
    private BigDecimal leftOutWeight = BigDecimal.ZERO;
    private BigDecimal unscoredWeight = BigDecimal.ZERO;

    void add(IndicatorScore score) {
        if (score.weight() == null) {
            return;
        }
        if (score.score() != null) {
            earned = earned.add(score.score());
            scoredWeight = scoredWeight.add(score.weight());
        } else if (score.outcome() == IndicatorOutcome.NOT_APPLICABLE) {
            leftOutWeight = leftOutWeight.add(score.weight());
        } else {
            unscoredWeight = unscoredWeight.add(score.weight());
        }
    }

    PartialTotal createPartialTotal(Rounding rounding) {
        return new PartialTotal(rounding.round(earned), scoredWeight, unscoredWeight);
    }

    /** Sum of every known weight. */
    BigDecimal computeWeightSum() {
        return scoredWeight.add(leftOutWeight).add(unscoredWeight);
    }

    /** Whether any indicator was scored. */
    boolean hasScoredAny() {
        return scoredWeight.signum() > 0;
    }

    /**
     * @param trace receives the step of the total where anything was scored
     * @return null where any weighted indicator is unscored, or the weights are not the full marks
     */
    BigDecimal computeTotal(Scheme scheme, List<TraceStep> trace) {
        if (!hasScoredAny()) {
            return null;
        }
        BigDecimal full = scheme.fullMarks();
        boolean known =
                unscoredWeight.signum() == 0 && scoredWeight.add(leftOutWeight).compareTo(full) == 0;
        boolean rescaled = known && leftOutWeight.signum() > 0;
        Rounding rounding = scheme.rounding();
        BigDecimal sum = rounding.round(earned);
        BigDecimal scaled = rescaled ? rounding.round(DecimalMath.divide(earned.multiply(full), scoredWeight)) : sum;
        trace.add(new TraceStep.RollUpStep(0, null, scoredWeight, rescaled ? sum : null, scaled));
        return known ? scaled : null;
    }

    /** The scores under one level 2, or directly under a level 1. */
    private static final class LevelSum {
        private final String level1;
        private final String level2;
        private BigDecimal score = BigDecimal.ZERO;
        private BigDecimal weight = BigDecimal.ZERO;

        LevelSum(String level1, String level2) {
            this.level1 = level1;
            this.level2 = level2;
        }

        void add(BigDecimal moreScore, BigDecimal moreWeight) {
            score = score.add(moreScore);
            weight = weight.add(moreWeight);
        }

        boolean includes(IndicatorScore each) {
            return level1.equals(each.level1()) && Objects.equals(level2, each.level2());
        }
    }

    /** Adds the sums of levels 2, then of levels 1, to a trace; they include only what was scored. */
    static void addLevels(List<IndicatorScore> scores, List<TraceStep> trace) {
        Map<String, LevelSum> sums = new LinkedHashMap<>();
        LevelSum current = null;
        for (IndicatorScore score : scores) {
            if (score.score() == null || score.weight() == null || score.level1() == null) {
                continue;
            }
            if (current == null || !current.includes(score)) {
                current = sums.computeIfAbsent(
                        score.level1() + " / " + score.level2(), k -> new LevelSum(score.level1(), score.level2()));
            }
            current.add(score.score(), score.weight());
        }
        Map<String, LevelSum> first = new LinkedHashMap<>();
        sums.forEach((name, sum) -> {
            if (sum.level2 != null) {
                trace.add(new TraceStep.RollUpStep(2, name, sum.weight, null, sum.score));
            }
            first.computeIfAbsent(sum.level1, k -> new LevelSum(sum.level1, null))
                    .add(sum.score, sum.weight);
        });
        first.forEach((name, sum) -> trace.add(new TraceStep.RollUpStep(1, name, sum.weight, null, sum.score)));
    }
}
