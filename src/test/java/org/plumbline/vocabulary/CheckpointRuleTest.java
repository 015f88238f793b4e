package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.vocabulary.TestReadings.checks;
import static org.plumbline.vocabulary.TestReadings.gap;
import static org.plumbline.vocabulary.TestReadings.points;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One point of a checklist (F7). */
class CheckpointRuleTest {

    private static CheckpointRule point(String point, String role, String share) {
        CheckpointRule rule = CheckpointRule.point(point);
        rule.role(role);
        if (share != null) {
            rule.share(new BigDecimal(share));
        }
        return rule.basis("自评表");
    }

    @Test
    void aMissingGateCostsTheWholeWeight() {
        assertThat(points(point("1", "门槛", null).judge(checks("2", "2", "3")))).isEqualByComparingTo("2");
        assertThat(points(point("1", "门槛", null).judge(checks("2", "1")))).isEqualByComparingTo("0");
    }

    @Test
    void aMissingShareCostsItsPartOfTheWeight() {
        assertThat(points(point("2", "计分", "50").judge(checks("3", "1", "3")))).isEqualByComparingTo("1.5");
        assertThat(points(point("2", "计分", "50").judge(checks("3", "1", "2")))).isEqualByComparingTo("0");
        assertThat(points(point("2", "计分", "30").judge(checks("1")))).isEqualByComparingTo("0.3");
    }

    @Test
    void aMissingPointInPointsCostsThemWhateverTheWeight() {
        CheckpointRule rule = CheckpointRule.point("2");
        rule.role("计分");
        rule.points(new BigDecimal("2"));
        rule.basis("自评表");

        assertThat(points(rule.judge(checks("6", "1", "3")))).isEqualByComparingTo("2");
        assertThat(points(rule.judge(checks("8", "1", "3")))).isEqualByComparingTo("2");
        assertThat(points(rule.judge(checks("6", "2")))).isEqualByComparingTo("0");
    }

    @Test
    void anyMissingOneOfAllCostsTheWholeWeight() {
        CheckpointRule rule = point("1-5", "全具备", null);

        assertThat(points(rule.judge(checks("3", "1", "2", "3", "4", "5")))).isEqualByComparingTo("0");
        assertThat(points(rule.judge(checks("3", "5", "4", "3", "2", "1", "6"))))
                .isEqualByComparingTo("0");
        assertThat(points(rule.judge(checks("3", "1", "2", "3", "5")))).isEqualByComparingTo("3");
        assertThat(points(rule.judge(checks("3")))).isEqualByComparingTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-3",
                "1–3",
                "1—3",
                "1;2;3",
                "1；2；3",
                "1;2-3",
                " 1 ; 2 ; 3 ",
                "3-1",
                "1~3",
                "1～3",
                "1、2、3",
                "1,2,3",
                "1，2，3",
                "1;2;3;"
            })
    void severalPointsAreWrittenInAnyUsualWay(String point) {
        CheckpointRule rule = point(point, "全具备", null);

        assertThat(points(rule.judge(checks("3", "1", "2", "3")))).isEqualByComparingTo("0");
        for (List<String> two : List.of(List.of("1", "2"), List.of("2", "3"), List.of("1", "3"))) {
            assertThat(points(rule.judge(checks("3", two.toArray(new String[0])))))
                    .isEqualByComparingTo("3");
        }
    }

    @Test
    void aCodeWithAHyphenIsNoRange() {
        CheckpointRule rule = point("A-1", "门槛", null);

        assertThat(points(rule.judge(checks("3", "A-1")))).isEqualByComparingTo("0");
        assertThat(points(rule.judge(checks("3", "A", "1")))).isEqualByComparingTo("3");
    }

    @ParameterizedTest
    @CsvSource({"门槛,", "计分, 50", "全具备,"})
    void aBareWordEarnsItAllOnlyWhereTheCellSaysSo(String role, String share) {
        CheckpointRule rule = point("1", role, share);

        assertThat(gap(rule.judge(checks("2", (String[]) null)))).isEqualTo(UnscorableReason.NO_CHECKS);
        rule.bareWord("满分并提示");
        assertThat(points(rule.judge(checks("2", (String[]) null)))).isEqualByComparingTo("0");
        assertThat(points(rule.judge(checks("2", "9")))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"不健全", "未公开", "否", "#REF!", "基本健全"})
    void aBareWordThatIsNotTheTargetsEarnsNothing(String word) {
        CheckpointRule rule = point("1", "计分", "50");
        rule.bareWord("满分并提示");

        assertThat(gap(rule.judge(TestReadings.checksWithWord("2", word, (String[]) null))))
                .isEqualTo(UnscorableReason.NO_CHECKS);
    }

    @Test
    void aPointJudgesBesideTheOthersAndSaysWhatItRead() {
        Deduction deduction = (Deduction) point("2", "计分", "50").judge(checks("3", "1"));

        assertThat(deduction.combines()).isTrue();
        assertThat(deduction.working())
                .isEqualTo(new CheckpointRule.Calculation(
                        "2", CheckpointRole.SHARE, new BigDecimal("50"), null, List.of("1"), "健全", false));
    }
}
