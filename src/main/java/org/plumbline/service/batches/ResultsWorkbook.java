package org.plumbline.service.batches;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.plumbline.core.basics.Bilingual;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results as a sheet to sort and filter, a row each, written as a stream. Every submitted text, even one that begins with =,
 * is written as text and never as a formula, and marked so that it stays text when edited or saved in another format.
 */
final class ResultsWorkbook {

    /** Maximum rows. Excel's own limit is ten times as many, which it handles slowly. */
    static final int LARGEST = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Rows in memory. */
    private static final int WINDOW = 100;

    /** Maximum characters of a cell. */
    private static final int MAX_TEXT_LENGTH = 4_000;

    private static final Bilingual[] HEADINGS = {
        new Bilingual("序号", "No."),
        new Bilingual("评价对象", "Subject"),
        new Bilingual("地区", "Region"),
        new Bilingual("方案", "Scheme"),
        new Bilingual("年度", "Year"),
        new Bilingual("规则得分", "Rule score"),
        new Bilingual("等级", "Grade"),
        new Bilingual("自评总分", "Declared"),
        new Bilingual("自评等级", "Declared grade"),
        new Bilingual("差额", "Difference"),
        new Bilingual("复核总分", "Review"),
        new Bilingual("复核等级", "Review grade"),
        new Bilingual("偏差率%", "Deviation %"),
        new Bilingual("审核问题", "Findings"),
        new Bilingual("规则版本", "Version"),
        new Bilingual("评价编号", "Evaluation"),
        new Bilingual("未能评分的原因", "Why it was not scored")
    };

    private static final int[] WIDTHS = {8, 36, 24, 22, 7, 10, 8, 10, 10, 10, 10, 10, 10, 30, 9, 38, 60};

    private final Sheet sheet;
    private final CellStyle points;
    private final CellStyle quoted;
    private int number;

    private ResultsWorkbook(SXSSFWorkbook book, Locale locale) {
        this.sheet = book.createSheet(new Bilingual("评分结果", "Results").in(locale));
        this.points = book.createCellStyle();
        points.setDataFormat(book.createDataFormat().getFormat("0.00"));
        this.quoted = book.createCellStyle();
        quoted.setQuotePrefixed(true);
        Font bold = book.createFont();
        bold.setBold(true);
        CellStyle head = book.createCellStyle();
        head.setFont(bold);
        Row row = sheet.createRow(0);
        for (int i = 0; i < HEADINGS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * 256);
            Cell cell = row.createCell(i);
            cell.setCellValue(HEADINGS[i].in(locale));
            cell.setCellStyle(head);
        }
        sheet.createFreezePane(0, 1);
    }

    /** @param results evaluations and problems, one a line */
    static void write(LineReader results, Locale locale, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(null, WINDOW, true)) {
            ResultsWorkbook written = new ResultsWorkbook(book, locale);
            while (results.hasNext()) {
                for (BatchLine line : results.next()) {
                    written.writeRow(JSON.readTree(line.bytes()));
                }
            }
            book.write(out);
        }
    }

    private void writeRow(JsonNode result) {
        Row row = sheet.createRow(++number);
        row.createCell(0).setCellValue(number);
        if (result.has("type")) {
            writeText(row, HEADINGS.length - 1, describeProblem(result));
            return;
        }
        writeText(row, 1, result.at("/subject/name").asString(""));
        writeText(row, 2, result.at("/subject/region").asString(""));
        writeText(row, 3, result.at("/scheme").asString(""));
        row.createCell(4).setCellValue(result.at("/fiscalYear").asInt());
        writePoints(row, 5, result.at("/total"));
        writeText(row, 6, result.at("/grade").asString(""));
        writePoints(row, 7, result.at("/declared/total"));
        writeText(row, 8, result.at("/declared/grade").asString(""));
        writePoints(row, 9, result.at("/difference"));
        writePoints(row, 10, result.at("/review/total"));
        writeText(row, 11, result.at("/review/grade").asString(""));
        writePoints(row, 12, result.at("/review/deviation"));
        writeText(
                row,
                13,
                StreamSupport.stream(result.at("/findings").spliterator(), false)
                        .map(finding -> finding.at("/code").asString(""))
                        .distinct()
                        .collect(Collectors.joining(" ")));
        row.createCell(14).setCellValue(result.at("/ruleSet/version").asInt());
        writeText(row, 15, result.at("/id").asString(""));
    }

    private static String describeProblem(JsonNode problem) {
        StringBuilder why = new StringBuilder(problem.at("/line").asString() + ": ");
        why.append(problem.at("/detail").asString(""));
        for (JsonNode error : problem.at("/errors")) {
            why.append("; ")
                    .append(error.at("/pointer").asString(""))
                    .append(' ')
                    .append(error.at("/message").asString(""));
        }
        return why.toString();
    }

    private void writeText(Row row, int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        Cell cell = row.createCell(column);
        cell.setCellValue(text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH - 1) + "…");
        if ("=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            cell.setCellStyle(quoted);
        }
    }

    private void writePoints(Row row, int column, JsonNode number) {
        if (number.isNumber()) {
            BigDecimal value = number.decimalValue();
            Cell cell = row.createCell(column);
            cell.setCellValue(value.doubleValue()); // Excel stores numbers as doubles
            cell.setCellStyle(points);
        }
    }
}
