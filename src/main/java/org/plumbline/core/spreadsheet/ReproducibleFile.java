package org.plumbline.core.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.util.Reproducibility;

/** Writes an Office file whose bytes follow from its content alone. */
public final class ReproducibleFile {

    private ReproducibleFile() {}

    /**
     * @param title of the file's properties; null for none
     * @param created the date of the file's properties; entries of the archive have a fixed date
     */
    public static byte[] toBytes(POIXMLDocument document, String title, Instant created) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            CoreProperties properties = document.getProperties().getCoreProperties();
            properties.setCreator("Plumbline");
            if (title != null) {
                properties.setTitle(title);
            }
            properties.setCreated(Optional.of(Date.from(created)));
            Reproducibility.runWithSourceDateEpoch(() -> document.write(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory to memory
        }
    }
}
