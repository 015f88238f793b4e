package org.plumbline.core.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;

/**
 * Two results side by side (对照), and where the difference of their totals comes from, to the last decimal: a total is
 * the scores of its indicators and the adjustments of their sum; a score is its weight and the points of its steps.
 *
 * <p>Differences are right − left everywhere. A part that is on one side only counts as zero on the other.
 *
 * @param sum the totals; where a total is unknown, the sum of its known parts; null where none is known
 * @param parts an indicator or group each, the left one's in their order, then those of the right one alone
 * @param rest what is between the sum of the parts and the totals: scaling, rounding, a declared total that is no sum
 *     of scores
 * @param onlyLeft findings without a counterpart, by code, indicator and item, on the other side
 */
public record EvaluationComparison(
        PointsPair sum,
        List<ComparedPart> parts,
        ComparedPart rest,
        List<RaisedFinding> onlyLeft,
        List<RaisedFinding> onlyRight) {

    /** Points of each side; null where there are none. */
    public record PointsPair(BigDecimal left, BigDecimal right) {

        /** Right − left, with null counting as zero. */
        public BigDecimal difference() {
            return nullToZero(right).subtract(nullToZero(left));
        }
    }

    /**
     * A part of the difference of totals.
     *
     * @param code null for the rest, as is {@code name}
     * @param difference its part in the difference of the sums
     * @param steps those that differ; their differences add up to {@code difference}
     */
    public record ComparedPart(
            String code,
            String name,
            PointsPair weight,
            PointsPair score,
            BigDecimal difference,
            List<ComparedSteps> steps) {

        /** Whether it differs between the two sides. */
        public boolean differs() {
            return difference.signum() != 0 || (score.left() == null) != (score.right() == null) || !steps.isEmpty();
        }
    }

    /** A source of points gained or lost. */
    public enum ContributionKind {
        /** The weight, which a score starts from. */
        WEIGHT,
        /** Steps of one rule, or of one kind where they have no rule. */
        STEP,
        /** What no step accounts for. */
        OTHER
    }

    /**
     * The same thing on both sides: steps of one indicator, rule and kind, wherever they are in their traces.
     *
     * @param left empty where only the right has it, and for parts that are not steps; likewise {@code right}
     * @param difference its part in the difference of scores; zero for a group's member, whose points are its own alone
     */
    public record ComparedSteps(
            ContributionKind what,
            List<TraceStep> left,
            List<TraceStep> right,
            PointsPair points,
            BigDecimal difference) {}

    public static EvaluationComparison of(Evaluation left, Evaluation right) {
        Map<String, IndicatorScore> lefts = indexByCode(left);
        Map<String, IndicatorScore> rights = indexByCode(right);
        Set<String> codes = new LinkedHashSet<>(lefts.keySet());
        codes.addAll(rights.keySet());
        Map<String, List<TraceStep>> leftSteps = groupSteps(left);
        Map<String, List<TraceStep>> rightSteps = groupSteps(right);
        List<ComparedPart> parts = new ArrayList<>();
        for (String code : codes) {
            parts.add(comparePart(
                    lefts.getOrDefault(code, rights.get(code)),
                    ScoreSide.of(lefts.get(code), leftSteps),
                    ScoreSide.of(rights.get(code), rightSteps)));
        }
        PointsPair sum = new PointsPair(addScores(left), addScores(right));
        ScoreSide leftRest = ScoreSide.ofRemainder(
                sum.left(), parts.stream().map(part -> part.score().left()), left.trace());
        ScoreSide rightRest = ScoreSide.ofRemainder(
                sum.right(), parts.stream().map(part -> part.score().right()), right.trace());
        ComparedPart rest =
                createRemainder(new PointsPair(leftRest.score, rightRest.score), pairSteps(leftRest, rightRest));
        return new EvaluationComparison(
                sum,
                List.copyOf(parts),
                rest,
                removeAll(left.findings(), right.findings()),
                removeAll(right.findings(), left.findings()));
    }

    private static ComparedPart comparePart(IndicatorScore named, ScoreSide left, ScoreSide right) {
        PointsPair points = new PointsPair(left.score, right.score);
        return new ComparedPart(
                named.code(),
                named.name() == null ? named.code() : named.name(),
                new PointsPair(left.weight, right.weight),
                points,
                points.difference(),
                pairSteps(left, right));
    }

    /**
     * Left is the rule score, right the declared score: differences are {@link Evaluation#difference}'s. A score that
     * only one side has is not compared with zero but left to the rest. No steps.
     */
    public static EvaluationComparison withDeclared(Evaluation evaluation) {
        List<ComparedPart> parts = new ArrayList<>();
        BigDecimal left = BigDecimal.ZERO;
        BigDecimal right = BigDecimal.ZERO;
        for (IndicatorScore score : evaluation.indicators()) {
            PointsPair points = new PointsPair(score.score(), score.declaredScore());
            boolean both = points.left() != null && points.right() != null;
            parts.add(new ComparedPart(
                    score.code(),
                    score.name() == null ? score.code() : score.name(),
                    new PointsPair(score.weight(), score.weight()),
                    points,
                    both ? points.difference() : BigDecimal.ZERO,
                    List.of()));
            left = both ? left.add(points.left()) : left;
            right = both ? right.add(points.right()) : right;
        }
        BigDecimal declared = evaluation.declared().total();
        PointsPair sum = new PointsPair(
                addScores(evaluation),
                declared != null
                        ? declared
                        : addUpOrNull(parts.stream().map(part -> part.score().right())));
        ComparedPart rest =
                createRemainder(new PointsPair(subtract(sum.left(), left), subtract(sum.right(), right)), List.of());
        return new EvaluationComparison(sum, List.copyOf(parts), rest, List.of(), List.of());
    }

    private static ComparedPart createRemainder(PointsPair points, List<ComparedSteps> pairs) {
        return new ComparedPart(null, null, new PointsPair(null, null), points, points.difference(), pairs);
    }

    /** The total, or the sum of the known scores; null where none is known. */
    private static BigDecimal addScores(Evaluation evaluation) {
        if (evaluation.total() != null) {
            return evaluation.total();
        }
        return evaluation.partial().ofWeight().signum() == 0
                ? null
                : evaluation.partial().score();
    }

    /** One side of a part: its score as things that add up to it. */
    private static final class ScoreSide {

        private final BigDecimal weight;
        private final BigDecimal score;
        private final Map<StepKey, List<TraceStep>> steps = new LinkedHashMap<>();
        private final Map<StepKey, BigDecimal> points = new LinkedHashMap<>();
        /** Those whose points count; a group's members' do not. */
        private final Set<StepKey> counted = new LinkedHashSet<>();

        private ScoreSide(BigDecimal weight, BigDecimal score) {
            this.weight = weight;
            this.score = score;
        }

        /** @param indicator null where this side has none */
        static ScoreSide of(IndicatorScore indicator, Map<String, List<TraceStep>> trace) {
            if (indicator == null) {
                return new ScoreSide(null, null);
            }
            ScoreSide side = new ScoreSide(indicator.weight(), indicator.score());
            boolean group = indicator.members() != null;
            if (group) {
                for (IndicatorScore member : indicator.members()) {
                    trace.getOrDefault(member.code(), List.of()).forEach(step -> side.add(step, step.points(), false));
                }
            } else if (indicator.score() != null) {
                side.addCounted(StepKey.WEIGHT, indicator.weight());
            }
            for (TraceStep step : trace.getOrDefault(indicator.code(), List.of())) {
                side.add(step, step.accept(StepContribution.INSTANCE), indicator.score() != null);
            }
            side.addOther();
            return side;
        }

        /** Adjustments of the sum of the parts. */
        static ScoreSide ofRemainder(BigDecimal sum, Stream<BigDecimal> scores, List<TraceStep> trace) {
            ScoreSide side = new ScoreSide(null, subtract(sum, addUp(scores)));
            for (TraceStep step : trace) {
                BigDecimal gives = step.indicator() == null ? step.accept(StepContribution.INSTANCE) : null;
                if (gives != null) {
                    side.add(step, gives, true);
                }
            }
            side.addOther();
            return side;
        }

        private void add(TraceStep step, BigDecimal gives, boolean counts) {
            StepKey key = StepKey.of(step);
            steps.computeIfAbsent(key, none -> new ArrayList<>()).add(step);
            if (gives != null && counts) {
                addCounted(key, gives);
            } else if (gives != null) {
                points.merge(key, gives, BigDecimal::add);
            }
        }

        private void addCounted(StepKey key, BigDecimal gives) {
            points.merge(key, gives, BigDecimal::add);
            counted.add(key);
        }

        private void addOther() {
            BigDecimal other = nullToZero(score).subtract(addUp(counted.stream().map(points::get)));
            if (other.signum() != 0) {
                addCounted(StepKey.OTHER, other);
            }
        }

        private BigDecimal findCounted(StepKey key) {
            return counted.contains(key) ? points.get(key) : BigDecimal.ZERO;
        }
    }

    /** The key by which steps of two traces are matched. @param rule null where the step has none */
    private record StepKey(ContributionKind what, String indicator, String rule, Enum<?> kind) {

        private static final StepKey WEIGHT = new StepKey(ContributionKind.WEIGHT, null, null, null);
        private static final StepKey OTHER = new StepKey(ContributionKind.OTHER, null, null, null);

        static StepKey of(TraceStep step) {
            return new StepKey(
                    ContributionKind.STEP,
                    step.indicator(),
                    step.rule() == null ? null : step.rule().id(),
                    step.variant());
        }
    }

    /** Those that differ in points, or that only one side has. */
    private static List<ComparedSteps> pairSteps(ScoreSide left, ScoreSide right) {
        Set<StepKey> keys = new LinkedHashSet<>(left.points.keySet());
        keys.addAll(left.steps.keySet());
        keys.addAll(right.points.keySet());
        keys.addAll(right.steps.keySet());
        List<ComparedSteps> pairs = new ArrayList<>();
        for (StepKey key : keys) {
            PointsPair points = new PointsPair(left.points.get(key), right.points.get(key));
            BigDecimal difference = right.findCounted(key).subtract(left.findCounted(key));
            boolean onOneSide = left.steps.containsKey(key) != right.steps.containsKey(key);
            if (onOneSide || points.difference().signum() != 0 || difference.signum() != 0) {
                pairs.add(new ComparedSteps(
                        key.what(),
                        left.steps.getOrDefault(key, List.of()),
                        right.steps.getOrDefault(key, List.of()),
                        points,
                        difference));
            }
        }
        return List.copyOf(pairs);
    }

    private static Map<String, IndicatorScore> indexByCode(Evaluation evaluation) {
        Map<String, IndicatorScore> scores = new LinkedHashMap<>();
        evaluation.indicators().forEach(score -> scores.put(score.code(), score));
        return scores;
    }

    /** Findings cost nothing and are reported separately. */
    private static Map<String, List<TraceStep>> groupSteps(Evaluation evaluation) {
        Map<String, List<TraceStep>> steps = new LinkedHashMap<>();
        for (TraceStep step : evaluation.trace()) {
            if (step.indicator() != null && step.stage() != StepStage.CHECKING) {
                steps.computeIfAbsent(step.indicator(), none -> new ArrayList<>())
                        .add(step);
            }
        }
        return steps;
    }

    private static List<RaisedFinding> removeAll(List<RaisedFinding> findings, List<RaisedFinding> others) {
        List<RaisedFinding> left = new ArrayList<>(others);
        List<RaisedFinding> alone = new ArrayList<>();
        for (RaisedFinding finding : findings) {
            RaisedFinding like = left.stream()
                    .filter(other -> other.code().equals(finding.code())
                            && Objects.equals(other.indicator(), finding.indicator())
                            && Objects.equals(other.about(), finding.about()))
                    .findFirst()
                    .orElse(null);
            if (like == null) {
                alone.add(finding);
            } else {
                left.remove(like);
            }
        }
        return List.copyOf(alone);
    }

    private static BigDecimal addUp(Stream<BigDecimal> numbers) {
        return numbers.map(EvaluationComparison::nullToZero).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Null where there are no numbers. */
    private static BigDecimal addUpOrNull(Stream<BigDecimal> numbers) {
        return numbers.filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    private static BigDecimal subtract(BigDecimal sum, BigDecimal parts) {
        return sum == null ? null : sum.subtract(parts);
    }

    private static BigDecimal nullToZero(BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
