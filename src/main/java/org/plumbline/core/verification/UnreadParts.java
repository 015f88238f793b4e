package org.plumbline.core.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.workbook.CaseColumns;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.WorkbookContent;

/** The parts of a workbook that could not be read, and the checks that wait for them. */
public final class UnreadParts {

    private static final String GRADES = "等级";

    private final ProblemCollector problems;
    /** By sheet, before rows were compared with each other. */
    private final Map<String, List<Problem>> unread = new HashMap<>();

    private final boolean methodsKnown;
    /** Columns of the sheet 指标 by index. */
    private final Map<Integer, String> labels = new HashMap<>();

    /** Settings by their row, as Excel counts. */
    private final Map<Integer, String> settings = new HashMap<>();

    private final boolean tables;
    private final boolean tested;
    /** Checks that wait, in the order of requests. */
    private final Map<String, Bilingual> waiting = new LinkedHashMap<>();

    /** @param tables whether every table sheet was read completely */
    public UnreadParts(WorkbookContent content, boolean tables, ProblemCollector problems) {
        this.problems = problems;
        this.tables = tables;
        content.findSheet(CatalogueColumns.SCHEME)
                .ifPresent(sheet -> sheet.entries().forEach(entry -> settings.put(entry.row(), entry.key())));
        content.findSheet(CatalogueColumns.INDICATORS).ifPresent(sheet -> sheet.columns()
                .forEach(column -> labels.put(column.index(), column.label().zh())));
        problems.unread().forEach(problem -> unread.computeIfAbsent(problem.sheet(), sheet -> new ArrayList<>())
                .add(problem));
        this.methodsKnown = !problems.has(ProblemCode.METHOD_UNKNOWN) && !problems.has(ProblemCode.SHEET_UNUSED);
        this.tested = content.findSheet(CaseColumns.CASES).isPresent();
    }

    /** Whether every row of a sheet was read. */
    boolean isWhole(String sheet) {
        return of(sheet).isEmpty();
    }

    private List<Problem> of(String sheet) {
        return unread.getOrDefault(sheet, List.of());
    }

    /** Whether gaps of a sheet can be determined; unread rows may fill them. */
    boolean knowsGaps(String sheet) {
        return isWhole(sheet) || waitsForGaps(sheet);
    }

    /** Always false: notes that gaps of a sheet are not checked. */
    boolean waitsForGaps(String sheet) {
        return waits(sheet, "“" + sheet + "”有没有空档", "gaps of the sheet " + sheet);
    }

    boolean knowsGrades() {
        return isWhole(GRADES) && knowsSetting("满分") && knowsSetting("小数位数")
                || waits(GRADES, "每个总分是否都有等级", "whether every total has a grade");
    }

    boolean knowsWeights() {
        return knowsColumns(Set.of("指标编号", "权重", "共用组", "取法")) && knowsSetting("自报指标")
                || waits("权重", "权重是否齐全", "whether all weights are there");
    }

    boolean knowsSum() {
        return knowsWeights() && knowsSetting("满分") || waits("满分", "权重合计", "the sum of the weights");
    }

    /** Whether unused rows and indicators can be determined. */
    boolean knowsUse() {
        return knowsColumns(Set.copyOf(labels.values())) && knowsSetting("自报指标") && methodsKnown && tables
                || waits("use", "规则和指标是否都用得上", "whether all rows and indicators are used");
    }

    boolean knowsLevels() {
        return knowsColumns(Set.of("一级指标", "二级指标"))
                || waits("levels", "绩效维度是否都有指标", "whether all 绩效维度 have indicators");
    }

    public boolean knowsCodes() {
        return knowsColumns(Set.of("指标编号", "取法"));
    }

    boolean knowsSetting(String label) {
        return of(CatalogueColumns.SCHEME).stream()
                .noneMatch(problem ->
                        isLabel(problem) || problem.cell() == null || label.equals(findSetting(problem.cell())));
    }

    private String findSetting(String cell) {
        return settings.get(CellRangeAddress.valueOf(cell).getFirstRow() + 1);
    }

    private boolean knowsColumns(Set<String> needed) {
        return of(CatalogueColumns.INDICATORS).stream()
                .noneMatch(problem -> isLabel(problem)
                        || problem.cell() == null
                        || findColumns(problem.cell()).stream().anyMatch(needed::contains));
    }

    private static boolean isLabel(Problem problem) {
        return problem.code() == ProblemCode.LABEL_MISSING || problem.code() == ProblemCode.LABEL_UNKNOWN;
    }

    private Set<String> findColumns(String cell) {
        CellRangeAddress range = CellRangeAddress.valueOf(cell);
        return labels.entrySet().stream()
                .filter(label -> label.getKey() >= range.getFirstColumn() && label.getKey() <= range.getLastColumn())
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private boolean waits(String key, String zh, String en) {
        waiting.put(key, new Bilingual(zh, en));
        return false;
    }

    /** Reports what was not checked, including the tests: they need usable rules. */
    void report() {
        if (!problems.hasBlocking()) {
            return;
        }
        if (tested) {
            waits("tests", "“测试”表的用例（规则能使用之后才能试算）", "the cases of the sheet 测试, which need usable rules");
        }
        if (!waiting.isEmpty()) {
            problems.add(
                    ProblemCode.UNCHECKED,
                    null,
                    null,
                    null,
                    new Bilingual(
                            waiting.values().stream().map(Bilingual::zh).collect(Collectors.joining("；")),
                            waiting.values().stream().map(Bilingual::en).collect(Collectors.joining("; "))),
                    new Bilingual("改正以上问题后重新上传，就会检查这些内容", "They are checked once the problems above are corrected"));
        }
    }
}
