package org.plumbline.core.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.FileDestination;
import org.plumbline.core.spreadsheet.FilledWorkbook;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Recognises a rule workbook, a form dictionary or a workbook of report checks that was sent as a form. */
final class OtherWorkbookCheck {

    /** Sheets that every rule workbook has. */
    private static final Set<String> RULES = Set.of("方案", "指标", "等级");
    /** Sheets that every form dictionary has. */
    private static final Set<String> DICTIONARY = Set.of("表头", "表头行");

    /** Sheets that the workbook of report checks has. */
    private static final Set<String> REPORT_CHECKS = Set.of("检查", "用语", "对应");

    private OtherWorkbookCheck() {}

    /** The same workbook, or none of its sheets and the problem. */
    static FilledWorkbook check(String file, FilledWorkbook workbook) {
        Set<String> sheets = workbook.sheets().keySet();
        if (sheets.containsAll(RULES)) {
            return reject(file, FileDestination.RULES);
        }
        if (sheets.containsAll(REPORT_CHECKS)) {
            return reject(file, FileDestination.REPORT_CHECKS);
        }
        return sheets.containsAll(DICTIONARY) ? reject(file, FileDestination.DICTIONARY) : workbook;
    }

    private static FilledWorkbook reject(String file, FileDestination destination) {
        Bilingual form = new Bilingual("填好的自评表", "a filled form");
        Problem problem = new Problem(ProblemCode.FORM_FILE, file, null, null, null, form, destination.advice());
        return new FilledWorkbook(Map.of(), List.of(problem));
    }
}
