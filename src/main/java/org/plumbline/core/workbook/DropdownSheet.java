package org.plumbline.core.workbook;

import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheet 说明-选项: choices that exceed a dropdown's own list of 255 characters, one column per dropdown. */
final class DropdownSheet {

    static final String NAME = WorkbookLayout.NOTES + "-选项";

    private static final int MOST = 255;

    private DropdownSheet() {}

    /** Whether a dropdown cannot hold them itself. */
    static boolean isNeededFor(List<String> choices) {
        return String.join(",", choices).length() > MOST;
    }

    /** The cells that hold the choices of a column, written on first use. */
    static String writeRange(XSSFWorkbook book, String label, List<String> choices) {
        XSSFSheet sheet = book.getSheet(NAME) == null ? book.createSheet(NAME) : book.getSheet(NAME);
        XSSFRow header = sheet.getRow(0) == null ? sheet.createRow(0) : sheet.getRow(0);
        int column = 0;
        while (header.getCell(column) != null
                && !header.getCell(column).getStringCellValue().equals(label)) {
            column++;
        }
        if (header.getCell(column) == null) {
            header.createCell(column).setCellValue(label);
            int width = 0;
            for (int i = 0; i < choices.size(); i++) {
                XSSFRow row = sheet.getRow(i + 1) == null ? sheet.createRow(i + 1) : sheet.getRow(i + 1);
                row.createCell(column).setCellValue(choices.get(i));
                width = Math.max(width, EditableSheet.measureWidth(choices.get(i)));
            }
            sheet.setColumnWidth(column, (width + 2) * 256);
        }
        char letter = (char) ('A' + column);
        return "'%s'!$%c$2:$%c$%d".formatted(NAME, letter, letter, choices.size() + 1);
    }

    /** After the edited sheets, and locked. */
    static void hideAndProtect(XSSFWorkbook book, WorkbookStyles look) {
        XSSFSheet sheet = book.getSheet(NAME);
        if (sheet == null) {
            return;
        }
        sheet.forEach(row -> row.forEach(
                cell -> ((XSSFCell) cell).setCellStyle(cell.getRowIndex() == 0 ? look.label : look.locked)));
        EditableSheet.protect(sheet);
        book.setSheetOrder(NAME, book.getNumberOfSheets() - 1);
    }
}
