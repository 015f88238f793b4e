package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** A form of one indicator under test, and what is read of it. */
final class ShownForms {

    static final RuleSet NATIONAL = ShippedFiles.ruleSet("national-project");
    static final RuleSet DACHANG = ShippedFiles.ruleSet("dachang-department");
    static final String TITLE = "项目支出绩效自评表（2023年度）";
    static final Object[] HEAD = {"一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"};

    private ShownForms() {}

    /** The usual form of one indicator under test, in rows 5 and 6. */
    static RawWorkbook form(RawWorkbook workbook, Object target, Object actual) {
        return workbook.sheet("自评表", null, sheet(target, actual));
    }

    static String sheet(Object target, Object actual) {
        return "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, target, actual) + end(7) + "</sheetData>";
    }

    static String head(String title) {
        return row(1, title)
                + row(2, "项目名称", "某培训项目", "主管部门", "某局")
                + row(3, null, "年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）")
                + row(4, "年度资金总额", 100, 100, 95);
    }

    static String tested(int number, Object target, Object actual) {
        return row(number, "产出指标", "数量指标", "被测指标", target, actual, 40, 40);
    }

    static String end(int number) {
        return row(number, "效益指标", "社会效益指标", "受益人数", "≥100人", 100, 50, 50)
                + row(number + 1, "总分", null, null, null, null, 100, 95);
    }

    static AcceptedForm read(byte[] form, Map<String, String> answers) {
        FormReading reading =
                FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary()).read(NATIONAL, null, answers);
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return (AcceptedForm) reading;
    }

    static Submission submission(byte[] form) {
        AcceptedForm read = read(form, Map.of());
        assertThat(read.openQuestions()).isEmpty();
        return read.submission();
    }

    static IndicatorEntry tested(RawWorkbook form) {
        return submission(form.bytes()).indicators().get(0);
    }

    static Question asked(byte[] form) {
        AcceptedForm read = read(form, Map.of());
        assertThat(read.submission()).as("nothing is guessed").isNull();
        assertThat(read.openQuestions()).hasSize(1);
        return read.openQuestions().get(0);
    }

    static List<String> alternatives(Question question) {
        return question.alternatives().stream().map(Alternative::value).toList();
    }

    static Submission answered(byte[] form, String answer) {
        AcceptedForm read = read(form, Map.of(asked(form).key(), answer));
        assertThat(read.openQuestions()).isEmpty();
        return read.submission();
    }

    static Value figure(String number) {
        return Value.of(new BigDecimal(number));
    }

    static String styled(int style, String number) {
        return "<c r=\"@\" s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    static List<String> codes(FormReading reading) {
        return reading.problems().stream()
                .map(problem -> problem.code() + " " + problem.cell())
                .toList();
    }
}
