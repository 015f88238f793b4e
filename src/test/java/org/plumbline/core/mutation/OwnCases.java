package org.plumbline.core.mutation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.workbook.CaseColumns;

/** Shipped workbooks with the test cases that were written for them, without the generated ones. */
public final class OwnCases {

    private OwnCases() {}

    public static byte[] workbook(String scheme) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook(scheme)));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.getSheet(CaseColumns.CASES);
            for (int i = sheet.getLastRowNum(); i > 0; i--) {
                XSSFRow row = sheet.getRow(i);
                if (row != null
                        && row.getCell(0) != null
                        && row.getCell(0).toString().startsWith(CaseCompletion.NAME)) {
                    sheet.removeRow(row);
                }
            }
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
