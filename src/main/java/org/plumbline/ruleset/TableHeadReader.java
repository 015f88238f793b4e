package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.ruleset.TableSource.Column;

/**
 * Reads the technical rows and labels of a table sheet: RuleSet and Import, RuleTable, and below it column kinds, pattern,
 * snippets and labels.
 *
 * <p>Stock Drools drops what it does not understand without a word, such as a column with a misspelt keyword; here each of
 * these is a problem with its cell.
 */
final class TableHeadReader {

    static final String RULE_TABLE = "RuleTable";
    private static final Bilingual FRESH_COPY = new Bilingual(
            "技术行由模板生成，请不要修改；可从原工作簿复制隐藏的技术行",
            "Technical rows come with the template; copy them from an intact workbook");
    private static final Bilingual FIXED = new Bilingual("表头不可改动，也不可移到别的列上", "Labels are fixed to their columns");
    private static final Bilingual NOTHING = new Bilingual("空", "nothing");

    private final Grid grid;
    private final String ruleSet;
    private final Problems problems;
    private boolean whole = true;

    /** @param ruleSet what the RuleSet cell must name; null where the scheme's id is not known */
    TableHeadReader(Grid grid, String ruleSet, Problems problems) {
        this.grid = grid;
        this.ruleSet = ruleSet;
        this.problems = problems;
    }

    /** Empty where there is no table, or none of a known form. */
    Optional<TableHead<?>> read() {
        int top = top();
        if (top < 0) {
            problems.at(
                    Code.TABLE_MISSING,
                    grid.at(0, 0),
                    new Bilingual("A 列有 RuleTable", "RuleTable in column A"),
                    FRESH_COPY);
            return Optional.empty();
        }
        properties(top);
        Optional<Form<?>> form = form(top);
        if (form.isEmpty()) {
            problems.at(
                    Code.WORD_UNKNOWN,
                    grid.at(top + 3, 1),
                    new Bilingual("某种规则表的词汇", "words of a known kind of table"),
                    FRESH_COPY);
        }
        return form.map(known -> head(known, top));
    }

    /** Row of the RuleTable cell; where it is misspelt, the one above NAME; -1 without either. */
    private int top() {
        int named = 0;
        for (int row = 0; row < grid.rows(); row++) {
            String text = grid.at(row, 0).text();
            if (text != null && text.startsWith(RULE_TABLE)) {
                return row;
            }
            named = named == 0 && "NAME".equals(text) ? row : named;
        }
        if (named > 0) {
            technical(grid.at(named - 1, 0), RULE_TABLE);
        }
        return named - 1;
    }

    /** The entries above the table: RuleSet and Import and nothing else. */
    private void properties(int top) {
        List<Cell> unknown = new ArrayList<>();
        List<String> lacking = new ArrayList<>(List.of("RuleSet", "Import"));
        for (int row = 0; row < top; row++) {
            Cell key = grid.at(row, 0);
            Cell value = grid.at(row, 1);
            lacking.remove(key.text());
            if ("RuleSet".equals(key.text())) {
                named(value);
            } else if ("Import".equals(key.text())) {
                technical(value, TableReader.IMPORTS);
            } else if (!key.isBlank()) {
                unknown.add(key);
            }
        }
        Bilingual expected = lacking.isEmpty() ? NOTHING : plain(String.join(" / ", lacking));
        unknown.forEach(key -> problems.at(Code.TECHNICAL_ROW, key, expected, FRESH_COPY));
        if (unknown.isEmpty() && !lacking.isEmpty()) {
            String first = grid.at(0, 0).address();
            problems.add(Code.TECHNICAL_ROW, grid.sheet(), first, null, expected, FRESH_COPY);
        }
    }

    private void named(Cell cell) {
        if (ruleSet != null && !ruleSet.equals(cell.text())) {
            problems.at(
                    Code.TECHNICAL_ROW,
                    cell,
                    plain(ruleSet),
                    new Bilingual(
                            "它由“方案”表的方案编号而来；也许方案编号被改动了",
                            "It follows from 方案编号 on the sheet 方案. Maybe that was changed"));
        }
    }

    /** The form that most columns are words of, be it by a snippet or, where that was changed, by the label. */
    private Optional<Form<?>> form(int top) {
        return Forms.all().stream()
                .filter(form -> matches(form, top) > 0)
                .max(Comparator.comparing(form -> matches(form, top)));
    }

    private long matches(Form<?> form, int top) {
        return IntStream.range(1, width(top))
                .filter(column -> words(form)
                        .anyMatch(word ->
                                word.snippet().equals(grid.at(top + 3, column).text())
                                        || word.label()
                                                .zh()
                                                .equals(grid.at(top + 4, column).text())))
                .count();
    }

    private static <F> Stream<Form.Word<F>> words(Form<F> form) {
        return Stream.concat(form.conditions().values().stream(), form.actions().values().stream());
    }

    private int width(int top) {
        return IntStream.rangeClosed(top + 1, top + 4).map(grid::columns).max().orElse(0);
    }

    private <F> TableHead<F> head(Form<F> form, int top) {
        technical(grid.at(top + 1, 0), "NAME");
        label(grid.at(top + 4, 0), TableReader.RULE_ID);
        List<Column<F>> columns = new ArrayList<>();
        for (int column = 1; column < width(top); column++) {
            column(form, top, column, columns);
        }
        if (whole) {
            complete(form, columns, top + 4);
            ordered(form, columns, top + 3);
        }
        pattern(form, columns, top + 2);
        return new TableHead<>(form, name(grid.at(top, 0)), top + 4, List.copyOf(columns), whole);
    }

