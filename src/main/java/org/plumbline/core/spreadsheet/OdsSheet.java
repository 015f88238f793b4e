package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;
import org.xml.sax.Attributes;

/** Places the cells of one OpenDocument sheet. Equal columns, rows and cells that follow each other are in the file once. */
final class OdsSheet {

    /** More than any sheet has. */
    private static final int MOST_REPEATS = 1 << 21;
    /** Cells with content in one sheet, repeated ones included. */
    private static final int MOST_CELLS = 200_000;

    private record Placed(int column, int times, CellContent content, boolean struck) {}

    private final OdsStyles styles;
    private final SheetLimits limits;
    private final GridBuilder grid;
    /** Default cell styles of columns, by the first column after them. */
    private final TreeMap<Integer, String> columnStyles = new TreeMap<>();
    /** The cells of the row under way that are not blank. */
    private final List<Placed> cells = new ArrayList<>();

    private int columns;
    private int row;
    private int rowTimes;
    private String rowStyle;
    private int column;
    private int filled;
    private OdsCell cell;

    OdsSheet(Attributes table, OdsStyles styles, SheetLimits limits) {
        this.styles = styles;
        this.limits = limits;
        String name = table.getValue(OdsStyles.TABLE, "name");
        grid = new GridBuilder(name == null ? "" : name, limits);
        if (styles.isHiddenTable(table.getValue(OdsStyles.TABLE, "style-name"))) {
            grid.hideSheet();
        }
    }

    /** A count stated by an attribute: 1 where it is absent or not a number. */
    static int count(Attributes attributes, String uri, String name, int most) {
        String written = attributes.getValue(uri, name);
        try {
            return written == null ? 1 : Math.max(1, Math.min(most, Integer.parseInt(written.strip())));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static int count(Attributes attributes, String name) {
        return count(attributes, OdsStyles.TABLE, name, MOST_REPEATS);
    }

    private static boolean isHidden(Attributes attributes) {
        String visibility = attributes.getValue(OdsStyles.TABLE, "visibility");
        return "collapse".equals(visibility) || "filter".equals(visibility);
    }

    void addColumns(Attributes attributes) {
        int times = count(attributes, "number-columns-repeated");
        if (isHidden(attributes)) {
            grid.hideColumns(columns, columns + times - 1);
        }
        columns = Math.min(MOST_REPEATS, columns + times);
        String style = attributes.getValue(OdsStyles.TABLE, "default-cell-style-name");
        if (style != null) {
            columnStyles.put(columns, style);
        }
    }

    void startRow(Attributes attributes) {
        rowTimes = count(attributes, "number-rows-repeated");
        rowStyle = attributes.getValue(OdsStyles.TABLE, "default-cell-style-name");
        column = 0;
        cells.clear();
        if (isHidden(attributes)) {
            for (int i = 0; i < Math.min(rowTimes, limits.rows()); i++) {
                grid.hideRow(row + i);
            }
        }
    }

    boolean isInCell() {
        return cell != null;
    }

    /** @return whether the cell's style strikes out its text */
    boolean startCell(Attributes attributes) {
        String style = attributes.getValue(OdsStyles.TABLE, "style-name");
        if (style == null) {
            style = rowStyle == null ? columnStyle() : rowStyle;
        }
        cell = OdsCell.of(attributes, styles.isGeneral(style));
        int down = count(attributes, "number-rows-spanned");
        int across = count(attributes, "number-columns-spanned");
        grid.merge(row, row + down - 1, column, column + across - 1);
        return Boolean.TRUE.equals(styles.isStruck("table-cell", style));
    }

    private String columnStyle() {
        Map.Entry<Integer, String> found = columnStyles.higherEntry(column);
        return found == null ? null : found.getValue();
    }

    void endCell(RunText.Taken taken) {
        if (cell != null) {
            CellContent content = cell.content(taken);
            if (!(content instanceof CellContent.BlankContent)) {
                cells.add(new Placed(column, cell.times(), content, taken.struck()));
            }
            column = Math.min(MOST_REPEATS, column + cell.times());
            cell = null;
        }
    }

    void endRow() throws SpreadsheetRejectedException {
        for (int i = 0; i < rowTimes && !cells.isEmpty(); i++) {
            for (Placed each : cells) {
                put(row + i, each);
            }
        }
        row = Math.min(MOST_REPEATS, row + rowTimes);
    }

    private void put(int at, Placed placed) throws SpreadsheetRejectedException {
        for (int i = 0; i < placed.times(); i++) {
            if (++filled > MOST_CELLS) {
                throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, "> " + MOST_CELLS + " cells");
            }
            grid.put(at, placed.column() + i, placed.content(), placed.struck());
        }
    }

    SheetGrid build() {
        return grid.build();
    }
}
