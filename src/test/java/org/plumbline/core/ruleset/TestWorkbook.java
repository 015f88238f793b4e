package org.plumbline.core.ruleset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.workbook.RuleWorkbookWriter;

/** A sound workbook of one indicator to which a check adds what it is about; rules of a table begin in row 8. */
public final class TestWorkbook {

    public static final String FILE = "made.xlsx";
    public static final String BANDS = "扣分-区间";
    public static final String GRADES = "等级";
    /** The first row of rules below the technical rows and the labels. */
    public static final int FIRST = 8;

    private final Map<String, Object> settings = new LinkedHashMap<>(TestSchemeSettings.settings());
    private final List<Map<String, Object>> indicators = new ArrayList<>();
    private final List<Map<String, Object>> bases = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();

    private record Table(String sheet, String form, List<String> columns, List<List<Object>> rows) {}

    public static TestWorkbook workbook() {
        return new TestWorkbook();
    }

    public TestWorkbook setting(String label, Object value) {
        settings.put(label, value);
        return this;
    }

    /** An indicator judged by the method 区间; pairs of label and value change or add what is said of it. */
    public TestWorkbook indicator(String code, Object... cells) {
        Map<String, Object> indicator = new HashMap<>(Map.of(
                "指标编号", code, "三级指标", code, "权重", 100, "符号", "≥", "目标值", 100, "单位", "%", "评分办法", "区间", "依据", "某文件"));
        for (int i = 0; i < cells.length; i += 2) {
            if (cells[i + 1] == null) {
                indicator.remove((String) cells[i]);
            } else {
                indicator.put((String) cells[i], cells[i + 1]);
            }
        }
        indicators.add(indicator);
        return this;
    }

    /** @param rows without their ids */
    public TestWorkbook table(String sheet, String form, List<String> columns, List<List<Object>> rows) {
        List<List<Object>> named = new ArrayList<>();
        for (List<Object> row : rows) {
            List<Object> cells = new ArrayList<>();
            cells.add("R" + tables.size() + "-" + (named.size() + 1));
            cells.addAll(row);
            named.add(cells);
        }
        List<String> all = new ArrayList<>(columns);
        if (form.equals("BAND")) {
            usual(all, named, "得分", "得分单位", "分");
        } else if (form.equals("STEP")) {
            usual(all, named, "每步扣", "扣分单位", "分");
            usual(all, named, "扣分单位", "不足一步", "进一");
            usual(all, named, "不足一步", "方向", "下降");
            usual(all, named, "方向", "偏差口径", "百分点");
        }
        tables.add(new Table(sheet, form, all, named));
        return this;
    }

    /** A column that every such table must have, where a test says nothing of it. */
    private static void usual(List<String> columns, List<List<Object>> rows, String after, String label, String value) {
        if (!columns.contains(label)) {
            int place = columns.indexOf(after) + 1;
            columns.add(place, label);
            rows.forEach(row -> row.add(place + 1, value));
        }
    }

    /** A row of the sheet 依据; pairs of label and value add what is said of it. */
    public TestWorkbook basis(String id, Object... cells) {
        Map<String, Object> basis = new HashMap<>(Map.of("依据编号", id, "文件", "某办法", "条款", "第" + id + "条", "核对状态", "已核"));
        for (int i = 0; i < cells.length; i += 2) {
            basis.put((String) cells[i], cells[i + 1]);
        }
        bases.add(basis);
        return this;
    }

    public static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    public byte[] bytes() {
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(settings);
        if (indicators.isEmpty()) {
            indicator("x1");
        }
        indicators.forEach(workbook::addIndicator);
        if (tables.stream().noneMatch(table -> table.sheet().equals(GRADES))) {
            table(
                    GRADES,
                    "GRADE",
                    List.of("总分不小于", "总分小于", "等级", "依据"),
                    List.of(row(60, null, "合格", "某文件"), row(null, 60, "不合格", "某文件")));
        }
        tables.forEach(table -> workbook.addTable(table.sheet(), table.form(), table.columns(), table.rows()));
        bases.forEach(workbook::addBasis);
        return workbook.toBytes();
    }

    /** Everything reported of it, whether it was taken or not, but for the list of what was not checked. */
    public List<Problem> problems() {
        try {
            return ShippedFiles.load(FILE, bytes()).warnings();
        } catch (RuleSetRejectedException rejected) {
            return rejected.problems().stream()
                    .filter(problem -> problem.code() != Problem.ProblemCode.UNCHECKED)
                    .toList();
        }
    }
}
