package org.plumbline.workbook;

import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.plumbline.explanation.ReadBack;
import org.plumbline.explanation.ReadBack.RowReading;
import org.plumbline.explanation.ReadBack.SheetReading;

/** The sheet that says what the workbook was understood to mean. */
final class ReadBackSheet {

    /** So that the workbook stays within what may be uploaded, however many rows it has. */
    private static final int MOST = 10_000;

    private static final int[] WIDTHS = {18, 8, 16, 120};

    private ReadBackSheet() {}

    static void write(XSSFSheet sheet, ReadBack readBack, SheetLook look) {
        look.head(sheet, "读回：系统是这样理解的 · Read back", readBack.summary(), WIDTHS);
        look.row(sheet.createRow(2), look.head, "工作表\nSheet", "行\nRow", "编号\nKey", "意思\nMeaning");
        int next = 3;
        int untold = 0;
        for (SheetReading reading : readBack.sheets()) {
            look.row(sheet.createRow(next++), look.head, reading.name(), null, null, reading.summary());
            for (RowReading row : reading.rows()) {
                if (next < MOST) {
                    row(sheet.createRow(next++), reading.name(), row, look);
                } else {
                    untold++;
                }
            }
        }
        if (untold > 0) {
            SheetLook.put(sheet.createRow(next), 0, "另有 %d 行未列出 · %1$d more rows".formatted(untold), look.note);
        }
        sheet.createFreezePane(0, 3);
    }

    private static void row(XSSFRow row, String sheet, RowReading reading, SheetLook look) {
        look.row(row, look.cell, sheet, Integer.toString(reading.row()), reading.key(), reading.sentence());
    }
}
