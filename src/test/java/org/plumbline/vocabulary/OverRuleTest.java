package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.vocabulary.TestReadings.counted;
import static org.plumbline.vocabulary.TestReadings.points;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is far above its target costs points besides (F10); the threshold is the row's condition. */
class OverRuleTest {

    @Test
    void aFixedDeductionIsTheSameHoweverFarTheTargetIsExceeded() {
        OverRule rule = OverRule.by("扣固定分");
        rule.costs(new BigDecimal("2"));
        rule.above(new BigDecimal("30"));

        assertThat(points(rule.basis("自评表").judge(counted("≥", "10", "个", "13"))))
                .isEqualTo(new BigDecimal("2"));
        assertThat(points(rule.judge(counted("≥", "10", "个", "90")))).isEqualTo(new BigDecimal("2"));
    }

    @ParameterizedTest
    @CsvSource({
        "13, 30, 0.00",
        "13.001, 30, 0.00",
        "13.01, 30, 0.01",
        "16, 30, 3.00",
        "16, 0, 6.00",
        "23, 30, 10.00",
        "90, 30, 10.00",
        "11, 30, 0.00"
    })
    void inProportionTheWeightShrinksByWhatIsBeyond(String actual, String from, String points) {
        OverRule rule = OverRule.by("按偏离度调减");
        rule.costs(new BigDecimal("2"));
        rule.above(new BigDecimal(from));

        Deduction deduction = (Deduction) rule.basis("自评表").judge(counted("≥", "10", "个", actual));

        assertThat(points(deduction)).isEqualTo(new BigDecimal(points));
        assertThat(deduction.isAdditional()).isTrue();
        assertThat(deduction.combines()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "≥, 10, 个, 13, 30.0000000000",
        "=, 17, 家, 60, 252.9411764706",
        "≥, 10, 个, 10,",
        "≥, 10, 个, 7,",
        ">, 10, 个, 20,",
        "≤, 10, 个, 20,",
        "≥, 10, %, 20,",
        "≥, 0, 个, 20,",
        "≥, -5, 个, 20,"
    })
    void onlyAmountsToBeReachedCanBeExceeded(
            String operator, String target, String unit, String actual, BigDecimal over) {
        assertThat(counted(operator, target, unit, actual).overAchieved()).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({
        "≥, 10, 个, 7, 30.0000000000",
        "=, 100, %, 95, 5.0000000000",
        "≤, 5, %, 7.4, 48.0000000000",
        "<, 5, %, 5,",
        "≤, 5, %, 3,",
        "=, 10, 个, 20,",
        "≤, 0, %, 3,"
    })
    void aTargetIsMissedOnItsOwnSide(String operator, String target, String unit, String actual, BigDecimal missed) {
        assertThat(counted(operator, target, unit, actual).underAchieved()).isEqualTo(missed);
    }
}
