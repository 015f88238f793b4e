package org.plumbline.core.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.FilledWorkbook;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Recognises a rule workbook that was sent as a form. */
final class RuleWorkbookCheck {

    /** Sheets that every rule workbook has. */
    private static final Set<String> SHEETS = Set.of("方案", "指标", "等级");

    private RuleWorkbookCheck() {}

    /** The same workbook, or none of its sheets and the problem. */
    static FilledWorkbook check(String file, FilledWorkbook workbook) {
        if (!workbook.sheets().keySet().containsAll(SHEETS)) {
            return workbook;
        }
        Problem problem = new Problem(
                ProblemCode.FORM_FILE,
                file,
                null,
                null,
                "规则工作簿 rule workbook",
                new Bilingual("填好的自评表", "a filled form"),
                new Bilingual("规则工作簿请从“规则”页面上传", "Upload a rule workbook on the page Rules"));
        return new FilledWorkbook(Map.of(), List.of(problem));
    }
}
