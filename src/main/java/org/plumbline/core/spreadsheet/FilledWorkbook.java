package org.plumbline.core.spreadsheet;

import java.util.List;
import java.util.Map;

/**
 * A filled-in workbook, opened after the same safety checks as rule workbooks.
 *
 * @param sheets by name, in the workbook's order; empty where it may not be opened or cannot be read
 * @param problems the reasons
 */
public record FilledWorkbook(Map<String, SheetGrid> sheets, List<Problem> problems) {

    /** @param file file name given by the sender, for the problems */
    public static FilledWorkbook open(String file, byte[] workbook, WorkbookLimits limits) {
        ProblemCollector problems = new ProblemCollector(file);
        Map<String, SheetGrid> sheets = WorkbookFile.read(workbook, limits, problems);
        return new FilledWorkbook(sheets, problems.listInOrder());
    }

    /**
     * The same of a file of any format that forms are read in: .xlsx, .xls and .et, .ods, .docx, .doc, .html, .pdf. The tables of a document are
     * sheets 表1, 表2 and so on.
     */
    public static FilledWorkbook openDocument(String file, byte[] document, WorkbookLimits limits) {
        ProblemCollector problems = new ProblemCollector(file);
        Map<String, SheetGrid> sheets = DocumentFile.read(document, limits, problems);
        return new FilledWorkbook(sheets, problems.listInOrder());
    }
}
