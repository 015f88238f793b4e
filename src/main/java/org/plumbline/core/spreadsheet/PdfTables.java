package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.core.spreadsheet.PdfLayout.Item;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** The tables of all pages as sheets; a table that goes on, on the next page, is one. */
final class PdfTables {

    /** Points by which the sides of a table may differ from page to page. */
    private static final double SAME_SIDE = 4;

    private final DocumentTables tables;
    private final PdfFurniture furniture = new PdfFurniture();
    /** The parts of the table under way. */
    private final List<PdfFragment> parts = new ArrayList<>();

    private int page;
    private int tablesOfPage;
    private boolean found;

    PdfTables(SheetLimits limits) {
        tables = new DocumentTables(limits);
    }

    /** @throws SpreadsheetRejectedException where there is no ruled table or a limit is exceeded */
    Map<String, SheetGrid> build(List<PdfPage> pages) throws SpreadsheetRejectedException {
        for (PdfPage each : pages) {
            if (each.picture() && each.glyphs().isEmpty()) {
                endTable();
                addPicture(each.number());
                continue;
            }
            List<Item> items = furniture.without(PdfLayout.of(each));
            for (int i = 0; i < items.size(); i++) {
                add(items.get(i), i == 0);
            }
        }
        endTable();
        if (!found) {
            throw SpreadsheetRejectedException.because(Reason.UNRULED, "PDF");
        }
        return tables.finish();
    }

    /** Is reported like any other content that no reading uses. */
    private void addPicture(int number) {
        RunText line = new RunText();
        line.append("（第" + number + "页是图片，没有读取）", false, false);
        tables.addParagraph(line);
    }

    private void add(Item item, boolean first) throws SpreadsheetRejectedException {
        if (item instanceof Item.Table table) {
            boolean goesOn = first && goesOn(table.fragment());
            if (!goesOn || PdfTable.startsWithTitle(parts, table.fragment())) {
                endTable();
                if (goesOn) { // a form of its own, with the same sides
                    tables.endSheet();
                }
            }
            parts.add(table.fragment());
        } else if (item instanceof Item.Line line) {
            endTable();
            tables.addParagraph(line.text());
        }
    }

    /** Whether the first thing on a page is the rest of the table with which the page before ended. */
    private boolean goesOn(PdfFragment next) {
        if (parts.isEmpty()) {
            return false;
        }
        PdfFragment last = parts.get(parts.size() - 1);
        return last.page < next.page
                && Math.abs(last.left() - next.left()) < SAME_SIDE
                && Math.abs(last.right() - next.right()) < SAME_SIDE;
    }

    private void endTable() throws SpreadsheetRejectedException {
        if (parts.isEmpty()) {
            return;
        }
        found = true;
        PdfFragment first = parts.get(0);
        tablesOfPage = first.page == page ? tablesOfPage + 1 : 1;
        page = first.page;
        tables.startTable("第" + page + "页表" + tablesOfPage);
        new PdfTable(parts).write(tables);
        parts.clear();
    }
}
