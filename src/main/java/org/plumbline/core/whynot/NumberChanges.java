package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.plumbline.core.rule.NearMiss;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Value;

/**
 * Other numbers, counted in units of the indicator's precision. Between two turning points of its rows the score only
 * rises or only falls, so that the ends of such a range show whether it gains, and bisection finds where that begins.
 * Beyond the last turning point nothing rises.
 */
final class NumberChanges implements PossibleChanges {

    private static final BigInteger TWO = BigInteger.TWO;

    private final ChangeEvaluator evaluator;
    private final NumberReading reading;
    private final int decimals;
    private final List<UnitRange> upward;
    private final List<UnitRange> downward;
    private final Map<BigInteger, Optional<BigDecimal>> gains = new HashMap<>();

    /** @param far null where it has no end; {@code near} is the end closer to the actual value */
    private record UnitRange(BigInteger near, BigInteger far) {}

    NumberChanges(ChangeEvaluator bench, NumberReading reading, List<BigDecimal> turns) {
        this.evaluator = bench;
        this.reading = reading;
        this.decimals = findDecimals(reading);
        BigInteger below = toUnits(reading.actual(), RoundingMode.FLOOR);
        BigInteger above = toUnits(reading.actual(), RoundingMode.CEILING);
        TreeSet<BigInteger> cells = new TreeSet<>();
        for (BigDecimal turn : turns) {
            BigInteger at = toUnits(turn, RoundingMode.FLOOR);
            for (int beside = -1; beside <= 2; beside++) {
                cells.add(at.add(BigInteger.valueOf(beside)));
            }
        }
        BigInteger up = below.add(BigInteger.ONE);
        BigInteger down = above.subtract(BigInteger.ONE);
        this.upward = splitAtTurningPoints(up, new ArrayList<>(cells.tailSet(up, true)), BigInteger.ONE);
        this.downward = splitAtTurningPoints(
                down, new ArrayList<>(cells.headSet(down, true).descendingSet()), BigInteger.ONE.negate());
    }

    /** The catalogue's precision, else the decimals that actual and target are written with. */
    private static int findDecimals(NumberReading reading) {
        Integer precision = reading.indicator().precision();
        if (precision != null) {
            return precision;
        }
        int target = reading.target() == null ? 0 : reading.target().scale();
        return Math.max(0, Math.max(reading.actual().scale(), target));
    }

    private BigInteger toUnits(BigDecimal number, RoundingMode mode) {
        return number.setScale(decimals, mode).unscaledValue();
    }

    /** Every grid value next to a turning point by itself, and the ranges between them. */
    private static List<UnitRange> splitAtTurningPoints(BigInteger start, List<BigInteger> cells, BigInteger step) {
        List<UnitRange> stretches = new ArrayList<>();
        BigInteger next = start;
        for (BigInteger cell : cells) {
            if (!cell.equals(next)) {
                stretches.add(new UnitRange(next, cell.subtract(step)));
            }
            stretches.add(new UnitRange(cell, cell));
            next = cell.add(step);
        }
        stretches.add(new UnitRange(next, null));
        return stretches;
    }

    @Override
    public Optional<Suggestion> findLeast(BigDecimal gain) {
        Predicate<BigInteger> enough =
                units -> computeGain(units).filter(g -> g.compareTo(gain) >= 0).isPresent();
        Optional<Suggestion> up = findFirst(upward, enough).map(this::createSuggestion);
        Optional<Suggestion> down = findFirst(downward, enough).map(this::createSuggestion);
        if (up.isEmpty() || down.isEmpty()) {
            return up.or(() -> down);
        }
        int order = computeDistance(up.get()).compareTo(computeDistance(down.get()));
        boolean upFirst =
                order < 0 || order == 0 && up.get().gain().compareTo(down.get().gain()) >= 0;
        return upFirst ? up : down;
    }

    @Override
    public Optional<Suggestion> findMost() {
        BigDecimal most = BigDecimal.ZERO;
        for (List<UnitRange> side : List.of(upward, downward)) {
            for (UnitRange stretch : side) {
                most = most.max(computeGain(stretch.near()).orElse(most));
                most = stretch.far() == null
                        ? most
                        : most.max(computeGain(stretch.far()).orElse(most));
            }
        }
        return most.signum() > 0 ? findLeast(most) : Optional.empty();
    }

    @Override
    public boolean isWorse(NearMiss near) {
        return !near.bounds().isEmpty() && near.bounds().stream().allMatch(this::losesBeyond);
    }

    /** Whether the first value on the other side of the bound scores less; at the bound itself, on both sides. */
    private boolean losesBeyond(BigDecimal bound) {
        int side = bound.compareTo(reading.actual());
        boolean losesAbove =
                side < 0 || loses(toUnits(bound, RoundingMode.FLOOR).add(BigInteger.ONE));
        boolean losesBelow =
                side > 0 || loses(toUnits(bound, RoundingMode.CEILING).subtract(BigInteger.ONE));
        return losesAbove && losesBelow;
    }

    private boolean loses(BigInteger units) {
        return computeGain(units).filter(gain -> gain.signum() < 0).isPresent();
    }

    private static Optional<BigInteger> findFirst(List<UnitRange> stretches, Predicate<BigInteger> enough) {
        for (UnitRange stretch : stretches) {
            if (enough.test(stretch.near())) {
                return Optional.of(stretch.near());
            }
            if (stretch.far() != null && enough.test(stretch.far())) {
                return Optional.of(bisect(stretch.near(), stretch.far(), enough));
            }
        }
        return Optional.empty();
    }

    /** @param not a value that gains too little, while {@code is} gains enough */
    private static BigInteger bisect(BigInteger not, BigInteger is, Predicate<BigInteger> enough) {
        while (is.subtract(not).abs().compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = not.add(is).divide(TWO);
            if (enough.test(middle)) {
                is = middle;
            } else {
                not = middle;
            }
        }
        return is;
    }

    private Optional<BigDecimal> computeGain(BigInteger units) {
        return gains.computeIfAbsent(units, u -> Optional.ofNullable(evaluator.computeGain(createEntry(u))));
    }

    private BigDecimal toNumber(BigInteger units) {
        return new BigDecimal(units, decimals);
    }

    /** The value in the unit of the entry, such as 元 where the catalogue has 万元. */
    private IndicatorEntry createEntry(BigInteger units) {
        BigDecimal number = toNumber(units);
        IndicatorEntry entry = reading.entry();
        String ours = reading.unit();
        String theirs = entry.target() == null ? null : entry.target().unit();
        boolean converted = theirs != null && !theirs.equals(ours) && MoneyUnits.isConvertible(theirs, ours);
        return evaluator.createEntry(Value.of(converted ? MoneyUnits.convert(number, ours, theirs) : number), null);
    }

    private Suggestion createSuggestion(BigInteger units) {
        BigDecimal number = toNumber(units);
        BigDecimal whole = reading.actual().signum() != 0
                ? reading.actual().abs()
                : reading.target() != null && reading.target().signum() != 0
                        ? reading.target().abs()
                        : BigDecimal.ONE;
        return evaluator.createSuggestion(
                new Change.NumberChange(reading.actual(), number),
                DecimalMath.divide(number.subtract(reading.actual()).abs(), whole),
                computeGain(units).orElseThrow(),
                createEntry(units));
    }

    private BigDecimal computeDistance(Suggestion suggestion) {
        return ((Change.NumberChange) suggestion.change())
                .to()
                .subtract(reading.actual())
                .abs();
    }
}
