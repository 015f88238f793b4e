package org.plumbline.core.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.spreadsheet.ReproducibleFile;

/** An .xlsx file of a report in memory. Equal content gives equal bytes. */
final class ReportWorkbook implements AutoCloseable {

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final ReportStyles look = new ReportStyles(book);
    private final Locale locale;

    ReportWorkbook(Locale locale) {
        this.locale = locale;
    }

    ReportSheetWriter addSheet(String name) {
        return new ReportSheetWriter(book.createSheet(name), look, locale);
    }

    /**
     * @param title of the file's properties; null for none
     * @param created the date of the file's properties; an entry in the archive has a fixed date
     */
    byte[] toBytes(String title, Instant created) {
        return ReproducibleFile.toBytes(book, title, created);
    }

    @Override
    public void close() {
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing but memory is open
        }
    }
}
