package org.plumbline.service.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.report.StatisticsWorkbookWriter;
import org.plumbline.service.evaluations.ReportDownload;
import org.plumbline.service.statistics.FigureReader.AsOf;
import org.plumbline.service.statistics.FigureTable.FigureColumn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Exports tables as files. */
final class TableExport {

    static final String CSV_VALUE = "text/csv";
    static final MediaType CSV = MediaType.parseMediaType(CSV_VALUE);

    /** Without it Excel reads UTF-8 as GBK. */
    private static final char MARK = '\uFEFF';

    private TableExport() {}

    static ResponseEntity<byte[]> toWorkbook(
            List<FigureTable> tables, StatisticsScope asked, AsOf asOf, Locale locale) {
        String note = scopeNote(asked, asOf, locale);
        byte[] book = StatisticsWorkbookWriter.write(
                tables.stream()
                        .map(table -> new StatisticsWorkbookWriter.StatisticsSheet(
                                table.title(),
                                note,
                                table.columns().stream()
                                        .map(FigureColumn::heading)
                                        .toList(),
                                table.rows().stream()
                                        .map(FigureTable.FigureRow::cells)
                                        .toList()))
                        .toList(),
                locale);
        return attachment(new Bilingual("统计", "Statistics").in(locale) + ".xlsx", ReportDownload.XLSX, book);
    }

    /** One table, RFC 4180. */
    static ResponseEntity<byte[]> toCsv(FigureTable table) {
        StringBuilder text = new StringBuilder().append(MARK);
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(table.columns().stream().map(FigureColumn::heading).toList());
            for (FigureTable.FigureRow row : table.rows()) {
                List<Object> cells = new ArrayList<>();
                for (int i = 0; i < row.cells().size(); i++) {
                    Object cell = row.cells().get(i);
                    cells.add(cell instanceof String words ? escapeFormula(words) : cell);
                }
                csv.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // in memory
        }
        return attachment(
                table.title() + ".csv",
                new MediaType(CSV, StandardCharsets.UTF_8),
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Spreadsheets read texts that begin like this as formulas; they may come from a submission. */
    private static String escapeFormula(String words) {
        return !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 && !words.matches("-\\d+~-?\\d+")
                ? "'" + words
                : words;
    }

    private static String scopeNote(StatisticsScope asked, AsOf asOf, Locale locale) {
        return new Bilingual("范围：%s。统计至审计日志第 %d 条。", "Of: %s. As of entry %d of the audit log.")
                .in(locale)
                .formatted(describeScope(asked, locale), asOf.entry());
    }

    private static String describeScope(StatisticsScope asked, Locale locale) {
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

    private static ResponseEntity<byte[]> attachment(String name, MediaType type, byte[] bytes) {
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
