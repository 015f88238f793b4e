package org.plumbline.core.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.util.Reproducibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ReportStyles look = new ReportStyles(book);
            for (StatisticsSheet each : sheets) {
                String name = each.title().length() <= NAME
                        ? each.title()
                        : each.title().substring(0, NAME);
                ReportSheetWriter sheet = new ReportSheetWriter(book.createSheet(name), look, locale);
                sheet.writeTitle(each.title());
                sheet.writeNote(each.note());
                ReportColumn[] columns = new ReportColumn[each.head().size()];
                for (int i = 0; i < columns.length; i++) {
                    String heading = each.head().get(i);
                    columns[i] = new ReportColumn(heading, heading, measureWidth(each, i));
                }
                sheet.writeHeader(columns);
                for (List<Object> row : each.rows()) {
                    sheet.writeRow(row.stream()
                            .map(value -> value instanceof Long count ? (Object) Math.toIntExact(count) : value)
                            .toArray());
                }
                if (each.rows().isEmpty()) {
                    sheet.writeNote(sheet.localize("没有数据。", "No figures."));
                }
            }
            book.getProperties().getCoreProperties().setCreator("Plumbline");
            book.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(Instant.EPOCH)));
            Reproducibility.runWithSourceDateEpoch(() -> book.write(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory to memory
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
