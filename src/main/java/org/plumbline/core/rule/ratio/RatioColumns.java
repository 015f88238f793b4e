package org.plumbline.core.rule.ratio;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.RatioKind;
import org.plumbline.vocabulary.RatioRule;
import org.plumbline.vocabulary.YesNo;
import org.plumbline.vocabulary.ZeroTargetPolicy;

/** The columns of 比例. */
final class RatioColumns {

    static final String KIND = "类型";
    static final String CAP = "上限%";
    static final String ZERO_TARGET = "目标为零";
    static final String EXCESS_COSTS = "超出是否扣分";
    static final String ZERO_AT = "反向归零倍数";

    static final TableType<NumberReading> TABLE = TableTypeBuilder.forNumbers("RATIO", new Bilingual("比例", "ratio"))
            .opens(
                    "RatioRule d = RatioRule.of(\"$param\");",
                    v -> RatioRule.of((String) v),
                    KIND,
                    "kind",
                    "正向 = 越高越好；反向 = 越低越好；等于",
                    "higher is better, lower is better, or equal",
                    CellType.choiceOf(RatioKind.class))
            .sets(
                    "d.cap(new BigDecimal(\"$param\"));",
                    (RatioRule d, BigDecimal v) -> d.cap(v),
                    CAP,
                    "cap %",
                    "最多得分值的百分之几；空 = " + RatioRule.DEFAULT_CAP,
                    "most that counts, percent of the weight; empty = " + RatioRule.DEFAULT_CAP,
                    CellType.PERCENT)
            .sets(
                    "d.zeroTarget(\"$param\");",
                    (RatioRule d, String v) -> d.zeroTarget(v),
                    ZERO_TARGET,
                    "zero target",
                    "目标值为零时怎么办",
                    "what to do where the target is zero",
                    CellType.choiceOf(ZeroTargetPolicy.class))
            .sets(
                    "d.excessCosts(\"$param\");",
                    (RatioRule d, String v) -> d.excessCosts(v),
                    EXCESS_COSTS,
                    "excess costs",
                    "仅“" + RatioKind.EQUAL.label() + "”类型使用；空 = " + RatioRule.DEFAULT_EXCESS_COSTS.label(),
                    "read by kind " + RatioKind.EQUAL.label() + " only; empty = "
                            + RatioRule.DEFAULT_EXCESS_COSTS.label(),
                    CellType.choiceOf(YesNo.class))
            .sets(
                    "d.zeroAt(new BigDecimal(\"$param\"));",
                    (RatioRule d, BigDecimal v) -> d.zeroAt(v),
                    ZERO_AT,
                    "zero at",
                    "达到目标值的几倍得零分，大于 1；空 = " + RatioRule.DEFAULT_ZERO_AT,
                    "multiple of the target that leaves nothing, above 1; empty = " + RatioRule.DEFAULT_ZERO_AT,
                    new CellType.NumberCellType(new BigDecimal("1.000001"), null))
            .closes("insert(d.basis(\"$param\").judge($r));", (RatioRule d, String v) -> d.basis(v)::judge);

    private RatioColumns() {}
}
