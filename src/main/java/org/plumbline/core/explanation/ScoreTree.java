package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.vocabulary.DecimalMath;

/** Points kept and lost from level 1 down to the indicators, as bars show them. */
public final class ScoreTree {

    private ScoreTree() {}

    /**
     * A level or an indicator.
     *
     * @param code an indicator's; null for a level
     * @param weight full marks of it and all below; an indicator that does not apply has none
     * @param kept points scored
     * @param lost points that the rules took
     * @param open points that cannot be scored yet
     * @param outcome why an indicator has no score; null where it has one, and for a level
     */
    public record ScoreBranch(
            String name,
            String code,
            BigDecimal weight,
            BigDecimal kept,
            BigDecimal lost,
            BigDecimal open,
            String outcome,
            List<ScoreBranch> branches) {

        /** Percent of the weight, 0–100; for the width of a bar. */
        public BigDecimal keptShare() {
            return computeShare(kept);
        }

        public BigDecimal lostShare() {
            return computeShare(lost);
        }

        private BigDecimal computeShare(BigDecimal points) {
            return weight.signum() <= 0
                    ? BigDecimal.ZERO
                    : points.movePointRight(2)
                            .divide(weight, 2, RoundingMode.HALF_UP)
                            .min(DecimalMath.HUNDRED);
        }
    }

    /** The levels 1 in the order of the submission; an indicator without a level 2 is a child of its level 1. */
    public static List<ScoreBranch> of(Evaluation evaluation, Locale locale) {
        String unnamed = "en".equals(locale.getLanguage()) ? "Indicators" : "指标";
        Map<String, Map<String, List<ScoreBranch>>> levels = new LinkedHashMap<>();
        for (IndicatorScore score : evaluation.indicators()) {
            String level1 = score.level1() == null ? unnamed : score.level1();
            String level2 = score.level2() == null ? "" : score.level2();
            levels.computeIfAbsent(level1, none -> new LinkedHashMap<>())
                    .computeIfAbsent(level2, none -> new ArrayList<>())
                    .add(createLeaf(score, locale));
        }
        List<ScoreBranch> tree = new ArrayList<>();
        levels.forEach((level1, below) -> {
            List<ScoreBranch> branches = new ArrayList<>();
            below.forEach((level2, leaves) -> {
                if (level2.isEmpty()) {
                    branches.addAll(leaves);
                } else {
                    branches.add(createSum(level2, leaves));
                }
            });
            tree.add(createSum(level1, branches));
        });
        return tree;
    }

    private static ScoreBranch createLeaf(IndicatorScore score, Locale locale) {
        boolean scored = score.score() != null && score.weight() != null;
        boolean counts = scored || score.weight() != null && score.outcome() != IndicatorOutcome.NOT_APPLICABLE;
        BigDecimal weight = counts ? score.weight() : BigDecimal.ZERO;
        BigDecimal kept = scored ? score.score() : BigDecimal.ZERO;
        return new ScoreBranch(
                score.name() == null ? score.code() : score.name(),
                score.code(),
                weight,
                kept,
                scored ? weight.subtract(kept).max(BigDecimal.ZERO) : BigDecimal.ZERO,
                scored ? BigDecimal.ZERO : weight,
                score.score() != null ? null : DisplayNames.nameOutcome(score.outcome(), locale),
                List.of());
    }

    private static ScoreBranch createSum(String name, List<ScoreBranch> branches) {
        BigDecimal weight = BigDecimal.ZERO;
        BigDecimal kept = BigDecimal.ZERO;
        BigDecimal lost = BigDecimal.ZERO;
        BigDecimal open = BigDecimal.ZERO;
        for (ScoreBranch branch : branches) {
            weight = weight.add(branch.weight());
            kept = kept.add(branch.kept());
            lost = lost.add(branch.lost());
            open = open.add(branch.open());
        }
        return new ScoreBranch(name, null, weight, kept, lost, open, null, List.copyOf(branches));
    }
}
