package org.plumbline.core.rule.step;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.DeviationMeasure;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.PartialStep;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.StepRule;

/** The columns of 每步扣分. */
final class StepColumns {

    static final String STEP = "步长";
    static final String COSTS = "每步扣";
    static final String UNIT = "扣分单位";
    static final String PARTIAL_STEP = "不足一步";
    static final String DIRECTION = "方向";
    static final String MEASURE = "偏差口径";
    static final String FLOOR = "下限";

    static final TableType<NumberReading> TABLE = TableTypeBuilder.forNumbers(
                    "STEP", new Bilingual("每步扣分", "points per step"))
            .opens(
                    "StepRule d = StepRule.every(new BigDecimal(\"$param\"));",
                    v -> StepRule.every((BigDecimal) v),
                    STEP,
                    "step",
                    "每多少算一步，单位见“偏差口径”",
                    "size of a step, in the unit of the gap measure",
                    CellType.POSITIVE)
            .needs(
                    "d.costs(new BigDecimal(\"$param\"));",
                    (StepRule d, BigDecimal v) -> d.costs(v),
                    COSTS,
                    "costs",
                    "每一步扣多少，单位见“扣分单位”",
                    "what one step costs, in the unit beside",
                    CellType.NOT_NEGATIVE)
            .needsNow(
                    "d.in(\"$param\");",
                    (StepRule d, String v) -> d.in(v),
                    UNIT,
                    "unit",
                    "权重% = 占本指标分值的百分比；分 = 直接扣分",
                    "percent of the weight, or points",
                    CellType.choiceOf(PointsUnit.class))
            .needsNow(
                    "d.partialStep(\"$param\");",
                    (StepRule d, String v) -> d.partialStep(v),
                    PARTIAL_STEP,
                    "partial step",
                    "不足一步时：进一、舍去或按比例",
                    "how a started step counts",
                    CellType.choiceOf(PartialStep.class))
            .needsNow(
                    "d.direction(\"$param\");",
                    (StepRule d, String v) -> d.direction(v),
                    DIRECTION,
                    "direction",
                    "下降 = 低于目标扣分；上升 = 高于目标扣分；双向 = 偏离即扣",
                    "on which side of the target points are lost",
                    CellType.choiceOf(Direction.class))
            .needsNow(
                    "d.measured(\"$param\");",
                    (StepRule d, String v) -> d.measured(v),
                    MEASURE,
                    "gap measure",
                    "百分点、相对%（差额÷目标×100）或绝对值",
                    "percent points, percent of the target, or absolute",
                    CellType.choiceOf(DeviationMeasure.class))
            .sets(
                    "d.floor(new BigDecimal(\"$param\"));",
                    (StepRule d, BigDecimal v) -> d.floor(v),
                    FLOOR,
                    "floor",
                    "最少得多少分；空 = " + StepRule.DEFAULT_FLOOR,
                    "least score in points; empty = " + StepRule.DEFAULT_FLOOR,
                    CellType.NOT_NEGATIVE)
            .closes("insert(d.basis(\"$param\").judge($r));", (StepRule d, String v) -> d.basis(v)::judge);

    private StepColumns() {}
}
