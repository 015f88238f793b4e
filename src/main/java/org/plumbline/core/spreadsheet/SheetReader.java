package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads one sheet's XML, row by row. Cells without content, even if formatted, are ignored; column widths are
 * known before the first row, merged regions and filters only after the last.
 */
final class SheetReader extends DefaultHandler {

    private static final int EXCEL_COLUMNS = 16_384;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,20})?");
    /** In points; a row of text has at least ten. */
    private static final BigDecimal LEAST_HEIGHT = BigDecimal.valueOf(3);
    /** In characters. */
    private static final BigDecimal LEAST_WIDTH = new BigDecimal("0.4");

    /** The row reader has stopped. */
    static final class Enough extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The tables that a sheet's cells refer to.
     *
     * @param from1904 whether days are counted from 1904
     */
    record Surroundings(SharedTexts texts, CellStyles styles, boolean from1904, SheetLimits limits) {}

    private final Sheet sheet;
    private final Surroundings around;
    private final RowReader rows;
    private final BitSet hiddenRows = new BitSet();
    private final BitSet hiddenColumns = new BitSet();
    private final List<CellRangeAddress> merged = new ArrayList<>();

    private final List<GridCell> cells = new ArrayList<>();
    private final BitSet columns = new BitSet();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private final TextRuns inline = new TextRuns();
    private int before = -1;
    private int row = -1;
    private int column = -1;
    private boolean hidden;
    private String type;
    private int style;
    private boolean inFormula;
    private boolean inValue;
    private boolean inText;
    private boolean calculated;
    private boolean valued;

    SheetReader(Sheet sheet, Surroundings around, RowReader rows) {
        this.sheet = sheet;
        this.around = around;
        this.rows = rows;
    }

    SheetGrid.Look look() {
        return new SheetGrid.Look(sheet.hidden(), hiddenRows, hiddenColumns, List.copyOf(merged));
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (inText) {
            inline.start(name, attributes);
            return;
        }
        switch (name) {
            case "col" -> column(attributes);
            case "row" -> startRow(attributes);
            case "c" -> startCell(attributes);
            case "f" -> {
                calculated = true;
                inFormula = true;
            }
            case "v" -> {
                valued = true;
                inValue = true;
            }
            case "is" -> {
                valued = true;
                inText = true;
            }
            case "mergeCell" -> merged(attributes.getValue("ref"));
            default -> {
                // validations, protection, pictures: not part of a cell
            }
        }
    }

    private void column(Attributes attributes) throws SAXException {
        String width = attributes.getValue("width");
        if (isTrue(attributes.getValue("hidden")) || isBelow(width, LEAST_WIDTH)) {
            int first = Math.max(1, number(attributes.getValue("min"), 1));
            int last = Math.min(EXCEL_COLUMNS, number(attributes.getValue("max"), first));
            hiddenColumns.set(first - 1, Math.max(first - 1, last));
        }
    }

    /** Whether a size is written and too small for anything to be seen. */
    private static boolean isBelow(String size, BigDecimal least) {
        return size != null && NUMBER.matcher(size).matches() && new BigDecimal(size).compareTo(least) < 0;
    }

    private void startRow(Attributes attributes) throws SAXException {
        row = number(attributes.getValue("r"), row + 2) - 1;
        if (row <= before) {
            throw new SAXException("row " + (row + 1) + " is duplicate or out of order");
        }
        before = row;
        String height = attributes.getValue("ht");
        hidden = isTrue(attributes.getValue("hidden")) || isBelow(height, LEAST_HEIGHT);
        column = -1;
        cells.clear();
        columns.clear();
    }

    private void startCell(Attributes attributes) throws SAXException {
        String address = attributes.getValue("r");
        column = address == null ? column + 1 : columnOf(address);
        if (column < 0 || columns.get(column)) {
            throw new SAXException("cell " + address + " of row " + (row + 1) + " is duplicate or has no column");
        }
        columns.set(column);
        type = attributes.getValue("t");
        style = number(attributes.getValue("s"), 0);
        text.setLength(0);
        formula.setLength(0);
        calculated = false;
        valued = false;
    }

    /**
     * The letters of an address such as AB12; a regular expression per cell would cost more than the rest of reading
     * it.
     */
    private static int columnOf(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && address.charAt(i) > '9' && column <= EXCEL_COLUMNS; i++) {
            column = column * 26 + (address.charAt(i) - 'A' + 1);
        }
        return column > EXCEL_COLUMNS ? -1 : column - 1;
    }

    private static int number(String written, int otherwise) throws SAXException {
        try {
            return written == null ? otherwise : Integer.parseInt(written.strip());
        } catch (NumberFormatException e) {
            throw new SAXException("not a whole number:  " + written, e);
        }
    }

    private static boolean isTrue(String written) {
        return "1".equals(written) || "true".equals(written);
    }

    private void merged(String ref) throws SAXException {
        try {
            merged.add(CellRangeAddress.valueOf(String.valueOf(ref)));
        } catch (IllegalArgumentException e) {
            throw new SAXException("not a region of cells:  " + ref, e);
        }
    }

    @Override
    public void characters(char[] some, int from, int length) throws SAXException {
        if (inText) {
            inline.characters(some, from, length);
        } else if (inFormula) {
            formula.append(some, from, length);
        } else if (inValue) {
            text.append(some, from, length);
        }
        if (inline.length() + text.length() + formula.length() > around.limits().characters()) {
            throw new SAXException(SpreadsheetRejectedException.at(Reason.TOO_LARGE, sheet.name(), row, column));
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        switch (name) {
            case "is" -> inText = false;
            case "f" -> inFormula = false;
            case "v" -> inValue = false;
            case "c" -> endCell();
            case "row" -> endRow();
            default -> {
                if (inText) {
                    inline.end(name);
                }
            }
        }
    }

    private void endCell() throws SAXException {
        GridCell cell = cell();
        boolean beyond =
                row >= around.limits().rows() || column >= around.limits().columns();
        if (beyond && !(cell.content() instanceof CellContent.BlankContent)) {
            throw new SAXException(SpreadsheetRejectedException.at(Reason.TOO_MANY_CELLS, sheet.name(), row, column));
        }
        if (!beyond) {
            cells.add(cell);
        }
    }

    private GridCell cell() throws SAXException {
        boolean struckStyle = around.styles().isStruck(style);
        boolean struck = struckStyle;
        CellContent content;
        if ("s".equals(type) && !text.isEmpty()) {
            int index = around.texts().index(text.toString());
            List<TextRuns.Run> runs = around.texts().runs(index);
            struck = TextRuns.isStruck(runs, struckStyle);
            content =
                    TextRuns.content(around.texts().text(index), struck ? TextRuns.unstruck(runs) : runs, struckStyle);
        } else if ("inlineStr".equals(type) && inline.length() > 0) {
            List<TextRuns.Run> runs = inline.taken();
            struck = TextRuns.isStruck(runs, struckStyle);
            content = TextRuns.content(inline.text(), struck ? TextRuns.unstruck(runs) : runs, struckStyle);
        } else {
            content = value(text.toString());
        }
        inline.taken();
        inline.text();
        CellContent whole = calculated ? new CellContent.FormulaContent(formula.toString(), content) : content;
        boolean filled = !(content instanceof CellContent.BlankContent);
        return new GridCell(sheet.name(), row, column, whole, struck && filled, filled && isInvisible(content));
    }

    private boolean isInvisible(CellContent content) {
        return around.styles().isInvisible(style)
                || content instanceof CellContent.TextContent
                        && around.styles().format(style).hidesTexts();
    }

    private CellContent value(String raw) {
        if (!valued || raw.isEmpty()) {
            return valued && calculated && "str".equals(type)
                    ? new CellContent.TextContent("")
                    : new CellContent.BlankContent();
        }
        if (type == null || type.equals("n")) {
            return Numbers.of(raw.strip(), around.styles().format(style), around.from1904());
        }
        return switch (type) {
            case "b" -> new CellContent.BooleanContent(isTrue(raw.strip()));
            case "e" -> new CellContent.ErrorContent(raw);
            case "d" -> Numbers.ofIso(raw);
            default -> new CellContent.TextContent(OoxmlEscapes.decoded(raw));
        };
    }

    private void endRow() throws SAXException {
        hiddenRows.set(row, hidden && row < around.limits().rows());
        if (!rows.row(row, hidden, cells)) {
            throw new Enough();
        }
    }
}
