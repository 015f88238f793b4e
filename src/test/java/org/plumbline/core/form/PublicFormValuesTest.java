package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.form.PublicForms.HEADINGS;
import static org.plumbline.core.form.PublicForms.NATIONAL;
import static org.plumbline.core.form.PublicForms.TITLE;
import static org.plumbline.core.form.PublicForms.form;
import static org.plumbline.core.form.PublicForms.problems;
import static org.plumbline.core.form.PublicForms.read;
import static org.plumbline.core.form.PublicForms.submission;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Value;

/** Signs, approximate values, units and equal questions in forms that public bodies publish. */
class PublicFormValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"3000余人", "3000多人", "3000余", "三千余人"})
    void anActualValueThatIsOnlyAboutANumberIsAskedAbout(String about) {
        byte[] form = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "人数", "≥", 2900, "人", about, 90, 90));
        AcceptedForm read = read(form);
        assertThat(read.openQuestions()).singleElement().satisfies(question -> assertThat(question.cell())
                .isEqualTo("G4"));
        assertThat(read.submission()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "≧, AT_LEAST",
        "═, EQUAL",
        "＞=, AT_LEAST",
        ">=, AT_LEAST",
        "=>, AT_LEAST",
        "≥=, AT_LEAST",
        "＝, EQUAL",
        "大于等于, AT_LEAST",
        "大于或等于, AT_LEAST",
        "不低于, AT_LEAST",
        "不少于, AT_LEAST",
        "至少, AT_LEAST",
        "以上, AT_LEAST",
        "≦, AT_MOST",
        "＜＝, AT_MOST",
        "=<, AT_MOST",
        "小于等于, AT_MOST",
        "不超过, AT_MOST",
        "不高于, AT_MOST",
        "以下, AT_MOST",
        "以内, AT_MOST",
        "﹥, MORE",
        "﹤, LESS",
        "等于, EQUAL",
        "==, EQUAL"
    })
    void aSignIsReadInEverySpelling(String written, Operator operator) {
        byte[] form = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "人数", written, 95, "人", 96, 90, 90));
        assertThat(submission(form).indicators().get(0).target().operator()).isEqualTo(operator);
        String before = written.startsWith("以") ? "95人" + written : written + "95人";
        byte[] inOne = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "人数", null, before, null, "96人", 90, 90));
        IndicatorEntry entry = submission(inOne).indicators().get(0);
        assertThat(entry.target().operator()).isEqualTo(operator);
        assertThat(entry.target().value()).isEqualTo(Value.of(new BigDecimal("95")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"定量指标", "定量", "定性指标", "量化指标"})
    void theKindOfAnIndicatorIsNoSign(String kind) {
        byte[] form = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "人数", kind, "≥95人", null, "96人", 90, 90));
        assertThat(submission(form).indicators().get(0).target().operator()).isEqualTo(Operator.AT_LEAST);
    }

    @Test
    void equalQuestionsAreAskedOnceAndOneAnswerCountsForAllRows() {
        byte[] form = form(
                TITLE,
                HEADINGS,
                row(4, "产出指标", "数量指标", "人数", "∽", 95, "人", 96, 30, 30),
                row(5, "产出指标", "质量指标", "场次", "∽", 10, "场", 12, 30, 30),
                row(6, "产出指标", "时效指标", "天数", "≒", 10, "天", 12, 30, 30));
        AcceptedForm open = read(form);
        assertThat(open.openQuestions()).extracting(Question::key).containsExactly("表1!D4", "表1!D6");
        assertThat(open.openQuestions().get(0).cells()).containsExactly("D4", "D5");
        AcceptedForm answered = read(form, Map.of("表1!D4", "≥", "表1!D6", "≤"));
        assertThat(answered.submission().indicators())
                .extracting(entry -> entry.target().operator())
                .containsExactly(Operator.AT_LEAST, Operator.AT_LEAST, Operator.AT_MOST);
        AcceptedForm apart = read(form, Map.of("表1!D4", "≥", "表1!D5", "=", "表1!D6", "≤"));
        assertThat(apart.submission().indicators().get(1).target().operator()).isEqualTo(Operator.EQUAL);
        assertThat(problems(apart)).doesNotContain("ANSWER_UNUSED D5");
    }

    @Test
    void sharesUnderDifferentTargetsAreDifferentQuestions() {
        byte[] form = form(
                TITLE,
                HEADINGS,
                row(4, "产出指标", "数量指标", "完成率", "≥", 95, "%", 0.5, 30, 30),
                row(5, "产出指标", "质量指标", "差错率", "≤", 1, "%", 0.5, 30, 30));
        assertThat(read(form).openQuestions()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"5亿元, 万元, 64700万元, 50000, 64700", "≤3万元, 元, 2.5万, 30000, 25000", "10‰, %, 8‰, 1, 0.8"})
    void multiplesAreConvertedIntoTheUnitOfTheColumn(
            String target, String unit, String actual, String due, String read) {
        byte[] form = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "金额", null, target, unit, actual, 90, 86));
        IndicatorEntry entry = submission(form).indicators().get(0);
        assertThat(entry.target().value()).isEqualTo(Value.of(new BigDecimal(due)));
        assertThat(entry.actual()).isEqualTo(Value.of(new BigDecimal(read)));
    }

    @Test
    void amountsInAUnitThatIsNotConvertedAreRefused() {
        byte[] form = form(
                TITLE,
                row(2, "项目资金（美元）", "年初预算数", "全年预算数", "全年执行数"),
                row(3, "年度资金总额", 100, 100, 90),
                row(5, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分"),
                row(6, "产出指标", "数量指标", "人数", "≥5人", "6人", 10));
        assertThat(problems(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .read(NATIONAL, null, Map.of())))
                .contains("MONEY_UNIT A2");
    }

    @Test
    void anAnswerGivesAnUnknownColumnItsMeaning() {
        byte[] form = form(
                TITLE,
                row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分", "应得"),
                row(4, "产出指标", "数量指标", "人数", "≥5人", "6人", 10, 12));
        FormProblem unread = read(form).problems().get(0);
        assertThat(unread.cell()).isEqualTo("G3");
        assertThat(unread.expected().zh()).contains("权重");
        AcceptedForm answered = read(form, Map.of("表1!G3", "权重"));
        assertThat(answered.submission().indicators().get(0).weight()).isEqualByComparingTo("12");
        assertThat(problems(answered)).isEmpty();
        assertThat(problems(read(form, Map.of("表1!G3", "天气")))).contains("ANSWER_UNUSED G3", "COLUMN_UNREAD G3");
    }
}
