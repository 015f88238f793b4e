package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.vocabulary.TestReadings.number;
import static org.plumbline.vocabulary.TestReadings.points;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two slopes: each percent below 100 costs 0.2 points down to 90, then 0.5; below 60 nothing is earned. */
class SlopeRuleTest {

    private static SlopeRule rule(String partialStep, String limit) {
        SlopeRule rule = SlopeRule.every(BigDecimal.ONE);
        rule.direction("下降");
        rule.costs(new BigDecimal("0.2"));
        rule.turn(new BigDecimal("90"));
        rule.costsBeyond(new BigDecimal("0.5"));
        rule.in("分");
        rule.partialStep(partialStep);
        if (limit != null) {
            rule.limit(new BigDecimal(limit));
        }
        return rule.basis("自评表");
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0",
        "120, 0",
        "99, 0.2",
        "95, 1",
        "94.5, 1.2",
        "90, 2",
        "89.9, 2.5",
        "89, 2.5",
        "85, 4.5",
        "70, 12",
        "60, 17",
        "59.9, 20",
        "0, 20"
    })
    void theStepsOnBothSidesOfTheTurnAreAdded(String actual, String lost) {
        assertThat(points(rule("进一", "60").judge(number("20", "100", actual)))).isEqualByComparingTo(lost);
    }

    @ParameterizedTest
    @CsvSource({"舍去, 94.5, 1", "舍去, 89.5, 2", "按比例, 94.5, 1.1", "按比例, 89.5, 2.25"})
    void aStartedStepCountsInEachPartByItself(String partialStep, String actual, String lost) {
        assertThat(points(rule(partialStep, "60").judge(number("20", "100", actual))))
                .isEqualByComparingTo(lost);
    }

    @Test
    void withoutALimitEveryStepCosts() {
        assertThat(points(rule("进一", null).judge(number("20", "100", "59")))).isEqualByComparingTo("17.5");
        assertThat(points(rule("进一", null).judge(number("20", "100", "50")))).isEqualByComparingTo("22");
    }

    @Test
    void aTurnAboveTheTargetLeavesTheSecondPartAlone() {
        assertThat(points(rule("进一", null).judge(number("20", "80", "78")))).isEqualByComparingTo("1");
        assertThat(points(rule("进一", null).judge(number("20", "80", "85")))).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @CsvSource({"160, 0", "165, 0.5", "200, 2", "201, 3", "225, 5", "260, 8", "260.01, 10"})
    void aValueAboveTheTargetCostsASharePerStep(String actual, String lost) {
        SlopeRule rule = SlopeRule.every(BigDecimal.TEN);
        rule.direction("上升");
        rule.costs(new BigDecimal("5"));
        rule.turn(new BigDecimal("200"));
        rule.costsBeyond(BigDecimal.TEN);
        rule.in("权重%");
        rule.partialStep("进一");
        rule.limit(new BigDecimal("260"));

        assertThat(points(rule.basis("自评表").judge(number("10", "160", actual)))).isEqualByComparingTo(lost);
    }

    @Test
    void anIndicatorWithoutATargetIsNotScored() {
        assertThat(rule("进一", "60").judge(number("20", null, "95")))
                .isEqualTo(new RuleRefusal("d01", UnscorableReason.NO_TARGET, "自评表"));
    }
}
