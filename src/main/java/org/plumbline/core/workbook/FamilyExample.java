package org.plumbline.core.workbook;

import static org.plumbline.core.workbook.SchemeTemplateWriter.TO_FILL;
import static org.plumbline.core.workbook.SchemeTemplateWriter.listOf;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.workbook.SchemeTemplateWriter.ScoringFamily;
import org.plumbline.vocabulary.Operator;

/**
 * One family as a clerk first meets it.
 *
 * @param levels names of the levels 1 to 3
 * @param ticks what the passing case ticks; null where it states an actual value
 * @param fires the rows that judge the passing case
 */
record FamilyExample(
        String code,
        List<String> levels,
        Operator operator,
        Object target,
        String unit,
        String method,
        String ticks,
        String fires,
        List<String> columns,
        List<List<Object>> rows) {

    static FamilyExample of(ScoringFamily family) {
        return switch (family) {
            case STEP -> new FamilyExample(
                    "zb01",
                    List.of("过程指标", "预算执行", "支出进度率"),
                    Operator.EQUAL,
                    100,
                    "%",
                    "每低1%扣10%",
                    null,
                    "BK-001",
                    List.of("评分办法", "步长", "每步扣", "扣分单位", "不足一步", "方向", "偏差口径", "下限", "依据"),
                    List.of(listOf(
                            "BK-001",
                            "每低1%扣10%",
                            1,
                            10,
                            "权重%",
                            "进一",
                            "下降",
                            "百分点",
                            0,
                            TO_FILL,
                            "示例：每低 1 个百分点扣权重的 10%，扣完为止")));
            case RATIO -> new FamilyExample(
                    "zb02",
                    List.of("产出指标", "数量指标", "服务对象人数"),
                    Operator.AT_LEAST,
                    100,
                    "人",
                    "正向比例",
                    null,
                    "BL-001",
                    List.of("评分办法", "类型", "上限%", "目标为零", "超出是否扣分", "反向归零倍数", "依据"),
                    List.of(listOf("BL-001", "正向比例", "正向", 100, "报错", null, null, TO_FILL, "示例：完成率乘权重，超过目标不加分")));
            case BAND -> new FamilyExample(
                    "zb03",
                    List.of("产出指标", "时效指标", "资金支付及时率"),
                    Operator.EQUAL,
                    100,
                    "%",
                    "按完成率分档",
                    null,
                    "QJ-001",
                    List.of("评分办法", "完成率不小于", "完成率小于", "得分", "得分单位", "依据"),
                    List.of(
                            listOf("QJ-001", "按完成率分档", 95, null, 100, "权重%", TO_FILL, "示例：各档首尾相接"),
                            listOf("QJ-002", "按完成率分档", 80, 95, 60, "权重%", TO_FILL),
                            listOf("QJ-003", "按完成率分档", null, 80, 0, "权重%", TO_FILL)));
            case CHECKPOINT -> new FamilyExample(
                    "zb04",
                    List.of("过程指标", "管理制度", "管理制度健全性"),
                    Operator.EQUAL,
                    "健全",
                    "定性",
                    "要点-两点各半",
                    "1;2",
                    "YD-001;YD-002",
                    List.of("评分办法", "要点", "作用", "占权重%", "仅填结论", "依据"),
                    List.of(
                            listOf("YD-001", "要点-两点各半", "1", "计分", 50, "待补", TO_FILL, "示例：每个要点一行，占比合计 100"),
                            listOf("YD-002", "要点-两点各半", "2", "计分", 50, "待补", TO_FILL)));
            case WORDING -> new FamilyExample(
                    "zb05",
                    List.of("效益指标", "社会效益指标", "政策知晓情况"),
                    Operator.EQUAL,
                    "普遍知晓",
                    "定性",
                    "定性匹配",
                    null,
                    "DX-001",
                    List.of("评分办法", "与目标一致", "取值%", "依据"),
                    List.of(
                            listOf("DX-001", "定性匹配", "是", 100, TO_FILL, "示例：与目标文字相同得满分"),
                            listOf("DX-002", "定性匹配", "否", 0, TO_FILL)));
        };
    }

    Map<String, Object> createIndicatorRow(BigDecimal weight) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("指标编号", code);
        cells.put("一级指标", levels.get(0));
        cells.put("二级指标", levels.get(1));
        cells.put("三级指标", levels.get(2));
        cells.put("权重", weight);
        cells.put("符号", operator);
        cells.put("目标值", target);
        cells.put("单位", unit);
        cells.put("评分办法", method);
        cells.put("依据", TO_FILL);
        cells.put("备注", "示例，请改成本方案的指标");
        return cells;
    }

    Map<String, Object> createTestRow(String name, BigDecimal weight) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("用例", name);
        cells.put("指标编号", code);
        if (ticks == null) {
            cells.put("实际值", target);
        } else {
            cells.put("要点", ticks);
        }
        cells.put("应得分", weight);
        cells.put("应触发规则", fires);
        return cells;
    }
}
