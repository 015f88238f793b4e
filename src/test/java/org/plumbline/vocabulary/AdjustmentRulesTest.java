package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row of 加分 (F13), 封顶 (F11) or 否决 (F12) does, once its conditions are met. */
class AdjustmentRulesTest {

    private static final String BASIS = "某文件";
    private static final Circumstance WORD = new Circumstance("表彰", null, "省级", null);

    private static Circumstance number(String number) {
        return new Circumstance("表彰", new BigDecimal(number), null, null);
    }

    private static BonusRule bonus(String each) {
        return BonusRule.worth(new BigDecimal(each)).basis(BASIS);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 3, 3, 1.5", "0.5, 0, 0, 0.0", "0.5, -2, 0, 0.0", "2, 1.5, 1.5, 3.0"})
    void aBonusCountsForEachUnitOfItsFactAndNeverBelowZero(String each, String number, String count, String points) {
        assertThat(bonus(each).of(number(number)))
                .isEqualTo(new Bonus(
                        "表彰",
                        Value.of(new BigDecimal(number)),
                        new BigDecimal(count),
                        new BigDecimal(each),
                        null,
                        new BigDecimal(points),
                        BASIS));
    }

    @Test
    void aBonusThatCountsOnceCountsOnceWhateverTheNumber() {
        BonusRule rule = bonus("2");
        rule.count("一次");
        Bonus bonus = rule.of(number("5"));
        assertThat(bonus.count()).isEqualTo(BigDecimal.ONE);
        assertThat(bonus.points()).isEqualTo(new BigDecimal("2"));
        assertThat(bonus.value()).isEqualTo(Value.of(new BigDecimal("5")));
    }

    @Test
    void aBonusForAWordCountsOnce() {
        Bonus bonus = bonus("2").of(WORD);
        assertThat(bonus.count()).isEqualTo(BigDecimal.ONE);
        assertThat(bonus.value()).isEqualTo(Value.of("省级"));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 5"})
    void aBonusIsAtMostItsRowsLimit(String number, String points) {
        BonusRule rule = bonus("2");
        rule.most(new BigDecimal("5"));
        Bonus bonus = rule.of(number(number));
        assertThat(bonus.points()).isEqualTo(new BigDecimal(points));
        assertThat(bonus.most()).isEqualTo(new BigDecimal("5"));
    }

    @Test
    void aCapIsTheMostOfItsRow() {
        BigDecimal most = new BigDecimal("80");
        assertThat(CapRule.at(most).basis(BASIS).of(new Execution(new BigDecimal("60"))))
                .isEqualTo(new Cap(most, BASIS));
    }

    @Test
    void aVetoNamesItsFactAndTheBestGradeStillAllowed() {
        VetoRule rule = VetoRule.does("最高等级").basis(BASIS);
        rule.grade("中");
        assertThat(rule.of(WORD)).isEqualTo(new Veto("表彰", Value.of("省级"), VetoAction.TOP_GRADE, "中", BASIS));
        assertThat(rule.of(number("3")).value()).isEqualTo(Value.of(new BigDecimal("3")));
    }

    @Test
    void aVetoOfTheTotalNeedsNoGrade() {
        assertThat(VetoRule.does("总分归零").basis(BASIS).of(WORD))
                .isEqualTo(new Veto("表彰", Value.of("省级"), VetoAction.ZERO_TOTAL, null, BASIS));
    }
}
