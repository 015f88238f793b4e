package org.plumbline.core.verification;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.CellRange;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Bounds within one row: no value is above 90 and below 80. */
final class BoundsCheck {

    private final WorkbookValidator validator;

    BoundsCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        for (RowScope row : validator.listRows()) {
            row.bounds().forEach((figure, interval) -> checkBounds(row, figure, interval));
            if (row.isContradictory()) {
                validator.report(
                        ProblemCode.ROW_UNREACHABLE,
                        row,
                        row.findCell("已填办法"),
                        null,
                        new Bilingual(
                                "“评分办法”填了名称，“已填办法”却填否；请清空其中一格",
                                "It names a method and is for indicators without one; clear one of the two"));
            }
            checkRange(row, row.family().findRange(row));
        }
    }

    private void checkBounds(RowScope row, String figure, Interval interval) {
        Bilingual name = FigureNames.findName(figure);
        if (interval.isEmpty()) {
            boolean equal = interval.low().compareTo(interval.high()) == 0;
            validator.report(
                    equal ? ProblemCode.BOUNDS_EQUAL : ProblemCode.BOUNDS_SWAPPED,
                    row,
                    row.findBoundCell(figure, true),
                    Bilingual.of("小于上限 %s", "a number below %s", interval.high().toPlainString()),
                    equal
                            ? new Bilingual(
                                    name.zh() + "只取一个值时，两边请用“不小于”和“不大于”", "For a single " + name.en() + " use ≥ and ≤")
                            : new Bilingual("也许两格填反了", "The two cells may be swapped"));
        } else if (interval.intersect(RowScope.findDomain(figure)).isEmpty()) {
            validator.report(
                    ProblemCode.ROW_UNREACHABLE,
                    row,
                    row.findBoundCell(figure, false),
                    new Bilingual("不小于 0 的界限", "a bound that leaves 0 or more"),
                    new Bilingual(
                            name.zh() + "最小为 0；达到目标的值请写“不大于 0”",
                            "There is no " + name.en() + " below 0; for a target that is met write ≤ 0"));
        }
    }

    /** Two cells may be the ends of a range as well. */
    private void checkRange(RowScope row, CellRange cells) {
        if (cells == null || !cells.range().isEmpty()) {
            return;
        }
        Interval range = cells.range();
        validator.report(
                range.low().compareTo(range.high()) == 0 ? ProblemCode.BOUNDS_EQUAL : ProblemCode.BOUNDS_SWAPPED,
                row,
                row.findCell(cells.fromLabel()),
                Bilingual.of(
                        "小于%s %s",
                        "a number below %2$s", cells.toLabel(), range.high().toPlainString()),
                new Bilingual("也许两格填反了", "The two cells may be swapped"));
    }
}
