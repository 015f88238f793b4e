package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.TextBlock;

/**
 * Reads what tables of a report state: rows of indicators, and rows of budgeted and executed amounts. What a heading means is
 * stated by the form dictionary. Cells of running text are kept as texts.
 */
final class ReportTableReader {

    private static final Pattern NUMBER =
            Pattern.compile("([≥≤=<>＝]*)\\s*(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*([^\\d\\s.]{0,6})");
    private static final Pattern TOTAL = Pattern.compile(".*(?:合计|总额|总计)");
    private static final Pattern NAME = Pattern.compile(".*(?:任务名称|科目)");
    /** Shorter texts are values. */
    private static final int SHORTEST_TEXT = 8;

    private static final List<FormField> NAMES = List.of(FormField.TASK_ITEM, FormField.LINE_ITEM);

    private final FormDictionary dictionary;
    private final List<IndicatorLine> indicators = new ArrayList<>();
    private final List<AmountLine> amounts = new ArrayList<>();
    private final List<ReportParagraph> texts = new ArrayList<>();
    private SheetGrid grid;
    private int section;
    /** Columns of the table under way by what they mean; the leftmost of each. */
    private Map<FormField, Integer> columns = Map.of();
    /** Pairs of columns of budgeted and executed amounts, each with the column of its names. */
    private List<int[]> pairs = List.of();

    private boolean tasks;

    ReportTableReader(FormDictionary dictionary) {
        this.dictionary = dictionary;
    }

    List<IndicatorLine> indicators() {
        return List.copyOf(indicators);
    }

    List<AmountLine> amounts() {
        return List.copyOf(amounts);
    }

    /** The texts of the cells read since the last call. */
    List<ReportParagraph> takeTexts() {
        List<ReportParagraph> taken = List.copyOf(texts);
        texts.clear();
        return taken;
    }

    void read(TextBlock.Table table, int inSection) {
        grid = table.grid();
        section = inSection;
        columns = Map.of();
        pairs = List.of();
        for (int row = table.firstRow(); row < grid.rowCount(); row++) {
            if (readHeader(row)) {
                continue;
            }
            readTexts(row);
            if (columns.containsKey(FormField.NAME)) {
                readIndicator(row);
            }
            for (int[] pair : pairs) {
                readAmounts(row, pair);
            }
        }
    }

    /** Whether the row is the header of an indicator table or of amounts, whose columns then count for the rows below. */
    private boolean readHeader(int row) {
        Map<FormField, Integer> found = new EnumMap<>(FormField.class);
        for (int column = 0; column < grid.columnCount(row); column++) {
            String heading = text(row, column);
            for (FormField field : FormField.values()) {
                if (field.table() != null && !heading.isEmpty() && dictionary.isHeadingOf(field, heading)) {
                    found.putIfAbsent(field, column);
                }
            }
            if (heading.contains("原因")) {
                found.putIfAbsent(FormField.REASON, column);
            }
        }
        boolean indicator = found.containsKey(FormField.NAME)
                && (found.containsKey(FormField.ACTUAL) || found.containsKey(FormField.SCORE));
        List<int[]> amountColumns = indicator ? List.of() : findPairs(row);
        if (!indicator && amountColumns.isEmpty()) {
            return false;
        }
        columns = indicator ? found : Map.of();
        pairs = amountColumns;
        tasks = found.containsKey(FormField.TASK_ITEM)
                || text(row, 0).contains("任务")
                || text(row, 1).contains("任务");
        return true;
    }

    private List<int[]> findPairs(int row) {
        List<int[]> found = new ArrayList<>();
        int names = 0;
        int budget = -1;
        for (int column = 0; column < grid.columnCount(row); column++) {
            String heading = text(row, column);
            if (isBudget(heading)) {
                budget = column;
            } else if (budget >= 0 && isExecuted(heading)) {
                found.add(new int[] {names, budget, column});
                names = column + 1;
                budget = -1;
            } else if (budget < 0 && isName(heading)) {
                names = column;
            }
        }
        return found;
    }

    private boolean isName(String heading) {
        return NAME.matcher(heading).matches()
                || NAMES.stream().anyMatch(field -> dictionary.isHeadingOf(field, heading));
    }

