package org.plumbline.counterfactual;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.counterfactual.GradeHint.None;
import org.plumbline.counterfactual.Search.Unit;
import org.plumbline.ruleset.GradeFloor;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.scoring.Adjustments;
import org.plumbline.scoring.Adjustments.Adjusted;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.Scorer;
import org.plumbline.scoring.Trial;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.Submission;

/**
 * The fewest changes that reach the next grade. By how much each indicator can gain at most, the largest first, follows how
 * few will do; which as few do with the least effort is tried out, branch by branch, up to a bound.
 */
final class GradeSearch {

    private final Evaluation evaluation;
    private final Submission submission;
    private final RuleSet ruleSet;
    private final List<Reading> readings;
    private final List<Unit> units;
    private final Effort effort;
    private final BigDecimal unit;
    private final Adjustments adjustments;

    GradeSearch(
            Evaluation evaluation,
            Submission submission,
            RuleSet ruleSet,
            List<Reading> readings,
            List<Unit> units,
            Effort effort) {
        this.evaluation = evaluation;
        this.submission = submission;
        this.ruleSet = ruleSet;
        this.readings = readings;
        this.units = units;
        this.effort = effort;
        this.adjustments = Trial.adjustments(ruleSet, submission);
        this.unit = BigDecimal.ONE.movePointLeft(ruleSet.scheme().rounding().scale());
    }

    GradeHint run() {
        BigDecimal total = evaluation.total();
        if (total == null) {
            return GradeHint.without(null, null, null, None.NO_TOTAL);
        }
        Optional<GradeFloor> above = next(total);
        if (above.isEmpty()) {
            return GradeHint.without(total, evaluation.grade(), null, None.TOP);
        }
        GradeFloor next = above.get();
        TraceStep by = holding(next);
        if (by != null) {
            return GradeHint.held(total, evaluation.grade(), next, by);
        }
        if (effort.spent()) {
            return GradeHint.without(total, evaluation.grade(), next, None.NOT_SEARCHED);
        }
        if (!next.reachedBy(adjusted(ruleSet.scheme().fullMarks()).total())) {
            return GradeHint.without(total, evaluation.grade(), next, None.OUT_OF_REACH);
        }
        BigDecimal gain = gain(next);
        List<Scored> scored = scored();
        int fewest = fewest(scored, gain);
        if (fewest > scored.size()) {
            return GradeHint.without(total, evaluation.grade(), next, None.OUT_OF_REACH);
        }
        Choice choice = new Choice(scored, fewest, unit, effort);
        List<Suggestion> changes = choice.least(gain);
        Evaluation then = new Scorer()
                .score(
                        Trial.changed(
                                submission,
                                readings,
                                changes.stream().map(Suggestion::applied).toList()),
                        ruleSet);
        return new GradeHint(
                total,
                evaluation.grade(),
                next,
                next.points().subtract(total),
                changes,
                then.total(),
                then.grade(),
                choice.bounded(),
                null,
                null);
    }

    /** Where the grade above begins; of a grade that a veto lowered, above the one it left. */
    private Optional<GradeFloor> next(BigDecimal total) {
        boolean lowered = evaluation.trace().stream()
                .anyMatch(step -> step instanceof TraceStep.Vetoed veto
                        && veto.from() != null
                        && !veto.from().equals(veto.grade()));
        List<String> grades = ruleSet.grades();
        int now = grades.indexOf(evaluation.grade());
        return ruleSet.gradeFloors().stream()
                .filter(floor -> lowered ? grades.indexOf(floor.grade()) > now : !floor.reachedBy(total))
                .findFirst();
    }

    /** What keeps even full marks on every indicator from a grade; null for nothing but the scores themselves. */
    private TraceStep holding(GradeFloor next) {
        for (TraceStep step : adjusted(ruleSet.scheme().fullMarks()).steps()) {
            BigDecimal running = step instanceof TraceStep.Capped cap
                    ? cap.running()
                    : step instanceof TraceStep.Vetoed veto ? veto.running() : null;
            if (running != null && !next.reachedBy(running)) {
                return step;
            }
        }
        return adjustments.below(next.grade()).orElse(null);
    }

    private Adjusted adjusted(BigDecimal sum) {
        return adjustments.of(ruleSet.scheme().rounding().round(sum));
    }

    /** The fewest points, all indicators' together, that lift the total to a grade; where it is scaled up, fewer than that. */
    private BigDecimal gain(GradeFloor next) {
        TraceStep.RolledUp sum = sum();
        BigDecimal distance = next.points().subtract(evaluation.total());
        BigDecimal gain = (sum.rescaledFrom() == null
                        ? distance
                        : Numbers.quotient(
                                distance.multiply(sum.ofWeight()),
                                ruleSet.scheme().fullMarks()))
                .setScale(unit.scale(), RoundingMode.FLOOR)
                .subtract(unit)
                .max(unit);
        while (!next.reachedBy(totalWith(gain, sum))) {
            gain = gain.add(unit);
        }
        return gain;
    }

    private BigDecimal totalWith(BigDecimal gain, TraceStep.RolledUp sum) {
        Rounding rounding = ruleSet.scheme().rounding();
        BigDecimal then = sum.rescaledFrom() == null
                ? sum.running().add(gain)
                : rounding.round(Numbers.quotient(
                        sum.rescaledFrom().add(gain).multiply(ruleSet.scheme().fullMarks()), sum.ofWeight()));
        return adjustments.of(then).total();
    }

    private TraceStep.RolledUp sum() {
        return evaluation.trace().stream()
                .filter(step -> step instanceof TraceStep.RolledUp sum && sum.level() == 0)
                .map(TraceStep.RolledUp.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What gains by itself, members of one group together, by the most it can gain, largest first. */
    private List<Scored> scored() {
        Map<String, List<Options>> byScore = new LinkedHashMap<>();
        for (Unit each : units) {
            byScore.computeIfAbsent(each.scored(), code -> new ArrayList<>()).add(each.options());
        }
        List<Scored> scored = new ArrayList<>();
        for (List<Options> options : byScore.values()) {
            options.stream()
                    .flatMap(each -> each.most().stream())
                    .map(Suggestion::gain)
                    .max(Comparator.naturalOrder())
                    .ifPresent(most -> scored.add(new Scored(options, most)));
        }
        scored.sort(Comparator.comparing(Scored::most).reversed());
        return scored;
    }

    /** More than there are where all together do not do. */
    private static int fewest(List<Scored> scored, BigDecimal gain) {
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        while (count < scored.size() && sum.compareTo(gain) < 0) {
            sum = sum.add(scored.get(count++).most());
        }
        return sum.compareTo(gain) < 0 ? scored.size() + 1 : count;
    }

    /**
     * An indicator, or the members of a group of which one is changed.
     *
     * @param most the most points it can gain
     */
    record Scored(List<Options> options, BigDecimal most) {

        Optional<Suggestion> least(BigDecimal gain) {
            return gain.compareTo(most) > 0
                    ? Optional.empty()
                    : options.stream()
                            .flatMap(each -> each.least(gain).stream())
                            .min(Comparator.comparing(Suggestion::effort));
        }
    }
}
