package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the text and tables of a .docx document (ECMA-376 part 1, WordprocessingML), transitional or strict, as a stream. */
final class DocxReader {

    /** What is on a page beside the text. */
    private static final List<String> ASIDE = List.of("header", "footnotes", "endnotes", "footer");

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
            List<WorkbookParts.Relationship> related = parts.relationships(document);
            DocxStyles styles = new DocxStyles();
            parseRelated(parts, related, "styles", styles);
            DocumentTables tables = new DocumentTables(limits);
            parts.parse(document, new DocxHandler(tables, styles, false));
            for (String aside : ASIDE) {
                parseRelated(parts, related, aside, new DocxHandler(tables, styles, true));
            }
            return tables;
        } catch (SAXException e) {
            throw SpreadsheetRejectedException.from(e);
        }
    }

    private static void parseRelated(
            WorkbookParts parts, List<WorkbookParts.Relationship> related, String kind, DefaultHandler handler)
            throws IOException, SAXException {
        for (WorkbookParts.Relationship each : related) {
            if (each.is(kind) && parts.has(each.target())) {
                parts.parse(each.target(), handler);
            }
        }
    }
}
