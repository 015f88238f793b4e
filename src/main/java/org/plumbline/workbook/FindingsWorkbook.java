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
import org.plumbline.ruleset.Bilingual;
import org.plumbline.workbook.ReportSheet.Column;

/**
 * Findings of many evaluations as one sheet to sort and filter. Equal input gives equal bytes. Whatever was declared, also
 * a name that begins with =, is a text and never a formula.
 */
public final class FindingsWorkbook {

    /** One finding, worded; null leaves a cell blank. */
    public record Row(
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

    private FindingsWorkbook() {}

    public static byte[] of(List<Row> rows, Locale locale) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            String title = new Bilingual("审核问题", "Findings").in(locale);
            ReportSheet sheet = new ReportSheet(book.createSheet(title), new ReportLook(book), locale);
            sheet.title(title);
            sheet.head(
                    new Column("序号", "No.", 6),
                    new Column("级别", "Severity", 10),
                    new Column("代码", "Code", 24),
                    new Column("名称", "Name", 16),
                    new Column("评价对象", "Subject", 36),
                    new Column("地区", "Region", 24),
                    new Column("年度", "Year", 7),
                    new Column("方案", "Scheme", 22),
                    new Column("指标编号", "Indicator", 12),
                    new Column("问题", "Finding", 70),
                    new Column("评价编号", "Evaluation", 38));
            int number = 0;
            for (Row row : rows) {
                sheet.row(
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
                sheet.note(sheet.say("没有发现问题。", "Nothing was found."));
            }
            book.getProperties().getCoreProperties().setCreator("Plumbline");
            book.getProperties().getCoreProperties().setTitle(title);
            book.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(Instant.EPOCH)));
            Reproducibility.runWithSourceDateEpoch(() -> book.write(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory to memory
        }
    }
}
