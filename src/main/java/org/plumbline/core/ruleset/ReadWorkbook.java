package org.plumbline.core.ruleset;

import java.util.List;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.workbook.ParsedCatalogue;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.core.workbook.WorkbookContent;

/**
 * What the sheets of a workbook say, before anything is compiled.
 *
 * @param tables in the workbook's order
 * @param cases of the sheet 测试
 * @param unreadable whether a cell could not be read, whatever the checks of the content found
 */
record ReadWorkbook(
        ParsedCatalogue catalogue,
        List<ParsedTable<?>> tables,
        WorkbookContent content,
        List<TestCase> cases,
        boolean unreadable) {

    /** @param problems of the workbook; of one that was accepted before, only those of reading count */
    boolean isRejected(ProblemCollector problems) {
        return problems.accepted() ? unreadable : problems.hasBlocking();
    }
}
