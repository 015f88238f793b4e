package org.plumbline.core.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.poi.util.Reproducibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Changes a workbook in memory; all else in it remains as it is. Equal input gives equal bytes. */
public final class XlsxRewriter {

    private static final String UNWRITABLE = "workbook: 此文件无法改写，请用 Excel 或 WPS 另存为 .xlsx 后再试"
            + " / this file cannot be rewritten: save it as .xlsx with Excel or WPS and try again";

    private XlsxRewriter() {}

    /**
     * @param workbook an .xlsx that our readers accept: they do not read all of its parts, but POI has to write them
     * @throws IllegalArgumentException where POI cannot open the file or write it; and what the change throws
     */
    public static byte[] rewrite(byte[] workbook, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook book = open(workbook)) {
            change.accept(book);
            return write(book);
        } catch (IOException e) {
            throw new IllegalArgumentException(UNWRITABLE, e);
        }
    }

    private static XSSFWorkbook open(byte[] workbook) throws IOException {
        XSSFWorkbook book;
        try {
            book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
        } catch (RuntimeException e) { // POI throws any exception on a malformed part
            throw new IllegalArgumentException(UNWRITABLE, e);
        }
        // POI omits a listed sheet that it cannot read, and then moves and removes the wrong one
        if (book.getCTWorkbook().getSheets().sizeOfSheetArray() != book.getNumberOfSheets()) {
            book.close();
            throw new IllegalArgumentException(UNWRITABLE);
        }
        return book;
    }

    private static byte[] write(XSSFWorkbook book) throws IOException {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Reproducibility.runWithSourceDateEpoch(() -> book.write(bytes));
            return bytes.toByteArray();
        } catch (RuntimeException e) { // likewise
            throw new IllegalArgumentException(UNWRITABLE, e);
        }
    }
}
