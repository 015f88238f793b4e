package org.plumbline.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.dictionary.FormDictionaryReader.DictionaryReading;
import org.plumbline.vocabulary.Operator;

/** The workbook of the form dictionary: what it states, and its errors at their cells. */
public class FormDictionaryReaderTest {

    /** The shipped workbook after a change. */
    public static byte[] edit(Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.dictionaryWorkbook()));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(book);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a row of texts; numbers are written as numbers, null leaves a cell blank. */
    public static void addRow(XSSFWorkbook book, String sheet, Object... cells) {
        XSSFSheet page = book.getSheet(sheet);
        XSSFRow row = page.createRow(page.getLastRowNum() + 1);
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number number) {
                row.createCell(column).setCellValue(number.doubleValue());
            } else if (cells[column] != null) {
                row.createCell(column).setCellValue(cells[column].toString());
            }
        }
    }

    private static DictionaryReading read(Consumer<XSSFWorkbook> change) {
        return FormDictionaryReader.read("dictionary.xlsx", edit(change));
    }

    private static List<String> problems(DictionaryReading reading) {
        return reading.problems().stream()
                .map(problem -> problem.code() + " " + problem.sheet() + "!" + problem.cell())
                .toList();
    }

    @Test
    void theShippedWorkbookHasNoProblem() {
        DictionaryReading reading = FormDictionaryReader.read("dictionary.xlsx", ShippedFiles.dictionaryWorkbook());
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.dictionary().sha256()).hasSize(64);
    }

    @Test
    void everyErrorIsReportedAtItsCellInBothLanguages() {
        int headings = rowsOf("表头");
        DictionaryReading reading = read(book -> {
            addRow(book, "表头", "指标表", "自评得份", "考核分值");
            addRow(book, "表头", "指标表", "权重", "分值");
            addRow(book, "表头", "指标表", "自评得分", "权重");
            addRow(book, "单位", "斤", "公斤", 0.5);
            addRow(book, "用语", "胡说", "一");
        });

        assertThat(reading.dictionary()).isNull();
        assertThat(problems(reading))
                .containsExactly(
                        "NOT_A_CHOICE 表头!B" + (headings + 1),
                        "DUPLICATE_ROW 表头!C" + (headings + 2),
                        "INCONSISTENT 表头!C" + (headings + 3),
                        "OUT_OF_RANGE 单位!C" + (rowsOf("单位") + 1),
                        "NOT_A_CHOICE 用语!A" + (rowsOf("用语") + 1));
        assertThat(reading.problems().get(0).format(Locale.CHINESE)).contains("填的是“自评得份”", "自评得分");
        assertThat(reading.problems().get(0).format(Locale.ENGLISH)).contains("found \"自评得份\"", "自评得分");
    }

    private static int rowsOf(String sheet) {
        int[] rows = new int[1];
        edit(book -> rows[0] = book.getSheet(sheet).getLastRowNum() + 1);
        return rows[0];
    }

    @Test
    void aMissingSheetAndAMissingHeadingOfBlankFormsAreErrors() {
        assertThat(problems(read(book -> book.removeSheetAt(book.getSheetIndex("符号")))))
                .containsExactly("SHEET_MISSING null!null");
        DictionaryReading reading = read(book -> book.getSheet("表头行").forEach(row -> {
            if (row.getCell(1).getStringCellValue().equals("评价年度")) {
                row.getCell(1).setCellValue("考评年度");
            }
        }));
        assertThat(problems(reading)).containsExactly("LABEL_MISSING 表头行!null");
        assertThat(reading.problems().get(0).expected().zh()).contains("评价年度");
    }

    @Test
    void aLineOfARegionCountsThereAndBeforeOthers() {
        FormDictionary dictionary = read(book -> {
                    addRow(book, "表头", "指标表", "权重", "考核分", "云南省");
                    addRow(book, "表头", "指标表", "自评得分", "分值", "云南省");
                })
                .dictionary();

        assertThat(dictionary.isHeadingOf(FormField.WEIGHT, "考核分")).isFalse();
        assertThat(dictionary.isHeadingOf(FormField.WEIGHT, "分值")).isTrue();
        FormDictionary regional = dictionary.forRegion("云南省/昆明市/东川区");
        assertThat(regional.isHeadingOf(FormField.WEIGHT, "考核分（10分）")).isTrue();
        assertThat(regional.isHeadingOf(FormField.WEIGHT, "分值")).isFalse();
        assertThat(regional.isHeadingOf(FormField.SCORE, "分值")).isTrue();
        assertThat(dictionary.forRegion("河北省")).isSameAs(dictionary);
    }

    @Test
    void signsUnitsAndWordsAreThoseOfTheWorkbook() {
        FormDictionary dictionary = read(book -> {
                    addRow(book, "符号", "≥", "达到", "数字前");
                    addRow(book, "单位", "公里", "米", 1000);
                    addRow(book, "用语", "指标性质", "约束性");
                    addRow(book, "表头", "指标表", "不读取", "专家签字");
                })
                .dictionary();

        assertThat(dictionary.signs().parse("达到")).contains(Operator.AT_LEAST);
        assertThat(dictionary.units().convert(new BigDecimal("2.5"), "公里", "米"))
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("2500"));
        assertThat(dictionary.units().convert(new BigDecimal("5"), "米", "公里"))
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("0.005"));
        assertThat(dictionary.units().convert(BigDecimal.ONE, "公里", "人")).isEmpty();
        assertThat(dictionary.isIndicatorKind("约束性")).isTrue();
        assertThat(dictionary.isNotRead(FieldTable.INDICATORS, "专家签字")).isTrue();
        assertThat(ShippedFiles.formDictionary().signs().parse("达到")).isEmpty();
    }

    @Test
    void anAddedLineIsReadAndNotAddedAgain() {
        DictionaryLine line = DictionaryLine.ofHeading(FieldTable.INDICATORS, "权重", "考核\n分");
        byte[] once = FormDictionaryEditor.addLines(
                ShippedFiles.dictionaryWorkbook(), List.of(line, DictionaryLine.ofSign("≤", "∽")), "x.xlsx");
        byte[] twice = FormDictionaryEditor.addLines(once, List.of(line), "y.xlsx");

        FormDictionary dictionary =
                FormDictionaryReader.read("dictionary.xlsx", twice).dictionary();
        assertThat(dictionary.isHeadingOf(FormField.WEIGHT, "考核分")).isTrue();
        assertThat(dictionary.signs().parse("∽")).contains(Operator.AT_MOST);
        assertThat(dictionary.listSpellings(FormField.WEIGHT)).containsOnlyOnce("考核分");
        assertThat(line.describe()).isEqualTo("表头：指标表 / 权重 / 考核分");
    }
}
