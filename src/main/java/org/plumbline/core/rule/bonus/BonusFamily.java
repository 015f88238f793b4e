package org.plumbline.core.rule.bonus;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.BonusCount;
import org.plumbline.vocabulary.BonusRule;
import org.plumbline.vocabulary.Circumstance;

/** 加分: BONUS. */
public final class BonusFamily implements RuleFamily<Circumstance> {

    @Override
    public TableType<Circumstance> table() {
        return BonusColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("加分表", "a table of bonuses");
    }

    @Override
    public String purpose() {
        return "按填报的事实给总分加分，各行相加";
    }

    @Override
    public String describeRow(RowPhrases row) {
        String circumstance = row.describeCircumstance();
        String each = row.consume(BonusColumns.EACH);
        String points = row.describeChoice(
                BonusColumns.COUNT, BonusCount.class, BonusRule.DEFAULT_COUNT, count -> switch (count) {
                    case PER_UNIT -> row.localize(
                            "按数值每次加 %s 分", "%s points are added for each unit of the number", each);
                    case ONCE -> row.localize("加 %s 分，只加一次", "%s points are added once", each);
                });
        return circumstance
                + (row.contains(BonusColumns.MOST)
                        ? points + row.localize("，本项最多加 %s 分", ", at most %s", row.consume(BonusColumns.MOST))
                        : points);
    }

    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        TableTypeBuilder.checkFactNamed(row, problems);
        BigDecimal each = row.findNumber(BonusColumns.EACH, BigDecimal.ZERO);
        if (each.signum() == 0) {
            problems.reportDoubt(
                    BonusColumns.EACH,
                    new Bilingual("大于 0 的分数", "points above 0"),
                    new Bilingual("填 0 时这一行不加分", "With 0 the row adds nothing"));
        }
        if (row.findChoice(BonusColumns.COUNT, BonusCount.class, BonusRule.DEFAULT_COUNT) == BonusCount.ONCE) {
            TableTypeBuilder.checkContentNamed(row, problems);
        }
        BigDecimal most = row.findNumber(BonusColumns.MOST, each);
        if (most.compareTo(each) < 0) {
            problems.reportDoubt(
                    BonusColumns.MOST,
                    Bilingual.of("不小于每次加分 %s", "at least what one occurrence adds, %s", each.toPlainString()),
                    new Bilingual("一次也加不满", "Not even one occurrence earns its points"));
        }
    }
}
