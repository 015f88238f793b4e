package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.ruleset.Problem.Code;

/**
 * Every total from 0 to full marks, or to what bonuses may make of them, has a grade, and every grade a total. Totals are rounded, so that with no decimals 80–89
 * and 90–100 leave nothing out, and with two they do.
 */
final class GradeCheck {

    private static final String POINTS = "points";

    private final Verification at;
    private final Interval totals;
    private final int decimals;

    GradeCheck(Verification at) {
        this.at = at;
        BigDecimal highest = at.scheme().bonuses().highest(at.scheme().fullMarks());
        this.totals = new Interval(BigDecimal.ZERO, true, highest, highest != null);
        this.decimals = at.scheme().rounding().scale();
    }

    void run() {
        List<Claim> bands = new ArrayList<>();
        for (Claim band : at.of(Forms.GRADE)) {
            if (band.isEmpty()) {
                continue; // told with its bounds
            }
            if (side(band).and(totals).isEmpty()) {
                unreachable(band);
            } else {
                bands.add(band);
            }
        }
        bands.sort(Comparator.comparing(GradeCheck::side, Interval::compareLow));
        Claim reach = null;
        for (Claim band : bands) {
            Interval reached = reach == null ? new Interval(null, false, totals.low(), false) : side(reach);
            if (reached.isBelow(side(band))) {
                hole(band, true, reached.until(side(band)));
            }
            if (reach == null || side(band).compareHigh(side(reach)) > 0) {
                reach = band;
            }
        }
        if (reach != null && side(reach).high() != null && side(reach).compareHigh(totals) < 0) {
            Interval last = side(reach);
            hole(reach, false, new Interval(last.high(), !last.highIncluded(), totals.high(), totals.highIncluded()));
        }
    }

    private static Interval side(Claim band) {
        return band.bounds().getOrDefault(POINTS, Interval.ALL);
    }

    private void unreachable(Claim band) {
        String most = totals.high() == null ? "∞" : totals.high().toPlainString();
        at.tell(
                Code.GRADE_UNREACHABLE,
                band,
                band.boundCell(POINTS, true),
                Bilingual.of("0 到满分 %s 之间的总分", "totals between 0 and the full marks, %s", most),
                Bilingual.of("请核对本行界限和“方案”表的满分", "Check its bounds and the full marks on the sheet 方案"));
    }

    private void hole(Claim band, boolean lower, Interval hole) {
        if (hole.isEmpty() || !holdsATotal(hole)) {
            return;
        }
        Bilingual values = Figures.text(POINTS, hole);
        at.tell(
                Code.GRADE_GAP,
                band,
                band.boundCell(POINTS, lower),
                Bilingual.of(
                        "首尾相接的界限：上一档“不小于”的数就是下一档“小于”的数",
                        "bounds that join: one grade begins, with ≥, where the next ends, with <"),
                new Bilingual(values.zh() + " 没有等级", "No grade for " + values.en()));
    }

    private boolean holdsATotal(Interval hole) {
        BigDecimal least = hole.low().setScale(decimals, RoundingMode.CEILING);
        if (!hole.lowIncluded() && least.compareTo(hole.low()) == 0) {
            least = least.add(BigDecimal.ONE.movePointLeft(decimals));
        }
        return !new Interval(least, true, hole.high(), hole.highIncluded()).isEmpty();
    }
}
