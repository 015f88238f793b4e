package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.ruleset.Form.Phase;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.ruleset.TableSource.Column;
import org.plumbline.ruleset.TableSource.RowSource;

/**
 * Reads one table sheet: a standard Drools decision table whose technical rows stand hidden above one row of labels and the
 * rules. Every cell that is not what its column asks for is a problem.
 */
final class TableReader {

    static final String IMPORTS = "org.plumbline.vocabulary.*,java.math.BigDecimal";

    static final String RULE_ID = "规则编号";
    /** Label of the column for notes, which no rule reads. */
    static final String REMARK = "备注";
    /** Technical rows of that column: stock Drools refuses a label without them, and so never sees the note itself. */
    static final String REMARK_KIND = "METADATA";

    static final String REMARK_SNIPPET = "remark(true)";

    private final Grid grid;
    private final String ruleSet;
    private final Problems problems;
    private final Cells cells;
    private final Map<String, Cell> ids;

    /**
     * @param ruleSet what the RuleSet cell must name; null where the scheme's id is not known
     * @param ids every rule id of the workbook seen so far, with the cell it stands in
     */
    TableReader(Grid grid, String ruleSet, Problems problems, Map<String, Cell> ids) {
        this.grid = grid;
        this.ruleSet = ruleSet;
        this.problems = problems;
        this.cells = new Cells(problems);
        this.ids = ids;
    }

    /** Empty where the sheet's head was not understood; its rows were looked at all the same. */
    Optional<TableSource<?>> read() {
        return new TableHeadReader(grid, ruleSet, problems).read().flatMap(this::table);
    }

    private <F> Optional<TableSource<?>> table(TableHead<F> head) {
        List<RowSource> rows = rows(head);
        return head.whole()
                ? Optional.of(new TableSource<>(head.form(), grid.sheet(), head.name(), head.columns(), rows))
                : Optional.empty();
    }

    private <F> List<RowSource> rows(TableHead<F> head) {
        List<RowSource> rows = new ArrayList<>();
        Map<List<Object>, String> seen = new HashMap<>();
        int first = head.labels() + 1;
        for (int row : DataRows.of(grid, first, end(first), problems)) {
            rows.add(row(head, row));
            if (head.whole()) {
                judge(head, row, seen);
            }
        }
        if (rows.isEmpty()) {
            problems.at(
                    Code.TABLE_MISSING,
                    grid.at(first, 0),
                    new Bilingual("至少一行规则", "at least one rule"),
                    new Bilingual("不用的表请整张删除", "Delete a table that is not used"));
        }
        return rows;
    }

    /** Where a second table begins; Drools would read it, and nobody would know which of the two a row belongs to. */
    private int end(int first) {
        for (int row = first; row < grid.rows(); row++) {
            Cell cell = grid.at(row, 0);
            if (cell.text() != null && cell.text().startsWith(TableHeadReader.RULE_TABLE)) {
                problems.at(
                        Code.STRAY_CELL,
                        cell,
                        new Bilingual("每张工作表只有一张规则表", "one table a sheet"),
                        new Bilingual("请移到另一张名称以“扣分-”开头的工作表", "Move it to a sheet of its own"));
                return row;
            }
        }
        return grid.rows();
    }

    private <F> RowSource row(TableHead<F> head, int row) {
        Cell name = grid.at(row, 0);
        String id = (String) cells.required(name, new Form.CellKind.Text(), new Bilingual(RULE_ID, "the rule's id"));
        Cell other = id == null ? null : ids.putIfAbsent(id, name);
        if (other != null) {
            problems.at(
                    Code.DUPLICATE_ID,
                    name,
                    new Bilingual("全工作簿唯一的编号", "an id unique in the workbook"),
                    Bilingual.of("与 %s!%s 相同", "The same as %s!%s", other.sheet(), other.address()));
        }
        List<Object> values = new ArrayList<>();
        for (Column<F> column : head.columns()) {
            Form.Word<F> word = column.word();
            Cell cell = grid.at(row, column.index());
            values.add(
                    word.required() && !grid.isMerged(row)
                            ? cells.required(cell, word.kind(), word.label())
                            : cells.value(cell, word.kind()));
        }
        stray(head, row);
        return new RowSource(
                new RuleRef(id, problems.file(), grid.sheet(), row + 1), Collections.unmodifiableList(values));
    }

    /** A cell in a column that has no head: nobody would read it. */
    private void stray(TableHead<?> head, int row) {
        for (Cell cell : grid.filled(row)) {
            boolean headed = IntStream.rangeClosed(head.labels() - 3, head.labels())
                    .anyMatch(above -> !grid.at(above, cell.column()).isBlank());
            if (!headed && cell.column() > 0) {
                problems.at(
                        Code.STRAY_CELL,
                        cell,
                        new Bilingual("空", "nothing"),
                        new Bilingual("说明性文字请放在“备注”列", "Notes belong in the column 备注"));
            }
        }
    }

    /** Whether the row says what it is for, and says it first. */
    private <F> void judge(TableHead<F> head, int row, Map<List<Object>, String> seen) {
        Cell name = grid.at(row, 0);
        List<Cell> conditions = head.columns().stream()
                .filter(column -> column.word() instanceof Form.Condition<F>)
                .map(column -> grid.at(row, column.index()))
                .toList();
        if (conditions.stream().allMatch(Cell::isBlank)) {
            if (!grid.isMerged(row)) {
                problems.at(
                        Code.NO_CONDITION,
                        name,
                        new Bilingual("至少一个条件", "at least one condition"),
                        new Bilingual("没有条件的行不知道适用于谁", "A row without a condition does not say what it is for"));
            }
            return;
        }
        List<Object> key = key(head, row);
        String first = seen.putIfAbsent(key, name.address());
        if (first != null) {
            problems.at(
                    Code.DUPLICATE_ROW,
                    name,
                    null,
                    Bilingual.of(
                            "条件与 %s 完全相同，会重复生效；请删除其中一行",
                            "The same conditions as %s, both would count; delete one", first));
        }
    }

    /** What must differ between two rows: the conditions, and of a checklist also the point. */
    private <F> List<Object> key(TableHead<F> head, int row) {
        boolean combining = head.form().phase() == Phase.JUDGING && !head.form().exclusive();
        List<Object> key = new ArrayList<>();
        for (Column<F> column : head.columns()) {
            if (column.word() instanceof Form.Condition<F> || combining && column.word() instanceof Form.Opening<F>) {
                Cell cell = grid.at(row, column.index());
                key.add(cell.isBlank() ? null : cell.shown());
            }
        }
        return key;
    }
}
