package org.plumbline.core.claims;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** A report as a .docx: each line a paragraph, lines that begin with | the rows of a table. */
public final class ReportDocx {

    private ReportDocx() {}

    /** @param name of a file in src/test/resources/reports, without .txt */
    public static List<String> lines(String name) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/reports", name + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] write(List<String> lines) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XWPFTable table = null;
            for (String line : lines) {
                if (line.startsWith("|")) {
                    table = addRow(document, table, line.substring(1).split("\\|", -1));
                } else {
                    table = null;
                    document.createParagraph().createRun().setText(line);
                }
            }
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XWPFTable addRow(XWPFDocument document, XWPFTable started, String[] cells) {
        XWPFTable table = started == null ? document.createTable(1, cells.length) : started;
        XWPFTableRow row = started == null ? table.getRow(0) : table.createRow();
        for (int i = 0; i < cells.length; i++) {
            (row.getCell(i) == null ? row.createCell() : row.getCell(i)).setText(cells[i]);
        }
        return table;
    }
}
