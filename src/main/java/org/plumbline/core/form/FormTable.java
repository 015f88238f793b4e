package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * A table of a form: its header row and the field of each column.
 *
 * @param header index of the header row, the last one where headings span several
 * @param columns column of each field found
 * @param limit the row before which the table ends at the latest: where the next table's headings begin
 */
record FormTable(FormGrid cells, int header, Map<FormField, Integer> columns, int limit) {

    FormTable(FormGrid cells, int header, Map<FormField, Integer> columns) {
        this(cells, header, columns, cells.rowCount());
    }

    FormTable withColumns(Map<FormField, Integer> others) {
        return new FormTable(cells, header, others, limit);
    }

    /** Whether the headings are those of an indicator table: what is judged, and its actual value or declared score. */
    boolean isIndicatorHeader() {
        boolean what = hasColumn(FormField.NAME) || hasColumn(FormField.CODE) || hasColumn(FormField.LEVEL2);
        boolean figures = hasColumn(FormField.ACTUAL) || hasColumn(FormField.SCORE);
        return what && figures && (hasColumn(FormField.ACTUAL) || columns.size() >= 3);
    }

    /** The fields that a row's headings name; of two headings for one field the better spelling counts. */
    static Map<FormField, Integer> findHeadings(FormGrid cells, int row, List<FormField> fields) {
        Map<FormField, Integer> columns = new EnumMap<>(FormField.class);
        List<HeadingCell> headings = IntStream.range(0, cells.columnCount())
                .mapToObj(column -> new HeadingCell(cells, row, column))
                .filter(heading -> !heading.isBlank())
                .toList();
        for (FormField field : fields) {
            int best = Integer.MAX_VALUE;
            for (HeadingCell heading : headings) {
                int rank = heading.rank(field);
                if (rank >= 0 && rank < best) {
                    best = rank;
                    columns.put(field, heading.column());
                }
            }
        }
        return columns;
    }

    /**
     * The table with this row as one more header row. A heading of the row above counts where the one below
     * it is no better; one over several columns is distinguished by the headings below it.
     */
    FormTable withHeadingsBelow(FormTable above) {
        Map<FormField, Integer> all = new EnumMap<>(columns);
        above.columns().forEach((field, column) -> {
            if (cells.columnSpan(above.header(), column) > 1) {
                return;
            }
            Integer here = all.get(field);
            boolean better =
                    here != null && rankHeading(field, above.header(), column) < rankHeading(field, header, here);
            if (here == null && !all.containsValue(column) || better) {
                all.put(field, column);
            }
        });
        return new FormTable(cells, header, all);
    }

    /** One heading over the levels and the name, such as 绩效指标 over three columns, is each of them. */
    FormTable spreadLevels() {
        if (!hasColumn(FormField.NAME) || hasColumn(FormField.LEVEL1) || hasColumn(FormField.LEVEL2)) {
            return this;
        }
        int first = findColumn(FormField.NAME);
        int width = cells.columnSpan(header, first);
        if (width != 2 && width != 3 || isMergedBelow(first, width)) {
            return this;
        }
        Map<FormField, Integer> all = new EnumMap<>(columns);
        all.put(FormField.LEVEL1, first);
        if (width == 3) {
            all.put(FormField.LEVEL2, first + 1);
        }
        all.put(FormField.NAME, first + width - 1);
        return withColumns(all);
    }

    /** Whether the cells under a heading are as wide as it is: then it is one column. */
    private boolean isMergedBelow(int column, int width) {
        int row = header + 1;
        return row < limit && cells.columnSpan(row, column) == width;
    }

    /** How well a heading names a field: 0 best, -1 not at all. */
    int rankHeading(FormField field, int row, int column) {
        return new HeadingCell(cells, row, column).rank(field);
    }

    /** Whether a column is one of a review. */
    boolean isReviewColumn(int column) {
        return columns.entrySet().stream()
                .anyMatch(each -> each.getValue() == column && each.getKey().findDeclared() != null);
    }

    boolean hasColumn(FormField field) {
        return columns.containsKey(field);
    }

    /** The cell of a row under a field; null where the table has no such column. */
    GridCell findCell(int row, FormField field) {
        Integer column = columns.get(field);
        return column == null ? null : cells.cellAt(row, column);
    }

    int findColumn(FormField field) {
        return columns.get(field);
    }

    /** Reports duplicate headings. */
    void reportDuplicates(FormReadingLog log, List<FormField> fields) {
        for (FormField field : fields) {
            if (!hasColumn(field)) {
                continue;
            }
            int rank = rankHeading(field, header, findColumn(field));
            for (int column = 0; column < cells.columnCount(); column++) {
                GridCell other = cells.cellAt(header, column);
                if (rank >= 0
                        && column != findColumn(field)
                        && rankHeading(field, header, column) == rank
                        && !other.address().equals(findCell(header, field).address())) {
                    log.addProblem(
                            FormProblemCode.HEADING_TWICE,
                            other,
                            null,
                            FormReadingLog.fillIn("请改名或删除其中一列", "Rename or delete one of the columns"));
                }
            }
        }
    }

    /** Every heading with its field. */
    List<FormReading.RecognizedColumn> describeColumns() {
        List<FormReading.RecognizedColumn> described = new ArrayList<>();
        for (int column = 0; column < cells.columnCount(); column++) {
            FormField field = null;
            for (Map.Entry<FormField, Integer> each : columns.entrySet()) {
                field = each.getValue() == column ? each.getKey() : field;
            }
            String heading = cells.displayText(header, column);
            if (heading == null && field != null) {
                heading = cells.displayText(header - 1, column);
            }
            if (heading == null || field == null && cells.cellAt(header, column).column() != column) {
                continue;
            }
            described.add(new FormReading.RecognizedColumn(
                    FormGrid.columnLetter(column), heading, field == null ? null : field.label()));
        }
        return List.copyOf(described);
    }
}
