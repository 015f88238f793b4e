package org.plumbline.service.findings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.core.report.FindingsWorkbookWriter;
import org.plumbline.service.evaluations.ReportDownload;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.QueryParameters;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The requested findings as a spreadsheet, complete or not at all. */
@Component
final class FindingExport {

    /** More are rejected: a part could be taken for the whole. */
    private static final int LARGEST = 5_000;

    private final FindingRepository findings;

    FindingExport(FindingRepository findings) {
        this.findings = findings;
    }

    ResponseEntity<byte[]> exportWorkbook(QueryParameters query) {
        Locale locale = query.locale();
        FindingFilter filter = FindingFilter.of(query).fold();
        List<FindingItem> rows = findings.list(filter, 0, LARGEST + 1, locale);
        if (rows.size() > LARGEST) {
            throw new ProblemException(ProblemKind.EXPORT_TOO_LARGE, LARGEST);
        }
        byte[] book = FindingsWorkbookWriter.write(
                rows.stream().map(row -> toWorkbookRow(row, locale)).toList(), locale);
        String name = new Bilingual("审核问题", "Findings").in(locale) + ".xlsx";
        return ResponseEntity.ok()
                .contentType(ReportDownload.XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(book);
    }

    private static FindingsWorkbookWriter.FindingsWorkbookRow toWorkbookRow(FindingItem row, Locale locale) {
        return new FindingsWorkbookWriter.FindingsWorkbookRow(
                DisplayNames.nameSeverity(row.severity(), locale),
                row.code(),
                DisplayNames.nameCheck(row.code(), locale),
                row.subject() == null ? null : row.subject().name(),
                row.subject() == null ? null : row.subject().region(),
                row.fiscalYear(),
                row.scheme(),
                row.indicator(),
                row.message(),
                row.evaluation().toString());
    }
}
