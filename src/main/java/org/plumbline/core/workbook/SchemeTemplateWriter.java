package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.RoundingRule;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.YesNo;

/**
 * The workbook of a new scheme, ready to fill: of each family chosen an indicator and the rows that judge it, the usual
 * grades and checks, and a test case that passes. It loads and scores as it is; a clerk replaces what is example.
 */
public final class SchemeTemplateWriter {

    static final String TO_FILL = "（待填：文件名称和条款）";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    /** What the reader of workbooks refuses in a text. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\"\\\\$\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final BigDecimal MOST_MARKS = BigDecimal.valueOf(10_000);

    /** How points are taken: one kind of deduction table each. */
    public enum ScoringFamily implements Labelled {
        STEP("每步扣分"),
        RATIO("比例"),
        BAND("区间"),
        CHECKPOINT("要点"),
        WORDING("定性");

        private final String label;

        ScoringFamily(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * What the new scheme is.
     *
     * @param id lower-case letters, digits and hyphens; becomes the file's name
     * @param jurisdiction such as 全国 or 省/市/县
     * @param yearFrom first fiscal year, 1990–2200
     * @param yearTo last fiscal year, included
     * @param fullMarks points of a perfect evaluation, 1–10000
     * @param families at least one
     */
    public record TemplateOptions(
            String id,
            String title,
            String jurisdiction,
            int yearFrom,
            int yearTo,
            BigDecimal fullMarks,
            Set<ScoringFamily> families) {

        /** @throws IllegalArgumentException naming what could not become a workbook that loads */
        public TemplateOptions {
            if (id == null || !ID.matcher(id).matches()) {
                throw new IllegalArgumentException("id: lower-case letters, digits and hyphens, not \"" + id + "\"");
            }
            requireText("title", title);
            requireText("jurisdiction", jurisdiction);
            if (yearFrom < 1990 || yearTo > 2200 || yearTo < yearFrom) {
                throw new IllegalArgumentException("years: 1990 to 2200, not " + yearFrom + " to " + yearTo);
            }
            if (fullMarks == null
                    || fullMarks.compareTo(BigDecimal.ONE) < 0
                    || fullMarks.compareTo(MOST_MARKS) > 0
                    || fullMarks.stripTrailingZeros().scale() > 2) {
                throw new IllegalArgumentException("fullMarks: 1 to 10000 with at most two decimals, not " + fullMarks);
            }
            if (families == null || families.isEmpty()) {
                throw new IllegalArgumentException(
                        "families: at least one of " + Labelled.listLabels(ScoringFamily.class));
            }
            families = Set.copyOf(families);
        }

        private static void requireText(String name, String text) {
            if (text == null
                    || text.isBlank()
                    || !text.equals(text.strip())
                    || FORBIDDEN.matcher(text).find()) {
                throw new IllegalArgumentException(name
                        + ": text without straight quotes, backslashes, $ and blanks around it, not \"" + text + "\"");
            }
        }
    }

    private final TemplateOptions options;
    private final RuleWorkbookWriter workbook;

    private SchemeTemplateWriter(TemplateOptions options) {
        this.options = options;
        this.workbook = RuleWorkbookWriter.of(createSettings(options));
    }

    /** An .xlsx file; equal options give equal bytes. */
    public static byte[] toBytes(TemplateOptions options) {
        return new SchemeTemplateWriter(options).write();
    }

    private static Map<String, Object> createSettings(TemplateOptions options) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("方案编号", options.id());
        settings.put("标题", options.title());
        settings.put("适用地区", options.jurisdiction());
        settings.put("年度起", options.yearFrom());
        settings.put("年度止", options.yearTo());
        settings.put("依据", "（待填：文件名称和文号）");
        settings.put("依据状态", "待核");
        settings.put("满分", options.fullMarks());
        settings.put("小数位数", 2);
        settings.put("舍入方式", RoundingRule.HALF_UP);
        settings.put("缺失处理", MissingPolicy.PENDING);
        settings.put("自报指标", YesNo.NO);
        settings.put("绩效维度", "产出指标;效益指标;满意度指标");
        return settings;
    }

    private byte[] write() {
        Set<ScoringFamily> families = EnumSet.copyOf(options.families());
        BigDecimal count = BigDecimal.valueOf(families.size());
        int decimals = options.fullMarks().compareTo(count) < 0 ? 2 : 0;
        BigDecimal each = options.fullMarks().divide(count, decimals, RoundingMode.DOWN);
        BigDecimal rest = options.fullMarks();
        String name = "示例：全部达标";
        workbook.addTest(Map.of(
                "用例", name, "应得分", options.fullMarks(), "应得等级", "优", "应触发规则", "DJ-01", "不应有问题", Check.WEIGHT_SUM));
        int left = families.size();
        for (ScoringFamily family : families) {
            BigDecimal weight = --left == 0 ? rest : each;
            rest = rest.subtract(weight);
            FamilyExample example = FamilyExample.of(family);
            workbook.addIndicator(example.createIndicatorRow(weight));
            workbook.addTable("扣分-" + family.label(), family.name(), example.columns(), example.rows());
            workbook.addTest(example.createTestRow(name, weight));
        }
        addGrades();
        addChecks();
        return workbook.toBytes();
    }

    private void addGrades() {
        workbook.addTable(
                "等级",
                "GRADE",
                List.of("总分不小于", "总分小于", "等级", "别名", "依据"),
                List.of(
                        listOf("DJ-01", computeShare("0.9"), null, "优", "优秀", TO_FILL, "界限按满分的 90%、80%、60%，按文件调整"),
                        listOf("DJ-02", computeShare("0.8"), computeShare("0.9"), "良", "良好", TO_FILL),
                        listOf("DJ-03", computeShare("0.6"), computeShare("0.8"), "中", "中等", TO_FILL),
                        listOf("DJ-04", null, computeShare("0.6"), "差", "较差", TO_FILL)));
    }

    private BigDecimal computeShare(String part) {
        return options.fullMarks().multiply(new BigDecimal(part)).stripTrailingZeros();
    }

    private void addChecks() {
        workbook.addTable("审核", "CHECK", StandardCheckRows.COLUMNS, StandardCheckRows.ROWS);
        BigDecimal tolerance = new BigDecimal("0.05");
        workbook.addThreshold(Check.RATE_RECOMPUTE, tolerance, Severity.HIGH)
                .addThreshold(Check.SUM_MISMATCH, tolerance, Severity.MEDIUM)
                .addThreshold(Check.ROUNDING, tolerance, Severity.INFO)
                .addThreshold(Check.INTERNAL_CONFLICT, BigDecimal.ZERO, Severity.HIGH)
                .addThreshold(Check.PERF_EXEC_GAP, BigDecimal.valueOf(5), Severity.HIGH);
    }

    static List<Object> listOf(Object... cells) {
        return Arrays.asList(cells);
    }
}
