package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.workbook.OneSheetForms.DACHANG;
import static org.plumbline.core.workbook.OneSheetForms.OPEN;
import static org.plumbline.core.workbook.OneSheetForms.answered;
import static org.plumbline.core.workbook.OneSheetForms.asked;
import static org.plumbline.core.workbook.OneSheetForms.figure;
import static org.plumbline.core.workbook.OneSheetForms.form;
import static org.plumbline.core.workbook.OneSheetForms.of;
import static org.plumbline.core.workbook.OneSheetForms.only;
import static org.plumbline.core.workbook.OneSheetForms.own;
import static org.plumbline.core.workbook.OneSheetForms.read;
import static org.plumbline.core.workbook.OneSheetForms.refused;
import static org.plumbline.core.workbook.OneSheetForms.target;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.plumbline.core.form.FormProblem;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Forms with mistakes and oddities: each is reported or asked about with its cell, and nothing throws. */
class UnusualFormTest {

    @Test
    void targetsAreReadAsPeopleWriteThem() {
        Map<String, Target> targets = new HashMap<>();
        targets.put("≥95%", target(Operator.AT_LEAST, "95", "%"));
        targets.put("＞＝ 95 ％", target(Operator.AT_LEAST, "95", "%"));
        targets.put("不低于95%", target(Operator.AT_LEAST, "95", "%"));
        targets.put("10个以上", target(Operator.AT_LEAST, "10", "个"));
        targets.put("=100%", target(Operator.EQUAL, "100", "%"));
        targets.put("≤5%", target(Operator.AT_MOST, "5", "%"));
        targets.put("不超过２．５万元", target(Operator.AT_MOST, "2.5", "万元"));
        targets.put("100%", target(null, "100", "%"));
        targets.put("30,000份", target(null, "30000", "份"));
        targets.put("1年", target(null, "1", "年"));
        targets.put("优", new Target(null, Value.of("优"), "定性"));
        targets.put("普遍知晓", new Target(null, Value.of("普遍知晓"), "定性"));
        targets.forEach((written, target) ->
                assertThat(only(form(own(written, null))).target()).as(written).isEqualTo(target));
    }

    @Test
    void aTargetTypedAsAFormulaIsWhatItSays() {
        byte[] form = form(sheet -> sheet.getRow(2).getCell(4).setCellFormula("100%"), own(null, "95.4%"));
        assertThat(only(form).target()).isEqualTo(target(Operator.EQUAL, "100", "%"));
        assertThat(read(OPEN, form, Map.of()).problems()).isEmpty();
    }

    @Test
    void targetRangesAreRejected() {
        for (String range : List.of("90%-95%", "90%～95%", "90至95%", "约50次", "50次左右")) {
            refused(OPEN, form(own(range, 1)), "RANGE E3");
        }
    }

    @Test
    void actualValuesComeInTheTargetsUnit() {
        assertThat(only(form(own("≥95%", "95.4%"))).actual()).isEqualTo(figure("95.4"));
        assertThat(only(form(own("≥95%", "９５．４％"))).actual()).isEqualTo(figure("95.4"));
        assertThat(only(form(own("≥30次", "53次"))).actual()).isEqualTo(figure("53"));
        assertThat(only(form(own("≤2.5万元", "24,000元"))).actual()).isEqualTo(figure("2.4"));
        assertThat(only(form(own("≥30000人次", "5.85万人次"))).actual()).isEqualTo(figure("58500"));
        assertThat(only(form(own("≤0%", -3))).actual()).isEqualTo(figure("-3"));
        for (String nothing : List.of("/", "—", "", "－", " ")) {
            assertThat(only(form(own("≥30次", nothing))).actual()).isNull();
        }
    }

    @Test
    void aShareAmongPercentagesIsAsked() {
        byte[] form = form(own("≥95%", 0.954));
        Question question = asked(OPEN, form);
        assertThat(question.key()).isEqualTo("表1!F3");
        assertThat(question.alternatives())
                .extracting(FormReading.Alternative::value)
                .containsExactly("95.4%", "0.954%", "不填");
        assertThat(answered(form, question.key(), "95.4%").actual()).isEqualTo(figure("95.4"));
        assertThat(answered(form, question.key(), "0.954%").actual()).isEqualTo(figure("0.954"));
        assertThat(answered(form, question.key(), "不填").actual()).isNull();
    }

