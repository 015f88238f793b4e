package org.plumbline.core.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.core.spreadsheet.TestDocuments;

/** Writes a sheet as OpenDocument does: each cell with its value and the text that it shows. */
final class FormOds {

    private static final String SPACES = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
            + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
            + " xmlns:number='urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'";
    /** Of a cell whose number is not shown as it is. */
    private static final String STYLES = "<office:automatic-styles><number:percentage-style style:name='N1'>"
            + "<number:number number:decimal-places='1'/><number:text>%</number:text></number:percentage-style>"
            + "<style:style style:name='ce1' style:family='table-cell' style:data-style-name='N1'/>"
            + "<number:number-style style:name='N2'><number:number number:decimal-places='2'/>"
            + "<number:text>x</number:text></number:number-style>"
            + "<style:style style:name='ce2' style:family='table-cell' style:data-style-name='N2'/>"
            + "</office:automatic-styles>";

    private FormOds() {}

    static byte[] write(Sheet sheet) {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row <= sheet.getLastRowNum(); row++) {
            rows.append("<table:table-row>");
            for (int column = 0; column < FormFormat.width(sheet); column++) {
                rows.append(cell(sheet, row, column));
            }
            rows.append("</table:table-row>");
        }
        return bytes(STYLES, "<table:table table:name='" + sheet.getSheetName() + "'>" + rows + "</table:table>");
    }

    /** @param tables inside the spreadsheet */
    static byte[] bytes(String styles, String tables) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        parts.put(
                "content.xml",
                "<office:document-content " + SPACES + ">" + styles + "<office:body><office:spreadsheet>" + tables
                        + "</office:spreadsheet></office:body></office:document-content>");
        return TestDocuments.zip(parts);
    }

    private static String cell(Sheet sheet, int row, int column) {
        CellRangeAddress region = FormFormat.region(sheet, row, column);
        if (region != null && !FormFormat.isFirst(region, row, column)) {
            return "<table:covered-table-cell/>";
        }
        String spans = region == null
                ? ""
                : " table:number-rows-spanned='" + (region.getLastRow() - region.getFirstRow() + 1)
                        + "' table:number-columns-spanned='" + (region.getLastColumn() - region.getFirstColumn() + 1)
                        + "'";
        String shown = FormFormat.shown(sheet, row, column);
        if (shown.isEmpty()) {
            return "<table:table-cell" + spans + "/>";
        }
        return "<table:table-cell" + spans + value(sheet.getRow(row).getCell(column), shown) + "><text:p>"
                + FormFormat.escaped(shown)
                        .replace("<br/>", "</text:p><text:p>")
                        .replaceAll("  +", "<text:s text:c='9'/>")
                + "</text:p></table:table-cell>";
    }

    private static String value(Cell cell, String shown) {
        if (cell.getCellType() != CellType.NUMERIC) {
            return " office:value-type='string'";
        }
        boolean percent = shown.endsWith("%");
        String plain = new java.math.BigDecimal(String.valueOf(cell.getNumericCellValue()))
                .stripTrailingZeros()
                .toPlainString();
        String style = percent ? "ce1" : shown.equals(plain) ? "Default" : "ce2";
        return " table:style-name='" + style + "'  office:value-type='" + (percent ? "percentage" : "float")
                + "' office:value='" + cell.getNumericCellValue() + "'";
    }
}
