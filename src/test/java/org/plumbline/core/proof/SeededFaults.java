package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.workbook.RuleWorkbookWriter;

/** A workbook of bands, steps, a ratio and caps whose bounds follow from a seed, sound or with one fault. */
public final class SeededFaults {

    /** The fault and the property that it breaks. */
    public enum Fault {
        NONE(null),
        GAP_OF_A_THOUSANDTH(ProofProperty.ONE_ROW),
        OVERLAP_AT_A_BOUND(ProofProperty.ONE_ROW),
        ROUNDING_NOT_MONOTONE(ProofProperty.BETTER_NEVER_LOWER),
        CAP_LOWERS_THE_BETTER(ProofProperty.TOTAL_NEVER_LOWER),
        ROW_UNREACHABLE(ProofProperty.EVERY_ROW);

        final ProofProperty broken;

        Fault(ProofProperty broken) {
            this.broken = broken;
        }
    }

    private final Fault fault;
    private final Random random;
    private final boolean freeTarget;

    private SeededFaults(long seed, Fault fault) {
        this.fault = fault;
        this.random = new Random(seed);
        // with a large enough target every combination of share and distance can be reached
        this.freeTarget = random.nextInt(3) == 0 && fault != Fault.ROW_UNREACHABLE;
    }

    public static byte[] workbook(long seed, Fault fault) {
        return new SeededFaults(seed, fault).toWorkbook();
    }

    private byte[] toWorkbook() {
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(TestSchemeSettings.settings());
        workbook.addIndicator(indicator("b1", "分档", "≥", freeTarget ? null : 100));
        workbook.addIndicator(indicator("s1", "分步", "≥", 100));
        workbook.addIndicator(indicator("r1", "比例", "≥", 40 + random.nextInt(60)));
        Map<String, Object> rate = new HashMap<>(indicator("z1", "比例", "=", 100));
        rate.put("复算口径", "执行率");
        rate.put("实际值取", "复算");
        workbook.addIndicator(rate);
        workbook.addTable(
                "扣分-区间", "BAND", List.of("评分办法", "完成率不小于", "完成率小于", "完成率不大于", "低于目标大于", "得分", "得分单位", "依据"), bands());
        workbook.addTable(
                "扣分-每步扣分",
                "STEP",
                List.of("评分办法", "低于目标不小于", "低于目标小于", "步长", "每步扣", "扣分单位", "不足一步", "方向", "偏差口径", "依据"),
                steps());
        workbook.addTable(
                "扣分-比例",
                "RATIO",
                List.of("评分办法", "类型", "上限%", "目标为零", "依据"),
                List.of(row("BL-1", "比例", "正向", 100, "报错", "某文件")));
        workbook.addTable("封顶", "CAP", List.of("执行率不小于", "执行率小于", "总分上限", "依据"), caps());
        workbook.addTable(
                "等级",
                "GRADE",
                List.of("总分不小于", "总分小于", "等级", "依据"),
                List.of(row("DJ-1", 60, null, "合格", "某文件"), row("DJ-2", null, 60, "不合格", "某文件")));
        return workbook.toBytes();
    }

    private static Map<String, Object> indicator(String code, String method, String operator, Integer target) {
        Map<String, Object> indicator =
                new HashMap<>(Map.of("指标编号", code, "三级指标", code, "权重", 25, "单位", "%", "评分办法", method, "依据", "某文件"));
        if (target != null) {
            indicator.put("目标值", target);
        }
        indicator.put("符号", operator);
        return indicator;
    }

    private static List<Object> row(Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    /** Descending bands of the completion; in the one chosen the fault changes a bound. */
    private List<List<Object>> bands() {
        int count = 3 + random.nextInt(4);
        List<BigDecimal> bounds = new ArrayList<>();
        int bound = 96 + random.nextInt(4);
        for (int i = 0; i < count - 1; i++) {
            bounds.add(BigDecimal.valueOf(bound).add(BigDecimal.valueOf(random.nextInt(100), 2)));
            bound -= 4 + random.nextInt(9);
        }
        int chosen = 1 + random.nextInt(count - 1);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal low = i == count - 1 ? null : bounds.get(i);
            BigDecimal high = i == 0 ? null : bounds.get(i - 1);
            BigDecimal upTo = null;
            if (i == chosen && fault == Fault.GAP_OF_A_THOUSANDTH) {
                high = high.subtract(new BigDecimal("0.001"));
            } else if (i == chosen && fault == Fault.OVERLAP_AT_A_BOUND) {
                upTo = high;
                high = null;
            }
            rows.add(row("QJ-" + i, "分档", low, high, upTo, null, 100 - 15 * i, "权重%", "某文件"));
        }
        if (fault == Fault.ROW_UNREACHABLE) {
            // a completion of 90 % and a shortfall beyond that of 0 %
            rows.add(row("QJ-X", "分档", 90, null, null, 100 + random.nextInt(50), 10, "权重%", "某文件"));
        }
        return rows;
    }

    /** Started steps count up to a shortfall; beyond it they do not, which the fault makes cost less. */
    private List<List<Object>> steps() {
        int size = 1 + random.nextInt(3);
        BigDecimal split = BigDecimal.valueOf(size)
                .multiply(BigDecimal.valueOf(2 + random.nextInt(3)))
                .add(
                        fault == Fault.ROUNDING_NOT_MONOTONE
                                ? BigDecimal.valueOf(1 + random.nextInt(9), 1).multiply(BigDecimal.valueOf(size))
                                : BigDecimal.ZERO);
        return List.of(
                row("BK-1", "分步", null, split, size, 1, "分", "进一", "下降", "百分点", "某文件"),
                row("BK-2", "分步", split, null, size, 1, "分", "舍去", "下降", "百分点", "某文件"));
    }

    private List<List<Object>> caps() {
        int low = 50 + random.nextInt(10);
        int high = low + 10 + random.nextInt(10);
        int most = 80 + random.nextInt(10);
        boolean swapped = fault == Fault.CAP_LOWERS_THE_BETTER;
        return List.of(
                row("FD-1", high, null, swapped ? most : 100, "某文件"),
                row("FD-2", low, high, swapped ? 100 : most, "某文件"),
                row("FD-3", null, low, most - 20, "某文件"));
    }
}
