package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.ruleset.TableSource.Column;
import org.plumbline.ruleset.TableSource.RowSource;

/**
 * Reads one table sheet: a standard Drools decision table whose technical rows (RuleSet, Import, RuleTable, column kinds,
 * pattern, snippets) stand hidden above one row of labels and the data.
 *
 * <p>Stock Drools drops what it does not understand without a word (a misspelt keyword, everything below a blank row);
 * here each of these is a problem with its cell.
 */
final class TableReader {

    static final String IMPORTS = "org.plumbline.vocabulary.*,java.math.BigDecimal";

    static final String RULE_ID = "规则编号";
    /** Label of the column for notes, which no rule reads. */
    static final String REMARK = "备注";
    private static final Bilingual FRESH_COPY = new Bilingual(
            "技术行由模板生成，请不要修改；可从原工作簿复制隐藏的技术行", "Technical rows come with the template; copy them from an intact workbook");

    private final Grid grid;
    private final String ruleSet;
    private final Problems problems;
    private final Cells cells;
    private final Map<String, Cell> ids;

    /** @param ids every rule id of the workbook seen so far, with the cell it stands in */
    TableReader(Grid grid, String ruleSet, Problems problems, Map<String, Cell> ids) {
        this.grid = grid;
        this.ruleSet = ruleSet;
        this.problems = problems;
        this.cells = new Cells(problems);
        this.ids = ids;
    }

    Optional<TableSource<?>> read() {
        int top = header();
        if (top < 0) {
            return Optional.empty();
        }
        return form(top).map(form -> table(form, top));
    }

    /** Row of the RuleTable cell; -1 where the sheet has none. */
    private int header() {
        boolean named = false;
        for (int row = 0; row < Math.min(grid.rows(), 12); row++) {
            Cell key = grid.at(row, 0);
            String text = key.text();
            if (text == null) {
                continue;
            }
            if (text.startsWith("RuleTable")) {
                if (!named) {
                    problems.at(Code.TECHNICAL_ROW, grid.at(0, 0), new Bilingual("RuleSet", "RuleSet"), FRESH_COPY);
                }
                return row;
            }
            String value = grid.at(row, 1).text();
            if (text.equals("RuleSet")) {
                named = true;
                if (!ruleSet.equals(value)) {
                    problems.at(Code.TECHNICAL_ROW, grid.at(row, 1), new Bilingual(ruleSet, ruleSet), FRESH_COPY);
                }
            } else if (text.equals("Import")) {
                if (!IMPORTS.equals(value)) {
                    problems.at(Code.TECHNICAL_ROW, grid.at(row, 1), new Bilingual(IMPORTS, IMPORTS), FRESH_COPY);
                }
            } else {
                problems.at(
                        Code.TECHNICAL_ROW, key, new Bilingual("RuleSet / Import / RuleTable", "RuleSet / Import / RuleTable"), FRESH_COPY);
            }
        }
        problems.add(
                Code.TABLE_MISSING, grid.sheet(), null, null, new Bilingual("A 列有 RuleTable", "RuleTable in column A"), FRESH_COPY);
        return -1;
    }

    /** The kind of table, known by the snippet of its first action. */
    private Optional<Form<?>> form(int top) {
        for (int column = 1; column < grid.columns(top + 3); column++) {
            String snippet = grid.at(top + 3, column).text();
            Optional<Form<?>> form = snippet == null ? Optional.empty() : Forms.openedBy(snippet);
            if (form.isPresent()) {
                return form;
            }
        }
        problems.add(
                Code.WORD_UNKNOWN,
                grid.sheet(),
                grid.at(top + 3, 1).address(),
                null,
                new Bilingual("词汇表中某种规则表的首个动作列", "the opening action of a known table"),
                FRESH_COPY);
        return Optional.empty();
    }

    private <F> TableSource<F> table(Form<F> form, int top) {
        List<Column<F>> columns = columns(form, top);
        List<RowSource> rows = rows(form, columns, top + 5);
        String name = grid.at(top, 0).text().substring("RuleTable".length()).strip();
        return new TableSource<>(form, grid.sheet(), name, columns, rows);
    }

