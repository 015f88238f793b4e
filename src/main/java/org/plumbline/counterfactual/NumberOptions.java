package org.plumbline.counterfactual;

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
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Money;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Value;

/**
 * Other numbers, counted in units of the indicator's precision. Between two turns of its rows the score only rises or only
 * falls, so that the ends of such a stretch say whether anything in it gains, and halving finds where that begins. Beyond the
 * last turn nothing rises.
 */
final class NumberOptions implements Options {

    private static final BigInteger TWO = BigInteger.TWO;

    private final Bench bench;
    private final NumberReading reading;
    private final int decimals;
    private final List<Stretch> upward;
    private final List<Stretch> downward;
    private final Map<BigInteger, Optional<BigDecimal>> gains = new HashMap<>();

    /** @param far null where it has no end; seen from the actual value, near comes first */
    private record Stretch(BigInteger near, BigInteger far) {}

    NumberOptions(Bench bench, NumberReading reading, List<BigDecimal> turns) {
        this.bench = bench;
        this.reading = reading;
        this.decimals = decimals(reading);
        BigInteger below = units(reading.actual(), RoundingMode.FLOOR);
        BigInteger above = units(reading.actual(), RoundingMode.CEILING);
        TreeSet<BigInteger> cells = new TreeSet<>();
        for (BigDecimal turn : turns) {
            BigInteger at = units(turn, RoundingMode.FLOOR);
            for (int beside = -1; beside <= 2; beside++) {
                cells.add(at.add(BigInteger.valueOf(beside)));
            }
        }
        BigInteger up = below.add(BigInteger.ONE);
        BigInteger down = above.subtract(BigInteger.ONE);
        this.upward = stretches(up, new ArrayList<>(cells.tailSet(up, true)), BigInteger.ONE);
        this.downward =
                stretches(down, new ArrayList<>(cells.headSet(down, true).descendingSet()), BigInteger.ONE.negate());
    }

    /** The catalogue's precision, else the decimals that actual and target are written with. */
    private static int decimals(NumberReading reading) {
        Integer precision = reading.indicator().precision();
        if (precision != null) {
            return precision;
        }
        int target = reading.target() == null ? 0 : reading.target().scale();
        return Math.max(0, Math.max(reading.actual().scale(), target));
    }

    private BigInteger units(BigDecimal number, RoundingMode mode) {
        return number.setScale(decimals, mode).unscaledValue();
    }

    /** Every cell beside a turn by itself, and what lies between them. */
    private static List<Stretch> stretches(BigInteger start, List<BigInteger> cells, BigInteger step) {
        List<Stretch> stretches = new ArrayList<>();
        BigInteger next = start;
        for (BigInteger cell : cells) {
            if (!cell.equals(next)) {
                stretches.add(new Stretch(next, cell.subtract(step)));
            }
            stretches.add(new Stretch(cell, cell));
            next = cell.add(step);
        }
        stretches.add(new Stretch(next, null));
        return stretches;
    }

    @Override
    public Optional<Suggestion> least(BigDecimal gain) {
        Predicate<BigInteger> enough =
                units -> gain(units).filter(g -> g.compareTo(gain) >= 0).isPresent();
        Optional<Suggestion> up = first(upward, enough).map(this::suggestion);
        Optional<Suggestion> down = first(downward, enough).map(this::suggestion);
        if (up.isEmpty() || down.isEmpty()) {
            return up.or(() -> down);
        }
        int order = distance(up.get()).compareTo(distance(down.get()));
        boolean upFirst =
                order < 0 || order == 0 && up.get().gain().compareTo(down.get().gain()) >= 0;
        return upFirst ? up : down;
    }

    @Override
    public Optional<Suggestion> most() {
        BigDecimal most = BigDecimal.ZERO;
        for (List<Stretch> side : List.of(upward, downward)) {
            for (Stretch stretch : side) {
                most = most.max(gain(stretch.near()).orElse(most));
                most = stretch.far() == null
                        ? most
                        : most.max(gain(stretch.far()).orElse(most));
            }
        }
        return most.signum() > 0 ? least(most) : Optional.empty();
    }

    private static Optional<BigInteger> first(List<Stretch> stretches, Predicate<BigInteger> enough) {
        for (Stretch stretch : stretches) {
            if (enough.test(stretch.near())) {
                return Optional.of(stretch.near());
            }
            if (stretch.far() != null && enough.test(stretch.far())) {
                return Optional.of(halve(stretch.near(), stretch.far(), enough));
            }
        }
        return Optional.empty();
    }

    /** @param not not enough, while {@code is} is */
    private static BigInteger halve(BigInteger not, BigInteger is, Predicate<BigInteger> enough) {
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

    private Optional<BigDecimal> gain(BigInteger units) {
        return gains.computeIfAbsent(units, u -> Optional.ofNullable(bench.gain(entry(u))));
    }

    private BigDecimal number(BigInteger units) {
        return new BigDecimal(units, decimals);
    }

    /** The value as the entry counts it: in 元, say, where the catalogue counts in 万元. */
    private Entry entry(BigInteger units) {
        BigDecimal number = number(units);
        Entry entry = reading.entry();
        String ours = reading.unit();
        String theirs = entry.target() == null ? null : entry.target().unit();
        boolean converted = theirs != null && !theirs.equals(ours) && Money.convertible(theirs, ours);
        return bench.entry(Value.of(converted ? Money.convert(number, ours, theirs) : number), null);
    }

    private Suggestion suggestion(BigInteger units) {
        BigDecimal number = number(units);
        BigDecimal whole = reading.actual().signum() != 0
                ? reading.actual().abs()
                : reading.target() != null && reading.target().signum() != 0
                        ? reading.target().abs()
                        : BigDecimal.ONE;
        return bench.suggestion(
                new Change.Figure(reading.actual(), number),
                Numbers.quotient(number.subtract(reading.actual()).abs(), whole),
                gain(units).orElseThrow(),
                entry(units));
    }

    private BigDecimal distance(Suggestion suggestion) {
        return ((Change.Figure) suggestion.change())
                .to()
                .subtract(reading.actual())
                .abs();
    }
}
