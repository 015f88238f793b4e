package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.spreadsheet.RawWorkbook;

/** Totals and rates that a form prints are compared with its parts, and a difference is reported at its cell. */
class FormSumsTest {

    private static final String TITLE = row(1, "2022年度项目支出绩效自评表");
    private static final String BUDGET = row(2, "项目资金（万元）", "全年预算数", "全年执行数", "执行率", "分值", "得分");
    private static final String HEADINGS = row(5, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "复核得分", "复核理由");

    private static FormReading read(String... rows) {
        byte[] file = new RawWorkbook()
                .rows(
                        "自评",
                        Stream.concat(Stream.of(TITLE, BUDGET), Stream.of(rows)).toArray(String[]::new))
                .bytes();
        return FilledForm.open("x.xlsx", file, ShippedFiles.formDictionary())
                .read(ShippedFiles.ruleSet("national-project"), null, Map.of());
    }

    private static List<String> problems(FormReading reading) {
        return reading.problems().stream()
                .map(problem -> problem.code() + " " + problem.cell())
                .toList();
    }

    private static FormReading readTotals(Object declared, Object reviewed) {
        return read(
                row(3, "年度资金总额", 100, 95, "95%", 10, 9.5),
                HEADINGS,
                row(6, "产出指标", "数量指标", "人数", "≥95人", "96人", 50, 50, 48, "重复"),
                row(7, "效益指标", "社会效益指标", "受益人数", "≥95人", "96人", 40, 40, 30, "重复"),
                row(8, "合计", null, null, null, null, 100, declared, reviewed));
    }

    @Test
    void aTotalThatIsNotTheSumOfTheScoresIsReportedWithTheirCells() {
        FormReading reading = readTotals(98.5, null);
        assertThat(problems(reading)).containsExactly("SUM_DIFFERS G8");
        FormProblem problem = reading.problems().get(0);
        assertThat(problem.found()).isEqualTo("98.5");
        assertThat(problem.expected().zh()).isEqualTo("各项合计 99.5");
        assertThat(problem.hint().zh()).isEqualTo("请核对 G6、G7、F3");
        assertThat(problems(readTotals(99.5, null))).isEmpty();
    }

    @Test
    void theTotalOfAReviewIsComparedOnlyWhereEveryPartHasAReviewScore() {
        assertThat(problems(readTotals(99.5, 80))).isEmpty();
        FormReading reading = read(
                row(3, "年度资金总额", 100, 95, "95%"),
                HEADINGS,
                row(6, "预算执行率", null, "预算执行率", "100%", "95%", 10, 9.5, 9, "四舍五入"),
                row(7, "产出指标", "数量指标", "人数", "≥95人", "96人", 90, 90, 80, "重复"),
                row(8, "合计", null, null, null, null, 100, 99.5, 80));
        assertThat(problems(reading)).containsExactly("SUM_DIFFERS H8");
        assertThat(((AcceptedForm) reading).submission().review().total()).isEqualByComparingTo("80");
    }

    @ParameterizedTest
    @CsvSource({
        "95%, 95, true",
        "0.95, 95, true",
        "95, 95, true",
        "95.1%, 95.12, true",
        "99.62%, 99.6253, true",
        "99.63%, 99.6253, true",
        "90%, 95, false",
        "0.9, 95, false",
        "95.01%, 95.12, false"
    })
    void aPrintedExecutionRateIsComparedWithItsAmountsAsFarAsItIsPrinted(
            String printed, String executed, boolean same) {
        FormReading reading = read(
                row(3, "年度资金总额", 100, executed, printed),
                HEADINGS,
                row(6, "产出指标", "数量指标", "人数", "≥95人", "96人", 90, 90));
        assertThat(problems(reading)).isEqualTo(same ? List.of() : List.of("RATE_DIFFERS D3"));
    }
}
