package org.plumbline.core.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * Reads the tables of a Word 97 to 2003 document ([MS-DOC]), also those that WPS saves as .wps. Its rows state where each cell
 * begins and ends on the page, and not how many columns it reaches over.
 */
final class DocReader {

    /** Edges nearer to each other than two points are one, in twentieths of a point. */
    private static final double TOLERANCE = 40;

    private final DocumentTables tables;
    private final WordTable placed;
    private final DocText text = new DocText();

    private DocReader(SheetLimits limits) {
        tables = new DocumentTables(limits);
        placed = new WordTable(tables);
    }

    /**
     * @throws SpreadsheetRejectedException where it is encrypted, unsafe or exceeds a limit
     * @throws RuntimeException of POI where it is malformed
     */
    static DocumentTables read(byte[] file, SheetLimits limits) throws IOException {
        try (POIFSFileSystem compound = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            CompoundInspector.inspect(compound.getRoot());
            try (HWPFDocument document = new HWPFDocument(compound.getRoot())) {
                return new DocReader(limits).read(document);
            } catch (EncryptedDocumentException e) {
                throw SpreadsheetRejectedException.because(Reason.ENCRYPTED, e.getMessage());
            }
        }
    }

    private DocumentTables read(HWPFDocument document) throws SpreadsheetRejectedException {
        readMain(document.getRange());
        readAsides(document.getMainTextboxRange());
        readAsides(document.getHeaderStoryRange());
        readAsides(document.getFootnoteRange());
        readAsides(document.getEndnoteRange());
        return tables;
    }

    private void readAsides(Range range) {
        if (range.getStartOffset() == range.getEndOffset()) {
            return; // POI finds a paragraph of the text there
        }
        for (int i = 0; i < range.numParagraphs(); i++) {
            text.append(range.getParagraph(i));
            text.addAsides(tables);
        }
    }

    private void readMain(Range range) throws SpreadsheetRejectedException {
        int paragraphs = range.numParagraphs();
        int at = 0;
        while (at < paragraphs) {
            Paragraph paragraph = range.getParagraph(at);
            if (paragraph.isInTable()) {
                Table table = range.getTable(paragraph);
                readTable(table);
                at += Math.max(1, table.numParagraphs());
            } else {
                text.append(paragraph);
                text.addLines(tables);
                at++;
            }
        }
    }

    private void readTable(Table table) throws SpreadsheetRejectedException {
        List<Double> written = new ArrayList<>();
        for (int i = 0; i < table.numRows(); i++) {
            TableRow row = table.getRow(i);
            for (int j = 0; j < row.numCells(); j++) {
                written.add((double) row.getCell(j).getLeftEdge());
                written.add((double) rightEdge(row.getCell(j)));
            }
        }
        Edges edges = Edges.of(written, TOLERANCE);
        tables.startTable(false);
        placed.start();
        for (int i = 0; i < table.numRows(); i++) {
            readRow(table.getRow(i), edges);
        }
        placed.end();
    }

    private static int rightEdge(TableCell cell) {
        return cell.getLeftEdge() + cell.getWidth();
    }

    private void readRow(TableRow row, Edges edges) throws SpreadsheetRejectedException {
        placed.startRow();
        int column = 0;
        for (int i = 0; i < row.numCells(); i++) {
            TableCell cell = row.getCell(i);
            int left = Math.max(column, edges.nearest(cell.getLeftEdge()));
            int right = Math.max(left + 1, edges.nearest(rightEdge(cell)));
            if (i == 0) {
                placed.property("gridBefore", String.valueOf(left));
            }
            placed.startCell();
            placed.property("gridSpan", String.valueOf(right - left));
            if (cell.isVerticallyMerged()) {
                placed.property("vMerge", cell.isFirstVerticallyMerged() ? "restart" : "continue");
            }
            if (cell.isMerged()) {
                placed.property("hMerge", cell.isFirstMerged() ? "restart" : "continue");
            }
            placed.endCell(text.of(cell));
            column = right;
        }
    }
}
