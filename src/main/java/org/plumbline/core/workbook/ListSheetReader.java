package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Value;

/** A plain list sheet: one row of labels, then rows; columns are found by label, in any order. */
public final class ListSheetReader {

    /**
     * @param meaning what to write in it; shown as the input hint and in the documentation
     * @param required whether every row must fill it in
     */
    public record ListColumn(String label, Bilingual meaning, CellType kind, boolean required) {}

    /** A number entered as text, or with parts that belong in the next columns. */
    private static final Pattern FIGURE = Pattern.compile("[-+≥≤<>=]*+\\s*+\\d[\\d,.]*+\\s*+[%‰万亿千百元]*+");

    /** Outside any sheet, hence always blank. */
    private static final int ABSENT = 16_383;

    private final SheetGrid grid;
    private final ProblemCollector problems;
    private final CellParser cells;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, ListColumn> fields = new LinkedHashMap<>();

    public ListSheetReader(SheetGrid grid, List<ListColumn> fields, ProblemCollector problems) {
        this.grid = grid;
        this.problems = problems;
        this.cells = new CellParser(problems);
        for (ListColumn field : fields) {
            this.fields.put(field.label(), field);
        }
        readHeader();
    }

    private void readHeader() {
        List<GridCell> labels = IntStream.range(0, findWidth())
                .filter(this::isUsed)
                .mapToObj(column -> grid.cellAt(0, column))
                .toList();
        findLabels(labels, List.copyOf(fields.values()), grid.cellAt(0, 0), problems)
                .forEach((label, cell) -> columns.put(label, cell.column()));
    }

    private int findWidth() {
        return IntStream.range(0, grid.rowCount()).map(grid::columnCount).max().orElse(0);
    }

    private boolean isUsed(int column) {
        return IntStream.range(0, grid.rowCount())
                .anyMatch(row -> !grid.cellAt(row, column).isBlank());
    }

    /**
     * The known ones among the labels of a sheet, with their cells.
     *
     * @param cells where labels are, or are missing beside their content
     * @param place expected place of a missing label
     */
    static Map<String, GridCell> findLabels(
            List<GridCell> cells, List<ListColumn> fields, GridCell place, ProblemCollector problems) {
        Map<String, GridCell> known = new LinkedHashMap<>();
        List<GridCell> unknown = new ArrayList<>();
        for (GridCell cell : cells) {
            if (RuleTableReader.REMARK.equals(cell.strippedText())) {
                continue;
            }
            if (fields.stream().noneMatch(field -> field.label().equals(cell.strippedText()))) {
                unknown.add(cell);
                continue;
            }
            GridCell first = known.putIfAbsent(cell.strippedText(), cell);
            if (first != null) {
                problems.addAt(
                        ProblemCode.LABEL_UNKNOWN,
                        cell,
                        null,
                        Bilingual.of("与 %s 重复", "The same as %s", first.address()));
            }
        }
        reportUnknownLabels(unknown, known, fields, problems);
        if (unknown.isEmpty()) {
            // an unknown label is most likely the missing one, and was reported above
            reportMissingLabels(known, fields, place, problems);
        }
        return known;
    }

    private static void reportMissingLabels(
            Map<String, GridCell> known, List<ListColumn> fields, GridCell place, ProblemCollector problems) {
        for (ListColumn field : fields) {
            if (field.required() && !known.containsKey(field.label())) {
                Bilingual label = new Bilingual(field.label(), field.label());
                problems.add(ProblemCode.LABEL_MISSING, place.sheet(), place.address(), null, label, null);
            }
        }
    }

    private static void reportUnknownLabels(
            List<GridCell> unknown, Map<String, GridCell> known, List<ListColumn> fields, ProblemCollector problems) {
        List<String> lacking = fields.stream()
                .map(ListColumn::label)
                .filter(label -> !known.containsKey(label))
                .toList();
        String meant = lacking.isEmpty() ? RuleTableReader.REMARK : String.join(" / ", lacking);
        unknown.forEach(cell -> problems.addAt(
                cell.isBlank() ? ProblemCode.LABEL_MISSING : ProblemCode.LABEL_UNKNOWN,
                cell,
                new Bilingual(meant, meant),
                cell.strippedText() == null
                        ? null
                        : NearestName.of(cell.strippedText(), lacking)
                                .map(near -> CellParser.suggestValue(near, "名称要与模板一致", "Labels are the template's"))
                                .orElse(null)));
    }

