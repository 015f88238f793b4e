package org.plumbline.core.spreadsheet;

import java.util.List;

/**
 * A report, opened after the same safety checks as forms.
 *
 * @param blocks paragraphs and tables; empty where the file may not be opened or cannot be read
 * @param problems the reasons
 */
public record ReportFile(List<TextBlock> blocks, List<Problem> problems) {

    /** @param file file name given by the sender, for the problems */
    public static ReportFile open(String file, byte[] document, WorkbookLimits limits) {
        ProblemCollector problems = new ProblemCollector(file);
        List<TextBlock> blocks = DocumentFile.readText(document, limits, problems);
        return new ReportFile(blocks, problems.listInOrder());
    }
}