    private <F> List<Column<F>> columns(Form<F> form, int top) {
        List<Column<F>> columns = new ArrayList<>();
        expect(top + 1, 0, "NAME");
        int width = grid.columns(top + 1);
        for (int row = top + 2; row <= top + 4; row++) {
            width = Math.max(width, grid.columns(row));
        }
        boolean patterned = false;
        for (int column = 1; column < width; column++) {
            Cell kind = grid.at(top + 1, column);
            Cell snippet = grid.at(top + 3, column);
            Cell label = grid.at(top + 4, column);
            if (kind.isBlank() && snippet.isBlank()) {
                if (!label.isBlank() && !REMARK.equals(label.text())) {
                    problems.at(
                            Code.WORD_UNKNOWN,
                            label,
                            null,
                            new Bilingual("此列没有技术行，不会生效；说明性文字请放在“备注”列", "Has no technical rows; put notes under 备注"));
                }
                continue;
            }
            Form.Word<F> word = word(form, snippet);
            if (word == null) {
                continue;
            }
            boolean condition = word instanceof Form.Condition<F>;
            expect(top + 1, column, condition ? "CONDITION" : "ACTION");
            if (condition) {
                Cell object = grid.at(top + 2, column);
                if (!patterned || !object.isBlank()) {
                    expect(top + 2, column, patterned ? null : form.pattern());
                }
                patterned = true;
                merged(top + 2, column, columns);
            } else if (!grid.at(top + 2, column).isBlank()) {
                expect(top + 2, column, null);
            }
            if (columns.stream().anyMatch(c -> c.word().equals(word))) {
                problems.at(Code.WORD_UNKNOWN, snippet, null, new Bilingual("同一列出现了两次", "The column stands twice"));
                continue;
            }
            columns.add(new Column<>(column, word, label.isBlank() ? word.label().zh() : label.text()));
        }
        inOrder(form, columns, top + 3);
        return columns;
    }

    private <F> Form.Word<F> word(Form<F> form, Cell snippet) {
        String text = snippet.text();
        Form.Word<F> word = form.conditions().get(text);
        if (word == null) {
            word = form.actions().get(text);
        }
        if (word == null) {
            problems.at(
                    Code.WORD_UNKNOWN,
                    snippet,
                    new Bilingual("“" + form.title().zh() + "”表的词汇", "a word of the table " + form.name()),
                    FRESH_COPY);
        }
        return word;
    }

    /** Conditions come first and one action opens, the last one closes; stock Drools pastes them in this order. */
    private <F> void inOrder(Form<F> form, List<Column<F>> columns, int row) {
        List<? extends Form.Word<F>> words = columns.stream().map(Column::word).toList();
        boolean sound = words.stream().anyMatch(Form.Condition.class::isInstance)
                && words.stream().anyMatch(Form.Opening.class::isInstance)
                && !words.isEmpty()
                && words.get(words.size() - 1) instanceof Form.Closing<?>;
        List<String> order = new ArrayList<>(form.conditions().keySet());
        order.addAll(form.actions().keySet());
        boolean actionsInOrder = true;
        int last = -1;
        boolean acting = false;
        for (Form.Word<F> word : words) {
            acting |= word instanceof Form.Action<?>;
            int place = order.indexOf(word.snippet());
            actionsInOrder &= !acting || word instanceof Form.Action<?> && place > last;
            last = acting ? place : last;
        }
        if (!sound || !actionsInOrder) {
            problems.add(
                    Code.TECHNICAL_ROW,
                    grid.sheet(),
                    grid.at(row, 1).address(),
                    null,
                    new Bilingual("条件列在前，动作列按模板顺序，最后是“依据”", "conditions first, actions in the template's order, basis last"),
                    FRESH_COPY);
        }
    }

    /** A pattern spans its condition columns as one merged cell; repeated, stock Drools would pair every two facts. */
    private <F> void merged(int row, int column, List<Column<F>> before) {
        int first = before.stream()
                .filter(c -> c.word() instanceof Form.Condition<F>)
                .mapToInt(Column::index)
                .findFirst()
                .orElse(column);
        if (column == first) {
            return;
        }
        boolean spans = grid.merged().stream()
                .anyMatch(range -> range.isInRange(row, first) && range.isInRange(row, column));
        if (!spans) {
            problems.at(
                    Code.TECHNICAL_ROW,
                    grid.at(row, column),
                    new Bilingual("与第一个条件列合并的单元格", "a cell merged with the first condition column's"),
                    FRESH_COPY);
        }
    }

    /** @param text what must stand there; null for nothing */
    private void expect(int row, int column, String text) {
        Cell cell = grid.at(row, column);
        if (text == null ? !cell.isBlank() : !text.equals(cell.text())) {
            Bilingual expected = text == null ? new Bilingual("空", "nothing") : new Bilingual(text, text);
            problems.at(Code.TECHNICAL_ROW, cell, expected, FRESH_COPY);
        }
    }

    private <F> List<RowSource> rows(Form<F> form, List<Column<F>> columns, int first) {
        List<RowSource> rows = new ArrayList<>();
        Map<List<Object>, String> seen = new HashMap<>();
        int last = grid.rows() - 1;
        while (last >= first && grid.isBlankRow(last)) {
            last--;
        }
        mergedData(first, last);
        for (int row = first; row <= last; row++) {
            if (grid.isBlankRow(row)) {
                problems.add(
                        Code.BLANK_ROW,
                        grid.sheet(),
                        grid.at(row, 0).address(),
                        null,
                        null,
                        Bilingual.of(
                                "请删除第 %d 行；Drools 遇到空行就停止，后面 %d 行会全部失效",
                                "Delete row %d; Drools stops at a blank row and the %d rows below would be lost",
                                row + 1,
                                last - row));
                continue;
            }
            RowSource read = row(columns, row);
            if (read == null) {
                continue;
            }
            rows.add(read);
            duplicate(form, columns, read, row, seen);
        }
        if (rows.isEmpty() && last < first) {
            problems.add(
                    Code.TABLE_MISSING,
                    grid.sheet(),
                    grid.at(first, 0).address(),
                    null,
                    new Bilingual("至少一行规则", "at least one row"),
                    new Bilingual("不用的表请整张删除", "Delete a table that is not used"));
        }
        return rows;
    }

