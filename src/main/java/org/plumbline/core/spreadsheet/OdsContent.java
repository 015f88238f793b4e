package org.plumbline.core.spreadsheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads content.xml of an OpenDocument spreadsheet: the automatic styles, then the sheets. */
final class OdsContent extends DefaultHandler {

    private static final int MOST_DEPTH = 500;
    private static final String DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    /** What is not part of a cell's content. */
    private static final Set<String> SKIPPED =
            Set.of("annotation", "shapes", "forms", "tracked-changes", "ruby-text", "content-validations", "scenario");
    /** Cells that are fetched from elsewhere as soon as the file is opened. */
    private static final Set<String> LINKS = Set.of(
            "table-source",
            "cell-range-source",
            "dde-source",
            "database-source-sql",
            "database-source-query",
            "database-source-table");

    private final OdsStyles styles;
    private final SheetLimits limits;
    private final OdsText text;
    private final Map<String, SheetGrid> sheets = new LinkedHashMap<>();

    private OdsSheet sheet;
    private boolean inBody;
    private int depth;
    private int skipped;

    OdsContent(OdsStyles styles, SheetLimits limits) {
        this.styles = styles;
        this.limits = limits;
        this.text = new OdsText(styles);
    }

    /** In the file's order. */
    Map<String, SheetGrid> sheets() {
        return sheets;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (++depth > MOST_DEPTH) {
            throw new SAXException("more than " + MOST_DEPTH + " elements within each other");
        }
        if (LINKS.contains(name)) {
            throw new SAXException(SpreadsheetRejectedException.because(Reason.LINK, name));
        }
        if (skipped > 0 || SKIPPED.contains(name) || uri.equals(DRAW)) {
            skipped++;
        } else if (uri.equals(OdsStyles.OFFICE) && name.equals("body")) {
            inBody = true;
        } else if (!inBody) {
            styles.startElement(uri, name, qualified, attributes);
        } else if (uri.equals(OdsStyles.TABLE)) {
            startTablePart(name, attributes);
        } else if (uri.equals(OdsStyles.TEXT) && sheet != null && sheet.isInCell()) {
            text.start(name, attributes);
        }
    }

    private void startTablePart(String name, Attributes attributes) throws SAXException {
        if (name.equals("table")) {
            if (sheet != null) {
                throw new SAXException("a table within a table");
            }
            if (sheets.size() == limits.entries()) {
                throw new SAXException(
                        SpreadsheetRejectedException.because(Reason.TOO_LARGE, "> " + limits.entries() + " sheets"));
            }
            sheet = new OdsSheet(attributes, styles, limits);
        } else if (sheet != null) {
            switch (name) {
                case "table-column" -> sheet.addColumns(attributes);
                case "table-row" -> sheet.startRow(attributes);
                case "table-cell", "covered-table-cell" -> text.startCell(sheet.startCell(attributes));
                default -> {
                    // groups and headings of rows and columns
                }
            }
        }
    }

    @Override
    public void characters(char[] some, int from, int length) {
        if (skipped == 0 && sheet != null && sheet.isInCell()) {
            text.characters(some, from, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        depth--;
        if (skipped > 0) {
            skipped--;
        } else if (uri.equals(OdsStyles.TEXT) && sheet != null && sheet.isInCell()) {
            text.end(name);
        } else if (uri.equals(OdsStyles.TABLE) && sheet != null) {
            endTablePart(name);
        }
    }

    private void endTablePart(String name) throws SAXException {
        try {
            switch (name) {
                case "table" -> {
                    SheetGrid grid = sheet.build();
                    sheets.put(grid.sheetName(), grid);
                    sheet = null;
                }
                case "table-row" -> sheet.endRow();
                case "table-cell", "covered-table-cell" -> sheet.endCell(text.endCell());
                default -> {
                    // see startTablePart
                }
            }
        } catch (SpreadsheetRejectedException e) {
            throw new SAXException(e);
        }
    }
}
