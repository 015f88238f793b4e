package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.scoring.EntryMatcher.MatchedEntry;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Scheme;

/**
 * Weights of indicators that neither the catalogue nor the submission weighs, below a level whose points the scheme
 * shares evenly (均分权重): points ÷ number of indicators, rounded as scores are; the last has the remainder. Where the
 * submission states some of these weights, none is computed.
 */
final class WeightShares {

    private final Scheme scheme;
    private final List<SubmissionProblem> problems;

    private WeightShares(Scheme scheme, List<SubmissionProblem> problems) {
        this.scheme = scheme;
        this.problems = problems;
    }

    /** The indicators with their weights. @param problems receives shares that would not be above zero */
    static List<MatchedEntry> assign(Scheme scheme, List<MatchedEntry> matched, List<SubmissionProblem> problems) {
        if (scheme.sharedPoints().isEmpty()) {
            return matched;
        }
        WeightShares shares = new WeightShares(scheme, problems);
        List<MatchedEntry> weighted = new ArrayList<>(matched);
        scheme.sharedPoints().forEach((level, points) -> shares.share(level, points, weighted));
        return weighted;
    }

    private void share(String level, BigDecimal points, List<MatchedEntry> matched) {
        List<Integer> sharers = new ArrayList<>();
        boolean stated = false;
        for (int i = 0; i < matched.size(); i++) {
            Indicator indicator = matched.get(i).indicator();
            if ((level.equals(indicator.level1()) || level.equals(indicator.level2())) && !isWeighed(indicator)) {
                sharers.add(i);
                stated |= indicator.weight() != null;
            }
        }
        if (!stated && !sharers.isEmpty()) {
            share(level, points, sharers, matched);
        }
    }

    private void share(String level, BigDecimal points, List<Integer> sharers, List<MatchedEntry> matched) {
        BigDecimal count = BigDecimal.valueOf(sharers.size());
        int digits = points.scale() + scheme.rounding().scale() + 10;
        BigDecimal each = scheme.rounding().round(points.divide(count, digits, RoundingMode.DOWN));
        BigDecimal last = points.subtract(each.multiply(count.subtract(BigDecimal.ONE)));
        if (each.signum() <= 0 || last.signum() <= 0) {
            reportNothingLeft(level, points, sharers.size());
            return;
        }
        for (int place : sharers) {
            BigDecimal weight = place == sharers.get(sharers.size() - 1) ? last : each;
            MatchedEntry entry = matched.get(place);
            FigureValues note = FigureValues.of(
                    Figure.BLOCK.of(level),
                    Figure.BLOCK_POINTS.of(points),
                    Figure.SHARERS.of(count),
                    Figure.WEIGHT.of(weight));
            matched.set(place, new MatchedEntry(entry.indicator().withWeight(weight), entry.entry(), note));
        }
    }

    /** Whether the catalogue weighs it, by itself or in a group. */
    private boolean isWeighed(Indicator indicator) {
        return indicator.group() != null
                || scheme.indicators().stream()
                        .anyMatch(fixed -> fixed.code().equals(indicator.code()) && fixed.weight() != null);
    }

    private void reportNothingLeft(String level, BigDecimal points, int count) {
        problems.add(new SubmissionProblem(
                "/indicators",
                Integer.toString(count),
                new Bilingual("“" + level + "”的分值不够平均分配", "too many indicators share the points of \"" + level + "\""),
                Bilingual.of("%s 分能分到的指标个数", "as many as %s points suffice for", points.toPlainString()),
                new Bilingual("按小数位数舍入后，有指标分到 0 分或负分", "Rounded, an indicator would have no points, or fewer")));
    }
}
