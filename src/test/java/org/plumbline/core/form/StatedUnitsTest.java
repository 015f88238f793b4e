package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Value;

/** A unit in a heading or an indicator's name counts for numbers without one; where none is stated and it matters it is asked. */
class StatedUnitsTest {

    private static AcceptedForm read(
            String targets, String actuals, String name, String target, String actual, Map<String, String> answers) {
        byte[] form = new RawWorkbook()
                .rows(
                        "自评",
                        row(1, "2022年度项目支出绩效自评表"),
                        row(3, "一级指标", "二级指标", "三级指标", targets, actuals, "分值", "得分"),
                        row(4, "产出指标", "成本指标", name, target, actual, 90, 90))
                .bytes();
        return (AcceptedForm) FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                .read(ShippedFiles.ruleSet("national-project"), null, answers);
    }

    @ParameterizedTest
    @CsvSource({
        "指标值, 实际完成值, 培训成本（万元）, ≤500, 4800000元, 万元, 480",
        "指标值（万元）, 实际完成值（元）, 培训成本, ≤500, 4800000, 万元, 480",
        "指标值, 实际完成值（元）, 培训成本, ≤500万元, 4800000, 万元, 480",
        "指标值（万元）, 实际完成值（万元）, 合格率, ≥95%, 96, %, 96",
        "指标值（%）, 实际完成值（%）, 合格率, ≥95, 96, %, 96",
        "指标值（单位：元）, 实际完成值, 培训成本, ≤5000000, 480万元, 元, 4800000",
        "指标值, 实际完成值, 培训（市级）, ≥95, 96, , 96"
    })
    void aUnitInBracketsCountsForNumbersWithoutOne(
            String targets, String actuals, String name, String target, String actual, String unit, BigDecimal number) {
        IndicatorEntry entry = read(targets, actuals, name, target, actual, Map.of())
                .submission()
                .indicators()
                .get(0);

        assertThat(entry.target().unit()).isEqualTo(unit);
        assertThat(entry.actual()).isEqualTo(Value.of(number));
    }

    @Test
    void aShareUnderAHeadingInPercentIsAsked() {
        assertThat(read("指标值（%）", "实际完成值（%）", "合格率", "≥95", "0.96", Map.of()).openQuestions())
                .singleElement()
                .satisfies(question -> assertThat(question.cell()).isEqualTo("E4"));
    }

    @Test
    void theUnitOfATargetIsAskedWhereTheActualValueIsFarFromIt() {
        AcceptedForm open = read("指标值", "实际完成值", "培训成本", "≤500", "4800000元", Map.of());
        assertThat(open.openQuestions()).singleElement().satisfies(question -> assertThat(question.alternatives())
                .extracting(Alternative::value)
                .containsExactly("万元", "元", "亿元"));

        IndicatorEntry entry = read("指标值", "实际完成值", "培训成本", "≤500", "4800000元", Map.of("自评!E4", "万元"))
                .submission()
                .indicators()
                .get(0);
        assertThat(entry.target().unit()).isEqualTo("万元");
        assertThat(entry.actual()).isEqualTo(Value.of(new BigDecimal("480")));
        assertThat(read("指标值", "实际完成值", "培训成本", "≤500", "480万元", Map.of()).openQuestions())
                .isEmpty();
    }
}
