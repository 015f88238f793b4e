package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * Reads the technical rows and labels of a table sheet: RuleSet and Import, RuleTable, and below it column kinds,
 * pattern, snippets and labels.
 *
 * <p>Stock Drools silently ignores unknown content, such as a column with a misspelt keyword; here each of
 * these is a problem with its cell.
 */
final class TableHeaderReader {

    static final String RULE_TABLE = "RuleTable";
    private static final Bilingual FRESH_COPY = new Bilingual(
            "技术行由模板生成，请不要修改；可从原工作簿复制隐藏的技术行",
            "Technical rows come with the template; copy them from an intact workbook");
    private static final Bilingual FIXED = new Bilingual("表头不可改动，也不可移到别的列上", "Labels are fixed to their columns");
    private static final Bilingual AS_WRITTEN = new Bilingual("模板写入的内容", "the content written by the template");
    private static final Bilingual NOTHING = new Bilingual("空", "nothing");

    private final SheetGrid grid;
    private final String ruleSet;
    private final ProblemCollector problems;
    private boolean whole = true;

    /** @param ruleSet required content of the RuleSet cell; null where the scheme's id is not known */
    TableHeaderReader(SheetGrid grid, String ruleSet, ProblemCollector problems) {
        this.grid = grid;
        this.ruleSet = ruleSet;
        this.problems = problems;
    }

    /** Empty where there is no table, or none of a known kind. */
    Optional<TableHeader<?>> read() {
        int top = findTop();
        if (top < 0) {
            problems.addAt(
                    ProblemCode.TABLE_MISSING,
                    grid.cellAt(0, 0),
                    new Bilingual("完整的技术行和表头", "technical rows and labels"),
                    FRESH_COPY);
            return Optional.empty();
        }
        readProperties(top);
        Optional<TableType<?>> form = findType(top);
        if (form.isEmpty()) {
            problems.addAt(
                    ProblemCode.WORD_UNKNOWN,
                    grid.cellAt(top + 3, 1),
                    new Bilingual("某种规则表的词汇", "words of a known kind of table"),
                    FRESH_COPY);
        }
        return form.map(known -> readHeader(known, top));
    }

    /** Row of the RuleTable cell; where it is misspelt, the one above NAME; -1 without either. */
    private int findTop() {
        int named = 0;
        for (int row = 0; row < grid.rowCount(); row++) {
            String text = grid.cellAt(row, 0).strippedText();
            if (text != null && text.startsWith(RULE_TABLE)) {
                return row;
            }
            named = named == 0 && "NAME".equals(text) ? row : named;
        }
        if (named > 0) {
            checkTechnicalCell(grid.cellAt(named - 1, 0), RULE_TABLE);
        }
        return named - 1;
    }

    /** The entries above the table: RuleSet and Import and nothing else. */
    private void readProperties(int top) {
        List<GridCell> unknown = new ArrayList<>();
        List<String> lacking = new ArrayList<>(List.of("RuleSet", "Import"));
        for (int row = 0; row < top; row++) {
            GridCell key = grid.cellAt(row, 0);
            GridCell value = grid.cellAt(row, 1);
            lacking.remove(key.strippedText());
            if ("RuleSet".equals(key.strippedText())) {
                checkTableName(value);
            } else if ("Import".equals(key.strippedText())) {
                checkTechnicalCell(value, RuleTableReader.IMPORTS);
            } else if (!key.isBlank()) {
                unknown.add(key);
            }
        }
        Bilingual expected = lacking.isEmpty() ? NOTHING : AS_WRITTEN;
        unknown.forEach(key -> problems.addAt(ProblemCode.TECHNICAL_ROW, key, expected, FRESH_COPY));
        if (unknown.isEmpty() && !lacking.isEmpty()) {
            String first = grid.cellAt(0, 0).address();
            problems.add(ProblemCode.TECHNICAL_ROW, grid.sheetName(), first, null, expected, FRESH_COPY);
        }
    }

    private void checkTableName(GridCell cell) {
        if (ruleSet != null && !ruleSet.equals(cell.strippedText())) {
            problems.addAt(
                    ProblemCode.TECHNICAL_ROW,
                    cell,
                    AS_WRITTEN,
                    new Bilingual(
                            "它由“方案”表的方案编号而来；也许方案编号被改动了",
                            "It follows from 方案编号 on the sheet 方案. It may have been changed"));
        }
    }

