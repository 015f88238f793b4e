package org.plumbline.core.spreadsheet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Opens an uploaded .xlsx file after {@link UploadInspector} has checked it. */
public final class WorkbookFile {

    private WorkbookFile() {}

    /** The sheets by name; none, with a problem, where the file may not be opened or cannot be read. */
    public static Map<String, SheetGrid> read(byte[] workbook, WorkbookLimits limits, ProblemCollector problems) {
        FileKind kind = workbook.length > limits.bytes() ? FileKind.XLSX : FileKindDetector.detect(workbook);
        if (kind != FileKind.XLSX) {
            UploadInspector.reportKind(kind, problems);
            return Map.of();
        }
        UploadInspector.inspect(workbook, limits, problems);
        if (problems.hasBlocking()) {
            return Map.of();
        }
        try (Spreadsheet opened = Spreadsheet.open(workbook, limits.ofSheets())) {
            Map<String, SheetGrid> sheets = new LinkedHashMap<>();
            for (Sheet sheet : opened.sheets()) {
                sheets.put(sheet.name(), opened.grid(sheet));
            }
            return sheets;
        } catch (SpreadsheetRejectedException e) {
            reportUnreadable(e, limits, problems);
        } catch (Exception | StackOverflowError e) { // a malformed file may raise any exception
            UploadInspector.reportDamaged(problems);
        }
        return Map.of();
    }

    private static void reportUnreadable(
            SpreadsheetRejectedException why, WorkbookLimits limits, ProblemCollector problems) {
        switch (why.reason()) {
            case TOO_MANY_CELLS -> reportTooManyCells(why, limits, problems);
            case STRICT -> UploadInspector.strict(problems);
            default -> UploadInspector.reportDamaged(problems);
        }
    }

    static void reportTooManyCells(SpreadsheetRejectedException why, WorkbookLimits limits, ProblemCollector problems) {
        problems.add(
                ProblemCode.TOO_LARGE,
                why.sheet(),
                why.cell(),
                null,
                Bilingual.of("最多 %d 行 %d 列", "at most %d rows and %d columns", limits.rows(), limits.columns()),
                new Bilingual("请删除表格之外的内容", "Delete what is outside the table"));
    }
}
