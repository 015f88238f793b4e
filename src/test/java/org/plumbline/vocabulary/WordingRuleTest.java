package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.vocabulary.TestReadings.points;
import static org.plumbline.vocabulary.TestReadings.word;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wording is worth a part of the weight (F8, F9); in a band, the score a person chose is used. */
class WordingRuleTest {

    private static WordingRule band(String worth, String from, String to, String toIncluded) {
        WordingRule rule = WordingRule.worth(new BigDecimal(worth));
        rule.from(new BigDecimal(from));
        rule.to(new BigDecimal(to));
        rule.toIncluded(toIncluded);
        return rule.basis("自评表");
    }

    private static BigDecimal score(WordingRule rule, TextReading reading) {
        return reading.weight().subtract(points(rule.judge(reading)));
    }

    @ParameterizedTest
    @CsvSource({"100, 10.00", "70, 7.00", "33.333, 3.33", "0, 0.00"})
    void aWordingWithoutABandIsWorthItsPartOfTheWeightWhateverWasDeclared(String worth, String score) {
        WordingRule rule = WordingRule.worth(new BigDecimal(worth)).basis("自评表");

        assertThat(score(rule, word("10", "健全", "健全", null))).isEqualTo(new BigDecimal(score));
        assertThat(score(rule, word("10", "健全", "健全", "9.5"))).isEqualTo(new BigDecimal(score));
    }

    /** The ministry's bands: 100 %–80 % (80 included), 80 %–60 % (60 included), below 60 %. */
    @ParameterizedTest
    @CsvSource({
        "100, 80, 100, 是, 10, 10.00",
        "100, 80, 100, 是, 8, 8.00",
        "100, 80, 100, 是, 9.123, 9.12",
        "100, 80, 100, 是, 7.99, 10.00",
        "100, 80, 100, 是, 10.01, 10.00",
        "70, 60, 80, 否, 6, 6.00",
        "70, 60, 80, 否, 7.99, 7.99",
        "70, 60, 80, 否, 8, 7.00",
        "70, 60, 80, 是, 8, 8.00",
        "30, 0, 60, 否, 0, 0.00",
        "30, 0, 60, 否, 5.99, 5.99",
        "30, 0, 60, 否, 6, 3.00",
        "30, 0, 60, 否, -1, 3.00"
    })
    void aScoreChosenInsideTheBandStandsAndAnyOtherDoesNot(
            String worth, String from, String to, String toIncluded, String declared, String score) {
        assertThat(score(band(worth, from, to, toIncluded), word("10", "达成", "达成", declared)))
                .isEqualTo(new BigDecimal(score));
    }

    @Test
    void withoutAChosenScoreTheBandIsWorthWhatItsCellSays() {
        assertThat(score(band("70", "60", "80", "否"), word("10", "达成", "部分达成", null)))
                .isEqualTo(new BigDecimal("7.00"));
    }

    @Test
    void theWorkingSaysWhetherAPersonChose() {
        WordingRule.Calculation chosen = (WordingRule.Calculation)
                ((Deduction) band("100", "80", "100", "是").judge(word("10", "达成", "达成", "9"))).working();
        WordingRule.Calculation refused = (WordingRule.Calculation)
                ((Deduction) band("100", "80", "100", "是").judge(word("10", "达成", "达成", "7"))).working();

        assertThat(chosen.chosen()).isEqualByComparingTo("9");
        assertThat(refused.chosen()).isNull();
        assertThat(refused.score()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @CsvSource({"普遍知晓, 普遍知晓, true", "普遍知晓, 知晓, false", "100, 100, true"})
    void aWordingAgreesWithTheTargetOrDoesNot(String target, String actual, boolean agrees) {
        TextReading reading = word("10", target, actual, null);

        assertThat(reading.agrees("是")).isEqualTo(agrees);
        assertThat(reading.agrees("否")).isEqualTo(!agrees);
    }

    @ParameterizedTest
    @CsvSource({"优;良, 良, true", "优；良, 优, true", "' 优 ; 良 ', 良, true", "优良, 良, false", "优, 良, false"})
    void aWordingIsOneOfTheAliases(String aliases, String actual, boolean says) {
        assertThat(word("10", "优", actual, null).says(aliases)).isEqualTo(says);
    }
}
