package org.plumbline.core.annotation;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Our part of a cell's comment. It stands between two lines that no clerk writes, so that it is found again whatever program
 * saved the file in between; what stands before and after it is the clerk's and is kept.
 */
final class CellComments {

    static final String AUTHOR = "Plumbline";
    static final String BEGIN = "──── Plumbline 检查 ────";
    static final String END = "────────────────";

    private static final int MOST_LINES = 12;
    private static final int LONGEST = 400;

    private CellComments() {}

    /** Takes our part out of every comment, and the comment away where nothing else is in it. */
    static void removeOurs(XSSFSheet sheet) {
        for (Map.Entry<CellAddress, XSSFComment> each :
                Map.copyOf(sheet.getCellComments()).entrySet()) {
            XSSFRichTextString text = each.getValue().getString();
            String said = textOrEmpty(text);
            int begin = said.indexOf(BEGIN);
            if (begin < 0) {
                continue;
            }
            int close = said.indexOf(END, begin + BEGIN.length());
            int end = close < 0 ? said.length() : close + END.length();
            if ((said.substring(0, begin) + said.substring(end)).isBlank()) {
                removeComment(sheet, each.getKey());
            } else {
                each.getValue().setString(cutOut(text, begin, end));
            }
        }
    }

    /** POI says null of an empty text. */
    private static String textOrEmpty(XSSFRichTextString text) {
        return text == null || text.getString() == null ? "" : text.getString();
    }

    /** The text with the part from {@code begin} to {@code end} and the line breaks around it cut out, its fonts kept. */
    private static XSSFRichTextString cutOut(XSSFRichTextString text, int begin, int end) {
        String said = text.getString();
        int from = begin > 0 && said.charAt(begin - 1) == '\n' ? begin - 1 : begin;
        XSSFRichTextString own = new XSSFRichTextString();
        if (text.numFormattingRuns() == 0) {
            own.append(said.substring(0, from) + said.substring(end));
            return own;
        }
        for (int run = 0; run < text.numFormattingRuns(); run++) {
            int start = text.getIndexOfFormattingRun(run);
            int stop = start + text.getLengthOfFormattingRun(run);
            String kept = said.substring(start, Math.max(start, Math.min(stop, from)))
                    + said.substring(Math.min(stop, Math.max(start, end)), stop);
            if (!kept.isEmpty()) {
                own.append(kept, text.getFontOfFormattingRun(run));
            }
        }
        return own;
    }

    /** POI takes comments away by cell; one that stands where no cell is gets a cell for the moment. */
    private static void removeComment(XSSFSheet sheet, CellAddress address) {
        XSSFRow row = sheet.getRow(address.getRow());
        boolean noRow = row == null;
        row = noRow ? sheet.createRow(address.getRow()) : row;
        XSSFCell cell = row.getCell(address.getColumn());
        boolean noCell = cell == null;
        cell = noCell ? row.createCell(address.getColumn()) : cell;
        cell.removeCellComment();
        if (noCell) {
            row.removeCell(cell);
        }
        if (noRow) {
            sheet.removeRow(row);
        }
    }

    /** Says these lines in the cell's comment, below what the clerk wrote there. */
    static void write(XSSFSheet sheet, CellAddress address, List<ProblemLine> lines) {
        XSSFComment comment = sheet.getCellComment(address);
        StringBuilder ours = new StringBuilder(BEGIN);
        lines.stream().limit(MOST_LINES).forEach(line -> ours.append('\n')
                .append(shorten(line.formatChinese()))
                .append('\n')
                .append(shorten(line.formatEnglish())));
        if (lines.size() > MOST_LINES) {
            ours.append('\n')
                    .append("另有 %d 条，见问题表 / %1$d more on the sheet of problems".formatted(lines.size() - MOST_LINES));
        }
        ours.append('\n').append(END);
        if (comment == null) {
            XSSFComment created = sheet.createDrawingPatriarch().createCellComment(createAnchor(address, ours));
            created.setAuthor(AUTHOR);
            created.setString(new XSSFRichTextString(ours.toString()));
        } else {
            XSSFRichTextString text = comment.getString();
            text.append((textOrEmpty(text).isEmpty() ? "" : "\n") + ours);
            comment.setString(text);
        }
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Wide enough for a sentence and high enough for all of them. */
    private static XSSFClientAnchor createAnchor(CellAddress address, CharSequence text) {
        int lines =
                text.toString().lines().mapToInt(line -> 1 + line.length() / 28).sum();
        XSSFClientAnchor anchor = new XSSFClientAnchor(
                0,
                0,
                0,
                0,
                address.getColumn(),
                address.getRow(),
                address.getColumn() + 4,
                address.getRow() + Math.min(20, 2 + lines));
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        return anchor;
    }
}
