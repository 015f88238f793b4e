package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.TableTypes;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.OverMode;

/** Rows for over-achievement: from where they take points, how many, and whether any indicator can come so far. */
final class OverAchievementCheck {

    private static final String FIGURE = "overAchieved";
    private static final String COSTS = "扣分";
    private static final String FROM = "起算%";

    private final WorkbookValidator validator;

    OverAchievementCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        for (RowScope row : validator.listRowsOf(TableTypes.OVER)) {
            Interval over = row.bounds().get(FIGURE);
            if (over == null || over.low() == null) {
                checkThreshold(row);
            }
            if (OverMode.FIXED.label().equals(row.findValue("方式"))) {
                checkFixed(row);
            } else {
                checkInProportion(row, over);
            }
        }
        for (ScopeGroup group : validator.findAdditionalGroups().listGroups()) {
            findGaps(group.claims());
            checkAgainstWeight(group);
            checkReachable(group);
        }
    }

    private void checkThreshold(RowScope row) {
        String atLeast = row.findCell("超额率不小于");
        validator.report(
                ProblemCode.CELL_MISSING,
                row,
                atLeast.equals(row.idCell()) ? row.findCell("超额率大于") : atLeast,
                new Bilingual("超额率从多少起扣分，如 30", "the over-achievement that costs points, such as 30"),
                new Bilingual("没有界限，超过目标一点也要扣分", "Without a bound the least excess costs points"));
    }

    private void checkFixed(RowScope row) {
        if (!(row.findValue(COSTS) instanceof BigDecimal costs)) {
            validator.report(
                    ProblemCode.CELL_MISSING,
                    row,
                    row.findCell(COSTS),
                    new Bilingual("扣几分", "the points it takes"),
                    null);
        } else if (costs.signum() == 0) {
            validator.report(
                    ProblemCode.INCONSISTENT,
                    row,
                    row.findCell(COSTS),
                    new Bilingual("大于 0 的分数", "points above 0"),
                    new Bilingual(
                            "只提示、不扣分的，请写在“审核”表的“超额完成”", "What is only to be told belongs to 超额完成 on the sheet 审核"));
        }
        reportIgnoredCell(row, FROM, "按偏离度调减");
    }

    private void checkInProportion(RowScope row, Interval over) {
        reportIgnoredCell(row, COSTS, "扣固定分");
        if (row.findValue(FROM) instanceof BigDecimal from
                && over != null
                && over.low() != null
                && from.compareTo(over.low()) > 0) {
            String low = over.low().toPlainString();
            validator.report(
                    ProblemCode.INCONSISTENT,
                    row,
                    row.findCell(FROM),
                    Bilingual.of("不大于超额率的界限 %s", "at most the row's bound %s", low),
                    new Bilingual("界限到起算之间的行不会扣分", "Between the bound and where it starts the row takes nothing"));
        }
    }

    private void reportIgnoredCell(RowScope row, String column, String mode) {
        if (row.findValue(column) != null) {
            validator.report(
                    ProblemCode.INCONSISTENT,
                    row,
                    row.findCell(column),
                    new Bilingual("空", "nothing"),
                    Bilingual.of("只有方式“%s”才用这一列", "Only the mode %s reads this column", mode));
        }
    }

    /** Over-achievement between two rows, or beyond the last, that costs nothing although less does. */
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
                new Bilingual(values.zh() + " 不扣分，超得少的反而扣分", values.en() + " costs nothing, although less does"));
    }

    private void checkAgainstWeight(ScopeGroup group) {
        validator.findAdditionalGroups().findIndicators(group).stream()
                .filter(indicator -> indicator.weight() != null)
                .min(Comparator.comparing(Indicator::weight))
                .ifPresent(lightest -> group.claims().forEach(row -> checkAgainstWeight(row, lightest)));
    }

    private void checkAgainstWeight(RowScope row, Indicator lightest) {
        if (row.findValue(COSTS) instanceof BigDecimal costs && costs.compareTo(lightest.weight()) > 0) {
            String weight = lightest.weight().toPlainString();
            validator.report(
                    ProblemCode.DEDUCTION_ABOVE_WEIGHT,
                    row,
                    row.findCell(COSTS),
                    Bilingual.of("不超过 %s", "at most %s", weight),
                    Bilingual.of(
                            "指标 %s 的权重只有 %s 分",
                            "The weight of indicator %s is only %s points", lightest.code(), weight));
        }
    }

    /** Rows for rates, for targets with ≤, and for nobody, never take anything. */
    private void checkReachable(ScopeGroup group) {
        String code = group.key().get("code");
        boolean told = code != null
                && validator.scheme().indicators().stream()
                        .noneMatch(indicator -> indicator.code().equals(code));
        if (!validator.isClosed() || told) {
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
                            "None of its indicators can over-achieve: only those with ≥ or =, a target above 0 and another unit than % do"));
        }
    }

    private static boolean mayBeOverAchieved(Indicator indicator) {
        BigDecimal target =
                indicator.target() == null ? null : indicator.target().numberOrNull();
        boolean open = indicator.target() == null;
        boolean operator = indicator.operator() == Operator.AT_LEAST || indicator.operator() == Operator.EQUAL;
        return !indicator.isRate() && (open || operator && target != null && target.signum() > 0);
    }
}
