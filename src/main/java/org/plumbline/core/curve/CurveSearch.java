package org.plumbline.core.curve;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.core.curve.ScoreCurve.CurveRange;
import org.plumbline.core.curve.ScoreCurve.CurveSegment;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.IndicatorRows;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorRescorer.TracedScore;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;

/**
 * Computes one curve. Values are counted in units of the last decimal. Between two turning points of its rows the score
 * only rises or only falls: a stretch with equal ends is level, and any other is halved until its halves are, widest
 * first.
 */
final class CurveSearch {

    /** Values scored for one curve, 20 to 50 µs each. */
    private static final int MAX_TRIALS = 12_000;

    private final ActualChange change;
    private final CurveRange range;
    private final int decimals;
    /** By value; each is the last known or the first known value of its level. */
    private final TreeMap<BigInteger, Level> levels = new TreeMap<>();

    private String scored;
    private BigDecimal weight;

    CurveSearch(ActualChange change, CurveRange range) {
        this.change = change;
        this.range = range;
        this.decimals = range.step().scale();
    }

    /** What the rows give at a value. */
    private record Level(BigDecimal score, IndicatorOutcome outcome, List<RuleSource> rules) {

        boolean equalsLevel(Level other) {
            return Objects.equals(score, other.score) && outcome == other.outcome && rules.equals(other.rules);
        }
    }

    private record Stretch(BigInteger from, BigInteger to) {}

    ScoreCurve compute() {
        IndicatorRows rows = ScoreCurves.findRows(change);
        List<BigDecimal> turns = rows.findTurningPoints();
        halveStretches(turns);
        return new ScoreCurve(
                change.reading().indicator(),
                scored,
                weight,
                range,
                change.actual(),
                change.reading().target(),
                joinLevels(),
                rows.listBounds(),
                turns);
    }

    private void halveStretches(List<BigDecimal> turns) {
        Deque<Stretch> open = new ArrayDeque<>(splitAtTurningPoints(turns));
        while (!open.isEmpty()) {
            Stretch stretch = open.poll();
            boolean level = findLevel(stretch.from()).equalsLevel(findLevel(stretch.to()));
            BigInteger width = stretch.to().subtract(stretch.from());
            if (level || width.compareTo(BigInteger.ONE) <= 0 || levels.size() >= MAX_TRIALS) {
                continue;
            }
            BigInteger middle = stretch.from().add(stretch.to()).shiftRight(1);
            open.add(new Stretch(stretch.from(), middle));
            open.add(new Stretch(middle, stretch.to()));
        }
    }

    /** Stretches that end beside every turning point and at it; a bound on 完成率 may be met one unit beside it. */
    private List<Stretch> splitAtTurningPoints(List<BigDecimal> turns) {
        BigInteger first = toUnits(range.from());
        BigInteger last = toUnits(range.to());
        TreeSet<BigInteger> ends = new TreeSet<>(List.of(first, last));
        for (BigDecimal turn : turns) {
            BigInteger at = toUnits(turn);
            for (int beside = -1; beside <= 2; beside++) {
                ends.add(at.add(BigInteger.valueOf(beside)));
            }
        }
        List<BigInteger> inside = new ArrayList<>(ends.subSet(first, true, last, true));
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 1; i < inside.size(); i++) {
            stretches.add(new Stretch(inside.get(i - 1), inside.get(i)));
        }
        return stretches;
    }

    private BigInteger toUnits(BigDecimal number) {
        return number.setScale(decimals, RoundingMode.FLOOR).unscaledValue();
    }

    private BigDecimal toNumber(BigInteger units) {
        return new BigDecimal(units, decimals);
    }

    private Level findLevel(BigInteger units) {
        return levels.computeIfAbsent(units, this::scoreAt);
    }

    private Level scoreAt(BigInteger units) {
        TracedScore result = change.score(toNumber(units));
        scored = result.score().code();
        weight = result.score().weight();
        List<RuleSource> rules = result.steps().stream()
                .filter(step -> step.stage() == StepStage.SCORING)
                .filter(step -> change.reading().code().equals(step.indicator()))
                .map(TraceStep::rule)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Level(result.score().score(), result.score().outcome(), rules);
    }

    private List<CurveSegment> joinLevels() {
        List<CurveSegment> segments = new ArrayList<>();
        BigInteger begun = levels.firstKey();
        Map.Entry<BigInteger, Level> before = levels.firstEntry();
        for (Map.Entry<BigInteger, Level> each : levels.tailMap(begun, false).entrySet()) {
            if (!each.getValue().equalsLevel(before.getValue())) {
                segments.add(createSegment(begun, before));
                begun = each.getKey();
            }
            before = each;
        }
        segments.add(createSegment(begun, before));
        return List.copyOf(segments);
    }

    private CurveSegment createSegment(BigInteger begun, Map.Entry<BigInteger, Level> last) {
        Level level = last.getValue();
        return new CurveSegment(
                toNumber(begun), toNumber(last.getKey()), level.score(), level.outcome(), level.rules());
    }
}
