package org.plumbline.core.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.robustness.Weakness.Kind;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

class RobustnessTest {

    private static Robustness of(String sample) {
        Submission submission = ShippedFiles.submission(sample);
        RuleSet ruleSet = ShippedFiles.ruleSet(submission.scheme());
        Evaluation evaluation = new Scorer().score(submission, ruleSet);
        return Robustness.of(evaluation, submission, ruleSet);
    }

    @Test
    void dachangIsBetween69And9420() {
        Robustness robustness = of("dachang-2020-dept");
        assertThat(robustness.total()).isEqualByComparingTo("91.00");
        assertThat(robustness.readings())
                .extracting(StricterReading::kinds, reading -> reading.total().toPlainString(), StricterReading::grade)
                .containsExactly(
                        tuple(List.of(Kind.CONTRADICTED), "92.60", "优"),
                        tuple(List.of(Kind.CONTRADICTED, Kind.PROGRESS), "94.20", "优"),
                        tuple(List.of(Kind.NOT_DECLARED), "81.00", "良"),
                        tuple(List.of(Kind.BARE_WORD), "79.00", "中"),
                        tuple(List.of(Kind.BARE_WORD, Kind.NOT_DECLARED), "69.00", "中"));
        assertThat(robustness.lowest()).isEqualByComparingTo("69.00");
        assertThat(robustness.highest()).isEqualByComparingTo("94.20");
    }

    @Test
    void thePointsOfEachWeaknessAddUpToWhatTheTotalLoses() {
        Robustness robustness = of("dachang-2020-dept");
        BigDecimal bare = robustness.weaknesses().stream()
                .filter(weakness -> weakness.kind() == Kind.BARE_WORD)
                .map(Weakness::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(bare).isEqualByComparingTo("12");
        assertThat(robustness.weaknesses())
                .filteredOn(weakness -> weakness.kind() == Kind.NOT_DECLARED)
                .extracting(Weakness::code)
                .containsExactly("G-BENEFIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zhaohua-2023-dept", "nanchang-2022-yewu", "dongchuan-2022-lixiu", "made-missing"})
    void aSubmissionThatIsNotScoredHasNoRange(String sample) {
        Robustness robustness = of(sample);
        assertThat(robustness.total()).isNull();
        assertThat(robustness.readings())
                .allSatisfy(reading -> assertThat(reading.total()).isNull());
        assertThat(robustness.lowest()).isNull();
    }
}
