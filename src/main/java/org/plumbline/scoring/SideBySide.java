package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.trace.TraceStep;

/**
 * Two results side by side (对照), and where the difference of their totals comes from, to the last decimal: a total is the
 * scores of its indicators and what was done to their sum; a score is its weight and the points of its steps.
 *
 * <p>Differences are right − left everywhere. What is on one side only counts as zero on the other.
 *
 * @param sum the totals; in the place of one that is not known, the sum of what is
 * @param parts an indicator or group each, the left one's in their order, then those of the right one alone
 * @param rest what is between the sum of the parts and the totals: scaling, rounding, a declared total that is no sum of scores
 * @param onlyLeft findings without their like, by code, indicator and item, on the other side
 */
public record SideBySide(
        Amounts sum, List<Part> parts, Part rest, List<RaisedFinding> onlyLeft, List<RaisedFinding> onlyRight) {

    /** Points of each side; null where there are none. */
    public record Amounts(BigDecimal left, BigDecimal right) {

        /** Right − left, what is null counting as zero. */
        public BigDecimal difference() {
            return zero(right).subtract(zero(left));
        }
    }

    /**
     * A part of the difference of totals.
     *
     * @param code null for the rest, as is {@code name}
     * @param difference its part in the difference of the sums
     * @param steps those that differ; their differences add up to {@code difference}
     */
    public record Part(
            String code, String name, Amounts weight, Amounts score, BigDecimal difference, List<Pair> steps) {

        /** Whether anything about it is other than on the other side. */
        public boolean differs() {
            return difference.signum() != 0 || (score.left() == null) != (score.right() == null) || !steps.isEmpty();
        }
    }

    /** What gave or took points. */
    public enum What {
        /** The weight, which a score starts from. */
        WEIGHT,
        /** Steps of one rule, or of one kind where no rule is behind them. */
        STEP,
        /** What no step accounts for. */
        OTHER
    }

    /**
     * The same thing on both sides: steps of one indicator, rule and kind, wherever they stand in their traces.
     *
     * @param left empty where it happened on the right alone, and for what is not a step; likewise {@code right}
     * @param difference its part in the difference of scores; zero for a group's member, whose points are its own alone
     */
    public record Pair(What what, List<TraceStep> left, List<TraceStep> right, Amounts points, BigDecimal difference) {}

    public static SideBySide of(Evaluation left, Evaluation right) {
        Map<String, IndicatorScore> lefts = byCode(left);
        Map<String, IndicatorScore> rights = byCode(right);
        Set<String> codes = new LinkedHashSet<>(lefts.keySet());
        codes.addAll(rights.keySet());
        Map<String, List<TraceStep>> leftSteps = steps(left);
        Map<String, List<TraceStep>> rightSteps = steps(right);
        List<Part> parts = new ArrayList<>();
        for (String code : codes) {
            Side one = Side.of(lefts.get(code), leftSteps);
            Side other = Side.of(rights.get(code), rightSteps);
            IndicatorScore named = lefts.getOrDefault(code, rights.get(code));
            Amounts points = new Amounts(one.score, other.score);
            parts.add(new Part(
                    code,
                    named.name() == null ? code : named.name(),
                    new Amounts(one.weight, other.weight),
                    points,
                    points.difference(),
                    pairs(one, other)));
        }
        Amounts sum = new Amounts(sum(left), sum(right));
        Side leftRest =
                Side.rest(sum.left(), parts.stream().map(part -> part.score().left()), left.trace());
        Side rightRest =
                Side.rest(sum.right(), parts.stream().map(part -> part.score().right()), right.trace());
        Part rest = rest(new Amounts(leftRest.score, rightRest.score), pairs(leftRest, rightRest));
        return new SideBySide(
                sum,
                List.copyOf(parts),
                rest,
                without(left.findings(), right.findings()),
                without(right.findings(), left.findings()));
    }

    /**
     * Left what the rules give, right what was declared: differences are {@link Evaluation#difference}'s. A score that only one
     * side has is not compared with zero but left to the rest. No steps.
     */
    public static SideBySide withDeclared(Evaluation evaluation) {
        List<Part> parts = new ArrayList<>();
        BigDecimal left = BigDecimal.ZERO;
        BigDecimal right = BigDecimal.ZERO;
        for (IndicatorScore score : evaluation.indicators()) {
            Amounts points = new Amounts(score.score(), score.declaredScore());
            boolean both = points.left() != null && points.right() != null;
            parts.add(new Part(
                    score.code(),
                    score.name() == null ? score.code() : score.name(),
                    new Amounts(score.weight(), score.weight()),
                    points,
                    both ? points.difference() : BigDecimal.ZERO,
                    List.of()));
            left = both ? left.add(points.left()) : left;
            right = both ? right.add(points.right()) : right;
        }
        BigDecimal declared = evaluation.declared().total();
        Amounts sum = new Amounts(
                sum(evaluation),
                declared != null
                        ? declared
                        : total(parts.stream().map(part -> part.score().right())));
        Part rest = rest(new Amounts(sum.left().subtract(left), sum.right().subtract(right)), List.of());
        return new SideBySide(sum, List.copyOf(parts), rest, List.of(), List.of());
    }

    private static Part rest(Amounts points, List<Pair> pairs) {
        return new Part(null, null, new Amounts(null, null), points, points.difference(), pairs);
    }

    private static BigDecimal sum(Evaluation evaluation) {
        return evaluation.total() != null
                ? evaluation.total()
                : evaluation.partial().score();
    }

    /** One side of a part: its score as things that add up to it. */
    private static final class Side {

        private final BigDecimal weight;
        private final BigDecimal score;
        private final Map<Key, List<TraceStep>> steps = new LinkedHashMap<>();
        private final Map<Key, BigDecimal> points = new LinkedHashMap<>();
        /** Those whose points count; a group's members' do not. */
        private final Set<Key> counted = new LinkedHashSet<>();

        private Side(BigDecimal weight, BigDecimal score) {
            this.weight = weight;
            this.score = score;
        }

        /** @param indicator null where this side does not have it */
        static Side of(IndicatorScore indicator, Map<String, List<TraceStep>> trace) {
            if (indicator == null) {
                return new Side(null, null);
            }
            Side side = new Side(indicator.weight(), indicator.score());
            boolean group = indicator.members() != null;
            if (group) {
                for (IndicatorScore member : indicator.members()) {
                    trace.getOrDefault(member.code(), List.of()).forEach(step -> side.add(step, step.points(), false));
                }
            } else if (indicator.score() != null) {
                side.count(Key.WEIGHT, indicator.weight());
            }
            for (TraceStep step : trace.getOrDefault(indicator.code(), List.of())) {
                BigDecimal gives = step instanceof TraceStep.Grouped grouped ? grouped.running() : step.points();
                side.add(step, gives, indicator.score() != null);
            }
            side.other();
            return side;
        }

        /** What is done to the sum of the parts. */
        static Side rest(BigDecimal sum, Stream<BigDecimal> scores, List<TraceStep> trace) {
            Side side = new Side(null, sum.subtract(total(scores)));
            for (TraceStep step : trace) {
                if (step instanceof TraceStep.RolledUp rolled && rolled.rescaledFrom() != null) {
                    side.add(step, rolled.running().subtract(rolled.rescaledFrom()), true);
                } else if (step.indicator() == null && step.points() != null) {
                    side.add(step, step.points(), true);
                }
            }
            side.other();
            return side;
        }

        private void add(TraceStep step, BigDecimal gives, boolean counts) {
            Key key = Key.of(step);
            steps.computeIfAbsent(key, none -> new ArrayList<>()).add(step);
            if (gives != null && counts) {
                count(key, gives);
            } else if (gives != null) {
                points.merge(key, gives, BigDecimal::add);
            }
        }

        private void count(Key key, BigDecimal gives) {
            points.merge(key, gives, BigDecimal::add);
            counted.add(key);
        }

        private void other() {
            BigDecimal other = zero(score).subtract(total(counted.stream().map(points::get)));
            if (other.signum() != 0) {
                count(Key.OTHER, other);
            }
        }

        private BigDecimal counted(Key key) {
            return counted.contains(key) ? points.get(key) : BigDecimal.ZERO;
        }
    }

    /** What makes steps of two traces the same. @param rule null where none is behind it */
    private record Key(What what, String indicator, String rule, String kind) {

        private static final Key WEIGHT = new Key(What.WEIGHT, null, null, null);
        private static final Key OTHER = new Key(What.OTHER, null, null, null);

        static Key of(TraceStep step) {
            return new Key(
                    What.STEP,
                    step.indicator(),
                    step.rule() == null ? null : step.rule().id(),
                    kind(step));
        }

        /** A row that takes nothing here and something there is still the same row. */
        private static String kind(TraceStep step) {
            if (step instanceof TraceStep.Judged) {
                return "";
            }
            if (step instanceof TraceStep.Clamped clamped) {
                return clamped.bound().name();
            }
            return step instanceof TraceStep.Read read
                    ? read.note().name()
                    : step.kind().name();
        }
    }

    /** Those that give other points, or that one side has alone. */
    private static List<Pair> pairs(Side left, Side right) {
        Set<Key> keys = new LinkedHashSet<>(left.points.keySet());
        keys.addAll(left.steps.keySet());
        keys.addAll(right.points.keySet());
        keys.addAll(right.steps.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (Key key : keys) {
            Amounts points = new Amounts(left.points.get(key), right.points.get(key));
            BigDecimal difference = right.counted(key).subtract(left.counted(key));
            boolean onOneSide = left.steps.containsKey(key) != right.steps.containsKey(key);
            if (onOneSide || points.difference().signum() != 0 || difference.signum() != 0) {
                pairs.add(new Pair(
                        key.what(),
                        left.steps.getOrDefault(key, List.of()),
                        right.steps.getOrDefault(key, List.of()),
                        points,
                        difference));
            }
        }
        return List.copyOf(pairs);
    }

    private static Map<String, IndicatorScore> byCode(Evaluation evaluation) {
        Map<String, IndicatorScore> scores = new LinkedHashMap<>();
        evaluation.indicators().forEach(score -> scores.put(score.code(), score));
        return scores;
    }

    /** Findings cost nothing and are told apart. */
    private static Map<String, List<TraceStep>> steps(Evaluation evaluation) {
        Map<String, List<TraceStep>> steps = new LinkedHashMap<>();
        for (TraceStep step : evaluation.trace()) {
            if (step.indicator() != null && !(step instanceof TraceStep.Found)) {
                steps.computeIfAbsent(step.indicator(), none -> new ArrayList<>())
                        .add(step);
            }
        }
        return steps;
    }

    private static List<RaisedFinding> without(List<RaisedFinding> findings, List<RaisedFinding> others) {
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

    private static BigDecimal total(Stream<BigDecimal> numbers) {
        return numbers.map(SideBySide::zero).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal zero(BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
