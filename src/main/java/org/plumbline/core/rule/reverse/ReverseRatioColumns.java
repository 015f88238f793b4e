package org.plumbline.core.rule.reverse;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.ReverseRatioRule;
import org.plumbline.vocabulary.ZeroTargetPolicy;

/** The columns of 反比. */
final class ReverseRatioColumns {

    /** Of the condition that all tables of numbers have. */
    static final String OPERATOR = "符号";

    static final String LIMIT = "上限%";
    static final String ZERO_TARGET = "目标为零";

    static final TableType<NumberReading> TABLE = TableTypeBuilder.forNumbers(
                    "REVERSE_RATIO", new Bilingual("反比", "reverse ratio"))
            .opens(
                    "ReverseRatioRule d = ReverseRatioRule.upTo(new BigDecimal(\"$param\"));",
                    v -> ReverseRatioRule.upTo((BigDecimal) v),
                    LIMIT,
                    "at most %",
                    "最多得分值的百分之几，一般填 100。得分 = 分值×目标值÷实际值，不超过目标得满分",
                    "most that counts, percent of the weight, usually 100; the score is weight × target ÷ actual, full"
                            + " marks up to the target",
                    CellType.PERCENT)
            .sets(
                    "d.zeroTarget(\"$param\");",
                    (ReverseRatioRule d, String v) -> d.zeroTarget(v),
                    ZERO_TARGET,
                    "zero target",
                    "目标值为零时怎么办；空 = " + ReverseRatioRule.DEFAULT_ZERO_TARGET.label(),
                    "what to do where the target is zero; empty = " + ReverseRatioRule.DEFAULT_ZERO_TARGET.label(),
                    CellType.choiceOf(ZeroTargetPolicy.class))
            .closes("insert(d.basis(\"$param\").judge($r));", (ReverseRatioRule d, String v) -> d.basis(v)::judge);

    private ReverseRatioColumns() {}
}
