package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * Reads the text and the ruled tables of a PDF file (ISO 32000). A page has lines and characters and no cells: what lines enclose
 * on all sides is a cell. Columns that only blanks separate are text.
 */
final class PdfReader {

    private PdfReader() {}

    /** @throws SpreadsheetRejectedException where it is encrypted, unsafe, damaged, without text or exceeds a limit */
    static DocumentTables read(byte[] file, SheetLimits limits) throws IOException {
        PdfFonts.use();
        BoundedPdfParser parser = new BoundedPdfParser(new RandomAccessReadBuffer(file), limits.entryBytes());
        try (PDDocument document = parser.parse(true)) {
            new PdfInspector(document.getDocument()).inspect();
            parser.check();
            List<PdfPage> pages = readPages(document, new PdfBudget(parser));
            parser.check();
            return new PdfTables(limits).build(pages);
        } catch (InvalidPasswordException e) {
            throw SpreadsheetRejectedException.because(Reason.ENCRYPTED, e.getMessage());
        } catch (IOException e) {
            parser.check();
            throw e;
        }
    }

    private static List<PdfPage> readPages(PDDocument document, PdfBudget budget) throws IOException {
        List<PdfPage> pages = new ArrayList<>();
        PdfFontLoader fonts = new PdfFontLoader(budget);
        boolean text = false;
        for (PDPage page : document.getPages()) {
            PdfPage read = new PdfEngine(page, pages.size() + 1, budget, fonts).read();
            text |= !read.glyphs().isEmpty();
            pages.add(read);
        }
        if (!text) {
            throw SpreadsheetRejectedException.because(Reason.SCAN, pages.size() + " pages");
        }
        return pages;
    }
}
