package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * Reads one table sheet: a standard Drools decision table whose technical rows are hidden above one row of labels and
 * the rules. Every cell that does not meet its column's requirements is a problem.
 */
public final class RuleTableReader {

    static final String IMPORTS = "org.plumbline.vocabulary.*,java.math.BigDecimal";

    static final String RULE_ID = "规则编号";
    /** Label of the column for notes, which rules ignore. */
    public static final String REMARK = "备注";
    /** Technical rows of that column: stock Drools rejects a label without them, and with them ignores the notes. */
    static final String REMARK_KIND = "METADATA";

    static final String REMARK_SNIPPET = "remark(true)";

    private final SheetGrid grid;
    private final String ruleSet;
    private final ProblemCollector problems;
    private final CellParser cells;
    private final Map<String, GridCell> ids;
    /** Whether the sheet was reported as a copy, whose rows are then not compared with those of the other. */
    private boolean copied;

    /**
     * @param ruleSet required content of the RuleSet cell; null where the scheme's id is not known
     * @param ids every rule id of the workbook seen so far, with its cell
     */
    public RuleTableReader(SheetGrid grid, String ruleSet, ProblemCollector problems, Map<String, GridCell> ids) {
        this.grid = grid;
        this.ruleSet = ruleSet;
        this.problems = problems;
        this.cells = new CellParser(problems);
        this.ids = ids;
    }

    /** Empty where the sheet's header could not be read; its rows were checked nevertheless. */
    public Optional<ParsedTable<?>> read() {
        ProblemCollector technical = new ProblemCollector(problems.file(), problems.accepted());
        Optional<TableHeader<?>> head = new TableHeaderReader(grid, ruleSet, technical).read();
        if (!technical.listInOrder().isEmpty()) {
            Optional<TableHeader<?>> restored =
                    new LabelledTableHeader(grid, problems.accepted()).read(technical.listInOrder());
            if (restored.isPresent()) {
                reportRestored(restored.get(), technical.listInOrder());
                return restored.flatMap(this::createTable);
            }
            List<Problem> moved = listMovedLabels(technical.listInOrder());
            if (moved.size() > 1) {
                reportMovedLabels(moved);
                return Optional.empty();
            }
            technical.listInOrder().forEach(problems::add);
        }
        return head.flatMap(this::createTable);
    }

    private boolean isOtherScheme(String found) {
        return ruleSet != null
                && found != null
                && WorkbookLayout.findScheme(found).isPresent()
                && !found.equals(ruleSet);
    }

    /** A sheet copied from the workbook of another scheme. */
    private void reportAdopted(Problem problem) {
        String scheme = WorkbookLayout.findScheme(problem.found()).orElseThrow();
        problems.add(
                ProblemCode.SHEET_ADOPTED,
                problem.sheet(),
                problem.cell(),
                problem.found(),
                null,
                Bilingual.of(
                        "这张表来自方案 %s，现在按本方案使用；请核对其中的评分办法和依据",
                        "The sheet comes from the scheme %s and is used for this one; check its methods and bases",
                        scheme));
    }

    /** The labels that are above another column than their technical cells. */
    private static List<Problem> listMovedLabels(List<Problem> technical) {
        List<String> expected = technical.stream()
                .filter(problem -> problem.code() == ProblemCode.LABEL_UNKNOWN)
                .map(problem -> problem.expected().zh())
                .toList();
        return technical.stream()
                .filter(problem -> problem.code() == ProblemCode.LABEL_UNKNOWN && expected.contains(problem.found()))
                .toList();
    }

    /** One problem: whether the labels or the technical cells were moved cannot be known. */
    private void reportMovedLabels(List<Problem> moved) {
        String labels = moved.stream().map(Problem::found).collect(Collectors.joining("”“", "“", "”"));
        Problem first = moved.get(0);
        problems.add(
                ProblemCode.LABEL_UNKNOWN,
                first.sheet(),
                first.cell(),
                first.found(),
                first.expected(),
                Bilingual.of(
                        "%s的表头和隐藏的技术行对不上，看不出改动的是哪一处；请从原工作簿复制表头和技术行",
                        "The labels %s do not belong to the technical rows above them, and either may have been"
                                + " changed; copy labels and technical rows from an intact workbook",
                        labels));
    }

    private void reportRestored(TableHeader<?> head, List<Problem> technical) {
        List<Problem> foreign = technical.stream()
                .filter(problem -> isOtherScheme(problem.found()))
                .toList();
        foreign.forEach(this::reportAdopted);
        int places = technical.size() - foreign.size();
        if (places == 0) {
            return;
        }
        problems.add(
                ProblemCode.TECHNICAL_RESTORED,
                grid.sheetName(),
                grid.cellAt(head.labels(), 0).address(),
                null,
                null,
                Bilingual.of(
                        "共 %d 处。表头完好，各行照表头读取，评分不受影响",
                        "Places: %d. The labels are intact and rows are read by them, scores are not affected",
                        places));
    }

    private <F> Optional<ParsedTable<?>> createTable(TableHeader<F> head) {
        List<ParsedRow> rows = readRows(head);
        return head.whole() && !copied
                ? Optional.of(new ParsedTable<>(head.form(), grid.sheetName(), head.name(), head.columns(), rows))
                : Optional.empty();
    }

