package org.plumbline.core.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.report.EvaluationWorkbookWriter;
import org.plumbline.core.report.ReportSheetWriter;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;
import org.plumbline.core.report.ReportStyles;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.ReproducibleFile;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.Scheme;

/**
 * The form of a scheme, ready to fill in: indicators, targets and weights are filled in, the values of the body are
 * blank. It looks like the form that {@link EvaluationWorkbookWriter} writes, and {@link FilledForm} reads it without
 * asking about its layout. Equal input gives equal bytes.
 */
public final class BlankFormWriter {

    /** Number of blank rows for own indicators, and in each list. */
    private static final int OWN_ROWS = 40;

    private static final int LIST_ROWS = 12;

    private static final int LEVEL1 = 1;
    private static final int LEVEL2 = 2;
    private static final int WEIGHT = 8;
    private static final int SCORE = 9;

    private static final String HOW_TO_FILL_IN =
            "填写空白单元格；没有的留空或填“/”。百分数填 95.4% 或 95.4 都可以，不要填 0.954。要点填编号，如 1、2、3。填好后在“自评表”页面上传。";
    private static final String WHAT_FIGURES_ARE = "数据项：自评报告其他地方写到的数字；与某个指标是同一个数时，在该指标的“对应数据项”栏填同样的名称。";
    /** The texts of a blank form that say how it is filled in. */
    static final Set<String> NOTES = Set.of(HOW_TO_FILL_IN, WHAT_FIGURES_ARE);

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final XSSFWorkbook book;
    private final XSSFSheet cells;
    private final ReportSheetWriter sheet;

    private BlankFormWriter(RuleSet ruleSet, XSSFWorkbook book) {
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.book = book;
        this.cells = book.createSheet(FormMarkerSheet.FORM);
        this.sheet = new ReportSheetWriter(cells, new ReportStyles(book), Locale.CHINESE);
    }