    @Test
    void anUnexpectedUnitIsAsked() {
        byte[] form = form(own("≥30次", "53个"));
        Question question = asked(OPEN, form);
        assertThat(answered(form, question.key(), "53次").actual()).isEqualTo(figure("53"));
    }

    @Test
    void wordsInANumberCellAreAsked() {
        byte[] form = form(own("≥30次", "已完成53次检查"));
        Question question = asked(OPEN, form);
        assertThat(answered(form, question.key(), "53").actual()).isEqualTo(figure("53"));
        assertThat(answered(form, question.key(), "文字").actual()).isEqualTo(Value.of("已完成53次检查"));
    }

    @Test
    void aValueHiddenByItsFormatIsAsked() {
        byte[] form = form(
                sheet -> {
                    var style = sheet.getWorkbook().createCellStyle();
                    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("0.0"));
                    sheet.getRow(2).getCell(5).setCellStyle(style);
                },
                own("≥30次", 53.46));
        Question question = asked(OPEN, form);
        assertThat(question.alternatives())
                .extracting(FormReading.Alternative::value)
                .contains("53.46", "53.5");
    }

    @Test
    void anUnlikelyNameIsAskedAndAnUnknownOneRefused() {
        Question question = asked(DACHANG, of("部门管理", "财务管理", "资金使用合规", "合规", "合规"));
        assertThat(question.cell()).isEqualTo("D3");
        assertThat(question.alternatives())
                .extracting(FormReading.Alternative::value)
                .contains("d07");
        refused(DACHANG, of("部门管理", "财务管理", "完全不同的一项", "100%", "95%"), "NAME_UNKNOWN D3");
    }

    @Test
    void aTickWithoutPointsIsAskedAndPointsAreRead() {
        assertThat(asked(DACHANG, of("部门管理", "财务管理", "资金使用合规性", "合规", "√"))
                        .text()
                        .zh())
                .contains("要点编号");
        AcceptedForm read = (AcceptedForm) read(DACHANG, of("部门管理", "财务管理", "资金使用合规性", "合规", "1、2、3"), Map.of());
        assertThat(read.submission().indicators().get(0).checks()).containsExactly("1", "2", "3");
    }

    @Test
    void whatContradictsTheSchemeIsRefusedAtItsCell() {
        refused(
                DACHANG,
                of("部门管理", "资金投入", "支出进度率", "≥90%", "95.4%", 5, 2),
                "DIFFERS_FROM_SCHEME E3",
                "DIFFERS_FROM_SCHEME G3");
    }

    @Test
    void mistakesComeAllAtOnceEachWithItsCell() {
        byte[] form = form(
                sheet -> {
                    sheet.getRow(2).getCell(7).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.DIV0);
                    var style = sheet.getWorkbook().createCellStyle();
                    style.setDataFormat((short) 14);
                    sheet.getRow(3).getCell(5).setCellStyle(style);
                },
                new Object[] {"x1", null, null, "甲指标", "≥30次", 53, 10, 10},
                new Object[] {"x2", null, null, "乙指标", "≥30次", 44927, -1, "优秀"},
                new Object[] {"x2", null, null, "丙指标", "≥3美元", 1, 10, 10},
                new Object[] {"x3", null, null, "丁指标", "≥3美元", 1, 10, 10});
        refused(
                OPEN,
                form,
                "ERROR H3",
                "DATE F4",
                "NEGATIVE G4",
                "NOT_A_NUMBER H4",
                "INDICATOR_TWICE A5",
                "MONEY_UNIT E6");
    }

    @Test
    void answersWithoutAQuestionAreReported() {
        byte[] form = form(own("≥95%", 0.954));
        assertThat(read(OPEN, form, Map.of("表1!F3", "也许")).problems())
                .extracting(FormProblem::code)
                .contains("ANSWER_UNKNOWN");
        assertThat(read(OPEN, form, Map.of("表1!Z9", "95.4%")).problems())
                .extracting(FormProblem::code)
                .contains("ANSWER_UNUSED");
    }

    @Test
    void aSheetWithoutATableAndTwoFormsAreRefused() {
        refused(OPEN, form(sheet -> sheet.removeRow(sheet.getRow(1))), "NO_INDICATOR_TABLE null");
        byte[] two = form(sheet -> {
            XSSFSheet other = sheet.getWorkbook().createSheet("表2");
            other.createRow(0).createCell(0).setCellValue("三级指标");
            other.getRow(0).createCell(1).setCellValue("实际完成值");
        });
        refused(OPEN, two, "SEVERAL_FORMS A1");
    }
}
