package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.vocabulary.TestReadings.number;
import static org.plumbline.vocabulary.TestReadings.points;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fixed score for every value inside a row's bounds (F6); the bounds are the row's conditions. */
class BandRuleTest {

    @ParameterizedTest
    @CsvSource({
        "5, 分, 0.00",
        "4, 分, 1.00",
        "0, 分, 5.00",
        "100, 权重%, 0.00",
        "80, 权重%, 1.00",
        "33.333, 权重%, 3.33",
        "0, 权重%, 5.00"
    })
    void aBandLeavesItsPointsOrItsPartOfTheWeight(String earns, String unit, String points) {
        BandRule rule = BandRule.earns(new BigDecimal(earns));
        rule.in(unit);

        assertThat(points(rule.basis("自评表").judge(number("5", "0", "12.5")))).isEqualTo(new BigDecimal(points));
    }

    @Test
    void aBandCountsPointsWhereNoUnitIsFilledIn() {
        assertThat(points(BandRule.earns(new BigDecimal("3")).basis("自评表").judge(number("5", "0", "12.5"))))
                .isEqualTo(new BigDecimal("2.00"));
    }

    @Test
    void aBandJudgesWithoutATarget() {
        Deduction deduction = (Deduction) BandRule.earns(new BigDecimal("3")).judge(number("5", null, "12.5"));

        assertThat(deduction.points()).isEqualTo(new BigDecimal("2.00"));
        assertThat(deduction.working())
                .isEqualTo(new BandRule.Calculation(
                        new BigDecimal("12.5"),
                        null,
                        null,
                        null,
                        new BigDecimal("3"),
                        PointsUnit.POINTS,
                        new BigDecimal("3")));
    }
}