    private <F> List<ParsedRow> readRows(TableHeader<F> head) {
        List<ParsedRow> rows = new ArrayList<>();
        Map<List<Object>, GridCell> seen = new HashMap<>();
        RuleIds unique = new RuleIds(grid.sheetName(), ids, problems);
        int first = head.labels() + 1;
        for (int row : DataRowFinder.findRows(grid, first, findEnd(first), problems)) {
            rows.add(readRow(head, row));
            GridCell alike = head.whole() ? checkRow(head, row, seen) : null;
            unique.add(grid.cellAt(row, 0), alike);
        }
        copied = unique.report();
        if (rows.isEmpty()) {
            problems.addAt(
                    ProblemCode.TABLE_MISSING,
                    grid.cellAt(first, 0),
                    new Bilingual("至少一行规则", "at least one rule"),
                    new Bilingual("不用的表请整张删除", "Delete a table that is not used"));
        }
        return rows;
    }

    /** Where a second table begins; Drools would read it, and it would be unclear which of the two a row belongs to. */
    private int findEnd(int first) {
        for (int row = first; row < grid.rowCount(); row++) {
            GridCell cell = grid.cellAt(row, 0);
            if (cell.strippedText() != null && cell.strippedText().startsWith(TableHeaderReader.RULE_TABLE)) {
                problems.addAt(
                        ProblemCode.STRAY_CELL,
                        cell,
                        new Bilingual("每张工作表只有一张规则表", "one table per sheet"),
                        new Bilingual("请移到另一张名称以“扣分-”开头的工作表", "Move it to a sheet of its own"));
                return row;
            }
        }
        return grid.rowCount();
    }

    private <F> ParsedRow readRow(TableHeader<F> head, int row) {
        GridCell name = grid.cellAt(row, 0);
        String id = (String) cells.parseRequired(
                name, new TableType.CellType.TextCellType(), new Bilingual(RULE_ID, "the rule's id"));
        if (id != null) {
            ids.putIfAbsent(id, name);
        }
        List<Object> values = new ArrayList<>();
        for (ParsedColumn<F> column : head.columns()) {
            TableType.ColumnType<F> word = column.word();
            GridCell cell = grid.cellAt(row, column.index());
            values.add(
                    TableHeader.requires(word, problems.accepted()) && !grid.isMerged(row)
                            ? cells.parseRequired(cell, word.kind(), word.label())
                            : cells.parse(cell, word.kind()));
        }
        reportStrayCells(head, row);
        return new ParsedRow(
                new RuleSource(id, problems.file(), grid.sheetName(), row + 1), Collections.unmodifiableList(values));
    }

    /** A cell in a column without a header: it would not be read. */
    private void reportStrayCells(TableHeader<?> head, int row) {
        for (GridCell cell : grid.listFilledCells(row)) {
            boolean headed = IntStream.rangeClosed(Math.max(0, head.labels() - 3), head.labels())
                    .anyMatch(above -> !grid.cellAt(above, cell.column()).isBlank());
            if (!headed && cell.column() > 0) {
                problems.addAt(
                        ProblemCode.STRAY_CELL,
                        cell,
                        new Bilingual("空", "nothing"),
                        new Bilingual("说明性文字请放在“备注”列", "Notes belong in the column 备注"));
            }
        }
    }

    /**
     * Checks that the row has conditions, and that no earlier row has the same.
     *
     * @return the id cell of the earlier row; null where there is none
     */
    private <F> GridCell checkRow(TableHeader<F> head, int row, Map<List<Object>, GridCell> seen) {
        GridCell name = grid.cellAt(row, 0);
        List<GridCell> conditions = head.columns().stream()
                .filter(column -> column.word() instanceof TableType.ConditionColumn<F>)
                .map(column -> grid.cellAt(row, column.index()))
                .toList();
        if (conditions.stream().allMatch(GridCell::isBlank)) {
            if (!grid.isMerged(row)) {
                problems.addAt(
                        ProblemCode.NO_CONDITION,
                        name,
                        new Bilingual("至少一个条件", "at least one condition"),
                        new Bilingual(
                                "没有条件的行不知道适用于谁", "A row without a condition does not specify what it applies to"));
            }
            return null;
        }
        List<Object> key = findRowKey(head, row);
        GridCell first = seen.putIfAbsent(key, name);
        if (first != null) {
            problems.addAt(
                    ProblemCode.DUPLICATE_ROW,
                    name,
                    null,
                    Bilingual.of(
                            "条件与 %s 完全相同，会重复生效；请删除其中一行",
                            "The same conditions as %s, both would apply; delete one", first.address()));
        }
        return first;
    }

    /** The cells that must differ between two rows: the conditions, and for a checklist also the point. */
    private <F> List<Object> findRowKey(TableHeader<F> head, int row) {
        boolean combining =
                head.form().phase() == RulePhase.JUDGING && !head.form().exclusive();
        List<Object> key = new ArrayList<>();
        for (ParsedColumn<F> column : head.columns()) {
            if (column.word() instanceof TableType.ConditionColumn<F>
                    || combining && column.word() instanceof TableType.OpeningAction<F>) {
                GridCell cell = grid.cellAt(row, column.index());
                key.add(cell.isBlank() ? null : cell.displayText());
            }
        }
        return key;
    }
}
