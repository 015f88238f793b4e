package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;

/**
 * Values between, below or above the bands of one group that no row judges: their indicator would stay without a score.
 * Reported where the rows have bounds on one figure, and where no row for more indicators could judge the rest.
 */
final class BandGapCheck {

    /** Rates and counts are usually not below zero; growth rates may be, so that this is a warning. */
    private static final Interval USUAL = Interval.NOT_NEGATIVE;

    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(200);

    private final WorkbookValidator validator;

    BandGapCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        for (ScopeGroup group : validator.findScoringGroups().listGroups()) {
            if (group.exclusive() && isAlone(group) && isRead(group.claims()) && !hasMisspeltRow(group)) {
                findGaps(RowRegion.of(group.claims()));
            }
        }
        List<RowScope> caps = validator.listRowsOf(RuleFamilies.CAP);
        if (isRead(caps)) {
            findGaps(RowRegion.of(caps));
        }
    }

    /** Whether all bounds are known; a row whose bounds exclude each other was intended to cover something. */
    private boolean isRead(List<RowScope> claims) {
        boolean read = true;
        for (RowScope claim : claims) {
            read &= claim.isEmpty()
                    ? validator.unread().waitsForGaps(claim.sheetName())
                    : validator.unread().knowsGaps(claim.sheetName());
        }
        return read;
    }

    /** Whether the rows of a closed catalogue name no indicator's method, or others misspell theirs: they are reported. */
    private boolean hasMisspeltRow(ScopeGroup group) {
        String method = group.key().get("method");
        if (method == null || !validator.isClosed()) {
            return false;
        }
        boolean used = !validator.findScoringGroups().findIndicators(group).isEmpty();
        List<String> unused = validator.findScoringGroups().listGroups().stream()
                .filter(other ->
                        validator.findScoringGroups().findIndicators(other).isEmpty())
                .map(other -> other.key().get("method"))
                .filter(Objects::nonNull)
                .toList();
        return !used
                || unused.stream().anyMatch(other -> NearestName.of(other, List.of(method))
                        .isPresent());
    }

    /** Whether no other rows are for its indicators. */
    private boolean isAlone(ScopeGroup group) {
        return validator.findScoringGroups().findWiderGroups(group).isEmpty()
                && validator.findScoringGroups().findIndicators(group).stream()
                        .allMatch(indicator -> validator.findScoringGroups().findGroups(indicator).stream()
                                        .filter(other -> other.fact() == group.fact())
                                        .count()
                                == 1);
    }

    private void findGaps(List<RowRegion> boxes) {
        Set<String> axes = new TreeSet<>();
        boxes.forEach(box -> axes.addAll(box.sides().keySet()));
        boolean comparable = axes.size() == 1
                && boxes.stream()
                        .allMatch(box ->
                                !box.sides().isEmpty() && box.claim().words().isEmpty());
        if (comparable) {
            findGaps(boxes, axes.iterator().next());
        }
    }

    private void findGaps(List<RowRegion> boxes, String axis) {
        List<RowRegion> sorted = new ArrayList<>(boxes);
        sorted.sort(Comparator.comparing((RowRegion box) -> box.intervalOn(axis), Interval::compareLow));
        RowRegion reach = null;
        for (RowRegion box : sorted) {
            if (reach == null) {
                findGapBefore(box, axis);
            } else if (reach.intervalOn(axis).isBelow(box.intervalOn(axis))) {
                Interval gap = reach.intervalOn(axis).gapBefore(box.intervalOn(axis));
                if (!gap.isEmpty()) {
                    reportGapBetween(reach, box, axis, gap);
                }
            }
            if (reach == null || box.intervalOn(axis).compareHigh(reach.intervalOn(axis)) > 0) {
                reach = box;
            }
        }
        if (reach != null && reach.intervalOn(axis).high() != null) {
            Interval last = reach.intervalOn(axis);
            reportGapAbove(reach, axis, new Interval(last.high(), !last.highIncluded(), null, false));
        }
    }

    /** Distances have either sign; other figures usually begin at zero. */
    private void findGapBefore(RowRegion first, String axis) {
        Interval lowest = first.intervalOn(axis);
        if (axis.equals(RowRegion.DISTANCE)) {
            if (lowest.low() != null) {
                reportGapBelow(first, axis, new Interval(null, false, lowest.low(), !lowest.lowIncluded()));
            }
            return;
        }
        // a band that ends where the figure begins
        Interval before = new Interval(null, false, USUAL.low(), false);
        if (before.isBelow(lowest) && !before.gapBefore(lowest).isEmpty()) {
            reportGapBelow(first, axis, before.gapBefore(lowest));
        }
    }

    private void reportGapBelow(RowRegion first, String axis, Interval gap) {
        report(
                first,
                axis,
                true,
                gap,
                new Bilingual("最低一档不设下限，或从 0 起", "a lowest band without lower bound, or from 0"),
                new Bilingual("", ""));
    }

    private void reportGapAbove(RowRegion last, String axis, Interval gap) {
        report(
                last,
                axis,
                false,
                gap,
                new Bilingual("最高一档不设上限", "a highest band without upper bound"),
                last.claim().form() == RuleFamilies.CAP.table()
                        ? new Bilingual(
                                "；这里不限制总分的，请加一行，总分上限填满分",
                                "; to leave it without limit, add a row with full marks as its cap")
                        : new Bilingual("", ""));
    }

    private void reportGapBetween(RowRegion one, RowRegion next, String axis, Interval gap) {
        Bilingual place = one.claim().describeFor(next.claim());
        boolean whole = isWhole(gap.low())
                && isWhole(gap.high())
                && gap.high().subtract(gap.low()).compareTo(BigDecimal.ONE) <= 0;
        String low = gap.low().toPlainString();
        String high = gap.high().toPlainString();
        Bilingual rest = new Bilingual(
                "：%s止于 %s，第 %d 行始于 %s".formatted(place.zh(), low, next.claim().rowNumber(), high)
                        + (whole ? "；整数之间的小数会落空，上一档请改用“小于”" : ""),
                ": %s ends at %s, row %d begins at %s"
                                .formatted(place.en(), low, next.claim().rowNumber(), high)
                        + (whole ? "; decimals between whole numbers match no band, end the lower band with <" : ""));
        report(next, axis, true, gap, Bilingual.of("从 %s 起", "a band from %s on", low), rest);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private void report(RowRegion box, String axis, boolean lower, Interval gap, Bilingual expected, Bilingual rest) {
        Bilingual values = FigureNames.formatInterval(axis, gap);
        // a rate without a cap allows any total; a higher one than HIGHEST_RATE is refused as a wrong amount
        boolean cap = box.claim().form() == RuleFamilies.CAP.table()
                && (lower || gap.low().compareTo(HIGHEST_RATE) < 0);
        validator.report(
                cap ? ProblemCode.CAP_GAP : ProblemCode.BAND_GAP,
                box.claim(),
                box.findBoundCell(axis, lower),
                expected,
                new Bilingual(values.zh() + " 无人覆盖" + rest.zh(), "Nothing covers " + values.en() + rest.en()));
    }
}
