package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.ruleset.Claims.Group;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.OverMode;

/** Rows for over-achievement: from where they take points, how many, and whether any indicator can come so far. */
final class OverCheck {

    private static final String FIGURE = "overAchieved";
    private static final String COSTS = "扣分";
    private static final String FROM = "起算%";

    private final Verification at;

    OverCheck(Verification at) {
        this.at = at;
    }

    void run() {
        for (Claim row : at.of(Forms.OVER)) {
            Interval over = row.bounds().get(FIGURE);
            if (over == null || over.low() == null) {
                withoutThreshold(row);
            }
            if (OverMode.FIXED.label().equals(row.value("方式"))) {
                fixed(row);
            } else {
                inProportion(row, over);
            }
        }
        for (Group group : at.besides().groups()) {
            gaps(group.claims());
            aboveWeight(group);
            reached(group);
        }
    }

    private void withoutThreshold(Claim row) {
        String atLeast = row.cell("超额率不小于");
        at.tell(
                Code.CELL_MISSING,
                row,
                atLeast.equals(row.idCell()) ? row.cell("超额率大于") : atLeast,
                new Bilingual("超额率从多少起扣分，如 30", "the over-achievement that costs points, such as 30"),
                new Bilingual("没有界限，超过目标一点也要扣分", "Without a bound the least excess costs points"));
    }

    private void fixed(Claim row) {
        if (!(row.value(COSTS) instanceof BigDecimal costs)) {
            at.tell(Code.CELL_MISSING, row, row.cell(COSTS), new Bilingual("扣几分", "the points it takes"), null);
        } else if (costs.signum() == 0) {
            at.tell(
                    Code.INCONSISTENT,
                    row,
                    row.cell(COSTS),
                    new Bilingual("大于 0 的分数", "points above 0"),
                    new Bilingual(
                            "只提示、不扣分的，请写在“审核”表的“超额完成”", "What is only to be told belongs to 超额完成 on the sheet 审核"));
        }
        unread(row, FROM, "按偏离度调减");
    }

    private void inProportion(Claim row, Interval over) {
        unread(row, COSTS, "扣固定分");
        if (row.value(FROM) instanceof BigDecimal from
                && over != null
                && over.low() != null
                && from.compareTo(over.low()) > 0) {
            String low = over.low().toPlainString();
            at.tell(
                    Code.INCONSISTENT,
                    row,
                    row.cell(FROM),
                    Bilingual.of("不大于超额率的界限 %s", "at most the row's bound %s", low),
                    new Bilingual("界限到起算之间的行不会扣分", "Between the bound and where it starts the row takes nothing"));
        }
    }

    private void unread(Claim row, String column, String mode) {
        if (row.value(column) != null) {
            at.tell(
                    Code.INCONSISTENT,
                    row,
                    row.cell(column),
                    new Bilingual("空", "nothing"),
                    Bilingual.of("只有方式“%s”才用这一列", "Only the mode %s reads this column", mode));
        }
    }

    /** Over-achievement between two rows, or beyond the last, that costs nothing although less does. */
    private void gaps(List<Claim> claims) {
        List<Claim> sorted = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim.bounds().containsKey(FIGURE) && !claim.isEmpty()) {
                sorted.add(claim);
            }
        }
        sorted.sort(Comparator.comparing(OverCheck::over, Interval::compareLow));
        Claim reach = null;
        for (Claim claim : sorted) {
            if (reach != null && over(reach).isBelow(over(claim))) {
                Interval gap = over(reach).until(over(claim));
                if (!gap.isEmpty()) {
                    gap(claim, true, gap);
                }
            }
            reach = reach == null || over(claim).compareHigh(over(reach)) > 0 ? claim : reach;
        }
        if (reach != null && over(reach).high() != null) {
            Interval last = over(reach);
            gap(reach, false, new Interval(last.high(), !last.highIncluded(), null, false));
        }
    }

    private static Interval over(Claim claim) {
        return claim.bounds().get(FIGURE);
    }

    private void gap(Claim claim, boolean lower, Interval gap) {
        Bilingual values = Figures.text(FIGURE, gap);
        at.tell(
                Code.BAND_GAP,
                claim,
                claim.boundCell(FIGURE, lower),
                null,
                new Bilingual(values.zh() + " 不扣分，超得少的反而扣分", values.en() + " costs nothing, although less does"));
    }

    private void aboveWeight(Group group) {
        at.besides().judgedBy(group).stream()
                .filter(indicator -> indicator.weight() != null)
                .min(Comparator.comparing(Indicator::weight))
                .ifPresent(lightest -> group.claims().forEach(row -> aboveWeight(row, lightest)));
    }

    private void aboveWeight(Claim row, Indicator lightest) {
        if (row.value(COSTS) instanceof BigDecimal costs && costs.compareTo(lightest.weight()) > 0) {
            String weight = lightest.weight().toPlainString();
            at.tell(
                    Code.DEDUCTION_ABOVE_WEIGHT,
                    row,
                    row.cell(COSTS),
                    Bilingual.of("不超过 %s", "at most %s", weight),
                    Bilingual.of(
                            "指标 %s 的权重只有 %s 分",
                            "The weight of indicator %s is only %s points", lightest.code(), weight));
        }
    }

    /** Rows for rates, for targets with ≤, and for nobody, never take anything. */
    private void reached(Group group) {
        String code = group.key().get("code");
        boolean told = code != null
                && at.scheme().indicators().stream()
                        .noneMatch(indicator -> indicator.code().equals(code));
        if (!at.isClosed() || told) {
            return;
        }
        boolean met = at.scheme().indicators().stream()
                .anyMatch(indicator -> mayGoOver(indicator)
                        && Claims.mayMeet(Claims.profile(indicator, indicator.method()), group.key()));
        if (!met) {
            Claim first = group.claims().get(0);
            at.tell(
                    Code.ROW_UNUSED,
                    first,
                    first.idCell(),
                    null,
                    new Bilingual(
                            "它所管的指标不会有超额率：只有符号为 ≥ 或 =、目标值大于 0、单位不是 % 的指标才有",
                            "None of its indicators can over-achieve: only those with ≥ or =, a target above 0 and another unit than % do"));
        }
    }

    private static boolean mayGoOver(Indicator indicator) {
        BigDecimal target =
                indicator.target() == null ? null : indicator.target().figure();
        boolean open = indicator.target() == null;
        boolean operator = indicator.operator() == Operator.AT_LEAST || indicator.operator() == Operator.EQUAL;
        return !indicator.isRate() && (open || operator && target != null && target.signum() > 0);
    }
}