    /**
     * The kind of table whose rows open with a snippet of the sheet; where that was changed, the kind that most columns
     * belong to, by snippet or by label.
     */
    private Optional<TableType<?>> findType(int top) {
        return RuleFamilies.listTables().stream()
                .filter(form -> countMatches(form, top) > 0)
                .max(Comparator.comparing((TableType<?> form) -> hasOpening(form, top))
                        .thenComparing(form -> countMatches(form, top)));
    }

    private boolean hasOpening(TableType<?> form, int top) {
        return IntStream.range(1, countColumns(top))
                .anyMatch(column ->
                        form.actions().get(grid.cellAt(top + 3, column).strippedText())
                                instanceof TableType.OpeningAction<?>);
    }

    private long countMatches(TableType<?> form, int top) {
        return IntStream.range(1, countColumns(top))
                .filter(column -> isColumnOf(
                        form,
                        grid.cellAt(top + 3, column).strippedText(),
                        grid.cellAt(top + 4, column).strippedText()))
                .count();
    }

    private static boolean isColumnOf(TableType<?> form, String snippet, String label) {
        return listColumnTypes(form)
                .anyMatch(type ->
                        type.snippet().equals(snippet) || type.label().zh().equals(label));
    }

    private static <F> Stream<TableType.ColumnType<F>> listColumnTypes(TableType<F> form) {
        return Stream.concat(form.conditions().values().stream(), form.actions().values().stream());
    }

    private int countColumns(int top) {
        return IntStream.rangeClosed(top + 1, top + 4)
                .map(grid::columnCount)
                .max()
                .orElse(0);
    }

    private <F> TableHeader<F> readHeader(TableType<F> form, int top) {
        checkTechnicalCell(grid.cellAt(top + 1, 0), "NAME");
        checkLabel(grid.cellAt(top + 4, 0), RuleTableReader.RULE_ID);
        List<ParsedColumn<F>> columns = new ArrayList<>();
        for (int column = 1; column < countColumns(top); column++) {
            readColumn(form, top, column, columns);
        }
        if (whole) {
            checkComplete(form, columns, top + 4);
            checkOrder(form, columns, top + 3);
        }
        checkPattern(form, columns, top + 2);
        return new TableHeader<>(form, parseName(grid.cellAt(top, 0)), top + 4, List.copyOf(columns), whole);
    }

    private static String parseName(GridCell cell) {
        return cell.strippedText() == null ? "" : cell.strippedText().replaceFirst("^\\S+\\s*", "");
    }

    private <F> void readColumn(TableType<F> form, int top, int column, List<ParsedColumn<F>> columns) {
        GridCell kind = grid.cellAt(top + 1, column);
        GridCell snippet = grid.cellAt(top + 3, column);
        GridCell label = grid.cellAt(top + 4, column);
        boolean untechnical = kind.isBlank() && snippet.isBlank();
        if (RuleTableReader.REMARK.equals(label.strippedText())) {
            checkRemark(kind, snippet);
            return;
        }
        if (untechnical && label.isBlank()) {
            return;
        }
        Optional<TableType.ColumnType<F>> word = listColumnTypes(form)
                .filter(each -> each.snippet().equals(snippet.strippedText()))
                .findFirst();
        if (word.isEmpty()) {
            whole = false;
            reportUnknownColumn(form, untechnical ? label : snippet, untechnical, label.strippedText());
            return;
        }
        checkTechnicalCell(kind, word.get() instanceof TableType.ConditionColumn<F> ? "CONDITION" : "ACTION");
        checkLabel(label, word.get().label().zh());
        if (columns.stream().anyMatch(c -> c.word().equals(word.get()))) {
            whole = false;
            problems.addAt(
                    ProblemCode.WORD_UNKNOWN, snippet, null, new Bilingual("同一列出现了两次", "The column occurs twice"));
            return;
        }
        columns.add(new ParsedColumn<>(column, word.get(), word.get().label().zh()));
    }

    /** A column of remarks needs no technical rows. */
    private void checkRemark(GridCell kind, GridCell snippet) {
        if (!kind.isBlank() || !snippet.isBlank()) {
            checkTechnicalCell(kind, RuleTableReader.REMARK_KIND);
            checkTechnicalCell(snippet, RuleTableReader.REMARK_SNIPPET);
        }
    }

    private <F> void reportUnknownColumn(TableType<F> form, GridCell cell, boolean untechnical, String label) {
        Bilingual anyWord = new Bilingual(
                "“" + form.title().zh() + "”表的词汇",
                "a column of the table of " + form.title().en());
        Bilingual meant = listColumnTypes(form)
                .filter(word -> word.label().zh().equals(label))
                .findFirst()
                .map(word -> AS_WRITTEN)
                .orElse(anyWord);
        problems.addAt(
                ProblemCode.WORD_UNKNOWN,
                cell,
                untechnical ? anyWord : meant,
                untechnical
                        ? new Bilingual(
                                "此列没有技术行，不会生效；说明性文字请放在“备注”列", "It has no technical rows; notes belong in the column 备注")
                        : FRESH_COPY);
    }

