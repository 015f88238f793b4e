package org.plumbline.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.claims.Claim;
import org.plumbline.core.claims.ClaimFinding;
import org.plumbline.core.claims.ReportReading;
import org.plumbline.core.claims.UnreadNumber;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;

/** The contradictions of a published report and its claims as two sheets. Equal input gives equal bytes. */
public final class ClaimWorkbookWriter {

    private static final ReportColumn[] FINDINGS = {
        new ReportColumn("序号", "No.", 6),
        new ReportColumn("级别", "Severity", 10),
        new ReportColumn("检查", "Check", 22),
        new ReportColumn("问题", "Finding", 80),
        new ReportColumn("位置", "Places", 30),
        new ReportColumn("依据", "Basis", 36),
        new ReportColumn("检查表的行", "Row of the checks", 12)
    };
    private static final ReportColumn[] CLAIMS = {
        new ReportColumn("序号", "No.", 6),
        new ReportColumn("位置", "Place", 16),
        new ReportColumn("种类", "Kind", 14),
        new ReportColumn("文字", "Text", 24),
        new ReportColumn("所指", "About", 36),
        new ReportColumn("数值", "Value", 14),
        new ReportColumn("单位", "Unit", 10),
        new ReportColumn("采用", "Ticked", 8),
        new ReportColumn("原句", "Sentence", 70)
    };

    private static final ReportColumn[] UNREAD = {
        new ReportColumn("序号", "No.", 6),
        new ReportColumn("位置", "Place", 16),
        new ReportColumn("文字", "Text", 24),
        new ReportColumn("原句", "Sentence", 70)
    };

    private ClaimWorkbookWriter() {}

    /**
     * @param file name of the report
     * @param decisions about claims, by their keys
     * @param uploaded the date of the file's properties
     */
    public static byte[] write(
            String file, ReportReading reading, Map<String, Boolean> decisions, Instant uploaded, Locale locale) {
        try (ReportWorkbook book = new ReportWorkbook(locale)) {
            ReportSheetWriter findings = book.addSheet(new Bilingual("矛盾", "Findings").in(locale));
            findings.writeTitle(file);
            findings.writeNote("SHA-256 " + reading.sha256());
            writeFindings(findings, reading.check(decisions));
            ReportSheetWriter claims = book.addSheet(new Bilingual("说法", "Claims").in(locale));
            claims.writeTitle(file);
            writeClaims(claims, reading.claims(), decisions);
            if (!reading.unread().isEmpty()) {
                ReportSheetWriter unread = book.addSheet(new Bilingual("未读出的数", "Numbers not read").in(locale));
                unread.writeTitle(file);
                writeUnread(unread, reading.unread());
            }
            return book.toBytes(file, uploaded);
        }
    }

    private static void writeFindings(ReportSheetWriter sheet, List<ClaimFinding> findings) {
        Locale locale = sheet.locale();
        sheet.writeHeader(FINDINGS);
        int number = 0;
        for (ClaimFinding finding : findings) {
            sheet.writeRow(
                    ++number,
                    DisplayNames.nameSeverity(finding.severity(), locale),
                    finding.check().label(),
                    finding.message().in(locale),
                    String.join(
                            "、",
                            finding.places().stream()
                                    .map(place -> place.describe(locale))
                                    .toList()),
                    finding.basis(),
                    finding.row());
        }
        if (findings.isEmpty()) {
            sheet.writeNote(sheet.localize("没有发现问题。", "Nothing was found."));
        }
    }

    private static void writeClaims(ReportSheetWriter sheet, List<Claim> claims, Map<String, Boolean> decisions) {
        sheet.writeHeader(CLAIMS);
        int number = 0;
        for (Claim claim : claims) {
            sheet.writeRow(
                    ++number,
                    claim.place().describe(sheet.locale()),
                    claim.kind().label().in(sheet.locale()),
                    claim.text(),
                    claim.subject(),
                    claim.value(),
                    claim.unit(),
                    ReportReading.isTicked(claim, decisions) ? "✓" : "",
                    claim.context());
        }
    }

    private static void writeUnread(ReportSheetWriter sheet, List<UnreadNumber> numbers) {
        sheet.writeHeader(UNREAD);
        int number = 0;
        for (UnreadNumber each : numbers) {
            sheet.writeRow(++number, each.place().describe(sheet.locale()), each.text(), each.context());
        }
    }
}