    private boolean isBudget(String heading) {
        return dictionary.isHeadingOf(FormField.BUDGET_ADJUSTED, heading)
                || dictionary.isHeadingOf(FormField.LINE_BUDGET, heading);
    }

    private boolean isExecuted(String heading) {
        return dictionary.isHeadingOf(FormField.BUDGET_EXECUTED, heading)
                || dictionary.isHeadingOf(FormField.LINE_EXECUTED, heading);
    }

    private void readIndicator(int row) {
        String name = text(row, columns.get(FormField.NAME));
        String actual = cell(row, FormField.ACTUAL);
        String target = cell(row, FormField.TARGET);
        if (name.isEmpty()
                || actual.isEmpty()
                        && target.isEmpty()
                        && cell(row, FormField.SCORE).isEmpty()) {
            return;
        }
        Matcher goal = NUMBER.matcher(target);
        Matcher reached = NUMBER.matcher(actual);
        boolean hasGoal = goal.matches();
        boolean hasReached = reached.matches();
        String unit = hasReached && !reached.group(3).isEmpty() ? reached.group(3) : hasGoal ? goal.group(3) : "";
        indicators.add(new IndicatorLine(
                section,
                cell(row, FormField.LEVEL1) + " " + cell(row, FormField.LEVEL2),
                name,
                hasGoal && goal.group(1).matches("[=＝]?"),
                hasGoal ? parse(goal.group(2)) : null,
                hasReached ? parse(reached.group(2)) : null,
                unit.isEmpty() ? cell(row, FormField.UNIT) : unit,
                number(cell(row, FormField.WEIGHT)),
                number(cell(row, FormField.SCORE)),
                columns.containsKey(FormField.REASON) ? cell(row, FormField.REASON) : null,
                place(row, columns.getOrDefault(FormField.ACTUAL, columns.get(FormField.NAME)))));
    }

    private void readAmounts(int row, int[] pair) {
        BigDecimal budget = number(text(row, pair[1]));
        BigDecimal executed = number(text(row, pair[2]));
        StringBuilder names = new StringBuilder();
        StringBuilder done = new StringBuilder();
        for (int column = pair[0]; column < pair[1]; column++) {
            String text = text(row, column);
            if (text.isEmpty()) {
                continue;
            }
            (names.isEmpty() ? names : done).append(text);
        }
        if (budget == null || executed == null || names.isEmpty()) {
            return;
        }
        amounts.add(new AmountLine(
                section,
                grid.sheetName(),
                names.toString(),
                budget,
                executed,
                TOTAL.matcher(names).matches(),
                tasks,
                done.toString(),
                place(row, pair[2])));
    }

    private void readTexts(int row) {
        for (GridCell cell : grid.listFilledCells(row)) {
            String text = cell.displayText();
            if (text.length() >= SHORTEST_TEXT) {
                ClaimPlace place = place(row, cell.column());
                texts.add(new ReportParagraph(place, text, SheetGrid.toHalfWidth(text), section, "", ""));
            }
        }
    }

    private ClaimPlace place(int row, int column) {
        return ClaimPlace.ofCell(
                grid.sheetName() + "!" + grid.cellAt(row, column).address());
    }

    private String cell(int row, FormField field) {
        return columns.containsKey(field) ? text(row, columns.get(field)) : "";
    }

    /** The text shown there in half width, of a merged region its first cell's; empty where blank. */
    private String text(int row, int column) {
        GridCell cell = grid.cellAt(row, column);
        if (cell.isBlank()) {
            for (CellRangeAddress range : grid.mergedRegions()) {
                if (range.isInRange(row, column)) {
                    cell = grid.cellAt(range.getFirstRow(), range.getFirstColumn());
                }
            }
        }
        String shown = cell.isBlank() ? null : cell.displayText();
        String bare = shown == null
                ? ""
                : SheetGrid.toHalfWidth(SheetGrid.stripBlanks(shown)).replaceAll("\\s+", "");
        return dictionary.isBlank(bare) ? "" : bare;
    }

    /** Null where the text is no number, with or without a unit. */
    private static BigDecimal number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.matches() ? parse(matcher.group(2)) : null;
    }

    private static BigDecimal parse(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }
}
