package org.plumbline.core.rule.slope;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.PartialStep;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.SlopeRule;

/** The columns of 分段. */
final class SlopeColumns {

    static final String STEP = "步长";
    static final String DIRECTION = "方向";
    static final String COSTS = "每步扣";
    static final String TURN = "转折值";
    static final String COSTS_BEYOND = "转折后每步扣";
    static final String UNIT = "扣分单位";
    static final String PARTIAL_STEP = "不足一步";
    static final String LIMIT = "归零界限";

    /** Both directions at once would need two turns. */
    private static final CellType DIRECTIONS =
            new CellType.ChoiceCellType(List.of(Direction.SHORTFALL.label(), Direction.EXCESS.label()));

    static final TableType<NumberReading> TABLE = TableTypeBuilder.forNumbers(
                    "SLOPE", new Bilingual("分段", "two slopes"))
            .opens(
                    "SlopeRule d = SlopeRule.every(new BigDecimal(\"$param\"));",
                    v -> SlopeRule.every((BigDecimal) v),
                    STEP,
                    "step",
                    "每多少算一步，单位与实际值相同（率为百分点）",
                    "size of a step, in the unit of the actual value",
                    CellType.POSITIVE)
            .needs(
                    "d.direction(\"$param\");",
                    (SlopeRule d, String v) -> d.direction(v),
                    DIRECTION,
                    "direction",
                    "下降 = 低于目标扣分；上升 = 高于目标扣分",
                    "on which side of the target points are lost",
                    DIRECTIONS)
            .needs(
                    "d.costs(new BigDecimal(\"$param\"));",
                    (SlopeRule d, BigDecimal v) -> d.costs(v),
                    COSTS,
                    "costs",
                    "从目标值到转折值，每一步扣多少",
                    "what one step costs between target and turn",
                    CellType.NOT_NEGATIVE)
            .needs(
                    "d.turn(new BigDecimal(\"$param\"));",
                    (SlopeRule d, BigDecimal v) -> d.turn(v),
                    TURN,
                    "turn",
                    "实际值越过它以后，按“转折后每步扣”计算",
                    "the actual value beyond which another amount applies",
                    CellType.NUMBER)
            .needs(
                    "d.costsBeyond(new BigDecimal(\"$param\"));",
                    (SlopeRule d, BigDecimal v) -> d.costsBeyond(v),
                    COSTS_BEYOND,
                    "costs beyond",
                    "越过转折值以后，每一步扣多少",
                    "what one step costs beyond the turn",
                    CellType.NOT_NEGATIVE)
            .needs(
                    "d.in(\"$param\");",
                    (SlopeRule d, String v) -> d.in(v),
                    UNIT,
                    "unit",
                    "权重% = 占本指标分值的百分比；分 = 直接扣分",
                    "percent of the weight, or points",
                    CellType.choiceOf(PointsUnit.class))
            .needs(
                    "d.partialStep(\"$param\");",
                    (SlopeRule d, String v) -> d.partialStep(v),
                    PARTIAL_STEP,
                    "partial step",
                    "不足一步时：进一、舍去或按比例，两段分别计算",
                    "how a started step counts, in each part by itself",
                    CellType.choiceOf(PartialStep.class))
            .sets(
                    "d.limit(new BigDecimal(\"$param\"));",
                    (SlopeRule d, BigDecimal v) -> d.limit(v),
                    LIMIT,
                    "limit",
                    "实际值比它更差的不得分，正好等于它的仍计分；空 = 扣完为止",
                    "an actual value that is worse earns nothing, the limit itself is scored; empty = none",
                    CellType.NUMBER)
            .closes("insert(d.basis(\"$param\").judge($r));", (SlopeRule d, String v) -> d.basis(v)::judge);

    private SlopeColumns() {}
}
