package org.plumbline.workbook;

import org.plumbline.explanation.Explanation;
import org.plumbline.explanation.Explanation.FindingLine;
import org.plumbline.workbook.ReportSheet.Column;

/** The findings, a row each. */
final class FindingsSheet {

    private FindingsSheet() {}

    static void write(ReportSheet sheet, Explanation explanation) {
        sheet.title(sheet.say("审核问题", "Findings"));
        sheet.note(explanation.title());
        sheet.head(
                new Column("序号", "No.", 6),
                new Column("级别", "Severity", 10),
                new Column("代码", "Code", 24),
                new Column("名称", "Name", 16),
                new Column("问题", "Finding", 70),
                new Column("依据", "Basis", 40),
                new Column("出处", "Written at", 40));
        int number = 0;
        for (FindingLine finding : explanation.findings()) {
            sheet.row(
                    ++number,
                    finding.severity(),
                    finding.code(),
                    finding.name(),
                    finding.message(),
                    finding.basis(),
                    finding.source());
        }
        if (explanation.findings().isEmpty()) {
            sheet.note(sheet.say("没有发现问题。", "Nothing was found."));
        }
    }
}
