package org.plumbline.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;
import org.plumbline.core.spreadsheet.AnnotationStyles;

/** Tables of figures as a spreadsheet, one sheet each. */
public final class StatisticsWorkbookWriter {

    /** Maximum length of a sheet's name. */
    private static final int NAME = 31;

    /**
     * A sheet.
     *
     * @param note shown under the title
     * @param rows texts, Longs, BigDecimals or null
     */
    public record StatisticsSheet(String title, String note, List<String> head, List<List<Object>> rows) {}

    private StatisticsWorkbookWriter() {}

    public static byte[] write(List<StatisticsSheet> sheets, Locale locale) {
        try (ReportWorkbook book = new ReportWorkbook(locale)) {
            for (StatisticsSheet each : sheets) {
                String name = each.title().length() <= NAME
                        ? each.title()
                        : each.title().substring(0, NAME);
                writeSheet(book.addSheet(name), each);
            }
            return book.toBytes(null, Instant.EPOCH);
        }
    }

    private static void writeSheet(ReportSheetWriter sheet, StatisticsSheet content) {
        sheet.writeTitle(content.title());
        sheet.writeNote(content.note());
        ReportColumn[] columns = new ReportColumn[content.head().size()];
        for (int i = 0; i < columns.length; i++) {
            String heading = content.head().get(i);
            columns[i] = new ReportColumn(heading, heading, measureWidth(content, i));
        }
        sheet.writeHeader(columns);
        for (List<Object> row : content.rows()) {
            sheet.writeRow(row.stream()
                    .map(value -> value instanceof Long count ? (Object) Math.toIntExact(count) : value)
                    .toArray());
        }
        if (content.rows().isEmpty()) {
            sheet.writeNote(sheet.localize("没有数据。", "No figures."));
        }
    }

    private static int measureWidth(StatisticsSheet sheet, int column) {
        int widest = AnnotationStyles.measureWidth(sheet.head().get(column));
        for (List<Object> row : sheet.rows()) {
            Object value = row.get(column);
            widest = Math.max(widest, value == null ? 0 : AnnotationStyles.measureWidth(value.toString()));
        }
        return Math.min(36, Math.max(8, widest + 3));
    }
}
