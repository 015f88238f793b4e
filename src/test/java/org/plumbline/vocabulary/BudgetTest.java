package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    private static Budget budget(String initial, String adjusted, String executed) {
        return new Budget("万元", number(initial), null, number(adjusted), number(executed), List.of(), List.of());
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @ParameterizedTest
    @CsvSource({
        ", 8383.52, 8352.09, 99.6250978109",
        "1476.05, 1432.84, 1426.01, 99.5233243070",
        "500, , 350, 70.0000000000",
        "100, 200, 50, 25.0000000000",
        ", 3, 1, 33.3333333333",
        ", 3, 2, 66.6666666667",
        ", 100, 120, 120.0000000000",
        ", 100, 0, 0.0000000000"
    })
    void anExecutionRateDividesByTheAdjustedBudgetElseByTheInitialOne(
            String initial, String adjusted, String executed, String rate) {
        assertThat(budget(initial, adjusted, executed).executionRate()).isEqualTo(new BigDecimal(rate));
    }

    @ParameterizedTest
    @CsvSource({", 100,", ", , 100", ", 0, 0", "100, 0, 50", ", -5, 50"})
    void withoutAPositiveDenominatorThereIsNoExecutionRate(String initial, String adjusted, String executed) {
        assertThat(budget(initial, adjusted, executed).executionRate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1476.05, 1432.84, -2.9274076", "100, 100, 0", "100, 0, -100", "8, 9, 12.5"})
    void anAdjustmentRateDividesTheChangeByTheInitialBudget(String initial, String adjusted, String rate) {
        assertThat(budget(initial, adjusted, null).adjustmentRate().setScale(7, RoundingMode.HALF_UP))
                .isEqualByComparingTo(rate);
    }

    @ParameterizedTest
    @CsvSource({", 100", "100,", "0, 100", "-1, 100"})
    void withoutAPositiveInitialBudgetThereIsNoAdjustmentRate(String initial, String adjusted) {
        assertThat(budget(initial, adjusted, null).adjustmentRate()).isNull();
    }

    @Test
    void theDenominatorIsNamedAsTheSubmissionNamesIt() {
        assertThat(budget("1", "2", "1").denominatorFigure()).isEqualTo(Figure.ADJUSTED);
        assertThat(budget("1", "2", "1").denominator()).isEqualByComparingTo("2");
        assertThat(budget("1", null, "1").denominatorFigure()).isEqualTo(Figure.INITIAL);
        assertThat(budget("1", null, "1").denominator()).isEqualByComparingTo("1");
        assertThat(Budget.NONE.denominator()).isNull();
    }
}
