package org.plumbline.core.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.util.Reproducibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

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
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            CoreProperties properties = book.getProperties().getCoreProperties();
            properties.setCreator("Plumbline");
            if (title != null) {
                properties.setTitle(title);
            }
            properties.setCreated(Optional.of(Date.from(created)));
            Reproducibility.runWithSourceDateEpoch(() -> book.write(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory to memory
        }
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
