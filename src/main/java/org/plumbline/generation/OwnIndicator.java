package org.plumbline.generation;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.vocabulary.Operator;

/**
 * An indicator that bodies write into their own forms, where the scheme leaves that to them.
 *
 * @param least the smallest target there is, in the unit
 * @param step between one usual target and the next
 * @param steps how many targets are usual
 */
record OwnIndicator(
        String level1, String level2, String name, String unit, Operator operator, int least, int step, int steps) {

    private static final String OUTPUT = "产出指标";
    private static final String EFFECT = "效益指标";
    private static final String SATISFACTION = "满意度指标";

    /** In the order of a form. */
    static final List<OwnIndicator> ALL = List.of(
            count(OUTPUT, "数量指标", "培训人次", "人次", 200, 50, 40),
            count(OUTPUT, "数量指标", "服务对象人数", "人", 500, 100, 90),
            count(OUTPUT, "数量指标", "新建服务站点数", "个", 2, 1, 30),
            count(OUTPUT, "数量指标", "开展检查次数", "次", 10, 5, 30),
            count(OUTPUT, "数量指标", "印发宣传资料份数", "份", 1000, 500, 60),
            count(OUTPUT, "数量指标", "购置设备台数", "台", 3, 1, 40),
            count(OUTPUT, "数量指标", "养护里程", "公里", 5, 5, 40),
            count(OUTPUT, "数量指标", "资助户数", "户", 10, 5, 80),
            count(OUTPUT, "数量指标", "组织活动场次", "场", 4, 2, 20),
            count(OUTPUT, "数量指标", "采集样本份数", "份", 100, 50, 40),
            all(OUTPUT, "质量指标", "验收合格率"),
            rate(OUTPUT, "质量指标", "设备完好率", 90),
            rate(OUTPUT, "质量指标", "培训合格率", 90),
            all(OUTPUT, "质量指标", "资金使用合规率"),
            rate(OUTPUT, "质量指标", "数据准确率", 95),
            all(OUTPUT, "质量指标", "档案完整率"),
            all(OUTPUT, "时效指标", "按期完成率"),
            rate(OUTPUT, "时效指标", "资金拨付及时率", 95),
            rate(OUTPUT, "时效指标", "工单办结率", 95),
            atMost(OUTPUT, "成本指标", "项目总成本", "万元", 20, 10, 60),
            atMost(OUTPUT, "成本指标", "人均成本", "元", 100, 50, 30),
            atMost(OUTPUT, "成本指标", "单次活动成本", "元", 1000, 500, 30),
            count(EFFECT, "经济效益指标", "带动增收额", "万元", 10, 10, 50),
            rate(EFFECT, "社会效益指标", "政策知晓率", 85),
            atMost(EFFECT, "社会效益指标", "有效投诉件数", "件", 2, 1, 12),
            rate(EFFECT, "社会效益指标", "服务覆盖率", 90),
            count(EFFECT, "社会效益指标", "带动就业人数", "人", 10, 10, 40),
            rate(EFFECT, "生态效益指标", "污水达标排放率", 95),
            all(EFFECT, "可持续影响指标", "长效机制执行率"),
            count(EFFECT, "可持续影响指标", "设施使用年限", "年", 3, 1, 12),
            rate(SATISFACTION, "服务对象满意度指标", "服务对象满意度", 85),
            rate(SATISFACTION, "服务对象满意度指标", "群众满意度", 85),
            rate(SATISFACTION, "服务对象满意度指标", "职工满意度", 85));

    private static OwnIndicator count(
            String level1, String level2, String name, String unit, int least, int step, int steps) {
        return new OwnIndicator(level1, level2, name, unit, Operator.AT_LEAST, least, step, steps);
    }

    private static OwnIndicator atMost(
            String level1, String level2, String name, String unit, int least, int step, int steps) {
        return new OwnIndicator(level1, level2, name, unit, Operator.AT_MOST, least, step, steps);
    }

    private static OwnIndicator rate(String level1, String level2, String name, int least) {
        return new OwnIndicator(level1, level2, name, "%", Operator.AT_LEAST, least, 5, (100 - least) / 5);
    }

    private static OwnIndicator all(String level1, String level2, String name) {
        return new OwnIndicator(level1, level2, name, "%", Operator.EQUAL, 100, 0, 1);
    }

    BigDecimal target(Dice dice) {
        return BigDecimal.valueOf(least + (long) step * dice.between(0, steps - 1));
    }
}
