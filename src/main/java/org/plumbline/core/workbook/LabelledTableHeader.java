package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * The header of a table read from its labels alone, for a sheet whose hidden technical rows were lost or changed.
 * Labels are what a clerk sees; where a technical cell belongs to another column than the label below it, either may have
 * been changed: the header is accepted only where the content of the column fits the label alone.
 */
final class LabelledTableHeader {

    /** Problems that do not affect the labels. */
    private static final Set<ProblemCode> TECHNICAL = EnumSet.of(
            ProblemCode.TECHNICAL_ROW,
            ProblemCode.TABLE_MISSING,
            ProblemCode.WORD_UNKNOWN,
            ProblemCode.LABEL_MISSING,
            ProblemCode.LABEL_UNKNOWN); // of a column whose technical cell was changed into another's

    private final SheetGrid grid;
    private final boolean accepted;

    LabelledTableHeader(SheetGrid grid, boolean accepted) {
        this.grid = grid;
        this.accepted = accepted;
    }

    /**
     * @param problems of the technical rows
     * @return empty where the labels are not intact, or match no kind of table, or more than one
     */
    Optional<TableHeader<?>> read(List<Problem> problems) {
        int labels = findLabelRow();
        if (labels < 0 || !problems.stream().allMatch(problem -> TECHNICAL.contains(problem.code()))) {
            return Optional.empty();
        }
        List<TableHeader<?>> heads = listTables()
                .flatMap(form -> createHeader(form, labels).stream())
                .toList();
        return heads.size() == 1 ? Optional.of(heads.get(0)) : Optional.empty();
    }

    /** Index of the one row that begins with the label of rule ids; -1 for none, or several. */
    private int findLabelRow() {
        List<Integer> rows = IntStream.range(0, grid.rowCount())
                .filter(row ->
                        RuleTableReader.RULE_ID.equals(grid.cellAt(row, 0).strippedText()))
                .boxed()
                .toList();
        return rows.size() == 1 ? rows.get(0) : -1;
    }

    private Stream<TableType<?>> listTables() {
        Predicate<TableType<?>> named = form ->
                form.phase() != TableType.RulePhase.JUDGING && form.title().zh().equals(grid.sheetName());
        return RuleFamilies.listTables().stream().anyMatch(named)
                ? RuleFamilies.listTables().stream().filter(named)
                : RuleFamilies.listTables().stream().filter(form -> form.phase() == TableType.RulePhase.JUDGING);
    }

    private <F> Optional<TableHeader<?>> createHeader(TableType<F> form, int labels) {
        List<ParsedColumn<F>> columns = new ArrayList<>();
        for (int column = 1; column < grid.columnCount(labels); column++) {
            GridCell label = grid.cellAt(labels, column);
            if (RuleTableReader.REMARK.equals(label.strippedText()) || label.isBlank() && isEmpty(column)) {
                continue;
            }
            Optional<TableType.ColumnType<F>> word = listColumns(form)
                    .filter(each -> each.label().zh().equals(label.strippedText()))
                    .findFirst();
            if (word.isEmpty() || contradicts(form, word.get(), labels, column)) {
                return Optional.empty();
            }
            columns.add(
                    new ParsedColumn<>(column, word.get(), word.get().label().zh()));
        }
        return isComplete(form, columns)
                ? Optional.of(new TableHeader<>(form, name(), labels, List.copyOf(columns), true))
                : Optional.empty();
    }

    private static <F> Stream<TableType.ColumnType<F>> listColumns(TableType<F> form) {
        return Stream.concat(form.conditions().values().stream(), form.actions().values().stream());
    }

    private boolean isEmpty(int column) {
        return IntStream.range(0, grid.rowCount())
                .allMatch(row -> grid.cellAt(row, column).isBlank());
    }

    /** Whether a technical cell above the label is the text of another column, which the content may belong to. */
    private <F> boolean contradicts(TableType<F> form, TableType.ColumnType<F> word, int labels, int column) {
        return IntStream.range(0, labels)
                .mapToObj(row -> grid.cellAt(row, column).strippedText())
                .anyMatch(text -> listColumns(form)
                        .anyMatch(other -> other.snippet().equals(text)
                                && !other.equals(word)
                                && (!fits(word.kind(), labels, column) || fits(other.kind(), labels, column))));
    }

    /** Whether all filled cells below the labels are of a kind; true where none is filled. */
    private boolean fits(TableType.CellType kind, int labels, int column) {
        return IntStream.range(labels + 1, grid.rowCount())
                .mapToObj(row -> grid.cellAt(row, column))
                .allMatch(cell -> cell.isBlank() || fits(kind, cell));
    }

    private static boolean fits(TableType.CellType kind, GridCell cell) {
        if (kind instanceof TableType.CellType.ChoiceCellType choice) {
            return choice.labels().contains(cell.strippedText());
        }
        boolean text = cell.strippedText() != null;
        return text == kind instanceof TableType.CellType.TextCellType;
    }

    /** Whether all required columns are present once, with conditions before actions in their order. */
    private <F> boolean isComplete(TableType<F> form, List<ParsedColumn<F>> columns) {
        List<TableType.ColumnType<F>> present =
                columns.stream().map(ParsedColumn::word).toList();
        List<String> order = new ArrayList<>(form.actions().keySet());
        List<Integer> places =
                present.stream().map(word -> order.indexOf(word.snippet())).toList();
        return Set.copyOf(present).size() == present.size()
                && present.stream().anyMatch(TableType.ConditionColumn.class::isInstance)
                && listColumns(form).allMatch(word -> !TableHeader.requires(word, accepted) || present.contains(word))
                && places.equals(places.stream().sorted().toList());
    }

    private String name() {
        return grid.sheetName().replaceFirst("^" + WorkbookLayout.DEDUCTIONS, "");
    }
}
