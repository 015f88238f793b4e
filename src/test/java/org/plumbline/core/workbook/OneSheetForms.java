package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FilledForm;
import org.plumbline.core.form.FormProblem;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.form.FormReading.RejectedForm;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Forms of one sheet with a title, a header and some rows, and what is read of them. */
final class OneSheetForms {

    static final RuleSet DACHANG = ShippedFiles.ruleSet("dachang-department");
    static final RuleSet OPEN = ShippedFiles.ruleSet("zhaohua-project");
    static final Object[] HEAD = {"指标编号", "一级指标", "二级指标", "三级指标", "目标值", "实际值", "权重", "自评得分"};

    private OneSheetForms() {}

    /** A form of one sheet: a title with the year, the header in row 2, then these rows. */
    static byte[] form(Consumer<XSSFSheet> also, Object[]... rows) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("表1");
            sheet.createRow(0).createCell(0).setCellValue("2023年度自评表");
            for (int i = -1; i < rows.length; i++) {
                Object[] cells = i < 0 ? HEAD : rows[i];
                sheet.createRow(i + 2);
                for (int column = 0; column < cells.length; column++) {
                    XSSFCell cell = sheet.getRow(i + 2).createCell(column);
                    if (cells[column] instanceof Number number) {
                        cell.setCellValue(number.doubleValue());
                    } else if (cells[column] != null) {
                        cell.setCellValue(cells[column].toString());
                    }
                }
            }
            also.accept(sheet);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static byte[] form(Object[]... rows) {
        return form(sheet -> {}, rows);
    }

    static Object[] own(Object target, Object actual) {
        return new Object[] {"x1", null, null, "某项指标", target, actual, 10, 10};
    }

    static FormReading read(RuleSet ruleSet, byte[] form, Map<String, String> answers) {
        return FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary()).read(ruleSet, null, answers);
    }

    static IndicatorEntry only(byte[] form) {
        AcceptedForm read = (AcceptedForm) read(OPEN, form, Map.of());
        assertThat(read.openQuestions()).isEmpty();
        return read.submission().indicators().get(0);
    }

    static void refused(RuleSet ruleSet, byte[] form, String... codesAndCells) {
        FormReading reading = read(ruleSet, form, Map.of());
        assertThat(reading).isInstanceOf(RejectedForm.class);
        assertThat(reading.problems().stream()
                        .filter(FormProblem::blocking)
                        .map(problem -> problem.code() + " " + problem.cell()))
                .containsExactly(codesAndCells);
    }

    static Question asked(RuleSet ruleSet, byte[] form) {
        AcceptedForm read = (AcceptedForm) read(ruleSet, form, Map.of());
        assertThat(read.submission()).as("nothing is guessed").isNull();
        assertThat(read.openQuestions()).hasSize(1);
        return read.openQuestions().get(0);
    }

    static IndicatorEntry answered(byte[] form, String key, String answer) {
        AcceptedForm read = (AcceptedForm) read(OPEN, form, Map.of(key, answer));
        assertThat(read.openQuestions()).isEmpty();
        return read.submission().indicators().get(0);
    }

    static Target target(Operator operator, String number, String unit) {
        return new Target(operator, Value.of(new BigDecimal(number)), unit);
    }

    static Value figure(String number) {
        return Value.of(new BigDecimal(number));
    }

    static byte[] of(Object... cells) {
        Object[] row = new Object[cells.length + 1];
        System.arraycopy(cells, 0, row, 1, cells.length);
        return form(sheet -> sheet.getRow(0).getCell(0).setCellValue("2020年度"), new Object[][] {row});
    }
}
