package org.plumbline.core.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.spreadsheet.SheetGrid;

/** A hidden sheet that identifies a form written here, so that its layout need not be detected. */
final class FormMarkerSheet {

    static final String SHEET = "准绳";
    /** The sheet that is filled in. */
    static final String FORM = "自评表";

    static final String SCHEME = "scheme";

    private static final String KIND = "kind";
    private static final String FORM_KIND = "plumbline-form-1";

    private FormMarkerSheet() {}

    static void write(XSSFWorkbook book, String scheme) {
        XSSFSheet sheet = book.createSheet(SHEET);
        sheet.createRow(0).createCell(0).setCellValue(KIND);
        sheet.getRow(0).createCell(1).setCellValue(FORM_KIND);
        sheet.createRow(1).createCell(0).setCellValue(SCHEME);
        sheet.getRow(1).createCell(1).setCellValue(scheme);
        book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.HIDDEN);
    }

    /** Empty where the sheet is not such a marker. */
    static Map<String, String> read(SheetGrid sheet) {
        Map<String, String> marker = new LinkedHashMap<>();
        for (int row = 0; row < Math.min(sheet.rowCount(), 10); row++) {
            String name = sheet.cellAt(row, 0).strippedText();
            String value = sheet.cellAt(row, 1).strippedText();
            if (name != null && value != null) {
                marker.put(name, value);
            }
        }
        return FORM_KIND.equals(marker.get(KIND)) ? marker : Map.of();
    }
}
