package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.form.PublicForms.HEADINGS;
import static org.plumbline.core.form.PublicForms.NATIONAL;
import static org.plumbline.core.form.PublicForms.TITLE;
import static org.plumbline.core.form.PublicForms.form;
import static org.plumbline.core.form.PublicForms.headings;
import static org.plumbline.core.form.PublicForms.names;
import static org.plumbline.core.form.PublicForms.problems;
import static org.plumbline.core.form.PublicForms.read;
import static org.plumbline.core.form.PublicForms.sheet;
import static org.plumbline.core.form.PublicForms.submission;
import static org.plumbline.core.form.PublicForms.twoParts;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.ReviewResult;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Layouts of forms that public bodies publish: each is read whole, and what is not read is named. */
class PublicFormTest {

    @Test
    void totalAndGradeAreReadFromTheTotalRow() {
        String first = row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86);
        Submission last = submission(
                form(TITLE, HEADINGS, first, row(5, "总分", null, null, null, null, null, null, 100, 96, "优")));
        assertThat(last.declared().total()).isEqualByComparingTo("96");
        assertThat(last.declared().grade()).isEqualTo("优");
        Submission above = submission(form(
                TITLE,
                HEADINGS,
                row(4, "合计", null, null, null, null, null, null, 100, 96),
                row(5, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86)));
        assertThat(above.declared().total()).isEqualByComparingTo("96");
        assertThat(names(above)).containsExactly("人数");
    }

    @ParameterizedTest
    @CsvSource({"良, 良", "优☑ 良□ 中□ 差□, 优", "□优 ☑良 □中 □差, 良"})
    void aGradeIsReadFromTheHead(String written, String grade) {
        byte[] form =
                form(TITLE, row(2, "评价等级", written), HEADINGS, row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86));
        assertThat(submission(form).declared().grade()).isEqualTo(grade);
    }

    @Test
    void aSentenceIsNoGradeAndIsNamed() {
        byte[] form = form(
                TITLE,
                row(2, "自评结论", "项目总体完成较好，资金使用规范。"),
                HEADINGS,
                row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86));
        assertThat(submission(form).declared().grade()).isNull();
        assertThat(problems(read(form))).contains("CONTENT_UNREAD B2");
    }

    @Test
    void unusedRowsOfATemplateAreNoIndicatorsAndNoProblems() {
        byte[] form = form(
                TITLE,
                HEADINGS,
                row(4, "产出指标", "数量指标", "指标1参训人数", "≥", 95, "人", 96, 45, 45),
                row(5, null, null, "指标2"),
                row(6, null, null, "……"),
                row(7, null, "质量指标", "指标1"),
                row(8, null, "生态效益指标"),
                row(9, "效益指标", "社会效益指标", "指标1：受益人数", "≥", 95, "人", 96, 45, 45),
                row(10, null, null, "......"));
        assertThat(names(submission(form))).containsExactly("指标1参训人数", "指标1：受益人数");
        assertThat(problems(read(form))).isEmpty();
        byte[] used = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "指标2", "≥", 95, "人", 96, 45, 45));
        assertThat(names(submission(used))).containsExactly("指标2");
    }

    @Test
    void allTablesOfAFormAreReadAndColumnsThatAreNotAreNamed() {
        byte[] form = twoParts(row(2, "自评总分：69", null, "评价年度：2022"));
        Submission read = submission(form);
        assertThat(names(read)).containsExactly("决策依据", "财务制度", "运行监管", "采购设备");
        assertThat(read.indicators())
                .extracting(
                        entry -> entry.weight() == null ? null : entry.weight().intValue())
                .containsExactly(2, 3, 4, null);
        assertThat(read.indicators().get(0).level1()).isEqualTo("项目决策");
        assertThat(read.indicators().get(3).level2()).isEqualTo("数量指标");
        assertThat(read.budget().executed()).isEqualByComparingTo("5.5");
        assertThat(read.budget().adjusted()).isEqualByComparingTo("5.5");
        assertThat(read.declared().total()).isEqualByComparingTo("69");
        assertThat(problems(read(form)))
                .contains("COLUMN_UNREAD G5", "COLUMN_UNREAD C3")
                .doesNotContain("COLUMN_UNREAD F5", "COLUMN_UNREAD G9");
    }

    @Test
    void theDateOfFillingInIsNoFiscalYear() {
        byte[] form = twoParts(row(2, "填报日期：2023年2月18日"));
        assertThat(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .findFiscalYears(Map.of()))
                .containsExactly(2022, 2023);
        Question question = read(form).openQuestions().get(0);
        assertThat(question.alternatives()).extracting(Alternative::value).containsExactly("2022", "2023");
        assertThat(read(form, Map.of(question.key(), "2022")).submission().fiscalYear())
                .isEqualTo(2022);
        byte[] beside = twoParts(row(2, "填报时间", "2023-02-18", "评价年度", "2022年度"));
        assertThat(submission(beside).fiscalYear()).isEqualTo(2022);
        byte[] chinese = form(row(1, "二〇二二年度绩效自评表"), HEADINGS, row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86));
        assertThat(submission(chinese).fiscalYear()).isEqualTo(2022);
    }

    private static String review(String project, String indicator, Object target, Object actual) {
        return sheet(
                row(1, project),
                row(2, "2023年度部门预算项目绩效自评复核表"),
                row(3, "三级指标", "指标性质", "指标值", "度量单位", "权重", "自评完成值", "自评得分", "复核完成值", "复核得分", "备注"),
                row(4, indicator, "≤", target, "万元", 10, actual, 0, actual, 0.01),
                row(5, "服务人数", "≥", 100, "人", 15, 748, 15, 748, 15));
    }

    @Test
    void everySheetOfAFileIsAFormAndItsReviewIsReadBesideTheDeclaredScores() {
        byte[] file = new RawWorkbook()
                .sheet("附件1", null, review("居家养老服务", "预算执行率", 132.81, 0.1))
                .sheet("附件2", null, review("护理能力提升", "改造成本", 160, 386))
                .rows("填报说明", row(1, "请如实填写"))
                .bytes();
        FormReading whole =
                FilledForm.open("x.xlsx", file, ShippedFiles.formDictionary()).read(NATIONAL, null, Map.of());
        assertThat(problems(whole)).contains("SEVERAL_FORMS A3");
        List<FilledForm> forms =
                FilledForm.open("x.xlsx", file, ShippedFiles.formDictionary()).split();
        assertThat(forms).hasSize(2);
        AcceptedForm second = (AcceptedForm) forms.get(1).read(NATIONAL, null, Map.of("附件1!C4", "预算数"));
        assertThat(names(second.submission())).containsExactly("改造成本", "服务人数");
        assertThat(problems(second)).containsExactly("CONTENT_UNREAD A1");
        assertThat(second.submission().indicators())
                .extracting(IndicatorEntry::review)
                .containsExactly(
                        new IndicatorReview(Value.of(new BigDecimal("386")), new BigDecimal("0.01"), null),
                        new IndicatorReview(Value.of(new BigDecimal("748")), new BigDecimal("15"), null));
        AcceptedForm open = (AcceptedForm) forms.get(0).read(NATIONAL, null, Map.of());
        assertThat(open.problems()).extracting(FormProblem::code).contains("SHEET_UNREAD");
        Map<String, String> answers = new HashMap<>();
        open.openQuestions().forEach(question -> answers.put(question.key(), "预算数"));
        Submission first = ((AcceptedForm) forms.get(0).read(NATIONAL, null, answers)).submission();
        assertThat(first.budget().adjusted()).isEqualByComparingTo("132.81");
        assertThat(first.budget().executed()).isEqualByComparingTo("0.1");
        assertThat(first.indicators().get(0).review())
                .isEqualTo(new IndicatorReview(null, new BigDecimal("0.01"), null));
    }

    @Test
    void aReviewHasAReasonATotalAndAGrade() {
        byte[] form = new RawWorkbook()
                .sheet(
                        "表1",
                        null,
                        sheet(
                                row(1, "2023年度项目支出绩效自评复核表"),
                                row(2, "项目名称", "甲项目", null, null, "复核等级：良"),
                                row(3, "三级指标", "符号", "指标值", "单位", "权重", "完成值", "自评得分", "评审得分", "复核意见"),
                                row(4, "服务人数", "≥", 100, "人", 60, 90, 60, 54, "名单中 10 人重复"),
                                row(5, "服务次数", "≥", 10, "次", 40, 12, 40, 40),
                                row(6, "合计", null, null, null, 100, null, 100, 94)))
                .bytes();
        AcceptedForm read = (AcceptedForm) read(form);
        assertThat(read.submission().review()).isEqualTo(new ReviewResult(new BigDecimal("94"), "良"));
        assertThat(read.submission().declared().total()).isEqualByComparingTo("100");
        assertThat(read.submission().declared().grade()).isNull();
        assertThat(read.submission().indicators().get(0).review())
                .isEqualTo(new IndicatorReview(null, new BigDecimal("54"), "名单中 10 人重复"));
        assertThat(problems(read)).isEmpty();
    }

    @Test
    void aProjectNameBetweenTwoTablesBeginsAnotherForm() {
        byte[] file = form(
                TITLE,
                row(2, "项目名称", "甲项目"),
                HEADINGS,
                row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86),
                row(5, "总分", null, null, null, null, null, null, 90, 86),
                row(7, "2023年度项目支出绩效自评表"),
                row(8, "项目名称", "乙项目"),
                headings(9),
                row(10, "产出指标", "数量指标", "场次", "≥", 95, "场", 96, 90, 88));
        List<FilledForm> forms =
                FilledForm.open("x.xlsx", file, ShippedFiles.formDictionary()).split();
        assertThat(forms).hasSize(2);
        Submission first = ((AcceptedForm) forms.get(0).read(NATIONAL, null, Map.of())).submission();
        Submission second = ((AcceptedForm) forms.get(1).read(NATIONAL, null, Map.of())).submission();
        assertThat(first.subject().name()).isEqualTo("甲项目");
        assertThat(names(first)).containsExactly("人数");
        assertThat(second.subject().name()).isEqualTo("乙项目");
        assertThat(second.fiscalYear()).isEqualTo(2023);
        assertThat(names(second)).containsExactly("场次");
    }

    @Test
    void contentBesideTheTablesIsNamedAndATableOfFiguresAsATable() {
        byte[] form = form(
                TITLE,
                row(2, "项目代码", "某码"),
                row(3, "项目负责人", "某人"),
                headings(4),
                row(5, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86),
                row(6, "总分", null, null, null, null, null, null, 90, 86),
                row(8, "月份", "支出", "比例"),
                row(9, "一月", 10, "10%"),
                row(10, "二月", 20, "20%"),
                row(12, "填表人："));
        assertThat(problems(read(form))).containsExactly("CONTENT_UNREAD A2", "TABLE_UNREAD A8:C10");
    }

    @Test
    void severalLabelsInOneCellAreReadEachForItself() {
        byte[] form = form(
                TITLE,
                row(2, "自评总分：96分  等级：优", null, "评价年度：2022年；项目名称：某项目"),
                HEADINGS,
                row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86));
        Submission read = submission(form);
        assertThat(read.declared().total()).isEqualByComparingTo("96");
        assertThat(read.declared().grade()).isEqualTo("优");
        assertThat(read.subject().name()).isEqualTo("某项目");
    }

    @Test
    void aCaptionBesideTheLevelsIsNoColumn() {
        byte[] form = new RawWorkbook()
                .sheet(
                        "表1",
                        null,
                        sheet(
                                        TITLE,
                                        row(3, null, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分"),
                                        row(4, "绩效指标", "产出指标", "数量指标", "人数", "≥5人", "6人", 10),
                                        row(5, null, "产出指标", "数量指标", "场次", "≥5场", "6场", 10))
                                + "<mergeCells count=\"1\"><mergeCell ref=\"A4:A5\"/></mergeCells>")
                .bytes();
        assertThat(names(submission(form))).containsExactly("人数", "场次");
        assertThat(problems(read(form))).isEmpty();
    }
}
