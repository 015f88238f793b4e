package org.plumbline.core.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.plumbline.core.spreadsheet.ReproducibleFile;

/** A .docx file in memory, written from top to bottom: A4, header and numbered pages. Equal content gives equal bytes. */
final class DocxFile implements AutoCloseable {

    /** Between the margins, in twentieths of a point. */
    private static final int WIDTH = 9_980;

    private static final String FONT = "宋体";
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?|—");
    private static final String GREY = "59626b";
    private static final String RED = "9b2226";
    private static final String BLUE = "1d3f5e";

    private final XWPFDocument document = new XWPFDocument();

    /** @param header shown on every page, as are the footer and the page's number between the words */
    DocxFile(String header, String footer, List<String> pageWords) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11_906));
        size.setH(BigInteger.valueOf(16_838));
        CTPageMar margins = section.addNewPgMar();
        margins.setLeft(BigInteger.valueOf(963));
        margins.setRight(BigInteger.valueOf(963));
        margins.setTop(BigInteger.valueOf(1_134));
        margins.setBottom(BigInteger.valueOf(1_134));
        addText(document.createHeader(HeaderFooterType.DEFAULT).createParagraph(), header, 8, GREY);
        XWPFParagraph foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        addText(foot, footer + "    " + pageWords.get(0), 7, GREY);
        addField(foot, "PAGE");
        addText(foot, pageWords.get(1), 7, GREY);
        addField(foot, "NUMPAGES");
        addText(foot, pageWords.get(2), 7, GREY);
    }

    private static void addField(XWPFParagraph paragraph, String field) {
        paragraph.getCTP().addNewFldSimple().setInstr(field);
        XWPFRun run = new XWPFRun(
                paragraph
                        .getCTP()
                        .getFldSimpleArray(paragraph.getCTP().sizeOfFldSimpleArray() - 1)
                        .addNewR(),
                paragraph);
        style(run, 7, GREY);
        run.setText("1");
    }

    private static XWPFRun addText(XWPFParagraph paragraph, String text, int points, String colour) {
        XWPFRun run = paragraph.createRun();
        style(run, points, colour);
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i]);
        }
        return run;
    }

    private static void style(XWPFRun run, int points, String colour) {
        run.setFontSize(points);
        run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
        run.setFontFamily("Times New Roman", XWPFRun.FontCharRange.ascii);
        run.setFontFamily("Times New Roman", XWPFRun.FontCharRange.hAnsi);
        if (colour != null) {
            run.setColor(colour);
        }
    }

    private XWPFParagraph addParagraph() {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setSpacingAfter(60);
        return paragraph;
    }

    void addTitle(String text) {
        XWPFParagraph paragraph = addParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        addText(paragraph, text, 16, BLUE).setBold(true);
    }

    void addHeading(String text) {
        XWPFParagraph paragraph = addParagraph();
        paragraph.setSpacingBefore(240);
        paragraph.setKeepNext(true);
        addText(paragraph, text, 12, BLUE).setBold(true);
    }

    void addText(String text) {
        addText(addParagraph(), text, 9, null);
    }

    void addMark(String text) {
        addText(addParagraph(), text, 11, RED).setBold(true);
    }

    void addNote(String text) {
        addText(addParagraph(), text, 8, GREY);
    }

    void addPicture(byte[] png, String name, int points) {
        try {
            XWPFRun run = addParagraph().createRun();
            run.addPicture(
                            new ByteArrayInputStream(png),
                            PictureType.PNG,
                            name,
                            Units.toEMU(points),
                            Units.toEMU(points))
                    .getCTPicture()
                    .getNvPicPr()
                    .getCNvPr()
                    .setDescr(name);
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException(e); // a picture of this program, in memory
        }
    }

    /**
     * A table whose first row is repeated on every page.
     *
     * @param head null for none
     * @param shares widths of the columns, in hundredths of the page's width
     */
    void addTable(List<String> head, List<List<String>> rows, int... shares) {
        XWPFTable table = document.createTable();
        table.removeRow(0);
        table.setWidth(WIDTH);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        if (head != null) {
            XWPFTableRow row = table.createRow();
            row.setRepeatHeader(true);
            fillRow(row, head, shares, true, false);
        }
        for (List<String> values : rows) {
            XWPFTableRow row = table.createRow();
            row.setCantSplitRow(true);
            fillRow(row, values, shares, false, head != null);
        }
        document.createParagraph().setSpacingAfter(0); // two tables would otherwise become one
    }

    /** @param aligned whether numbers are set to the right */
    private static void fillRow(XWPFTableRow row, List<String> values, int[] shares, boolean head, boolean aligned) {
        for (int i = 0; i < values.size(); i++) {
            XWPFTableCell cell = i < row.getTableCells().size() ? row.getCell(i) : row.createCell();
            cell.setWidthType(TableWidthType.DXA);
            cell.setWidth(Integer.toString(WIDTH * shares[i] / 100));
            if (head) {
                cell.setColor("DDEBF7");
            }
            XWPFParagraph paragraph = cell.getParagraphs().get(0);
            String text = values.get(i) == null ? "" : values.get(i);
            paragraph.setAlignment(
                    aligned && NUMBER.matcher(text).matches() ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
            addText(paragraph, text, 8, null).setBold(head);
        }
    }

    /** @param title of the file's properties */
    byte[] toBytes(String title, Instant created) {
        return ReproducibleFile.toBytes(document, title, created);
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing but memory is open
        }
    }
}
