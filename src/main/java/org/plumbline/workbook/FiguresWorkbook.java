package org.plumbline.workbook;

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
import org.plumbline.workbook.ReportSheet.Column;

/** Tables of figures as a spreadsheet, a sheet each. */
public final class FiguresWorkbook {

    /** What a sheet's name may have. */
    private static final int NAME = 31;

    /**
     * A sheet.
     *
     * @param note stands under the title
     * @param rows texts, Longs, BigDecimals or null
     */
    public record Sheet(String title, String note, List<String> head, List<List<Object>> rows) {}

    private FiguresWorkbook() {}

    public static byte[] of(List<Sheet> sheets, Locale locale) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ReportLook look = new ReportLook(book);
            for (Sheet each : sheets) {
                String name = each.title().length() <= NAME
                        ? each.title()
                        : each.title().substring(0, NAME);
                ReportSheet sheet = new ReportSheet(book.createSheet(name), look, locale);
                sheet.title(each.title());
                sheet.note(each.note());
                Column[] columns = new Column[each.head().size()];
                for (int i = 0; i < columns.length; i++) {
                    String heading = each.head().get(i);
                    columns[i] = new Column(heading, heading, width(each, i));
                }
                sheet.head(columns);
                for (List<Object> row : each.rows()) {
                    sheet.row(row.stream()
                            .map(value -> value instanceof Long count ? (Object) Math.toIntExact(count) : value)
                            .toArray());
                }
                if (each.rows().isEmpty()) {
                    sheet.note(sheet.say("没有数据。", "No figures."));
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

    private static int width(Sheet sheet, int column) {
        int widest = SheetLook.width(sheet.head().get(column));
        for (List<Object> row : sheet.rows()) {
            Object value = row.get(column);
            widest = Math.max(widest, value == null ? 0 : SheetLook.width(value.toString()));
        }
        return Math.min(36, Math.max(8, widest + 3));
    }
}
