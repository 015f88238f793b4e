package org.plumbline.ruleset;

import java.math.BigDecimal;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.vocabulary.YesNo;

/** Bounds within one row: no value is above 90 and below 80. */
final class BoundsCheck {

    private static final String FROM = "下限%";
    private static final String TO = "上限%";

    private final Verification at;

    BoundsCheck(Verification at) {
        this.at = at;
    }

    void run() {
        for (Claim row : at.rows()) {
            row.bounds().forEach((figure, interval) -> bounds(row, figure, interval));
            if (row.contradictsItself()) {
                at.tell(
                        Code.ROW_UNREACHABLE,
                        row,
                        row.cell("已填办法"),
                        null,
                        new Bilingual(
                                "“评分办法”填了名称，“已填办法”却填否；请清空其中一格",
                                "It names a method and is for indicators without one; empty one of the two"));
            }
            if (row.form() == Forms.WORDING) {
                chosen(row);
            }
        }
    }

    private void bounds(Claim row, String figure, Interval interval) {
        Bilingual name = Figures.name(figure);
        if (interval.isEmpty()) {
            boolean equal = interval.low().compareTo(interval.high()) == 0;
            at.tell(
                    equal ? Code.BOUNDS_EQUAL : Code.BOUNDS_SWAPPED,
                    row,
                    row.boundCell(figure, true),
                    Bilingual.of("小于上限 %s", "a number below %s", interval.high().toPlainString()),
                    equal
                            ? new Bilingual(
                                    name.zh() + "只取一个值时，两边请用“不小于”和“不大于”", "For a single " + name.en() + " use ≥ and ≤")
                            : new Bilingual("也许两格填反了", "Maybe the two are swapped"));
        } else if (interval.and(Claim.domain(figure)).isEmpty()) {
            at.tell(
                    Code.ROW_UNREACHABLE,
                    row,
                    row.boundCell(figure, false),
                    new Bilingual("不小于 0 的界限", "a bound that leaves 0 or more"),
                    new Bilingual(
                            name.zh() + "最小为 0；达到目标的值请写“不大于 0”",
                            "There is no " + name.en() + " below 0; for a target that is met write ≤ 0"));
        }
    }

    /** The score a person may choose lies between two cells as well. */
    private void chosen(Claim row) {
        if (row.value(FROM) instanceof BigDecimal from && row.value(TO) instanceof BigDecimal to) {
            Interval band = new Interval(from, true, to, !YesNo.NO.label().equals(row.value("含上限")));
            if (band.isEmpty()) {
                at.tell(
                        from.compareTo(to) == 0 ? Code.BOUNDS_EQUAL : Code.BOUNDS_SWAPPED,
                        row,
                        row.cell(FROM),
                        Bilingual.of("小于上限%% %s", "a number below %s", to.toPlainString()),
                        new Bilingual("也许两格填反了", "Maybe the two are swapped"));
            }
        }
    }
}
