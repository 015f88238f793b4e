package org.plumbline.core.rule.over;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableType.RowMatching;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.OverMode;
import org.plumbline.vocabulary.OverRule;

/** The columns of 超额. */
final class OverColumns {

    static final String OVER = "超额率";
    static final String MODE = "方式";
    static final String COSTS = "扣分";
    static final String FROM = "起算%";

    static final TableType<NumberReading> TABLE = TableTypeBuilder.forReadings(
                    "OVER", new Bilingual("超额", "over-achievement"), NumberReading.class, RowMatching.ONE_BESIDES)
            .bounds("overAchieved", NumberReading::overAchieved, OverColumns::findActualAt, OVER, "over-achievement")
            .opens(
                    "OverRule d = OverRule.by(\"$param\");",
                    v -> OverRule.by((String) v),
                    MODE,
                    "mode",
                    "扣固定分 = 另扣“扣分”列的分数；按偏离度调减 = 权重×（1−（超额率−起算%）÷100），不低于 0。只提示不扣分的不必写在这里，见“审核”表的超额完成",
                    "a fixed number of points, or weight × (1 − (over-achievement − from) ÷ 100), not below 0; for a finding without a deduction use a row of 审核",
                    CellType.choiceOf(OverMode.class))
            .sets(
                    "d.costs(new BigDecimal(\"$param\"));",
                    (OverRule d, BigDecimal v) -> d.costs(v),
                    COSTS,
                    "costs",
                    "“扣固定分”时另扣几分；按偏离度调减的不填",
                    "points taken by 扣固定分",
                    CellType.NOT_NEGATIVE)
            .sets(
                    "d.above(new BigDecimal(\"$param\"));",
                    (OverRule d, BigDecimal v) -> d.above(v),
                    FROM,
                    "from %",
                    "“按偏离度调减”时超额率到多少为止不扣，一般与左边的界限相同；空 = " + OverRule.DEFAULT_FROM,
                    "over-achievement without a deduction, used by 按偏离度调减; empty = " + OverRule.DEFAULT_FROM,
                    CellType.NOT_NEGATIVE)
            .closes("insert(d.basis(\"$param\").judge($r));", (OverRule d, String v) -> d.basis(v)::judge);

    private OverColumns() {}

    private static List<BigDecimal> findActualAt(BigDecimal overAchieved, BigDecimal target) {
        return target == null ? List.of() : List.of(addPercent(target, overAchieved));
    }

    static BigDecimal addPercent(BigDecimal target, BigDecimal percent) {
        return target.add(DecimalMath.takePercent(percent, target));
    }
}
