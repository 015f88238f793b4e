package org.plumbline.core.rule.over;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.TableType.BoundOperator;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.OverMode;

/** Checks a single row for over-achievement: the threshold and the number of points. */
final class OverRowCheck {

    private static final String ABOVE = TableTypeBuilder.labelBound(OverColumns.OVER, BoundOperator.GREATER);
    private static final String AT_LEAST = TableTypeBuilder.labelBound(OverColumns.OVER, BoundOperator.AT_LEAST);

    private OverRowCheck() {}

    static void check(TypedRow row, RowProblems problems) {
        BigDecimal above = row.findNumber(ABOVE, null);
        BigDecimal bound = row.findNumber(AT_LEAST, above);
        if (bound == null) {
            problems.reportMissing(
                    new Bilingual("超额率从多少起扣分，如 30", "the over-achievement that costs points, such as 30"),
                    new Bilingual("没有界限，超过目标一点也要扣分", "Without a bound the smallest excess costs points"),
                    AT_LEAST,
                    ABOVE);
        }
        switch (row.findChoice(OverColumns.MODE, OverMode.class, OverMode.FIXED)) {
            case FIXED -> checkFixed(row, problems);
            case IN_PROPORTION -> checkInProportion(
                    row, bound == null || above == null ? bound : bound.max(above), problems);
        }
    }

    private static void checkFixed(TypedRow row, RowProblems problems) {
        BigDecimal costs = row.findNumber(OverColumns.COSTS, null);
        if (costs == null) {
            problems.reportMissing(new Bilingual("扣几分", "the points it takes"), null, OverColumns.COSTS);
        } else if (costs.signum() == 0) {
            problems.reportInconsistent(
                    OverColumns.COSTS,
                    new Bilingual("大于 0 的分数", "points above 0"),
                    new Bilingual(
                            "只提示、不扣分的，请写在“审核”表的“超额完成”",
                            "A row that only raises a finding belongs to 超额完成 on the sheet 审核"));
        }
        reportUnread(row, OverColumns.FROM, OverMode.IN_PROPORTION, problems);
    }

    /** @param bound the over-achievement from which the row matches; null for any */
    private static void checkInProportion(TypedRow row, BigDecimal bound, RowProblems problems) {
        reportUnread(row, OverColumns.COSTS, OverMode.FIXED, problems);
        BigDecimal from = row.findNumber(OverColumns.FROM, null);
        if (from != null && bound != null && from.compareTo(bound) > 0) {
            problems.reportInconsistent(
                    OverColumns.FROM,
                    Bilingual.of("不大于超额率的界限 %s", "at most the row's bound %s", bound.toPlainString()),
                    new Bilingual("界限到起算之间的行不会扣分", "Between the bound and its start the row takes nothing"));
        }
    }

    private static void reportUnread(TypedRow row, String label, OverMode mode, RowProblems problems) {
        if (row.findValue(label) != null) {
            problems.reportInconsistent(
                    label,
                    new Bilingual("空", "nothing"),
                    Bilingual.of("只有方式“%s”才用这一列", "Only the mode %s reads this column", mode.label()));
        }
    }
}
