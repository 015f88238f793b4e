package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.spreadsheet.RawWorkbook;

/** Whether less or more is better is asked where a target has no operator and a smaller value is likely the better one. */
class DirectionTest {

    private static AcceptedForm read(String name, String target, String actual, Map<String, String> answers) {
        byte[] form = new RawWorkbook()
                .rows(
                        "自评",
                        row(1, "2022年度项目支出绩效自评表"),
                        row(2, "项目名称", "甲项目"),
                        row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"),
                        row(4, "过程指标", "预算执行", name, target, actual, 40, 40))
                .bytes();
        return (AcceptedForm) FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                .read(ShippedFiles.ruleSet("national-project"), null, answers);
    }

    @ParameterizedTest
    @CsvSource({
        "预算调整率, 5%, 0%, true",
        "预算调整率, 5%, 8%, true",
        "结转结余率, 10, 0, true",
        "群众投诉率, 5%, 2%, true",
        "项目覆盖率, 5%, 0%, true",
        "预算调整率, ≤5%, 0%, false",
        "预算调整率, 5%, 5%, false",
        "参训人数, 95人, 0人, false",
        "参训率, 95%, 90%, false",
        "完成时间, 6月, 8月, true",
        "完成时间, 2021年, 2022年, true",
        "空气质量, 3级, 2级, true",
        "完成时间, 6月, 6月, false",
        "完成时间, ≤6月, 8月, false",
        "服务期限, 6个月, 8个月, false",
        "服务年限, 3年, 2年, false"
    })
    void theDirectionIsAskedWhereItDecidesTheScoreAndLessIsLikelyBetter(
            String name, String target, String actual, boolean asked) {
        AcceptedForm read = read(name, target, actual, Map.of());
        assertThat(read.submission() == null).isEqualTo(asked);
        assertThat(read.openQuestions()).hasSize(asked ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"≤, 40.00", "≥, 0.00", "=, 0.00"})
    void theAnswerIsTheOperatorThatTheTargetIsScoredBy(String answer, String score) {
        AcceptedForm read = read("预算调整率", "5%", "0%", Map.of("自评!D4", answer));
        IndicatorScore scored = new Scorer()
                .score(read.submission(), ShippedFiles.ruleSet("national-project")).indicators().stream()
                        .filter(each -> "预算调整率".equals(each.name()))
                        .findFirst()
                        .orElseThrow();
        assertThat(scored.score()).isEqualByComparingTo(score);
    }

    @Test
    void theQuestionNamesTheIndicatorAndTheDirections() {
        AcceptedForm read = read("预算调整率", "5%", "0%", Map.of());
        assertThat(read.openQuestions()).singleElement().satisfies(question -> {
            assertThat(question.text().zh()).isEqualTo("“预算调整率”的目标值没有写符号，是越低越好，还是越高越好？");
            assertThat(question.alternatives())
                    .extracting(FormReading.Alternative::value)
                    .containsExactly("≤", "≥", "=");
        });
    }
}
