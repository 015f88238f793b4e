package org.plumbline.ruleset;

import java.util.Map;
import org.plumbline.ruleset.Problem.Code;

/** Opens an uploaded .xlsx file behind {@link WorkbookGuard}. */
final class WorkbookFile {

    private WorkbookFile() {}

    /** The sheets by name; none, with a problem, where the file may not be opened or cannot be read. */
    static Map<String, Grid> read(byte[] workbook, WorkbookLimits limits, Problems problems) {
        WorkbookGuard.inspect(workbook, limits, problems);
        if (problems.blocking()) {
            return Map.of();
        }
        try {
            return WorkbookParser.parse(workbook, limits);
        } catch (WorkbookParser.TooLarge e) {
            problems.add(
                    Code.TOO_LARGE,
                    e.sheet(),
                    e.cell(),
                    null,
                    Bilingual.of("最多 %d 行 %d 列", "at most %d rows and %d columns", limits.rows(), limits.columns()),
                    new Bilingual("请删除表格之外的内容", "Delete what is outside the table"));
        } catch (Exception | StackOverflowError e) { // POI documents that a malformed file may raise anything
            WorkbookGuard.damaged(problems);
        }
        return Map.of();
    }
}