    private static String name(Cell cell) {
        return cell.text() == null ? "" : cell.text().replaceFirst("^\\S+\\s*", "");
    }

    private <F> void column(Form<F> form, int top, int column, List<Column<F>> columns) {
        Cell kind = grid.at(top + 1, column);
        Cell snippet = grid.at(top + 3, column);
        Cell label = grid.at(top + 4, column);
        boolean untechnical = kind.isBlank() && snippet.isBlank();
        if (untechnical && (label.isBlank() || TableReader.REMARK.equals(label.text()))) {
            return;
        }
        if (TableReader.REMARK.equals(label.text())) {
            technical(kind, TableReader.REMARK_KIND);
            technical(snippet, TableReader.REMARK_SNIPPET);
            return;
        }
        Optional<Form.Word<F>> word = words(form)
                .filter(each -> each.snippet().equals(snippet.text()))
                .findFirst();
        if (word.isEmpty()) {
            whole = false;
            unknown(form, untechnical ? label : snippet, untechnical, label.text());
            return;
        }
        technical(kind, word.get() instanceof Form.Condition<F> ? "CONDITION" : "ACTION");
        label(label, word.get().label().zh());
        if (columns.stream().anyMatch(c -> c.word().equals(word.get()))) {
            problems.at(Code.WORD_UNKNOWN, snippet, null, new Bilingual("同一列出现了两次", "The column stands twice"));
            return;
        }
        columns.add(new Column<>(column, word.get(), word.get().label().zh()));
    }

    private <F> void unknown(Form<F> form, Cell cell, boolean untechnical, String label) {
        Bilingual anyWord = new Bilingual(
                "“" + form.title().zh() + "”表的词汇",
                "a word of the table of " + form.title().en());
        Bilingual meant = words(form)
                .filter(word -> word.label().zh().equals(label))
                .findFirst()
                .map(word -> plain(word.snippet()))
                .orElse(anyWord);
        problems.at(
                Code.WORD_UNKNOWN,
                cell,
                untechnical ? anyWord : meant,
                untechnical
                        ? new Bilingual(
                                "此列没有技术行，不会生效；说明性文字请放在“备注”列", "It has no technical rows; notes belong in the column 备注")
                        : FRESH_COPY);
    }

    private <F> void complete(Form<F> form, List<Column<F>> columns, int labels) {
        Set<Form.Word<F>> present =
                Set.copyOf(columns.stream().map(Column::word).toList());
        words(form)
                .filter(word -> word.required() && !present.contains(word))
                .forEach(word -> lacks(labels, word.label()));
        if (present.stream().noneMatch(Form.Condition.class::isInstance)) {
            lacks(labels, new Bilingual("至少一个条件列", "at least one condition"));
        }
    }

    private void lacks(int labels, Bilingual column) {
        problems.add(Code.LABEL_MISSING, grid.sheet(), grid.at(labels, 0).address(), null, column, FRESH_COPY);
    }

    /** Conditions come first, then the actions in their order; stock Drools pastes them as they stand. */
    private <F> void ordered(Form<F> form, List<Column<F>> columns, int snippets) {
        List<String> order = new ArrayList<>(form.actions().keySet());
        int last = -1;
        for (Column<F> column : columns) {
            int place = order.indexOf(column.word().snippet()); // -1 for a condition
            if (place < last) {
                problems.at(
                        Code.TECHNICAL_ROW,
                        grid.at(snippets, column.index()),
                        new Bilingual(
                                "条件列在前，动作列按模板顺序，最后是“依据”",
                                "conditions first, actions in the template's order, basis last"),
                        FRESH_COPY);
                return;
            }
            last = place;
        }
    }

    /** A pattern spans its condition columns as one merged cell; repeated, stock Drools would pair every two facts. */
    private <F> void pattern(Form<F> form, List<Column<F>> columns, int row) {
        List<Integer> conditions = columns.stream()
                .filter(column -> column.word() instanceof Form.Condition<F>)
                .map(Column::index)
                .toList();
        if (conditions.isEmpty()) {
            return;
        }
        int first = conditions.get(0);
        int last = conditions.get(conditions.size() - 1);
        CellRangeAddress span = new CellRangeAddress(row, row, first, last);
        String range = span.formatAsString();
        technical(grid.at(row, first), form.pattern());
        boolean repeated = false;
        for (Column<F> column : columns) {
            Cell cell = grid.at(row, column.index());
            if (column.index() != first && !cell.isBlank()) {
                boolean condition = conditions.contains(column.index());
                repeated |= condition;
                problems.at(
                        Code.TECHNICAL_ROW,
                        cell,
                        condition ? new Bilingual("合并的 " + range, range + " merged") : NOTHING,
                        FRESH_COPY);
            }
        }
        if (last > first && !repeated && !grid.merged().contains(span)) {
            problems.add(
                    Code.TECHNICAL_ROW,
                    grid.sheet(),
                    range,
                    grid.at(row, first).shown(),
                    new Bilingual("合并成一个单元格", "merged into one cell"),
                    FRESH_COPY);
        }
    }

    private void technical(Cell cell, String text) {
        if (!text.equals(cell.text())) {
            problems.at(Code.TECHNICAL_ROW, cell, plain(text), FRESH_COPY);
        }
    }

    private void label(Cell cell, String text) {
        if (!text.equals(cell.text())) {
            problems.at(cell.isBlank() ? Code.LABEL_MISSING : Code.LABEL_UNKNOWN, cell, plain(text), FIXED);
        }
    }

    private static Bilingual plain(String text) {
        return new Bilingual(text, text);
    }
}
