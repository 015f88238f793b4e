package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.spreadsheet.PdfLayout.Item;

/** The text and the tables of all pages; a table that goes on, on the next page, is one. */
final class PdfTables {

    /** Points by which the sides of a table may differ from page to page. */
    private static final double SAME_SIDE = 4;

    private final DocumentTables tables;
    private final PdfFurniture furniture = new PdfFurniture();
    /** The parts of the table under way. */
    private final List<PdfFragment> parts = new ArrayList<>();

    /** Of the text of the page under way. */
    private double rightEdge;

    private int page;
    private int tablesOfPage;

    PdfTables(SheetLimits limits) {
        tables = new DocumentTables(limits);
    }

    /** @throws SpreadsheetRejectedException where a limit is exceeded */
    DocumentTables build(List<PdfPage> pages) throws SpreadsheetRejectedException {
        for (PdfPage each : pages) {
            if (each.picture() && each.glyphs().isEmpty()) {
                endTable();
                addPicture(each.number());
                continue;
            }
            List<Item> items = furniture.without(PdfLayout.of(each));
            rightEdge = items.stream()
                    .filter(Item.Line.class::isInstance)
                    .mapToDouble(item -> ((Item.Line) item).right())
                    .max()
                    .orElse(0);
            for (int i = 0; i < items.size(); i++) {
                add(items.get(i), i == 0);
            }
        }
        endTable();
        return tables;
    }

    /** Is reported like any other content that no reading uses. */
    private void addPicture(int number) {
        RunText line = new RunText();
        line.append("（第" + number + "页是图片，没有读取）", false, Script.NONE);
        tables.addParagraph(line);
    }

    private void add(Item item, boolean first) throws SpreadsheetRejectedException {
        if (item instanceof Item.Table table) {
            boolean goesOn = first && goesOn(table.fragment());
            if (!goesOn || PdfTable.startsWithTitle(parts, table.fragment())) {
                boolean otherPage = first && !parts.isEmpty();
                endTable();
                if (otherPage) { // a form of its own, or columns that are not those of the page before
                    tables.endSheet();
                }
            }
            parts.add(table.fragment());
        } else if (item instanceof Item.Line line) {
            endTable();
            tables.addLine(line.page(), line.text(), isFull(line));
        }
    }

    /** Whether a line reaches the right edge of the text, so that its sentence may go on in the next. */
    private boolean isFull(Item.Line line) {
        return line.right() > rightEdge - 2 * line.glyphs().get(0).size();
    }

    /** Whether the first thing on a page is the rest of the table with which the page before ended. */
    private boolean goesOn(PdfFragment next) {
        if (parts.isEmpty()) {
            return false;
        }
        PdfFragment last = parts.get(parts.size() - 1);
        return last.page < next.page
                && Math.abs(last.right() - next.right()) < SAME_SIDE
                && (Math.abs(last.left() - next.left()) < SAME_SIDE || next.hasSidesOf(last));
    }

    private void endTable() throws SpreadsheetRejectedException {
        if (parts.isEmpty()) {
            return;
        }
        PdfFragment first = parts.get(0);
        tablesOfPage = first.page == page ? tablesOfPage + 1 : 1;
        page = first.page;
        tables.startTable("第" + page + "页表" + tablesOfPage);
        new PdfTable(parts).write(tables);
        parts.clear();
    }
}
