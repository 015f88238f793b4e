package org.plumbline.core.spreadsheet;

import java.io.IOException;
import org.apache.poi.ss.util.CellReference;
import org.xml.sax.SAXException;

/** A file whose cells cannot be read, and why. */
public final class SpreadsheetRejectedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why a file cannot be read. */
    public enum Reason {
        /** No zip file, or one without a workbook in it. */
        NOT_A_WORKBOOK,
        /** Strict Open XML (ISO/IEC 29500 Strict), as Excel writes it where a user chooses that. */
        STRICT,
        /** A part is missing, or is not valid XML. */
        DAMAGED,
        /** More entries, bytes or characters than the limits allow. */
        TOO_LARGE,
        /** Protected by a password. */
        ENCRYPTED,
        /** It contains a macro; the detail names it. */
        MACRO,
        /** It refers to another file or program; the detail names that. */
        LINK,
        /** It contains an embedded object; the detail names it. */
        OBJECT,
        /** Pages without text: pictures of pages. */
        SCAN,
        /** Pages without a table that lines enclose on all sides. */
        UNRULED,
        /** A table whose lines leave a cell open; the detail names its page. */
        OPEN_CELLS,
        /** Text across a line between two cells, so that its cell is not known; the detail names its page and begins the text. */
        TEXT_ON_LINE,
        /** A sheet with more rows or columns than the limits allow; the first cell beyond them is named. */
        TOO_MANY_CELLS
    }

    private final Reason reason;
    private final String sheet;
    private final String cell;

    private SpreadsheetRejectedException(Reason reason, String detail, String sheet, String cell) {
        super(detail);
        this.reason = reason;
        this.sheet = sheet;
        this.cell = cell;
    }

    static SpreadsheetRejectedException because(Reason reason, String detail) {
        return new SpreadsheetRejectedException(reason, detail, null, null);
    }

    static SpreadsheetRejectedException at(Reason reason, String sheet, int row, int column) {
        String cell = CellReference.convertNumToColString(column) + (row + 1);
        return new SpreadsheetRejectedException(reason, sheet + "!" + cell, sheet, cell);
    }

    /** The rejection that a handler of XML events reported; otherwise the XML itself is damaged. */
    static SpreadsheetRejectedException from(SAXException e) {
        return e.getException() instanceof SpreadsheetRejectedException rejected
                ? rejected
                : because(Reason.DAMAGED, e.getMessage());
    }

    public Reason reason() {
        return reason;
    }

    /** The sheet concerned; null where the file is. */
    public String sheet() {
        return sheet;
    }

    /** The cell concerned, such as D12; null where the file is. */
    public String cell() {
        return cell;
    }
}
