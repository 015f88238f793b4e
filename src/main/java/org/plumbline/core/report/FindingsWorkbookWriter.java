package org.plumbline.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;

/**
 * Findings of many evaluations as one sheet to sort and filter. Equal input gives equal bytes. Declared values,
 * including a name that begins with =, are texts and never formulas.
 */
public final class FindingsWorkbookWriter {

    /** One finding, worded; null leaves a cell blank. */
    public record FindingsWorkbookRow(
            String severity,
            String code,
            String name,
            String subject,
            String region,
            int fiscalYear,
            String scheme,
            String indicator,
            String message,
            String evaluationId) {}

    private static final ReportColumn[] COLUMNS = {
        new ReportColumn("序号", "No.", 6),
        new ReportColumn("级别", "Severity", 10),
        new ReportColumn("代码", "Code", 24),
        new ReportColumn("名称", "Name", 16),
        new ReportColumn("评价对象", "Subject", 36),
        new ReportColumn("地区", "Region", 24),
        new ReportColumn("年度", "Year", 7),
        new ReportColumn("方案", "Scheme", 22),
        new ReportColumn("指标编号", "Indicator", 12),
        new ReportColumn("问题", "Finding", 70),
        new ReportColumn("评价编号", "Evaluation", 38)
    };

    private FindingsWorkbookWriter() {}

    public static byte[] write(List<FindingsWorkbookRow> rows, Locale locale) {
        try (ReportWorkbook book = new ReportWorkbook(locale)) {
            String title = new Bilingual("审核问题", "Findings").in(locale);
            ReportSheetWriter sheet = book.addSheet(title);
            sheet.writeTitle(title);
            writeRows(sheet, rows);
            return book.toBytes(title, Instant.EPOCH);
        }
    }

    private static void writeRows(ReportSheetWriter sheet, List<FindingsWorkbookRow> rows) {
        sheet.writeHeader(COLUMNS);
        int number = 0;
        for (FindingsWorkbookRow row : rows) {
            sheet.writeRow(
                    ++number,
                    row.severity(),
                    row.code(),
                    row.name(),
                    row.subject(),
                    row.region(),
                    row.fiscalYear(),
                    row.scheme(),
                    row.indicator(),
                    row.message(),
                    row.evaluationId());
        }
        if (rows.isEmpty()) {
            sheet.writeNote(sheet.localize("没有发现问题。", "Nothing was found."));
        }
    }
}
