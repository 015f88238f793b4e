package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Submission;

/**
 * Stock Drools compiles the very same workbooks, and scores as we do: totals, grades and fired rows, on every sample and on
 * hundreds of generated submissions.
 */
class OracleTest {

    private static final Map<String, StockDroolsComparison> ORACLES = new HashMap<>();

    private final Scorer scorer = new Scorer();

    private static synchronized StockDroolsComparison oracle(RuleSet ruleSet) {
        return ORACLES.computeIfAbsent(
                ruleSet.scheme().id(), scheme -> new StockDroolsComparison(ShippedFiles.workbook(scheme), ruleSet));
    }

    @TestFactory
    Stream<DynamicTest> stockDroolsScoresEverySampleAlike() {
        return ShippedFiles.samples().stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> compare(
                                ShippedFiles.submission(folder.getFileName().toString()))));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void stockDroolsScoresGeneratedSubmissionsAlike(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        for (RuleSet ruleSet : ShippedFiles.ruleSets().values()) {
            compare(GeneratedSubmissions.of(ruleSet, seed));
        }
    }

    private void compare(Submission submission) {
        oracle(ShippedFiles.ruleSet(submission.scheme())).compare(submission);
    }

    /** A row that can never decide anything is a mistake of ours: dead weight that a clerk would believe in. */
    @TestFactory
    Stream<DynamicTest> everyShippedRowDecidesSomething() {
        return ShippedFiles.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(ruleSet.scheme().id(), () -> {
                    Set<RuleSource> silent = new LinkedHashSet<>(ruleSet.listRules());
                    silent.removeIf(rule -> rule.sheet() == null
                            && !ruleSet.scheme().thresholds().containsKey(rule.id()));
                    for (var sample : ShippedFiles.samples()) {
                        Submission submission =
                                ShippedFiles.submission(sample.getFileName().toString());
                        if (submission.scheme().equals(ruleSet.scheme().id())) {
                            silent.removeAll(rules(scorer.score(submission, ruleSet)));
                        }
                    }
                    for (long seed = 0; seed < 4_000 && !silent.isEmpty(); seed++) {
                        silent.removeAll(rules(scorer.score(GeneratedSubmissions.of(ruleSet, seed), ruleSet)));
                    }
                    assertThat(silent).isEmpty();
                }));
    }

    private static Set<RuleSource> rules(Evaluation evaluation) {
        Set<RuleSource> rules = new HashSet<>();
        evaluation.trace().forEach(step -> rules.add(step.rule()));
        return rules;
    }
}
