package org.plumbline.core.spreadsheet;

import java.io.IOException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;
import org.xml.sax.SAXException;

/** Reads the text and tables of a .docx document (ECMA-376 part 1, WordprocessingML), transitional or strict, as a stream. */
final class DocxReader {

    private DocxReader() {}

    /** @throws SpreadsheetRejectedException where it is damaged or exceeds a limit */
    static DocumentTables read(byte[] file, SheetLimits limits) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setByteArray(file).get();
        } catch (IOException | IllegalArgumentException e) {
            throw SpreadsheetRejectedException.because(Reason.DAMAGED, e.getMessage());
        }
        try (WorkbookParts parts = WorkbookParts.of(zip, limits)) {
            String document = parts.relationships("").stream()
                    .filter(each -> each.is("officeDocument"))
                    .map(WorkbookParts.Relationship::target)
                    .findFirst()
                    .orElseThrow(() -> SpreadsheetRejectedException.because(Reason.DAMAGED, "no document"));
            DocxHandler handler = new DocxHandler(limits);
            parts.parse(document, handler);
            return handler.tables();
        } catch (SAXException e) {
            throw SpreadsheetRejectedException.from(e);
        }
    }
}