    private <F> void checkComplete(TableType<F> form, List<ParsedColumn<F>> columns, int labels) {
        Set<TableType.ColumnType<F>> present =
                Set.copyOf(columns.stream().map(ParsedColumn::word).toList());
        List<Bilingual> lacking = listColumnTypes(form)
                .filter(word -> TableHeader.requires(word, problems.accepted()) && !present.contains(word))
                .map(TableType.ColumnType::label)
                .toList();
        if (!lacking.isEmpty()) {
            reportMissingColumn(
                    labels,
                    new Bilingual(
                            lacking.stream().map(Bilingual::zh).collect(Collectors.joining("、")),
                            lacking.stream().map(Bilingual::en).collect(Collectors.joining(", "))));
        }
        if (present.stream().noneMatch(TableType.ConditionColumn.class::isInstance)) {
            reportMissingColumn(labels, new Bilingual("至少一个条件列", "at least one condition"));
        }
    }

    private void reportMissingColumn(int labels, Bilingual column) {
        problems.add(
                ProblemCode.LABEL_MISSING,
                grid.sheetName(),
                grid.cellAt(labels, 0).address(),
                null,
                column,
                FRESH_COPY);
    }

    /** Conditions come first, then the actions in their order; stock Drools concatenates them in their order. */
    private <F> void checkOrder(TableType<F> form, List<ParsedColumn<F>> columns, int snippets) {
        List<String> order = new ArrayList<>(form.actions().keySet());
        int last = -1;
        for (ParsedColumn<F> column : columns) {
            int place = order.indexOf(column.word().snippet()); // -1 for a condition
            if (place < last) {
                problems.addAt(
                        ProblemCode.TECHNICAL_ROW,
                        grid.cellAt(snippets, column.index()),
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
    private <F> void checkPattern(TableType<F> form, List<ParsedColumn<F>> columns, int row) {
        List<Integer> conditions = columns.stream()
                .filter(column -> column.word() instanceof TableType.ConditionColumn<F>)
                .map(ParsedColumn::index)
                .toList();
        if (conditions.isEmpty()) {
            return;
        }
        int first = conditions.get(0);
        int last = conditions.get(conditions.size() - 1);
        CellRangeAddress span = new CellRangeAddress(row, row, first, last);
        String range = span.formatAsString();
        checkTechnicalCell(grid.cellAt(row, first), form.pattern());
        boolean repeated = reportRepeatedPattern(columns, conditions, row, range);
        if (last > first && !repeated && !grid.mergedRegions().contains(span)) {
            problems.add(
                    ProblemCode.TECHNICAL_ROW,
                    grid.sheetName(),
                    range,
                    grid.cellAt(row, first).displayText(),
                    new Bilingual("合并成一个单元格", "merged into one cell"),
                    FRESH_COPY);
        }
    }

    /** @return whether the pattern is repeated in a condition column */
    private <F> boolean reportRepeatedPattern(
            List<ParsedColumn<F>> columns, List<Integer> conditions, int row, String range) {
        boolean repeated = false;
        for (ParsedColumn<F> column : columns) {
            GridCell cell = grid.cellAt(row, column.index());
            if (column.index() != conditions.get(0) && !cell.isBlank()) {
                boolean condition = conditions.contains(column.index());
                repeated |= condition;
                problems.addAt(
                        ProblemCode.TECHNICAL_ROW,
                        cell,
                        condition ? new Bilingual("合并的 " + range, range + " merged") : NOTHING,
                        FRESH_COPY);
            }
        }
        return repeated;
    }

    private void checkTechnicalCell(GridCell cell, String text) {
        if (!text.equals(cell.strippedText())) {
            problems.addAt(ProblemCode.TECHNICAL_ROW, cell, AS_WRITTEN, FRESH_COPY);
        }
    }

    private void checkLabel(GridCell cell, String text) {
        if (!text.equals(cell.strippedText())) {
            problems.addAt(
                    cell.isBlank() ? ProblemCode.LABEL_MISSING : ProblemCode.LABEL_UNKNOWN,
                    cell,
                    describePlainText(text),
                    FIXED);
        }
    }

    private static Bilingual describePlainText(String text) {
        return new Bilingual(text, text);
    }
}
