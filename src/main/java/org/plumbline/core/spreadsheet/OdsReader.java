package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;
import org.xml.sax.SAXException;

/**
 * Reads the sheets of an OpenDocument spreadsheet (ODF 1.3, part 3) as a stream. The file states the text that each cell shows
 * beside its value.
 */
final class OdsReader {

    private static final String MANIFEST = "META-INF/manifest.xml";

    private OdsReader() {}

    /** @throws SpreadsheetRejectedException where it is encrypted, unsafe, damaged or exceeds a limit */
    static Map<String, SheetGrid> read(byte[] file, SheetLimits limits) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setByteArray(file).get();
        } catch (IOException | IllegalArgumentException e) {
            throw SpreadsheetRejectedException.because(Reason.DAMAGED, e.getMessage());
        }
        try (WorkbookParts parts = WorkbookParts.of(zip, limits)) {
            if (parts.has(MANIFEST)) {
                parts.parse(MANIFEST, new OdsManifest());
            }
            OdsStyles styles = new OdsStyles();
            if (parts.has("styles.xml")) {
                parts.parse("styles.xml", styles);
            }
            OdsContent content = new OdsContent(styles, limits);
            parts.parse("content.xml", content);
            return content.sheets();
        } catch (SAXException e) {
            throw SpreadsheetRejectedException.from(e);
        }
    }
}
