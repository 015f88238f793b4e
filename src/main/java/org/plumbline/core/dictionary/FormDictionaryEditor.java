package org.plumbline.core.dictionary;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.plumbline.core.spreadsheet.XlsxRewriter;
import org.plumbline.core.workbook.RuleTableReader;

/** Adds lines to the workbook of a form dictionary; all else in it stays as it is. */
public final class FormDictionaryEditor {

    private FormDictionaryEditor() {}

    /**
     * @param workbook that {@link FormDictionaryReader} has accepted
     * @param lines those that the workbook has already are passed over
     * @param remark written beside each line; null for none
     */
    public static byte[] addLines(byte[] workbook, List<DictionaryLine> lines, String remark) {
        return XlsxRewriter.rewrite(
                workbook,
                book -> lines.forEach(line -> addLine(book.getSheet(line.sheet().title()), line, remark)));
    }

    private static void addLine(XSSFSheet sheet, DictionaryLine line, String remark) {
        int last = sheet.getLastRowNum();
        while (last > 0 && isBlank(sheet.getRow(last))) {
            last--;
        }
        XSSFRow header = sheet.getRow(0);
        for (int row = 1; row <= last; row++) {
            if (hasLine(header, sheet.getRow(row), line)) {
                return;
            }
        }
        XSSFRow above = sheet.getRow(last);
        XSSFRow added = sheet.getRow(last + 1) == null ? sheet.createRow(last + 1) : sheet.getRow(last + 1);
        for (Cell label : header) {
            String text = readText(header, label.getColumnIndex());
            String value =
                    RuleTableReader.REMARK.equals(text) ? remark : line.cells().get(text);
            Cell cell = added.createCell(label.getColumnIndex());
            if (above.getCell(label.getColumnIndex()) != null) {
                cell.setCellStyle(above.getCell(label.getColumnIndex()).getCellStyle());
            }
            if (value != null) {
                cell.setCellValue(value);
            }
        }
    }

    private static boolean hasLine(XSSFRow header, XSSFRow row, DictionaryLine line) {
        for (Cell label : header) {
            String value = line.cells().get(readText(header, label.getColumnIndex()));
            if (value != null && !value.equals(readText(row, label.getColumnIndex()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(XSSFRow row) {
        if (row != null) {
            for (Cell cell : row) {
                if (cell.getCellType() != CellType.BLANK && !cell.toString().isBlank()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String readText(XSSFRow row, int column) {
        Cell cell = row == null ? null : row.getCell(column);
        return cell == null || cell.getCellType() != CellType.STRING
                ? null
                : cell.getStringCellValue().strip();
    }
}
