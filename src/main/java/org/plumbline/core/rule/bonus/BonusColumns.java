package org.plumbline.core.rule.bonus;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.BonusCount;
import org.plumbline.vocabulary.BonusRule;
import org.plumbline.vocabulary.Circumstance;

/** The columns of 加分. */
final class BonusColumns {

    static final String EACH = "每次加分";
    static final String COUNT = "计次";
    static final String MOST = "单项上限";

    static final TableType<Circumstance> TABLE = TableTypeBuilder.forCircumstances(
                    "BONUS", new Bilingual("加分", "bonuses"))
            .opens(
                    "BonusRule d = BonusRule.worth(new BigDecimal(\"$param\"));",
                    v -> BonusRule.worth((BigDecimal) v),
                    EACH,
                    "points each",
                    "每一次加几分，单位：分",
                    "points for one",
                    CellType.NOT_NEGATIVE)
            .sets(
                    "d.count(\"$param\");",
                    (BonusRule d, String v) -> d.count(v),
                    COUNT,
                    "count",
                    "按数值 = 事实的数值是几就加几次；一次 = 只加一次；空 = " + BonusRule.DEFAULT_COUNT.label() + "，事实是文字时只加一次",
                    "for each unit of the fact's number, or once; empty = for each unit, once where it is a word",
                    CellType.choiceOf(BonusCount.class))
            .sets(
                    "d.most(new BigDecimal(\"$param\"));",
                    (BonusRule d, BigDecimal v) -> d.most(v),
                    MOST,
                    "at most",
                    "本行最多加几分；空 = 不限。各行合计另受“方案”表的加分总上限约束",
                    "the most points of this row; empty = no limit; the scheme bounds all rows together",
                    CellType.NOT_NEGATIVE)
            .closes("insert(d.basis(\"$param\").of($c));", (BonusRule d, String v) -> d.basis(v)::of);

    private BonusColumns() {}
}
