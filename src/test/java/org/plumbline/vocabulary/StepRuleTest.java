package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.vocabulary.TestReadings.gap;
import static org.plumbline.vocabulary.TestReadings.number;
import static org.plumbline.vocabulary.TestReadings.points;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every step away from the target costs points (F5); the figures are of published forms. */
class StepRuleTest {

    private static StepRule every(String step, String costs, String unit, String partialStep) {
        StepRule rule = StepRule.every(new BigDecimal(step));
        rule.costs(new BigDecimal(costs));
        rule.in(unit);
        rule.partialStep(partialStep);
        return rule.basis("自评表");
    }

    @ParameterizedTest
    @CsvSource({"进一, 2.00", "按比例, 2.16", "舍去, 2.40"})
    void dachangsProgressRateOf95Point4EarnsWhatAStartedStepCounts(String partialStep, String score) {
        NumberReading reading = number("4", "100", "95.4");

        BigDecimal points = points(every("1", "10", "权重%", partialStep).judge(reading));

        assertThat(reading.weight().subtract(points)).isEqualTo(new BigDecimal(score));
    }

    @ParameterizedTest
    @CsvSource({"舍去, 0.00", "按比例, 0.29", "进一, 2.00"})
    void aShortfallUnderAWholeStepOfFiveCostsNothingWhereItIsDropped(String partialStep, String points) {
        assertThat(points(every("5", "2", "分", partialStep).judge(number("8", "100", "99.27"))))
                .isEqualTo(new BigDecimal(points));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.00",
        "99.9999999999, 0.40",
        "99, 0.40",
        "98.9999, 0.80",
        "90, 4.00",
        "89.9, 4.40",
        "0, 40.00",
        "-1, 40.40",
        "100.1, 0.00",
        "250, 0.00"
    })
    void belowTheTargetEveryStartedPercentPointCosts(String actual, String points) {
        assertThat(points(every("1", "10", "权重%", "进一").judge(number("4", "100", actual))))
                .isEqualTo(new BigDecimal(points));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "-7, 0.00", "0.01, 0.40", "1, 0.40", "1.01, 0.80", "12, 4.80"})
    void aboveTheTargetEveryStartedPercentPointCosts(String actual, String points) {
        StepRule rule = every("1", "10", "权重%", "进一");
        rule.direction("上升");

        assertThat(points(rule.judge(number("4", "0", actual)))).isEqualTo(new BigDecimal(points));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "-0.51, 0.40", "0.51, 0.40", "-3, 1.20", "3, 1.20"})
    void onBothSidesOfTheTargetADeviationCosts(String actual, String points) {
        StepRule rule = every("1", "10", "权重%", "进一");
        rule.direction("双向");

        assertThat(points(rule.judge(number("4", "0", actual)))).isEqualTo(new BigDecimal(points));
    }

    /** On an amount, 1 % is a hundredth of the target. */
    @ParameterizedTest
    @CsvSource({"200, 0.00", "198, 0.50", "197.9, 1.00", "100, 25.00"})
    void aRelativeMeasureCountsPercentOfTheTarget(String actual, String points) {
        StepRule rule = every("1", "0.5", "分", "进一");
        rule.measured("相对%");

        assertThat(points(rule.judge(number("5", "200", actual)))).isEqualTo(new BigDecimal(points));
    }

    @ParameterizedTest
    @CsvSource({"百分点", "绝对值"})
    void otherMeasuresCountTheDistanceItself(String measure) {
        StepRule rule = every("1", "0.5", "分", "进一");
        rule.measured(measure);

        assertThat(points(rule.judge(number("5", "200", "197.9")))).isEqualTo(new BigDecimal("1.50"));
    }

    @ParameterizedTest
    @CsvSource({"0", "-5"})
    void aRelativeMeasureOfATargetThatIsNotPositiveIsRefused(String target) {
        StepRule rule = every("1", "0.5", "分", "进一");
        rule.measured("相对%");

        assertThat(gap(rule.judge(number("5", target, "1")))).isEqualTo(UnscorableReason.ZERO_TARGET);
        rule.measured("百分点");
        assertThat(points(rule.judge(number("5", target, target)))).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void withoutATargetNothingIsJudged() {
        assertThat(gap(every("1", "10", "权重%", "进一").judge(number("4", null, "95.4"))))
                .isEqualTo(UnscorableReason.NO_TARGET);
    }

    @Test
    void theFloorGoesWithTheDeduction() {
        StepRule rule = every("1", "10", "权重%", "进一");
        rule.floor(new BigDecimal("1.5"));

        Deduction deduction = (Deduction) rule.judge(number("4", "100", "0"));

        assertThat(deduction.floor()).isEqualTo(new BigDecimal("1.5"));
        assertThat(deduction.combines()).isFalse();
    }

    @Test
    void theWorkingHoldsEveryFigureOfTheArithmetic() {
        Deduction deduction = (Deduction) every("1", "10", "权重%", "进一").judge(number("4", "100", "95.4"));

        assertThat(deduction.working())
                .isEqualTo(new StepRule.Calculation(
                        new BigDecimal("95.4"),
                        new BigDecimal("100"),
                        new BigDecimal("4.6"),
                        null,
                        null,
                        DeviationMeasure.PERCENT_POINTS,
                        new BigDecimal("1"),
                        PartialStep.UP,
                        new BigDecimal("5"),
                        new BigDecimal("10"),
                        PointsUnit.WEIGHT_PERCENT,
                        new BigDecimal("0.40")));
    }

    @Test
    void aStepIsAboveZero() {
        assertThatThrownBy(() -> StepRule.every(BigDecimal.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aWorseValueNeverLosesFewerPoints(
            @ForAll @BigRange(min = "-50", max = "150") @Scale(3) BigDecimal one,
            @ForAll @BigRange(min = "-50", max = "150") @Scale(3) BigDecimal other,
            @ForAll @BigRange(min = "0.1", max = "20") @Scale(2) BigDecimal step,
            @ForAll @BigRange(min = "0", max = "30") @Scale(2) BigDecimal costs,
            @ForAll @BigRange(min = "0.1", max = "60") @Scale(1) BigDecimal weight) {
        for (String partialStep : List.of("进一", "舍去", "按比例")) {
            StepRule rule = every(step.toPlainString(), costs.toPlainString(), "权重%", partialStep);
            BigDecimal better = points(rule.judge(number(weight, DecimalMath.HUNDRED, one.max(other))));
            BigDecimal worse = points(rule.judge(number(weight, DecimalMath.HUNDRED, one.min(other))));
            assertThat(better).isNotNegative();
            assertThat(worse).isGreaterThanOrEqualTo(better);
        }
    }

    @Property
    void aProportionalStepLiesBetweenTheOtherTwo(
            @ForAll @BigRange(min = "-50", max = "150") @Scale(4) BigDecimal actual,
            @ForAll @BigRange(min = "0.1", max = "20") @Scale(2) BigDecimal step,
            @ForAll @BigRange(min = "0", max = "30") @Scale(2) BigDecimal costs) {
        NumberReading reading = number(BigDecimal.TEN, DecimalMath.HUNDRED, actual);
        String every = step.toPlainString();
        String each = costs.toPlainString();

        BigDecimal proportional = points(every(every, each, "分", "按比例").judge(reading));

        assertThat(proportional)
                .isBetween(
                        points(every(every, each, "分", "舍去").judge(reading)),
                        points(every(every, each, "分", "进一").judge(reading)));
    }
}
