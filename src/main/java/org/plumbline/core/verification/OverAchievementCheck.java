package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Operator;

/** Rows for over-achievement against each other, and whether any indicator can reach them. */
final class OverAchievementCheck {

    private static final String FIGURE = "overAchieved";

    private final WorkbookValidator validator;

    OverAchievementCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        for (ScopeGroup group : validator.findAdditionalGroups().listGroups()) {
            findGaps(group.claims());
            checkReachable(group);
        }
    }

    /** Over-achievement between two rows, or beyond the last, without a deduction although a smaller one has one. */
    private void findGaps(List<RowScope> claims) {
        List<RowScope> sorted = new ArrayList<>();
        for (RowScope claim : claims) {
            if (claim.bounds().containsKey(FIGURE) && !claim.isEmpty()) {
                sorted.add(claim);
            }
        }
        sorted.sort(Comparator.comparing(OverAchievementCheck::toInterval, Interval::compareLow));
        RowScope reach = null;
        for (RowScope claim : sorted) {
            if (reach != null && toInterval(reach).isBelow(toInterval(claim))) {
                Interval gap = toInterval(reach).gapBefore(toInterval(claim));
                if (!gap.isEmpty()) {
                    reportGap(claim, true, gap);
                }
            }
            reach = reach == null || toInterval(claim).compareHigh(toInterval(reach)) > 0 ? claim : reach;
        }
        if (reach != null && toInterval(reach).high() != null) {
            Interval last = toInterval(reach);
            reportGap(reach, false, new Interval(last.high(), !last.highIncluded(), null, false));
        }
    }

    private static Interval toInterval(RowScope claim) {
        return claim.bounds().get(FIGURE);
    }

    private void reportGap(RowScope claim, boolean lower, Interval gap) {
        Bilingual values = FigureNames.formatInterval(FIGURE, gap);
        validator.report(
                ProblemCode.BAND_GAP,
                claim,
                claim.findBoundCell(FIGURE, lower),
                null,
                new Bilingual(
                        values.zh() + " 不扣分，超得少的反而扣分", values.en() + " costs nothing, although a smaller one does"));
    }

    /** Rows for rates, for targets with ≤, and for no indicator never take points. */
    private void checkReachable(ScopeGroup group) {
        String code = group.key().get("code");
        boolean reported = code != null
                && validator.scheme().indicators().stream()
                        .noneMatch(indicator -> indicator.code().equals(code));
        if (!validator.isClosed() || reported || !validator.unread().isWhole(CatalogueColumns.INDICATORS)) {
            return;
        }
        boolean met = validator.scheme().indicators().stream()
                .anyMatch(indicator -> mayBeOverAchieved(indicator)
                        && ScopeGroups.mayMatch(
                                ScopeGroups.describeIndicator(indicator, indicator.method()), group.key()));
        if (!met) {
            RowScope first = group.claims().get(0);
            validator.report(
                    ProblemCode.ROW_UNUSED,
                    first,
                    first.idCell(),
                    null,
                    new Bilingual(
                            "它所管的指标不会有超额率：只有符号为 ≥ 或 =、目标值大于 0、单位不是 % 的指标才有",
                            "None of its indicators can be over-achieved: only those with ≥ or =, a target above 0 and another unit than % do"));
        }
    }

    private boolean mayBeOverAchieved(Indicator indicator) {
        BigDecimal target =
                indicator.target() == null ? null : indicator.target().numberOrNull();
        // a blank target, one in words or of zero, and an operator against the method are reported of the indicator
        boolean open = target == null || target.signum() <= 0;
        boolean operator = indicator.operator() == Operator.AT_LEAST || indicator.operator() == Operator.EQUAL;
        return !indicator.isRate() && (open || operator || TargetCheck.isContradicted(indicator, validator));
    }
}
