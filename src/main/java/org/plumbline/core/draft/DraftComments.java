package org.plumbline.core.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.plumbline.core.draft.SchemeDraft.IndicatorDraft;
import org.plumbline.core.draft.SentenceDraft.NotUnderstood;
import org.plumbline.core.spreadsheet.XlsxRewriter;

/** The sentence of every drafted cell as its comment, and a sheet of notes with what was not understood. */
final class DraftComments {

    /** Not read: its name begins as those of notes do. */
    static final String SHEET = "说明-起草";

    private static final String AUTHOR = "Plumbline";

    private DraftComments() {}

    static byte[] add(byte[] workbook, SchemeDraft draft, DraftMethods methods) {
        Map<String, DraftIndicator> byKey = new HashMap<>();
        methods.byFamily().values().forEach(rows -> rows.forEach(row -> byKey.put(row.id(), row.first())));
        draft.indicators().forEach(each -> byKey.put(each.indicator().code(), each.indicator()));
        return XlsxRewriter.rewrite(workbook, book -> {
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                if (sheet.getSheetName().startsWith("扣分-")
                        || sheet.getSheetName().equals("指标")) {
                    comment(sheet, byKey);
                }
            }
            writeNotes(book.createSheet(SHEET), draft, methods);
        });
    }

    private static void comment(XSSFSheet sheet, Map<String, DraftIndicator> byKey) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        for (Row row : sheet) {
            Cell key = row.getCell(0);
            boolean named = key != null && key.getCellType() == CellType.STRING;
            DraftIndicator indicator = named ? byKey.get(key.getStringCellValue()) : null;
            if (indicator == null || indicator.sentence().text() == null) {
                continue;
            }
            String text = indicator.place() + "：\n" + indicator.sentence().text();
            for (Cell cell : row) {
                if (cell.getColumnIndex() > 0 && cell.getCellType() != CellType.BLANK) {
                    comment(drawing, cell, text);
                }
            }
        }
    }

    private static void comment(XSSFDrawing drawing, Cell cell, String text) {
        int column = cell.getColumnIndex() + 1;
        int row = cell.getRowIndex();
        XSSFComment comment =
                drawing.createCellComment(new XSSFClientAnchor(0, 0, 0, 0, column, row, column + 4, row + 5));
        comment.setString(new XSSFRichTextString(text));
        comment.setAuthor(AUTHOR);
        comment.setAddress(row, cell.getColumnIndex());
    }

    private static void writeNotes(XSSFSheet sheet, SchemeDraft draft, DraftMethods methods) {
        write(sheet, List.of("指标编号", "三级指标", "位置", "评分标准", "起草结果"));
        for (IndicatorDraft each : draft.indicators()) {
            DraftIndicator indicator = each.indicator();
            String result = each.draft() instanceof NotUnderstood missing
                    ? "没有起草：" + missing.reason().zh() + (missing.piece().isEmpty() ? "" : "：" + missing.piece())
                    : methods.of(indicator.code());
            write(
                    sheet,
                    List.of(
                            indicator.code(),
                            indicator.sentence().name(),
                            indicator.place(),
                            String.valueOf(DraftWorkbookWriter.toText(
                                    indicator.sentence().text() == null
                                            ? ""
                                            : indicator.sentence().text())),
                            result));
        }
        int[] widths = {12, 28, 16, 80, 60};
        for (int column = 0; column < widths.length; column++) {
            sheet.setColumnWidth(column, widths[column] * 256);
        }
    }

    private static void write(XSSFSheet sheet, List<String> texts) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String text : texts) {
            row.createCell(row.getPhysicalNumberOfCells()).setCellValue(text);
        }
    }
}
