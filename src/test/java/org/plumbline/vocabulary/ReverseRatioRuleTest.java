package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.vocabulary.TestReadings.gap;
import static org.plumbline.vocabulary.TestReadings.number;
import static org.plumbline.vocabulary.TestReadings.points;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points in proportion to target ÷ actual. */
class ReverseRatioRuleTest {

    private static ReverseRatioRule rule(String limit) {
        return ReverseRatioRule.upTo(new BigDecimal(limit)).basis("自评表");
    }

    private static BigDecimal score(ReverseRatioRule rule, NumberReading reading) {
        return reading.weight().subtract(points(rule.judge(reading)));
    }

    @ParameterizedTest
    @CsvSource({
        "15, 160, 192, 12.50",
        "15, 160, 386, 6.22",
        "15, 160, 160, 15.00",
        "15, 160, 160.01, 15.00",
        "15, 160, 159, 15.00",
        "15, 160, 0, 15.00",
        "15, 160, -3, 15.00",
        "15, 160, 320, 7.50",
        "15, 160, 2400000, 0.00",
        "10, 3, 9, 3.33"
    })
    void theScoreIsWeightTimesTargetDividedByActual(String weight, String target, String actual, String score) {
        assertThat(score(rule("100"), number(weight, target, actual))).isEqualTo(new BigDecimal(score));
    }

    /** 3 × 0.325 ÷ 3 is 0.325 exactly, although 0.325 ÷ 3 does not end. */
    @ParameterizedTest
    @CsvSource({"3, 0.325, 3, 0.33", "1, 0.125, 5, 0.03", "3, 0.01, 6, 0.01"})
    void aQuotientThatEndsIsRoundedExactly(String weight, String target, String actual, String score) {
        assertThat(score(rule("100"), number(weight, target, actual))).isEqualTo(new BigDecimal(score));
    }

    @Test
    void theLimitBoundsWhatCounts() {
        assertThat(score(rule("80"), number("15", "160", "100"))).isEqualTo(new BigDecimal("12.00"));
        assertThat(score(rule("80"), number("15", "160", "192"))).isEqualTo(new BigDecimal("12.00"));
        assertThat(score(rule("80"), number("15", "160", "240"))).isEqualTo(new BigDecimal("10.00"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 10.00", "0, -1, 10.00", "0, 0.01, 0.00", "-5, -6, 10.00", "-5, -4, 0.00"})
    void aTargetOfZeroIsMetOrNotWhereTheCellAllowsIt(String target, String actual, String score) {
        ReverseRatioRule rule = rule("100");
        rule.zeroTarget("实际≤0满分");

        assertThat(score(rule, number("10", target, actual))).isEqualTo(new BigDecimal(score));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 0", "-5, 1"})
    void aTargetOfZeroIsRefusedWhereNoCellAllowsIt(String target, String actual) {
        assertThat(gap(rule("100").judge(number("10", target, actual)))).isEqualTo(UnscorableReason.ZERO_TARGET);
    }

    @Test
    void withoutATargetNothingIsJudged() {
        assertThat(gap(rule("100").judge(number("10", null, "1")))).isEqualTo(UnscorableReason.NO_TARGET);
    }

    @Test
    void theCalculationHoldsTheQuotientWhereThereIsOne() {
        Deduction above = (Deduction) rule("100").judge(number("15", "160", "386"));
        Deduction met = (Deduction) rule("100").judge(number("15", "160", "160"));

        assertThat(above.working())
                .isEqualTo(new ReverseRatioRule.Calculation(
                        new BigDecimal("386"),
                        new BigDecimal("160"),
                        new BigDecimal("15"),
                        new BigDecimal("100"),
                        new BigDecimal("6.2176165803"),
                        new BigDecimal("6.22")));
        assertThat(((ReverseRatioRule.Calculation) met.working()).quotient()).isNull();
    }

    @Property
    void aScoreLiesBetweenNothingAndTheWeightAndNeverRisesWithTheValue(
            @ForAll @BigRange(min = "-500", max = "500") @Scale(3) BigDecimal one,
            @ForAll @BigRange(min = "-500", max = "500") @Scale(3) BigDecimal other,
            @ForAll @BigRange(min = "0.01", max = "200") @Scale(2) BigDecimal target,
            @ForAll @BigRange(min = "0.01", max = "60") @Scale(2) BigDecimal weight) {
        assertThat(score(rule("100"), number(weight, target, one.max(other))))
                .isBetween(BigDecimal.ZERO, score(rule("100"), number(weight, target, one.min(other))))
                .isLessThanOrEqualTo(weight);
    }
}
