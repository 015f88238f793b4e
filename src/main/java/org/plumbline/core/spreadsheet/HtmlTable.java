package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Places the cells of one table as browsers do (HTML, 4.9.12): colspan reaches over columns, rowspan over rows. */
final class HtmlTable {

    /** What browsers allow. */
    private static final int MOST_COLUMNS = 1_000;

    private static final int MOST_ROWS = 65_534;

    private record Region(int row, int rows, int column, int columns) {}

    private final Element element;
    private final DocumentTables tables;
    private final List<Region> regions = new ArrayList<>();
    /** The row down to which a column is taken by a cell further up; absent where it is not. */
    private final Map<Integer, Integer> takenTo = new HashMap<>();

    private int row = -1;
    private int column;
    private int columns;
    private boolean inRow;

    HtmlTable(Element element, DocumentTables tables) {
        this.element = element;
        this.tables = tables;
    }

    boolean is(Element other) {
        return other == element;
    }

    boolean isCell(Element other) {
        return inRow && (other.normalName().equals("td") || other.normalName().equals("th"));
    }

    void start(Element inside, boolean hidden) {
        switch (inside.normalName()) {
            case "tr" -> {
                row = tables.startRow();
                column = 0;
                inRow = true;
                if (hidden || inside.parent() != null && isHiddenBody(inside.parent())) {
                    tables.grid().hideRow(row);
                }
            }
            case "col" -> {
                int span = span(inside, "span", MOST_COLUMNS);
                if (hidden || inside.attr("width").equals("0")) {
                    tables.grid().hideColumns(columns, columns + span - 1);
                }
                columns += span;
            }
            default -> {
                // cells are placed at their ends
            }
        }
    }

    private static boolean isHiddenBody(Element body) {
        return body.hasAttr("hidden") || body.attr("style").replace(" ", "").contains("display:none");
    }

    void endCell(Element cell, RunText.Taken taken) throws SpreadsheetRejectedException {
        while (takenTo.getOrDefault(column, -1) >= row) {
            column++;
        }
        int across = span(cell, "colspan", MOST_COLUMNS);
        int down = span(cell, "rowspan", MOST_ROWS);
        tables.grid().put(row, column, taken.content(), taken.struck());
        if (across > 1 || down > 1) {
            regions.add(new Region(row, down, column, across));
        }
        for (int i = 0; i < across && down > 1; i++) {
            takenTo.put(column + i, row + down - 1);
        }
        column += across;
    }

    private static int span(Element element, String attribute, int most) {
        try {
            int written = Integer.parseInt(element.attr(attribute).strip());
            // a rowspan of 0 reaches to the end of the table
            return written == 0 && attribute.equals("rowspan") ? most : Math.max(1, Math.min(most, written));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** A cell does not reach beyond the table's last row. */
    void end() {
        for (Region each : regions) {
            tables.grid()
                    .merge(
                            each.row(),
                            Math.min(row, each.row() + each.rows() - 1),
                            each.column(),
                            each.column() + each.columns() - 1);
        }
    }
}