    public static byte[] write(RuleSet ruleSet, int fiscalYear) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            new BlankFormWriter(ruleSet, book).write(fiscalYear);
            FormMarkerSheet.write(book, ruleSet.scheme().id());
            book.setActiveSheet(0);
            return ReproducibleFile.toBytes(book, null, Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory to memory
        }
    }

    private void write(int fiscalYear) {
        sheet.writeTitle(scheme.title() + " 自评表");
        sheet.writeNote(HOW_TO_FILL_IN);
        int subject = sheet.writeRow("评价对象", null, null, null, "地区", null, null);
        cells.addMergedRegion(new CellRangeAddress(subject, subject, 1, 3));
        cells.addMergedRegion(new CellRangeAddress(subject, subject, 5, 6));
        int about = sheet.writeRow("对象类型", null, "评价年度", fiscalYear, "评价方案", scheme.id(), null);
        cells.addMergedRegion(new CellRangeAddress(about, about, 5, 6));
        addDropdown(about, 1, "部门", "项目");
        sheet.skipRow();
        int money = sheet.writeRow("金额单位", "万元");
        addDropdown(money, 1, "万元", "元");
        sheet.writeStrongRow("预算情况", "年初预算数", "上年结转", "全年预算数", "全年执行数");
        sheet.writeRow("年度资金总额", null, null, null, null);
        sheet.skipRow();
        writeIndicators();
        sheet.skipRow();
        writeList("支出明细");
        writeList("任务名称");
        sheet.writeStrongRow("数据项", "数值", "单位", "出处");
        writeBlankRows(LIST_ROWS, 4);
        sheet.skipRow();
        sheet.writeNote(WHAT_FIGURES_ARE);
    }

    private void writeList(String heading) {
        sheet.writeStrongRow(heading, "预算数", "执行数");
        writeBlankRows(LIST_ROWS, 3);
        sheet.skipRow();
    }

    private void writeBlankRows(int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            sheet.writeRow(new Object[columns]);
        }
    }

    private void writeIndicators() {
        List<ReportColumn> columns = new ArrayList<>(List.of(
                new ReportColumn("指标编号", "Code", 14),
                new ReportColumn("一级指标", "Level 1", 14),
                new ReportColumn("二级指标", "Level 2", 13),
                new ReportColumn("三级指标", "Level 3", 24),
                new ReportColumn("目标值", "Target", 14),
                new ReportColumn("单位", "Unit", 9),
                new ReportColumn("实际值", "Actual", 14),
                new ReportColumn("要点", "Points", 11),
                new ReportColumn("权重", "Weight", 8),
                new ReportColumn("自评得分", "Declared", 10),
                new ReportColumn("原因说明", "Reason", 30),
                new ReportColumn("佐证材料", "Evidence", 18),
                new ReportColumn("评分办法", "Method", 18),
                new ReportColumn("对应数据项", "Figure", 14)));
        if (asksForChoice()) {
            columns.add(new ReportColumn("择一", "Counts", 8));
        }
        sheet.writeHeader(columns.toArray(ReportColumn[]::new));
        cells.createFreezePane(0, 0); // frozen rows above the header would fill a small screen
        int first = -1;
        List<String[]> levels = new ArrayList<>();
        int opened = -1;
        String group = null;
        for (Indicator indicator : scheme.indicators()) {
            boolean same = indicator.group() != null && indicator.group().equals(group);
            int row = writeIndicator(indicator, !same);
            if (!same) {
                mergeGroupCells(opened, row - 1, group);
                opened = row;
            }
            group = indicator.group();
            first = first < 0 ? row : first;
            levels.add(new String[] {indicator.level1(), indicator.level2()});
        }
        if (first >= 0) {
            mergeGroupCells(opened, first + levels.size() - 1, group);
            mergeLevels(first, levels);
        }
        if (scheme.openIndicators()) {
            writeBlankRows(OWN_ROWS, columns.size());
        }
        sheet.writeStrongRow(
                "合计", null, null, null, null, null, null, null, sumWeights(), null, null, null, null, null);
        int grade = sheet.writeStrongRow("自评等级", null);
        addDropdown(grade, 1, ruleSet.listGrades().stream().distinct().toArray(String[]::new));
    }

    private int writeIndicator(Indicator indicator, boolean opens) {
        boolean recomputed = indicator.actualSource() == ActualSource.RECOMPUTED;
        return sheet.writeRow(
                indicator.code(),
                indicator.level1(),
                indicator.level2(),
                indicator.name(),
                formatTarget(indicator),
                indicator.unit(),
                recomputed ? "—" : null,
                ruleSet.methods().judgesChecklists(indicator.code(), indicator.method()) ? null : "—",
                opens ? findWeight(indicator) : null,
                null,
                null,
                null,
                indicator.method(),
                null,
                isOneOfChoices(indicator) ? null : "—");
    }

    /** Whether a group requires its counting member to be named. */
    private boolean asksForChoice() {
        return scheme.groups().stream().anyMatch(group -> group.take() == GroupAggregation.CHOSEN);
    }

    private boolean isOneOfChoices(Indicator indicator) {
        return scheme.groups().stream()
                .anyMatch(group ->
                        group.take() == GroupAggregation.CHOSEN && group.code().equals(indicator.group()));
    }

    private static Object formatTarget(Indicator indicator) {
        if (indicator.target() == null) {
            return null;
        }
        return indicator.operator().label() + indicator.target();
    }

    private Object findWeight(Indicator indicator) {
        return scheme.groups().stream()
                .filter(group -> group.code().equals(indicator.group()))
                .map(IndicatorGroup::weight)
                .findFirst()
                .orElse(indicator.weight());
    }

    /** Null where some weight is left open. */
    private BigDecimal sumWeights() {
        List<BigDecimal> weights = new ArrayList<>();
        scheme.groups().forEach(group -> weights.add(group.weight()));
        scheme.indicators().stream()
                .filter(indicator -> indicator.group() == null)
                .forEach(indicator -> weights.add(indicator.weight()));
        return scheme.openIndicators() || weights.contains(null)
                ? null
                : weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Members of a group have one weight and one score. */
    private void mergeGroupCells(int first, int last, String group) {
        if (group != null && first >= 0) {
            sheet.merge(first, last, WEIGHT, false);
            sheet.merge(first, last, SCORE, false);
        }
    }

    private void mergeLevels(int top, List<String[]> levels) {
        for (int column : new int[] {LEVEL1, LEVEL2}) {
            int from = 0;
            for (int i = 1; i <= levels.size(); i++) {
                if (i == levels.size() || !isSameLevel(levels.get(from), levels.get(i), column)) {
                    if (levels.get(from)[column - 1] != null) {
                        sheet.merge(top + from, top + i - 1, column, true);
                    }
                    from = i;
                }
            }
        }
    }

    private static boolean isSameLevel(String[] one, String[] other, int column) {
        return Objects.equals(one[0], other[0]) && (column == LEVEL1 || Objects.equals(one[1], other[1]));
    }

    private void addDropdown(int row, int column, String... texts) {
        if (texts.length == 0
                || String.join(",", texts).length() > 255
                || Arrays.stream(texts).anyMatch(t -> t.contains(","))) {
            return; // more than a list in a cell may hold
        }
        XSSFDataValidationHelper helper = new XSSFDataValidationHelper(cells);
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(texts), new CellRangeAddressList(row, row, column, column));
        validation.setSuppressDropDownArrow(true); // POI's name for showing it
        validation.setShowErrorBox(false);
        cells.addValidationData(validation);
    }
}
