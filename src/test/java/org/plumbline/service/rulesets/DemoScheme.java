package org.plumbline.service.rulesets;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.workbook.RuleWorkbookWriter;

/** A small scheme of its own for tests of publication: one indicator worth all points, one step rule, four grades. */
public final class DemoScheme {

    private DemoScheme() {}

    /** @param costs percent of the weight that a step costs; text for a mistake */
    public static byte[] workbook(String scheme, Object costs) {
        return workbook(scheme, 2020, 2025, costs);
    }

    public static byte[] workbook(String scheme, int from, int to, Object costs) {
        return book(scheme, "演示方案", from, to, costs).toBytes();
    }

    /** With a title of its own. */
    static byte[] workbook(String scheme, Object costs, String title) {
        return book(scheme, title, 2020, 2025, costs).toBytes();
    }

    /** With one test of its own: what 95 % of the target gives. */
    public static byte[] tested(String scheme, Object costs, int expected) {
        return book(scheme, "演示方案", 2020, 2025, costs)
                .addTest(Map.of("用例", "差五步", "年度", 2020, "指标编号", "a1", "实际值", 95, "应得分", expected))
                .toBytes();
    }

    private static RuleWorkbookWriter book(String scheme, String title, int from, int to, Object costs) {
        Map<String, Object> settings =
                TestSchemeSettings.settings(Map.of("方案编号", scheme, "标题", title, "年度起", from, "年度止", to, "依据", "演示文件"));
        return RuleWorkbookWriter.of(settings)
                .addIndicator(Map.of(
                        "指标编号",
                        "a1",
                        "三级指标",
                        "完成率",
                        "一级指标",
                        "产出",
                        "二级指标",
                        "数量",
                        "权重",
                        100,
                        "符号",
                        "≥",
                        "目标值",
                        BigDecimal.valueOf(100),
                        "单位",
                        "%",
                        "评分办法",
                        "每低1%",
                        "依据",
                        "演示文件"))
                .addTable(
                        "扣分-每步扣分",
                        "STEP",
                        List.of("评分办法", "步长", "每步扣", "扣分单位", "不足一步", "方向", "偏差口径", "依据"),
                        List.of(row("BK-1", "每低1%", 1, costs, "权重%", "进一", "下降", "百分点", "演示文件")))
                .addTable(
                        "等级",
                        "GRADE",
                        List.of("总分不小于", "总分小于", "等级", "依据"),
                        List.of(
                                row("DJ-1", 90, null, "优", "演示文件"),
                                row("DJ-2", 80, 90, "良", "演示文件"),
                                row("DJ-3", 60, 80, "中", "演示文件"),
                                row("DJ-4", 0, 60, "差", "演示文件")));
    }

    /** 95 % of the target reached: five steps short. */
    public static byte[] submission(String scheme, int fiscalYear) {
        return """
                {"scheme": "%s", "fiscalYear": %d, "indicators": [{"code": "a1", "actual": 95}]}
                """
                .formatted(scheme, fiscalYear)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
