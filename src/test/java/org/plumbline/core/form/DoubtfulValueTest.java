package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Value;

/** Targets and actual values that could be meant in two ways are asked about, and clear ones are not. */
class DoubtfulValueTest {

    private static final String TITLE = row(1, "2022年度项目支出绩效自评表");
    private static final String HEADINGS = row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分");

    private static AcceptedForm read(String target, String actual, Map<String, String> answers) {
        byte[] form = new RawWorkbook()
                .rows("自评", TITLE, HEADINGS, row(4, "产出指标", "数量指标", "规模", target, actual, 90, 90))
                .bytes();
        return (AcceptedForm) FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                .read(ShippedFiles.ruleSet("national-project"), null, answers);
    }

    private static IndicatorEntry entry(AcceptedForm read) {
        return read.submission().indicators().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "≥0.95, 96%, E4, 0.96 96 不填, 0.96, 0.96",
        "1, 100%, E4, 1 100 不填, 100, 100",
        "≥1.2万, 1.3, E4, 13000 1.3 不填, 13000, 13000",
        "≥1.2万人, 13000, E4, 1.3万人 13000万人 不填, 1.3万人, 1.3",
        "≤500万元, 4800000, E4, 480万元 4800000万元 不填, 480万元, 480"
    })
    void aScaleThatIsNotStatedIsAsked(
            String target, String actual, String cell, String choices, String answer, BigDecimal number) {
        AcceptedForm open = read(target, actual, Map.of());
        assertThat(open.submission()).isNull();
        assertThat(open.openQuestions()).singleElement().satisfies(question -> {
            assertThat(question.cell()).isEqualTo(cell);
            assertThat(question.alternatives()).extracting(Alternative::value).containsExactly(choices.split(" "));
        });
        AcceptedForm read = read(target, actual, Map.of("自评!" + cell, answer));
        assertThat(entry(read).actual()).isEqualTo(Value.of(number));
    }

    @ParameterizedTest
    @CsvSource({
        "≥1.2万人, 1.3, 1.3",
        "≥1.2万人, 900, 900",
        "≥12000, 1.3万, 13000",
        "≥1.2万, 13000, 13000",
        "≤500万元, 480, 480",
        "≥0.95, 0.96, 0.96",
        "≥95, 96%, 96"
    })
    void aScaleThatIsClearIsNotAsked(String target, String actual, BigDecimal number) {
        assertThat(entry(read(target, actual, Map.of())).actual()).isEqualTo(Value.of(number));
    }

    @ParameterizedTest
    @CsvSource({"≥95%以上, AT_LEAST", "≥95%（含）, AT_LEAST", "95%（含）以上, AT_LEAST", "≤95%以下, AT_MOST"})
    void operatorsBeforeAndBehindANumberThatAgreeAreOne(String target, Operator operator) {
        IndicatorEntry read = entry(read(target, "96", Map.of()));
        assertThat(read.target().operator()).isEqualTo(operator);
        assertThat(read.target().unit()).isEqualTo("%");
    }

    @ParameterizedTest
    @CsvSource({"≥95%以下", "95%≤", "≥五个"})
    void aTargetThatContradictsItselfOrIsWrittenInWordsIsAsked(String target) {
        assertThat(read(target, "96%", Map.of()).openQuestions())
                .extracting(FormReading.Question::cell)
                .contains("D4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-2023年度项目支出绩效自评表", "2022年至2023年项目支出绩效自评表", "项目支出绩效自评表（2022～2023年度）"})
    void theYearIsAskedWhereTheTitleNamesARange(String title) {
        byte[] form = new RawWorkbook()
                .rows("自评", row(1, title), HEADINGS, row(4, "产出指标", "数量指标", "规模", "≥95人", "96人", 90, 90))
                .bytes();
        FilledForm read = FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary());

        assertThat(read.findFiscalYears(Map.of())).containsExactlyInAnyOrder(2022, 2023);
    }

    @Test
    void headingsUnderAWiderOneAreReadTogetherWithIt() {
        byte[] form = ("<meta charset='utf-8'><p>2022年度项目支出绩效自评表</p><table><tr><td rowspan=2>三级指标<td colspan=2>目标值"
                        + "<td rowspan=2>实际完成值<td rowspan=2>分值<tr><td>年初<td>调整后<tr><td>规模<td>≥90人<td>≥95人<td>96人<td>90"
                        + "</table>")
                .getBytes(StandardCharsets.UTF_8);
        AcceptedForm read = (AcceptedForm) FilledForm.open("x.html", form, ShippedFiles.formDictionary())
                .read(ShippedFiles.ruleSet("national-project"), null, Map.of());

        assertThat(read.openQuestions()).singleElement().satisfies(question -> assertThat(question.alternatives())
                .extracting(Alternative::value)
                .containsExactly("B", "C"));
    }

    @Test
    void aFormBelowAnotherWithoutATotalOrATitleIsOneOfItsOwn() {
        byte[] file = new RawWorkbook()
                .rows(
                        "自评",
                        TITLE,
                        row(2, "项目名称", "甲项目"),
                        HEADINGS,
                        row(4, "产出指标", "数量指标", "人数", "≥95人", "96人", 90, 90),
                        row(5, "项目名称", "乙项目"),
                        row(6, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"),
                        row(7, "产出指标", "数量指标", "人数", "≥95人", "90人", 90, 85))
                .bytes();
        List<FilledForm> forms =
                FilledForm.open("x.xlsx", file, ShippedFiles.formDictionary()).split();
        assertThat(forms).hasSize(2);
        assertThat(forms)
                .map(form -> (AcceptedForm) form.read(ShippedFiles.ruleSet("national-project"), 2022, Map.of()))
                .extracting(
                        read -> read.submission().subject().name(),
                        read -> read.submission().indicators().size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("甲项目", 1), org.assertj.core.groups.Tuple.tuple("乙项目", 1));
    }
}
