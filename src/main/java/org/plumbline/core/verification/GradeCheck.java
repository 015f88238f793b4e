package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/**
 * Every total from 0 to full marks, or to the most with bonuses, has a grade, and every grade a total. Totals are
 * rounded, so that with no decimals 80–89 and 90–100 leave nothing out, and with two they do.
 */
final class GradeCheck {

    private static final String POINTS = "points";

    private final WorkbookValidator validator;
    private final Interval totals;
    private final int decimals;

    GradeCheck(WorkbookValidator at) {
        this.validator = at;
        BigDecimal highest =
                at.scheme().bonuses().computeHighestTotal(at.scheme().fullMarks());
        this.totals = new Interval(BigDecimal.ZERO, true, highest, highest != null);
        this.decimals = at.scheme().rounding().scale();
    }

    /** @return whether full marks fit the bounds of the grades */
    boolean run() {
        List<RowScope> bands = validator.listRowsOf(RuleFamilies.GRADE).stream()
                .filter(band -> !band.isEmpty()) // reported with its bounds
                .collect(Collectors.toCollection(ArrayList::new));
        List<RowScope> unreachable = bands.stream()
                .filter(band -> toInterval(band).intersect(totals).isEmpty())
                .toList();
        if (unreachable.size() > 1) {
            reportFullMarks();
            return false;
        }
        unreachable.forEach(this::reportUnreachable);
        if (unreachable.isEmpty()) {
            checkGaps(bands);
        } else {
            waitForGaps(unreachable.get(0));
        }
        return true;
    }

    private void checkGaps(List<RowScope> bands) {
        if (validator.listRowsOf(RuleFamilies.GRADE).stream().anyMatch(RowScope::isEmpty)) {
            waitForGaps(validator.listRowsOf(RuleFamilies.GRADE).get(0));
            return; // the row was intended to cover something
        }
        findGaps(bands);
    }

    private void waitForGaps(RowScope band) {
        validator.unread().waitsForGaps(band.sheetName());
    }

    private void findGaps(List<RowScope> bands) {
        bands.sort(Comparator.comparing(GradeCheck::toInterval, Interval::compareLow));
        RowScope reach = null;
        for (RowScope band : bands) {
            Interval reached = reach == null ? new Interval(null, false, totals.low(), false) : toInterval(reach);
            if (reached.isBelow(toInterval(band))) {
                reportGap(band, true, reached.gapBefore(toInterval(band)));
            }
            if (reach == null || toInterval(band).compareHigh(toInterval(reach)) > 0) {
                reach = band;
            }
        }
        if (reach != null
                && toInterval(reach).high() != null
                && toInterval(reach).compareHigh(totals) < 0) {
            Interval last = toInterval(reach);
            reportGap(
                    reach,
                    false,
                    new Interval(last.high(), !last.highIncluded(), totals.high(), totals.highIncluded()));
        }
    }

    private static Interval toInterval(RowScope band) {
        return band.bounds().getOrDefault(POINTS, Interval.ALL);
    }

    /** One problem, where full marks are likely what is wrong; a sum of weights that differs from them is one already. */
    private void reportFullMarks() {
        if (!validator.hasProblem(ProblemCode.WEIGHT_SUM)) {
            validator.report(
                    ProblemCode.GRADE_UNREACHABLE,
                    "满分",
                    validator.scheme().fullMarks(),
                    new Bilingual("不小于各等级的界限", "at least the bounds of the grades"),
                    new Bilingual(
                            "满分比多数等级的界限还小；分值和界限要用同一个满分",
                            "Most grades begin above full marks; weights and bounds need the same full marks"));
        }
    }

    private void reportUnreachable(RowScope band) {
        String most = totals.high() == null ? "∞" : totals.high().toPlainString();
        validator.report(
                ProblemCode.GRADE_UNREACHABLE,
                band,
                band.findBoundCell(POINTS, true),
                Bilingual.of("0 到满分 %s 之间的总分", "totals between 0 and the full marks, %s", most),
                Bilingual.of("请核对本行界限和“方案”表的满分", "Check its bounds and the full marks on the sheet 方案"));
    }

    private void reportGap(RowScope band, boolean lower, Interval hole) {
        if (hole.isEmpty() || !containsPossibleTotal(hole)) {
            return;
        }
        Bilingual values = FigureNames.formatInterval(POINTS, hole);
        validator.report(
                ProblemCode.GRADE_GAP,
                band,
                band.findBoundCell(POINTS, lower),
                Bilingual.of(
                        "首尾相接的界限：上一档“不小于”的数就是下一档“小于”的数",
                        "bounds that join: one grade begins, with ≥, where the next ends, with <"),
                new Bilingual(values.zh() + " 没有等级", "No grade for " + values.en()));
    }

    private boolean containsPossibleTotal(Interval hole) {
        BigDecimal least = hole.low().setScale(decimals, RoundingMode.CEILING);
        if (!hole.lowIncluded() && least.compareTo(hole.low()) == 0) {
            least = least.add(BigDecimal.ONE.movePointLeft(decimals));
        }
        return !new Interval(least, true, hole.high(), hole.highIncluded()).isEmpty();
    }
}
