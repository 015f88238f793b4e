package org.plumbline.core.annotation;

import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.explanation.WorkbookInterpretation.RowInterpretation;
import org.plumbline.core.explanation.WorkbookInterpretation.SheetInterpretation;
import org.plumbline.core.spreadsheet.AnnotationStyles;

/** The sheet that states how the workbook was interpreted. */
final class InterpretationSheetWriter {

    /** Keeps the annotated workbook within the upload limit, however many rows it has. */
    private static final int MOST = 10_000;

    private static final int[] WIDTHS = {18, 8, 16, 120};

    private InterpretationSheetWriter() {}

    static void write(XSSFSheet sheet, WorkbookInterpretation readBack, AnnotationStyles look) {
        look.writeHeader(sheet, "读回：系统对规则的理解 · Read back", readBack.summary(), WIDTHS);
        look.writeRow(sheet.createRow(2), look.head, "工作表\nSheet", "行\nRow", "编号\nKey", "意思\nMeaning");
        int next = 3;
        int omitted = 0;
        for (SheetInterpretation reading : readBack.sheets()) {
            look.writeRow(sheet.createRow(next++), look.head, reading.name(), null, null, reading.summary());
            for (RowInterpretation row : reading.rows()) {
                if (next < MOST) {
                    writeRow(sheet.createRow(next++), reading.name(), row, look);
                } else {
                    omitted++;
                }
            }
        }
        if (omitted > 0) {
            AnnotationStyles.putText(
                    sheet.createRow(next), 0, "另有 %d 行未列出 · %1$d more rows".formatted(omitted), look.note);
        }
        sheet.createFreezePane(0, 3);
    }

    private static void writeRow(XSSFRow row, String sheet, RowInterpretation reading, AnnotationStyles look) {
        look.writeRow(row, look.cell, sheet, Integer.toString(reading.row()), reading.key(), reading.sentence());
    }
}
