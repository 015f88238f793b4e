package org.plumbline.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.proof.PropertyVerdict.Status;
import org.plumbline.core.proof.SeededFaults.Fault;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.Scorer;

/** Proofs of rule sets, sound and faulty. */
class RuleSetProverTest {

    private static final int SEEDS_PER_FAULT = 40;

    static Stream<String> shippedSchemes() {
        return ShippedFiles.ruleSets().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("shippedSchemes")
    void everyShippedWorkbookIsProved(String scheme) {
        RuleSetProof proof = RuleSetProver.prove(ShippedFiles.ruleSet(scheme));
        assertThat(proof.verdicts()).allSatisfy(verdict -> assertThat(verdict.status())
                .as("%s %s %s", verdict.property(), verdict.counterexamples(), verdict.undecided())
                .isEqualTo(Status.PROVED));
    }

    @Test
    void soundWorkbooksOfAnySeedHaveNoCounterexample() {
        LongStream.range(0, SEEDS_PER_FAULT).forEach(seed -> {
            RuleSetProof proof = RuleSetProver.prove(load(seed, Fault.NONE));
            assertThat(proof.listCounterexamples()).as("seed %d", seed).isEmpty();
            assertThat(proof.isProved())
                    .as("seed %d: %s", seed, proof.undecided().toList())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everySeededFaultHasACounterexampleThatTheScorerConfirms(Fault fault) {
        List<Long> missed = new ArrayList<>();
        for (long seed = 0; seed < SEEDS_PER_FAULT; seed++) {
            RuleSet ruleSet = load(seed, fault);
            List<Counterexample> found = RuleSetProver.prove(ruleSet).listCounterexamples().stream()
                    .filter(each -> each.property() == fault.broken)
                    .toList();
            if (found.isEmpty()) {
                missed.add(seed);
            }
            found.forEach(each -> assertConfirmed(each, ruleSet));
        }
        assertThat(missed).isEmpty();
    }

    /** As an accepted workbook is read again: some of the faults would be rejected at the upload. */
    private static RuleSet load(long seed, Fault fault) {
        return new RuleSetLoader(ShippedFiles.drl()).reload("made.xlsx", SeededFaults.workbook(seed, fault));
    }

    private static void assertConfirmed(Counterexample counterexample, RuleSet ruleSet) {
        List<Evaluation> scored = counterexample.trials().stream()
                .map(trial -> new Scorer().score(trial.submission(), ruleSet))
                .toList();
        assertThat(scored).as(counterexample.sentence().zh()).isNotEmpty();
        switch (counterexample.property()) {
            case ONE_ROW -> assertThat(
                            findScore(scored.get(0), counterexample.indicator()).score())
                    .isNull();
            case BETTER_NEVER_LOWER -> assertThat(
                            findScore(scored.get(0), counterexample.indicator()).score())
                    .isLessThan(
                            findScore(scored.get(1), counterexample.indicator()).score());
            case TOTAL_NEVER_LOWER -> assertThat(scored.get(0).total())
                    .isLessThan(scored.get(1).total());
            default -> assertThat(scored.get(0).trace())
                    .noneMatch(step -> counterexample.rule().equals(step.rule()));
        }
    }

    private static IndicatorScore findScore(Evaluation evaluation, String code) {
        return evaluation.indicators().stream()
                .filter(score -> score.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
