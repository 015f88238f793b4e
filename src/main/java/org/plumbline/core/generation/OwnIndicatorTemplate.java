package org.plumbline.core.generation;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.vocabulary.Operator;

/**
 * A template of an own indicator, where the scheme allows them.
 *
 * @param least the smallest target there is, in the unit
 * @param step between one usual target and the next
 * @param steps how many targets are usual
 */
record OwnIndicatorTemplate(
        String level1, String level2, String name, String unit, Operator operator, int least, int step, int steps) {

    private static final String OUTPUT = "产出指标";
    private static final String EFFECT = "效益指标";
    private static final String SATISFACTION = "满意度指标";

    /** In the order of a form. */
    static final List<OwnIndicatorTemplate> ALL = List.of(
            ofCount(OUTPUT, "数量指标", "培训人次", "人次", 200, 50, 40),
            ofCount(OUTPUT, "数量指标", "服务对象人数", "人", 500, 100, 90),
            ofCount(OUTPUT, "数量指标", "新建服务站点数", "个", 2, 1, 30),
            ofCount(OUTPUT, "数量指标", "开展检查次数", "次", 10, 5, 30),
            ofCount(OUTPUT, "数量指标", "印发宣传资料份数", "份", 1000, 500, 60),
            ofCount(OUTPUT, "数量指标", "购置设备台数", "台", 3, 1, 40),
            ofCount(OUTPUT, "数量指标", "养护里程", "公里", 5, 5, 40),
            ofCount(OUTPUT, "数量指标", "资助户数", "户", 10, 5, 80),
            ofCount(OUTPUT, "数量指标", "组织活动场次", "场", 4, 2, 20),
            ofCount(OUTPUT, "数量指标", "采集样本份数", "份", 100, 50, 40),
            ofFullRate(OUTPUT, "质量指标", "验收合格率"),
            ofRate(OUTPUT, "质量指标", "设备完好率", 90),
            ofRate(OUTPUT, "质量指标", "培训合格率", 90),
            ofFullRate(OUTPUT, "质量指标", "资金使用合规率"),
            ofRate(OUTPUT, "质量指标", "数据准确率", 95),
            ofFullRate(OUTPUT, "质量指标", "档案完整率"),
            ofFullRate(OUTPUT, "时效指标", "按期完成率"),
            ofRate(OUTPUT, "时效指标", "资金拨付及时率", 95),
            ofRate(OUTPUT, "时效指标", "工单办结率", 95),
            ofUpperLimit(OUTPUT, "成本指标", "项目总成本", "万元", 20, 10, 60),
            ofUpperLimit(OUTPUT, "成本指标", "人均成本", "元", 100, 50, 30),
            ofUpperLimit(OUTPUT, "成本指标", "单次活动成本", "元", 1000, 500, 30),
            ofCount(EFFECT, "经济效益指标", "带动增收额", "万元", 10, 10, 50),
            ofRate(EFFECT, "社会效益指标", "政策知晓率", 85),
            ofUpperLimit(EFFECT, "社会效益指标", "有效投诉件数", "件", 2, 1, 12),
            ofRate(EFFECT, "社会效益指标", "服务覆盖率", 90),
            ofCount(EFFECT, "社会效益指标", "带动就业人数", "人", 10, 10, 40),
            ofRate(EFFECT, "生态效益指标", "污水达标排放率", 95),
            ofFullRate(EFFECT, "可持续影响指标", "长效机制执行率"),
            ofCount(EFFECT, "可持续影响指标", "设施使用年限", "年", 3, 1, 12),
            ofRate(SATISFACTION, "服务对象满意度指标", "服务对象满意度", 85),
            ofRate(SATISFACTION, "服务对象满意度指标", "群众满意度", 85),
            ofRate(SATISFACTION, "服务对象满意度指标", "职工满意度", 85));

    private static OwnIndicatorTemplate ofCount(
            String level1, String level2, String name, String unit, int least, int step, int steps) {
        return new OwnIndicatorTemplate(level1, level2, name, unit, Operator.AT_LEAST, least, step, steps);
    }

    private static OwnIndicatorTemplate ofUpperLimit(
            String level1, String level2, String name, String unit, int least, int step, int steps) {
        return new OwnIndicatorTemplate(level1, level2, name, unit, Operator.AT_MOST, least, step, steps);
    }

    private static OwnIndicatorTemplate ofRate(String level1, String level2, String name, int least) {
        return new OwnIndicatorTemplate(level1, level2, name, "%", Operator.AT_LEAST, least, 5, (100 - least) / 5);
    }

    private static OwnIndicatorTemplate ofFullRate(String level1, String level2, String name) {
        return new OwnIndicatorTemplate(level1, level2, name, "%", Operator.EQUAL, 100, 0, 1);
    }

    BigDecimal createTarget(RandomSource dice) {
        return BigDecimal.valueOf(least + (long) step * dice.nextInt(0, steps - 1));
    }
}
