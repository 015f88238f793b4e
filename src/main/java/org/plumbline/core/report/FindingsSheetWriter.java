package org.plumbline.core.report;

import org.plumbline.core.report.EvaluationDocument.FindingGroup;
import org.plumbline.core.report.EvaluationDocument.FindingItem;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;

/** The findings, the gravest first, a row each. */
final class FindingsSheetWriter {

    private FindingsSheetWriter() {}

    static void write(ReportSheetWriter sheet, EvaluationDocument content) {
        sheet.writeTitle(sheet.localize("审核问题", "Findings"));
        sheet.writeNote(content.explanation().title());
        sheet.writeHeader(
                new ReportColumn("序号", "No.", 6),
                new ReportColumn("级别", "Severity", 10),
                new ReportColumn("代码", "Code", 24),
                new ReportColumn("名称", "Name", 16),
                new ReportColumn("问题", "Finding", 70),
                new ReportColumn("依据", "Basis", 40),
                new ReportColumn("出处", "Written at", 40));
        int number = 0;
        for (FindingGroup group : content.findings()) {
            for (FindingItem item : group.items()) {
                sheet.writeRow(
                        ++number,
                        group.severity(),
                        group.code(),
                        group.name(),
                        item.message(),
                        item.basis(),
                        item.source());
            }
        }
        if (content.findings().isEmpty()) {
            sheet.writeNote(sheet.localize("没有发现问题。", "Nothing was found."));
        }
    }
}
