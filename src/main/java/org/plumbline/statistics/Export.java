package org.plumbline.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.plumbline.evaluations.Report;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.statistics.Figures.AsOf;
import org.plumbline.statistics.Table.Column;
import org.plumbline.workbook.FiguresWorkbook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Tables as files. */
final class Export {

    static final String CSV_VALUE = "text/csv";
    static final MediaType CSV = MediaType.parseMediaType(CSV_VALUE);

    /** Without it Excel takes UTF-8 for GBK. */
    private static final char MARK = '\uFEFF';

    private Export() {}

    static ResponseEntity<byte[]> xlsx(List<Table> tables, Asked asked, AsOf asOf, Locale locale) {
        String note = note(asked, asOf, locale);
        byte[] book = FiguresWorkbook.of(
                tables.stream()
                        .map(table -> new FiguresWorkbook.Sheet(
                                table.title(),
                                note,
                                table.columns().stream().map(Column::heading).toList(),
                                table.rows().stream().map(Table.Row::cells).toList()))
                        .toList(),
                locale);
        return file(new Bilingual("统计", "Statistics").in(locale) + ".xlsx", Report.XLSX, book);
    }

    /** One table, RFC 4180. */
    static ResponseEntity<byte[]> csv(Table table) {
        StringBuilder text = new StringBuilder().append(MARK);
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(table.columns().stream().map(Column::heading).toList());
            for (Table.Row row : table.rows()) {
                List<Object> cells = new ArrayList<>();
                for (int i = 0; i < row.cells().size(); i++) {
                    Object cell = row.cells().get(i);
                    cells.add(cell instanceof String words ? harmless(words) : cell);
                }
                csv.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory
        }
        return file(
                table.title() + ".csv",
                new MediaType(CSV, StandardCharsets.UTF_8),
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A spreadsheet takes what begins so for a formula; it may come from a submission. */
    private static String harmless(String words) {
        return !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 && !words.matches("-\\d+~-?\\d+")
                ? "'" + words
                : words;
    }

    private static String note(Asked asked, AsOf asOf, Locale locale) {
        return new Bilingual("范围：%s。统计至审计日志第 %d 条。", "Of: %s. As of entry %d of the audit log.")
                .in(locale)
                .formatted(scope(asked, locale), asOf.entry());
    }

    private static String scope(Asked asked, Locale locale) {
        List<String> parts = new ArrayList<>();
        parts.add(asked.region().isEmpty() ? new Bilingual("全部地区", "all regions").in(locale) : asked.region());
        if (asked.fiscalYear() != null) {
            parts.add(asked.fiscalYear().toString());
        }
        if (asked.scheme() != null) {
            parts.add(asked.scheme());
        }
        return parts.stream().collect(Collectors.joining(", "));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
