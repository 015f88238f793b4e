package org.plumbline.core.verification;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.PointCodeSyntax;

/** Codes of points that a submission can tick. */
final class PointCheck {

    private static final String POINT = "要点";

    private final WorkbookValidator at;

    PointCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        for (RowScope row : at.listRowsOf(RuleFamilies.CHECKPOINT)) {
            if (row.findValue(POINT) instanceof String codes) {
                PointCodeSyntax.findFault(codes)
                        .ifPresent(hint -> at.report(
                                ProblemCode.POINT_CODE,
                                row,
                                row.findCell(POINT),
                                new Bilingual("要点编号，如 1、1;3 或 1-5", "codes of points, such as 1, 1;3 or 1-5"),
                                hint));
            }
        }
    }
}
