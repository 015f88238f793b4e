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
 * The part of a cell's comment that this program writes. It is enclosed by two marker lines, so that it is found again
 * whichever program saved the file in between; the text before and after it is the clerk's and is kept.
 */
final class CellComments {

    static final String AUTHOR = "Plumbline";
    static final String BEGIN = "──── Plumbline 检查 ────";
    static final String END = "────────────────";

    private static final int MOST_LINES = 12;
    private static final int LONGEST = 400;

    private CellComments() {}

    /** Removes that part from every comment, and the comment where nothing else is in it. */
    static void removeOurs(XSSFSheet sheet) {
        for (Map.Entry<CellAddress, XSSFComment> each :
                Map.copyOf(sheet.getCellComments()).entrySet()) {
            XSSFRichTextString text = each.getValue().getString();
            String comment = textOrEmpty(text);
            int begin = comment.indexOf(BEGIN);
            if (begin < 0) {
                continue;
            }
            int close = comment.indexOf(END, begin + BEGIN.length());
            int end = close < 0 ? comment.length() : close + END.length();
            if ((comment.substring(0, begin) + comment.substring(end)).isBlank()) {
                removeComment(sheet, each.getKey());
            } else {
                each.getValue().setString(cutOut(text, begin, end));
            }
        }
    }

    /** POI returns null for an empty text. */
    private static String textOrEmpty(XSSFRichTextString text) {
        return text == null || text.getString() == null ? "" : text.getString();
    }

    /**
     * The text with the part from {@code begin} to {@code end} and the line breaks around it cut out, its fonts kept.
     */
    private static XSSFRichTextString cutOut(XSSFRichTextString text, int begin, int end) {
        String all = text.getString();
        int from = begin > 0 && all.charAt(begin - 1) == '\n' ? begin - 1 : begin;
        XSSFRichTextString own = new XSSFRichTextString();
        if (text.numFormattingRuns() == 0) {
            own.append(all.substring(0, from) + all.substring(end));
            return own;
        }
        for (int run = 0; run < text.numFormattingRuns(); run++) {
            int start = text.getIndexOfFormattingRun(run);
            int stop = start + text.getLengthOfFormattingRun(run);
            String kept = all.substring(start, Math.max(start, Math.min(stop, from)))
                    + all.substring(Math.min(stop, Math.max(start, end)), stop);
            if (!kept.isEmpty()) {
                own.append(kept, text.getFontOfFormattingRun(run));
            }
        }
        return own;
    }

    /** POI removes comments by cell; for a comment without a cell, a cell is created temporarily. */
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

    /** Writes these lines into the cell's comment, below the clerk's own text. */
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