    /** One row of the list. */
    public final class ListRow {
        private final int row;

        private ListRow(int row) {
            this.row = row;
        }

        /** Null where blank or unreadable. */
        public BigDecimal parseNumber(String label) {
            return (BigDecimal) parseValue(label);
        }

        /** @param otherwise where blank or unreadable */
        public <E extends Enum<E> & Labelled> E parseChoice(String label, Class<E> type, E otherwise) {
            String text = parseText(label);
            return text == null ? otherwise : Labelled.fromLabel(type, text);
        }

        /** Blank where the sheet has no such column. */
        public GridCell findCell(String label) {
            return grid.cellAt(row, columns.getOrDefault(label, ABSENT));
        }

        /** A String for text and choices, a BigDecimal for numbers; null where blank or a problem was added. */
        public Object parseValue(String label) {
            if (!columns.containsKey(label)) {
                return null;
            }
            ListColumn field = fields.get(label);
            GridCell cell = findCell(label);
            return field.required() && !grid.isMerged(row)
                    ? cells.parseRequired(cell, field.kind(), new Bilingual(label, label))
                    : cells.parse(cell, field.kind());
        }

        public String parseText(String label) {
            return (String) parseValue(label);
        }

        /** A number or text, depending on the cell; null where blank or a problem was added. */
        Value parseNumberOrText(String label) {
            GridCell cell = findCell(label);
            SheetGrid.CellContent content = cell.content() instanceof SheetGrid.CellContent.FormulaContent formula
                    ? formula.cached()
                    : cell.content();
            if (content instanceof SheetGrid.CellContent.NumberContent) {
                BigDecimal number = (BigDecimal) cells.parse(cell, new CellType.NumberCellType(null, null));
                return number == null ? null : Value.of(number);
            }
            String text = parseText(label);
            if (text != null && FIGURE.matcher(SheetGrid.toHalfWidth(text)).matches()) {
                problems.addAt(
                        ProblemCode.NUMBER_AS_TEXT,
                        cell,
                        new Bilingual("数字", "a number"),
                        suggestNumber(SheetGrid.toHalfWidth(text)));
                return null;
            }
            return text == null ? null : Value.of(text);
        }

        /** As {@link #parseNumberOrText}, and a day that Excel made a date of as 2022-12-15. */
        Value parseFact(String label) {
            GridCell cell = findCell(label);
            return cell.content() instanceof SheetGrid.CellContent.NumberContent number && number.isDate()
                    ? Value.of(cell.displayText())
                    : parseNumberOrText(label);
        }

        /** The suggested content, where the text is a number with nothing but a percent sign. */
        private Bilingual suggestNumber(String text) {
            String digits = text.replace("%", "").strip();
            boolean plain = digits.matches("-?\\d+(\\.\\d+)?");
            String alike = text.endsWith("%") && plain ? "（填报表里写 %1$s 或 %1$s%% 都读作 %1$s）".formatted(digits) : "";
            return CellParser.suggestValue(
                    plain ? digits : null,
                    "请把格式改为“常规”后重新填写；百分号和单位写在“单位”列，符号写在“符号”列" + alike,
                    "Set the format to General and retype; % and units go to the column 单位, the operator to 符号"
                            + (alike.isEmpty() ? "" : " (a submitted form may have either spelling)"));
        }

        /** The row's number as Excel counts. */
        int rowNumber() {
            return row + 1;
        }
    }

    /** Every filled row. */
    public List<ListRow> readRows() {
        List<ListRow> rows = new ArrayList<>();
        for (int row : DataRowFinder.findRows(grid, 1, grid.rowCount(), problems)) {
            rows.add(new ListRow(row));
        }
        return rows;
    }
}
