package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

/** Points in proportion to the target reached (F1–F4). */
class RatioRuleTest {

    private static RatioRule rule(String kind) {
        return RatioRule.of(kind).basis("自评表");
    }

    private static BigDecimal score(RatioRule rule, NumberReading reading) {
        return reading.weight().subtract(points(rule.judge(reading)));
    }

    @ParameterizedTest
    @CsvSource({
        "15, 8755, 8676, 14.86",
        "10, 100, 99.6251, 9.96",
        "10, 100, 100, 10.00",
        "10, 100, 99.95, 10.00",
        "10, 100, 99.94, 9.99",
        "10, 100, 250, 10.00",
        "10, 100, 0, 0.00",
        "10, 100, -40, 0.00",
        "4, 3, 1, 1.33"
    })
    void aPositiveRatioEarnsItsPartOfTheWeight(String weight, String target, String actual, String score) {
        assertThat(score(rule("正向"), number(weight, target, actual))).isEqualTo(new BigDecimal(score));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 10.00",
        "4.99, 10.00",
        "-3, 10.00",
        "5.01, 9.98",
        "7.5, 5.00",
        "9.99, 0.02",
        "10, 0.00",
        "10.01, 0.00",
        "500, 0.00"
    })
    void aReverseRatioLosesItAllAtTwiceTheTarget(String actual, String score) {
        assertThat(score(rule("反向"), number("10", "5", actual))).isEqualTo(new BigDecimal(score));
    }

    @ParameterizedTest
    @CsvSource({"5, 10.00", "10, 5.00", "14.9, 0.10", "15, 0.00"})
    void theMultipleAtWhichAReverseRatioEndsIsACell(String actual, String score) {
        RatioRule rule = rule("反向");
        rule.zeroAt(new BigDecimal("3"));

        assertThat(score(rule, number("10", "5", actual))).isEqualTo(new BigDecimal(score));
    }

    @ParameterizedTest
    @CsvSource({"100, 10.00, 10.00", "95, 9.50, 9.50", "110, 10.00, 9.00", "200, 10.00, 0.00", "-5, 0.00, 0.00"})
    void anEqualRatioPunishesExcessOnlyWhereTheCellSaysSo(String actual, String without, String with) {
        RatioRule punishing = rule("等于");
        punishing.excessCosts("是");

        assertThat(score(rule("等于"), number("10", "100", actual))).isEqualTo(new BigDecimal(without));
        assertThat(score(punishing, number("10", "100", actual))).isEqualTo(new BigDecimal(with));
    }

    @ParameterizedTest
    @CsvSource({"反向, 0, 10.00", "反向, -1, 10.00", "反向, 0.01, 0.00", "等于, 0, 10.00", "等于, -1, 10.00", "等于, 3, 0.00"})
    void aTargetOfZeroIsMetOrNot(String kind, String actual, String score) {
        RatioRule rule = rule(kind);
        rule.zeroTarget("实际≤0满分");

        assertThat(score(rule, number("10", "0", actual))).isEqualTo(new BigDecimal(score));
    }

    /** Higher is better: with nothing to divide by, reaching the target is what is left of the ratio. */
    @ParameterizedTest
    @CsvSource({"0, 0, 10.00", "0, 5, 10.00", "0, -1, 0.00", "-5, -4, 10.00", "-5, -6, 0.00"})
    void aPositiveRatioToZeroOrBelowIsMetFromTheTargetUp(String target, String actual, String score) {
        RatioRule rule = rule("正向");
        rule.zeroTarget("实际≤0满分");

        assertThat(score(rule, number("10", target, actual))).isEqualTo(new BigDecimal(score));
    }

    @ParameterizedTest
    @CsvSource({"正向, 0", "反向, 0", "等于, 0", "反向, -5"})
    void aTargetOfZeroIsRefusedWhereNoCellAllowsIt(String kind, String target) {
        assertThat(gap(rule(kind).judge(number("10", target, "1")))).isEqualTo(UnscorableReason.ZERO_TARGET);
    }

    @Test
    void withoutATargetNothingIsJudged() {
        assertThat(gap(rule("正向").judge(number("10", null, "1")))).isEqualTo(UnscorableReason.NO_TARGET);
    }

    @Test
    void theCapBoundsWhatCounts() {
        RatioRule rule = rule("正向");
        rule.cap(new BigDecimal("90"));

        assertThat(score(rule, number("10", "100", "100"))).isEqualTo(new BigDecimal("9.00"));
        assertThat(score(rule, number("10", "100", "50"))).isEqualTo(new BigDecimal("5.00"));
    }

    @Test
    void theWorkingHoldsTheCompletion() {
        Deduction deduction = (Deduction) rule("正向").judge(number("15", "8755", "8676"));

        assertThat(deduction.working())
                .isEqualTo(new RatioRule.Calculation(
                        RatioKind.POSITIVE,
                        new BigDecimal("8676"),
                        new BigDecimal("8755"),
                        new BigDecimal("99.0976584809"),
                        new BigDecimal("14.86")));
    }

    @Test
    void aReverseRatioEndsAboveItsTarget() {
        assertThatThrownBy(() -> rule("反向").zeroAt(BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aScoreLiesBetweenNothingAndTheWeightAndNeverRisesAsTheValueWorsens(
            @ForAll @BigRange(min = "-500", max = "500") @Scale(3) BigDecimal one,
            @ForAll @BigRange(min = "-500", max = "500") @Scale(3) BigDecimal other,
            @ForAll @BigRange(min = "0.01", max = "200") @Scale(2) BigDecimal target,
            @ForAll @BigRange(min = "0.01", max = "60") @Scale(2) BigDecimal weight) {
        BigDecimal low = one.min(other);
        BigDecimal high = one.max(other);

        assertThat(score(rule("正向"), number(weight, target, low)))
                .isBetween(BigDecimal.ZERO, score(rule("正向"), number(weight, target, high)))
                .isLessThanOrEqualTo(weight);
        assertThat(score(rule("反向"), number(weight, target, high)))
                .isBetween(BigDecimal.ZERO, score(rule("反向"), number(weight, target, low)))
                .isLessThanOrEqualTo(weight);
        assertThat(score(rule("等于"), number(weight, target, low)))
                .isBetween(BigDecimal.ZERO, score(rule("等于"), number(weight, target, high)));
    }
}
