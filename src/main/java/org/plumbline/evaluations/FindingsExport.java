package org.plumbline.evaluations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.plumbline.explanation.Words;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.plumbline.workbook.FindingsWorkbook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The findings asked for as a spreadsheet: all of them, whatever the page, or none. */
@Component
final class FindingsExport {

    /** A part of them would pass for the whole. */
    private static final int LARGEST = 5_000;

    private final Findings findings;

    FindingsExport(Findings findings) {
        this.findings = findings;
    }

    ResponseEntity<byte[]> xlsx(Query query) {
        Locale locale = query.locale();
        FindingFilter filter = FindingFilter.of(query);
        List<FindingRow> rows = findings.list(filter, 0, LARGEST + 1, locale);
        if (rows.size() > LARGEST) {
            throw new RequestRefused(ProblemKind.EXPORT_TOO_LARGE, LARGEST);
        }
        byte[] book = FindingsWorkbook.of(
                rows.stream()
                        .map(row -> new FindingsWorkbook.Row(
                                Words.severity(row.severity(), locale),
                                row.code(),
                                Words.check(row.code(), locale),
                                row.subject() == null ? null : row.subject().name(),
                                row.subject() == null ? null : row.subject().region(),
                                row.fiscalYear(),
                                row.scheme(),
                                row.indicator(),
                                row.message(),
                                row.evaluation().toString()))
                        .toList(),
                locale);
        String name = new Bilingual("审核问题", "Findings").in(locale) + ".xlsx";
        return ResponseEntity.ok()
                .contentType(Report.XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(book);
    }
}
