package org.plumbline.core.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.FileDestination;
import org.plumbline.core.spreadsheet.FilledWorkbook;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Recognises a rule workbook or a form dictionary that was sent as a form. */
final class OtherWorkbookCheck {

    /** Sheets that every rule workbook has. */
    private static final Set<String> RULES = Set.of("方案", "指标", "等级");
    /** Sheets that every form dictionary has. */
    private static final Set<String> DICTIONARY = Set.of("表头", "表头行");

    private OtherWorkbookCheck() {}

    /** The same workbook, or none of its sheets and the problem. */
    static FilledWorkbook check(String file, FilledWorkbook workbook) {
        Set<String> sheets = workbook.sheets().keySet();
        if (sheets.containsAll(RULES)) {
            return reject(file, "规则工作簿 rule workbook", FileDestination.RULES);
        }
        return sheets.containsAll(DICTIONARY)
                ? reject(file, "表头与写法对照 form dictionary", FileDestination.DICTIONARY)
                : workbook;
    }

    private static FilledWorkbook reject(String file, String found, FileDestination destination) {
        Bilingual form = new Bilingual("填好的自评表", "a filled form");
        Problem problem = new Problem(ProblemCode.FORM_FILE, file, null, null, found, form, destination.advice());
        return new FilledWorkbook(Map.of(), List.of(problem));
    }
}
