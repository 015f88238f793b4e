package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.ruleset.Claims.Group;
import org.plumbline.ruleset.Problem.Code;

/**
 * Values between, below or above the bands of one group that no row judges: their indicator would stay without a score. Told
 * where the rows bound one figure, and where no row for a wider circle of indicators could judge the rest.
 */
final class GapCheck {

    /** Rates and counts are not below zero as a rule; a growth rate's clerk knows better and gives the reason. */
    private static final Interval USUAL = Interval.NOT_NEGATIVE;

    private final Verification at;

    GapCheck(Verification at) {
        this.at = at;
    }

    void run() {
        for (Group group : at.claims().groups()) {
            if (group.exclusive() && isAlone(group)) {
                gaps(Box.of(group.claims()));
            }
        }
        gaps(Box.of(at.of(Forms.CAP)));
    }

    /** Whether no other rows are for its indicators. */
    private boolean isAlone(Group group) {
        return at.claims().wider(group).isEmpty()
                && at.claims().judgedBy(group).stream()
                        .allMatch(indicator -> at.claims().of(indicator).stream()
                                        .filter(other -> other.fact() == group.fact())
                                        .count()
                                == 1);
    }

    private void gaps(List<Box> boxes) {
        Set<String> axes = new TreeSet<>();
        boxes.forEach(box -> axes.addAll(box.sides().keySet()));
        if (axes.size() != 1
                || boxes.stream()
                        .anyMatch(box ->
                                box.sides().isEmpty() || !box.claim().words().isEmpty())) {
            return;
        }
        String axis = axes.iterator().next();
        List<Box> sorted = new ArrayList<>(boxes);
        sorted.sort(Comparator.comparing((Box box) -> box.side(axis), Interval::compareLow));
        boolean signed = axis.equals(Box.DISTANCE);
        // a band that ends where the figure begins
        Interval before = signed ? Interval.ALL : new Interval(null, false, USUAL.low(), false);
        Box reach = null;
        for (Box box : sorted) {
            Interval reached = reach == null ? before : reach.side(axis);
            boolean unbounded = reach == null && signed;
            if (unbounded && box.side(axis).low() != null) {
                below(
                        box,
                        axis,
                        new Interval(
                                null,
                                false,
                                box.side(axis).low(),
                                !box.side(axis).lowIncluded()));
            } else if (!unbounded && reached.isBelow(box.side(axis))) {
                Interval gap = reached.until(box.side(axis));
                if (!gap.isEmpty() && reach == null) {
                    below(box, axis, gap);
                } else if (!gap.isEmpty()) {
                    between(reach, box, axis, gap);
                }
            }
            if (reach == null || box.side(axis).compareHigh(reach.side(axis)) > 0) {
                reach = box;
            }
        }
        if (reach != null && reach.side(axis).high() != null) {
            Interval last = reach.side(axis);
            above(reach, axis, new Interval(last.high(), !last.highIncluded(), null, false));
        }
    }

    private void below(Box first, String axis, Interval gap) {
        tell(
                first,
                axis,
                true,
                gap,
                new Bilingual("最低一档不设下限，或从 0 起", "a lowest band without lower bound, or from 0"),
                new Bilingual("", ""));
    }

    private void above(Box last, String axis, Interval gap) {
        tell(
                last,
                axis,
                false,
                gap,
                new Bilingual("最高一档不设上限", "a highest band without upper bound"),
                new Bilingual("", ""));
    }

    private void between(Box one, Box next, String axis, Interval gap) {
        Bilingual place = one.claim().seenFrom(next.claim());
        boolean whole = isWhole(gap.low())
                && isWhole(gap.high())
                && gap.high().subtract(gap.low()).compareTo(BigDecimal.ONE) <= 0;
        String low = gap.low().toPlainString();
        String high = gap.high().toPlainString();
        Bilingual rest = new Bilingual(
                "：%s止于 %s，第 %d 行始于 %s".formatted(place.zh(), low, next.claim().number(), high)
                        + (whole ? "；整数之间的小数会落空，上一档请改用“小于”" : ""),
                ": %s ends at %s, row %d begins at %s"
                                .formatted(place.en(), low, next.claim().number(), high)
                        + (whole ? "; decimals between whole numbers are lost, end the lower band with <" : ""));
        tell(next, axis, true, gap, Bilingual.of("从 %s 起", "a band from %s on", low), rest);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private void tell(Box box, String axis, boolean lower, Interval gap, Bilingual expected, Bilingual rest) {
        Bilingual values = Figures.text(axis, gap);
        at.tell(
                Code.BAND_GAP,
                box.claim(),
                box.boundCell(axis, lower),
                expected,
                new Bilingual(values.zh() + " 无人覆盖" + rest.zh(), "Nothing covers " + values.en() + rest.en()));
    }
}
