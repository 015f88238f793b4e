package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;

/**
 * Sheets that are not read because of their names: renamed ones, copies and others. A renamed sheet is one problem,
 * without what follows from its absence.
 */
public final class UnusedSheets {

    /** Their names in a template; any other name after the prefix is accepted. */
    private static final Set<String> DEDUCTION_SHEETS = Set.of("扣分-每步扣分", "扣分-比例", "扣分-区间", "扣分-要点", "扣分-定性", "扣分-超额");

    private static final Set<String> LISTS = Set.of(
            CatalogueColumns.SCHEME,
            CatalogueColumns.INDICATORS,
            CatalogueColumns.THRESHOLDS,
            BasisColumns.BASES,
            CaseColumns.CASES);
    /** Sheets that every workbook has. */
    private static final Set<String> REQUIRED =
            Set.of(CatalogueColumns.SCHEME, CatalogueColumns.INDICATORS, WorkbookLayout.GRADES);
    /** Rows above which the labels of a table are. */
    private static final int HEADER = 12;

    private final Map<String, SheetGrid> sheets;
    /** Names of sheets that are missing, by the name of the sheet that may be each. */
    private final Map<String, String> renamed = new HashMap<>();

    public UnusedSheets(Map<String, SheetGrid> sheets) {
        this.sheets = sheets;
        List<String> unused = sheets.keySet().stream()
                .filter(name -> !isUsed(name) && !isCopy(name))
                .toList();
        REQUIRED.stream().filter(name -> !sheets.containsKey(name)).forEach(name -> findRenamed(name, unused)
                .ifPresent(found -> renamed.putIfAbsent(found, name)));
    }

    private static boolean isUsed(String name) {
        return LISTS.contains(name) || WorkbookLayout.isTable(name) || name.startsWith(WorkbookLayout.NOTES);
    }

    private static Optional<String> findRenamed(String missing, List<String> unused) {
        List<String> alike = unused.stream()
                .filter(name -> name.strip().startsWith(missing)
                        || NearestName.of(name, Set.of(missing)).isPresent())
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private boolean isCopy(String name) {
        return WorkbookLayout.isNamedAsCopy(name) && sheets.containsKey(findOriginal(name));
    }

    private static String findOriginal(String name) {
        return name.replaceFirst("\\s*[(（]\\d+[)）]$", "");
    }

    /** The sheet that a missing one was likely renamed to. */
    Optional<String> findRenamed(String missing) {
        return renamed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(missing))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What to do about a missing sheet. */
    public Bilingual describeMissing(String missing) {
        return findRenamed(missing)
                .map(name -> Bilingual.of(
                        "工作表“%s”也许就是它，请把名称改为“%s”", "The sheet %s may be it, rename it to %s", name, missing))
                .orElse(new Bilingual("请从模板复制", "Copy it from a template"));
    }

    /** Reports a sheet that is not read, unless it was reported as a missing one. */
    public void report(String name, ProblemCollector problems) {
        if (renamed.containsKey(name)) {
            return;
        }
        if (isCopy(name)) {
            problems.add(
                    ProblemCode.SHEET_COPIED,
                    name,
                    null,
                    null,
                    new Bilingual("只有一张“" + findOriginal(name) + "”", "one sheet " + findOriginal(name)),
                    new Bilingual("请删除不用的一张", "Delete the one that is not used"));
            return;
        }
        problems.add(
                ProblemCode.SHEET_UNUSED,
                name,
                null,
                name,
                new Bilingual(
                        "方案 / 指标 / 扣分-… / 加分 / 封顶 / 否决 / 等级 / 审核 / 审核-阈值 / 依据 / 测试 / 说明…",
                        "one of the sheet names listed"),
                CellParser.suggestValue(
                        suggestName(name), "请改名，或把说明性内容放在名称以“说明”开头的工作表", "Rename it; a sheet of notes starts with 说明"));
    }

    /** Null where it cannot be known. */
    private String suggestName(String name) {
        Set<String> known = Stream.of(LISTS, WorkbookLayout.TOTAL_SHEETS, DEDUCTION_SHEETS)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
        Optional<String> near = NearestName.of(name, known).or(() -> known.stream()
                .filter(missing -> !sheets.containsKey(missing) && name.startsWith(missing))
                .findFirst());
        if (near.isPresent() || !isTable(sheets.get(name))) {
            return near.orElse(null);
        }
        String stripped = SheetGrid.stripBlanks(name).replaceFirst("^扣分[\\s—–_：:]*", "");
        return WorkbookLayout.DEDUCTIONS + stripped;
    }

    private static boolean isTable(SheetGrid grid) {
        return IntStream.range(0, Math.min(HEADER, grid.rowCount()))
                .anyMatch(row ->
                        RuleTableReader.RULE_ID.equals(grid.cellAt(row, 0).strippedText()));
    }

    /** All texts of the tables that are not read, among them the methods by which their rows score. */
    public Set<String> listTexts() {
        List<SheetGrid> tables = new ArrayList<>(sheets.values());
        tables.removeIf(grid -> isUsed(grid.sheetName()) || !isTable(grid));
        return tables.stream()
                .flatMap(grid ->
                        IntStream.range(0, grid.rowCount()).boxed().flatMap(row -> grid.listFilledCells(row).stream()))
                .map(cell -> String.valueOf(cell.strippedText()))
                .collect(Collectors.toSet());
    }
}