    private void mergedData(int first, int last) {
        for (CellRangeAddress range : grid.merged()) {
            if (range.getLastRow() >= first && range.getFirstRow() <= last) {
                problems.add(
                        Code.MERGED_DATA,
                        grid.sheet(),
                        range.formatAsString(),
                        null,
                        new Bilingual("每行每格单独填写", "every cell filled by itself"),
                        new Bilingual("请取消合并，并在每一行填写内容", "Unmerge and fill in every row"));
            }
        }
    }

    private <F> RowSource row(List<Column<F>> columns, int row) {
        if (grid.isHidden(row)) {
            problems.at(
                    Code.HIDDEN_ROW,
                    grid.at(row, 0),
                    new Bilingual("可见的行", "a visible row"),
                    new Bilingual("请取消隐藏；不用的规则请删除", "Unhide it, or delete a rule that is not used"));
        }
        Cell name = grid.at(row, 0);
        String id = (String) cells.value(name, new Form.CellKind.Text());
        if (id == null) {
            missing(name, RULE_ID, "rule id");
        } else {
            Cell other = ids.putIfAbsent(id, name);
            if (other != null) {
                problems.at(
                        Code.DUPLICATE_ID,
                        name,
                        new Bilingual("全工作簿唯一的编号", "an id unique in the workbook"),
                        Bilingual.of("与 %s!%s 相同", "The same as %s!%s", other.sheet(), other.address()));
            }
        }
        List<Object> values = new ArrayList<>();
        boolean conditioned = false;
        for (Column<F> column : columns) {
            Cell cell = grid.at(row, column.index());
            Object value = cells.value(cell, column.word().kind());
            values.add(value);
            conditioned |= !cell.isBlank() && column.word() instanceof Form.Condition<F>;
            boolean required = column.word() instanceof Form.Opening<F> || column.word() instanceof Form.Closing<F>;
            if (required && cell.isBlank()) {
                missing(cell, column.caption(), column.word().label().en());
            }
        }
        stray(columns, row);
        if (!conditioned) {
            problems.add(
                    Code.NO_CONDITION,
                    grid.sheet(),
                    name.address(),
                    id,
                    new Bilingual("至少一个条件", "at least one condition"),
                    new Bilingual("没有条件的行不知道适用于谁", "A row without a condition does not say what it is for"));
        }
        return new RowSource(
                new RuleRef(id, problems.file(), grid.sheet(), row + 1), Collections.unmodifiableList(values));
    }

    private void missing(Cell cell, String zh, String en) {
        problems.at(Code.CELL_MISSING, cell, new Bilingual(zh, en), null);
    }

    private <F> void stray(List<Column<F>> columns, int row) {
        int label = -1;
        for (int column = 1; column < grid.columns(row); column++) {
            int index = column;
            Cell cell = grid.at(row, column);
            if (cell.isBlank() || columns.stream().anyMatch(c -> c.index() == index)) {
                continue;
            }
            if (label < 0) {
                label = labelRow(row);
            }
            if (!REMARK.equals(grid.at(label, column).text())) {
                problems.at(
                        Code.STRAY_CELL,
                        cell,
                        new Bilingual("空", "nothing"),
                        new Bilingual("说明性文字请放在标题为“备注”的列", "Put notes under a column labelled 备注"));
            }
        }
    }

    private int labelRow(int below) {
        for (int row = below; row >= 0; row--) {
            String text = grid.at(row, 0).text();
            if (text != null && text.startsWith("RuleTable")) {
                return row + 4;
            }
        }
        return below;
    }

    private <F> void duplicate(
            Form<F> form, List<Column<F>> columns, RowSource read, int row, Map<List<Object>, String> seen) {
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean counts = columns.get(i).word() instanceof Form.Condition<F>
                    || !form.exclusive() && columns.get(i).word() instanceof Form.Opening<F>;
            key.add(counts ? read.values().get(i) : null);
        }
        if (key.stream().allMatch(java.util.Objects::isNull)) {
            return;
        }
        String first = seen.putIfAbsent(key, grid.at(row, 0).address());
        if (first != null) {
            problems.at(
                    Code.DUPLICATE_ROW,
                    grid.at(row, 0),
                    null,
                    Bilingual.of("条件与 %s 相同，会重复扣分；请删除其中一行", "Same conditions as %s, it would count twice; delete one", first));
        }
    }
}
