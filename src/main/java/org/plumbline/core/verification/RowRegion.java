package org.plumbline.core.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.rule.Interval;

/**
 * The values that a row judges, as intervals over figures and sets of words. Where rows use the distance to the target
 * in several ways (低于、高于、偏离), all of them become one signed figure, actual − target, so that exclusive ranges are
 * recognised; a row on both sides of the target is then two boxes.
 */
record RowRegion(RowScope claim, Map<String, Interval> sides) {

    /** actual − target. */
    static final String DISTANCE = "distance";

    static List<RowRegion> of(Collection<RowScope> claims) {
        Set<String> distances = claims.stream()
                .flatMap(claim -> claim.bounds().keySet().stream())
                .filter(RowScope::isDistance)
                .collect(Collectors.toSet());
        boolean signed = distances.size() > 1;
        List<RowRegion> boxes = new ArrayList<>();
        for (RowScope claim : claims) {
            if (!claim.isEmpty()) {
                boxes.addAll(signed ? splitBySign(claim) : List.of(unsigned(claim)));
            }
        }
        return boxes;
    }

    private static RowRegion unsigned(RowScope claim) {
        Map<String, Interval> sides = new HashMap<>();
        claim.bounds()
                .forEach((figure, interval) -> sides.put(figure, interval.intersect(RowScope.findDomain(figure))));
        return new RowRegion(claim, sides);
    }

    private static List<RowRegion> splitBySign(RowScope claim) {
        Map<String, Interval> others = new HashMap<>();
        List<Interval> distances = List.of(Interval.ALL);
        for (Map.Entry<String, Interval> bound : claim.bounds().entrySet()) {
            if (!RowScope.isDistance(bound.getKey())) {
                others.put(bound.getKey(), bound.getValue());
                continue;
            }
            List<Interval> met = new ArrayList<>();
            for (Interval one : splitBySign(bound.getKey(), bound.getValue())) {
                distances.stream()
                        .map(one::intersect)
                        .filter(both -> !both.isEmpty())
                        .forEach(met::add);
            }
            distances = met;
        }
        boolean bounded = claim.bounds().keySet().stream().anyMatch(RowScope::isDistance);
        List<RowRegion> boxes = new ArrayList<>();
        for (Interval distance : distances) {
            Map<String, Interval> sides = new HashMap<>(others);
            if (bounded) {
                sides.put(DISTANCE, distance);
            }
            boxes.add(new RowRegion(claim, sides));
        }
        return boxes;
    }

    /** The range of actual − target for a distance within an interval. */
    private static List<Interval> splitBySign(String figure, Interval written) {
        Interval distance = written.intersect(Interval.NOT_NEGATIVE);
        boolean zero = distance.low().signum() == 0 && distance.lowIncluded();
        Interval above = zero && !figure.equals("deviation")
                ? new Interval(null, false, distance.high(), distance.highIncluded())
                : distance;
        return switch (figure) {
            case "excess" -> List.of(above);
            case "shortfall" -> List.of(above.negate());
            default -> zero
                    ? List.of(new Interval(
                            distance.high() == null ? null : distance.high().negate(),
                            distance.highIncluded(),
                            distance.high(),
                            distance.highIncluded()))
                    : List.of(distance.negate(), distance);
        };
    }

    private Set<String> listAxes() {
        return Stream.concat(sides.keySet().stream(), claim.words().keySet().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Whether some value certainly lies in both. Rows over different figures are left to the scorer: whether 完成率 and
     * 实际值 overlap depends on the target.
     */
    boolean intersects(RowRegion other) {
        for (Map.Entry<String, Interval> side : sides.entrySet()) {
            Interval across = other.sides.get(side.getKey());
            if (across != null && side.getValue().intersect(across).isEmpty()) {
                return false;
            }
        }
        for (Map.Entry<String, Set<String>> words : claim.words().entrySet()) {
            Set<String> across = other.claim.words().get(words.getKey());
            if (across != null && Collections.disjoint(words.getValue(), across)) {
                return false;
            }
        }
        Set<String> own = listAxes();
        Set<String> others = other.listAxes();
        return own.containsAll(others) || others.containsAll(own);
    }

    Interval intervalOn(String axis) {
        return sides.getOrDefault(axis, Interval.ALL);
    }

    /**
     * Address of the cell with the bound on one side of an axis; for a signed distance the column that is filled in.
     */
    String findBoundCell(String axis, boolean lower) {
        if (!axis.equals(DISTANCE)) {
            return claim.findBoundCell(axis, lower);
        }
        Interval side = intervalOn(axis);
        boolean below = side.high() != null && side.high().signum() <= 0;
        return claim.bounds().keySet().stream()
                .filter(RowScope::isDistance)
                .findFirst()
                .map(figure -> claim.findBoundCell(figure, lower != below))
                .orElse(claim.idCell());
    }

    /** The figure on which the boxes begin at the most different numbers; null where none has a bound on a figure. */
    static String chooseSweepAxis(List<RowRegion> boxes) {
        Map<String, Set<Object>> lows = new TreeMap<>();
        for (RowRegion box : boxes) {
            box.sides.forEach((axis, side) -> lows.computeIfAbsent(axis, a -> new HashSet<>())
                    .add(side.low() == null ? Interval.ALL : side.low().stripTrailingZeros()));
        }
        String best = null;
        for (Map.Entry<String, Set<Object>> axis : lows.entrySet()) {
            if (best == null || axis.getValue().size() > lows.get(best).size()) {
                best = axis.getKey();
            }
        }
        return best;
    }
}
