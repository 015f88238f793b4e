package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.dictionary.FormDictionaryReaderTest.addRow;
import static org.plumbline.core.dictionary.FormDictionaryReaderTest.edit;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormDictionaryReader;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Content with unknown words is named with its possible meanings, and is read once an answer or the dictionary has one. */
class UnreadContentTest {

    private static final RuleSet NATIONAL = ShippedFiles.ruleSet("national-project");
    private static final String TITLE = row(1, "2022年度项目支出绩效自评表");
    private static final String HEADINGS = row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "考核分", "得分", "心得");
    private static final String INDICATOR = row(4, "产出指标", "数量指标", "人数", "≥95人", "96人", 90, 86, "无异常");

    private static byte[] form(String... rows) {
        return new RawWorkbook().rows("自评", rows).bytes();
    }

    private static AcceptedForm read(byte[] form, FormDictionary dictionary, Map<String, String> answers) {
        FormReading reading = FilledForm.open("x.xlsx", form, dictionary).read(NATIONAL, null, answers);
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return (AcceptedForm) reading;
    }

    private static AcceptedForm read(byte[] form, Map<String, String> answers) {
        return read(form, ShippedFiles.formDictionary(), answers);
    }

    private static List<String> problems(FormReading reading) {
        return reading.problems().stream()
                .map(problem -> problem.code() + " " + problem.sheet() + "!" + problem.cell())
                .toList();
    }

    @Test
    void anUnknownHeadingIsReadWithTheMeaningThatIsChosen() {
        byte[] form = form(TITLE, HEADINGS, INDICATOR);
        AcceptedForm open = read(form, Map.of());
        assertThat(problems(open)).containsExactly("COLUMN_UNREAD 自评!F3", "COLUMN_UNREAD 自评!H3");
        assertThat(open.problems().get(0).choices())
                .extracting(Alternative::value)
                .contains("权重", "要点", "不读取")
                .doesNotContain("自评得分");
        assertThat(open.submission().indicators().get(0).weight()).isNull();

        AcceptedForm answered = read(form, Map.of("自评!F3", "权重", "自评!H3", "不读取"));
        assertThat(answered.submission().indicators().get(0).weight()).isEqualByComparingTo("90");
        assertThat(problems(answered)).containsExactly("COLUMN_LEFT_OUT 自评!H3");
        assertThat(answered.questions())
                .extracting(Question::key, Question::answer)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("自评!F3", "权重"),
                        org.assertj.core.groups.Tuple.tuple("自评!H3", "不读取"));
        assertThat(answered.lines())
                .extracting(DictionaryLine::describe)
                .containsExactly("表头：指标表 / 权重 / 考核分", "表头：指标表 / 不读取 / 心得");
    }

    @Test
    void aHeadingOfTheDictionaryNeedsNoAnswer() {
        byte[] edited = edit(book -> addRow(book, "表头", "指标表", "权重", "考核分"));
        FormDictionary dictionary =
                FormDictionaryReader.read("dictionary.xlsx", edited).dictionary();
        AcceptedForm read = read(form(TITLE, HEADINGS, INDICATOR), dictionary, Map.of());
        assertThat(read.submission().indicators().get(0).weight()).isEqualByComparingTo("90");
        assertThat(problems(read)).containsExactly("COLUMN_UNREAD 自评!H3");
    }

    @Test
    void anUnknownLabelIsReadWithTheMeaningThatIsChosen() {
        byte[] form = form(TITLE, row(2, "被评价项目", "甲项目"), HEADINGS, INDICATOR);
        assertThat(problems(read(form, Map.of()))).contains("CONTENT_UNREAD 自评!A2");
        AcceptedForm answered = read(form, Map.of("自评!A2", "项目名称"));
        assertThat(answered.submission().subject().name()).isEqualTo("甲项目");
        assertThat(answered.lines()).extracting(DictionaryLine::describe).containsExactly("表头行：项目名称 / 被评价项目");
        AcceptedForm leftOut = read(form, Map.of("自评!A2", "不读取"));
        assertThat(problems(leftOut)).doesNotContain("CONTENT_UNREAD 自评!A2", "CONTENT_UNREAD 自评!B2");
    }

    @Test
    void aTextAloneAboveTheTableCanBeTheProject() {
        byte[] form = form(row(1, "甲项目"), row(2, "2022年度项目支出绩效自评表"), HEADINGS, INDICATOR);
        AcceptedForm answered = read(form, Map.of("自评!A1", "项目名称"));
        assertThat(answered.submission().subject().name()).isEqualTo("甲项目");
        assertThat(answered.lines()).isEmpty();
    }

    @Test
    void anUnknownColumnOfTheBudgetTableIsReadWithTheMeaningThatIsChosen() {
        byte[] form = form(
                TITLE,
                row(2, "项目资金（万元）", "全年预算数", "全年执行数", "年初下达"),
                row(3, "年度资金总额", 100, 95, 80),
                row(5, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分"),
                row(6, "产出指标", "数量指标", "人数", "≥95人", "96人", 90));
        assertThat(problems(read(form, Map.of()))).containsExactly("COLUMN_UNREAD 自评!D2");
        AcceptedForm answered = read(form, Map.of("自评!D2", "年初预算数"));
        assertThat(answered.submission().budget().initial()).isEqualByComparingTo("80");
    }

    @ParameterizedTest
    @CsvSource({"千元, 10", "百元, 1", "百万元, 10000", "十万元, 1000"})
    void amountsInMultiplesOfYuanAreConverted(String unit, BigDecimal factor) {
        byte[] form = form(
                TITLE,
                row(2, "项目资金（" + unit + "）", "全年预算数", "全年执行数"),
                row(3, "年度资金总额", 1000, 950),
                row(5, "一级指标", "二级指标", "三级指标", "指标值", "度量单位", "实际完成值", "得分"),
                row(6, "成本指标", "经济成本指标", "改造成本", "≤500", unit, 480, 90),
                row(7, "成本指标", "经济成本指标", "维护成本", "≤500" + unit, null, "480", 90));
        AcceptedForm read = read(form, Map.of());
        Submission submission = read.submission();
        BigDecimal wan = factor.movePointLeft(2);
        assertThat(submission.budget().unit()).isIn("万元", "元");
        assertThat(submission.budget().executionRate()).isEqualByComparingTo("95");
        for (IndicatorEntry entry : submission.indicators()) {
            BigDecimal ratio = entry.actual().numberOrNull().movePointRight(2).divide(new BigDecimal("480"));
            assertThat(entry.target().unit()).isEqualTo("万元");
            assertThat(ratio).isEqualByComparingTo(wan.movePointRight(2));
        }
    }

    @Test
    void anActualValueWithoutUnitIsInTheUnitOfItsRow() {
        byte[] form = form(
                TITLE,
                row(3, "一级指标", "二级指标", "三级指标", "指标值", "度量单位", "实际完成值", "得分"),
                row(4, "成本指标", "经济成本指标", "改造成本", "≤500", "千元", "48万元", 90));
        IndicatorEntry entry = read(form, Map.of()).submission().indicators().get(0);
        assertThat(entry.target().value()).isEqualTo(Value.of(new BigDecimal("50")));
        assertThat(entry.actual()).isEqualTo(Value.of(new BigDecimal("48")));
    }

    @Test
    void aYearWithoutRulesIsAskedAboutAndTheFormIsRead() {
        byte[] form = form(row(1, "2019年度项目支出绩效自评表"), HEADINGS, INDICATOR);
        AcceptedForm open = read(form, Map.of());
        assertThat(open.submission()).isNull();
        assertThat(open.openQuestions()).singleElement().satisfies(question -> {
            assertThat(question.key()).isEqualTo("自评!A1");
            assertThat(question.text().zh()).contains("2019", "2020–2026");
        });
        assertThat(problems(open)).contains("YEAR_WITHOUT_RULES 自评!A1");
        assertThat(open.cells()).extracting(FormReading.CellReading::cell).contains("D4", "E4");
        assertThat(read(form, Map.of("自评!A1", "2020")).submission().fiscalYear())
                .isEqualTo(2020);
    }

    @ParameterizedTest
    @CsvSource({"表1, 表2", "资金, 指标"})
    void aBudgetTableOnItsOwnSheetBelongsToTheForm(String first, String second) {
        byte[] file = new RawWorkbook()
                .rows(
                        first,
                        row(1, "2022年度项目支出绩效自评表"),
                        row(2, "项目名称", "甲项目"),
                        row(3, "项目资金（万元）", "全年预算数", "全年执行数"),
                        row(4, "年度资金总额", 100, 95))
                .rows(second, row(1, "2022年度绩效指标完成情况"), HEADINGS, INDICATOR)
                .bytes();
        Submission read = read(file, Map.of()).submission();
        assertThat(read.fiscalYear()).isEqualTo(2022);
        assertThat(read.budget().executed()).isEqualByComparingTo("95");
        if (first.equals("表1")) {
            assertThat(read.subject().name()).isEqualTo("甲项目");
        }
    }

    @Test
    void anAnswerAboutASignCanBeKept() {
        byte[] form = form(
                TITLE,
                row(3, "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "实际完成值", "分值", "得分"),
                row(4, "产出指标", "数量指标", "人数", "∽", 95, "人", 96, 90, 90));
        assertThat(read(form, Map.of("自评!D4", "≥")).lines())
                .extracting(DictionaryLine::describe)
                .containsExactly("符号：≥ / ∽ / 数字前");
    }
}
