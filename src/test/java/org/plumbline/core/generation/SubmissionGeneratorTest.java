package org.plumbline.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;

class SubmissionGeneratorTest {

    private static SubmissionGenerator generator(int faulty, int indicators, String... schemes) {
        List<RuleSet> ruleSets = Stream.of(schemes).map(ShippedFiles::ruleSet).toList();
        return new SubmissionGenerator(new GenerationPlan(5, List.of(), faulty, indicators), ruleSets);
    }

    private static Map<String, Integer> findings(SubmissionGenerator generator, int count) {
        Map<String, Integer> counted = new TreeMap<>();
        Scorer scorer = new Scorer();
        for (int i = 0; i < count; i++) {
            Submission submission = generator.generate(i);
            Evaluation evaluation = scorer.score(submission, ShippedFiles.ruleSet(submission.scheme()));
            evaluation.findings().stream()
                    .map(RaisedFinding::code)
                    .distinct()
                    .forEach(code -> counted.merge(code, 1, Integer::sum));
        }
        return counted;
    }

    @Test
    void equalSeedsAndNumbersGiveEqualSubmissions() {
        List<Submission> once = LongStream.range(0, 50)
                .mapToObj(generator(150, 0, "national-project", "hunan-department")::generate)
                .toList();
        SubmissionGenerator other = generator(150, 0, "national-project", "hunan-department");
        List<Submission> backwards = new ArrayList<>();
        for (int i = 49; i >= 0; i--) {
            backwards.add(0, other.generate(i));
        }
        assertThat(backwards).isEqualTo(once);
        assertThat(once).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> everySchemeCanScoreWhatIsMadeUpForIt() {
        return ShippedFiles.ruleSets().keySet().stream()
                .map(scheme -> DynamicTest.dynamicTest(scheme, () -> {
                    SubmissionGenerator generator = generator(300, 0, scheme);
                    for (int i = 0; i < 100; i++) {
                        Submission submission = generator.generate(i);
                        byte[] json = SubmissionJson.write(submission);
                        assertThat(SubmissionJson.read(json)).isEqualTo(submission);
                        new Scorer().score(submission, ShippedFiles.ruleSet(scheme));
                    }
                }));
    }

    @Test
    void threeOfFourTargetsAreMetToTheDigit() {
        SubmissionGenerator generator = generator(0, 30, "national-project");
        int met = 0;
        int all = 0;
        for (int i = 0; i < 200; i++) {
            Submission submission = generator.generate(i);
            assertThat(submission.indicators()).hasSize(30);
            for (IndicatorEntry entry : submission.indicators()) {
                if (entry.target() != null) {
                    all++;
                    met += entry.target().value().equals(entry.actual()) ? 1 : 0;
                }
            }
        }
        assertThat(met * 100 / all).isBetween(68, 80);
    }

    @Test
    void theFaultsPutInAreTheOnesFound() {
        List<String> ofFaults = List.of(
                "SUM_MISMATCH",
                "SCORE_OVER_WEIGHT",
                "INTERNAL_CONFLICT",
                "RATE_RECOMPUTE",
                "GRADE_MISMATCH",
                "MISSING_ACTUAL",
                "SCORE_MISSING",
                "INVALID_ACTUAL");
        assertThat(findings(generator(0, 30, "national-project"), 200))
                .doesNotContainKeys(ofFaults.toArray(String[]::new));
        assertThat(findings(generator(1000, 30, "national-project"), 400))
                .containsKeys(ofFaults.toArray(String[]::new));
    }

    @Test
    void yearsWithoutRulesAreRefused() {
        assertThatThrownBy(() -> new SubmissionGenerator(
                        new GenerationPlan(1, List.of(1999), 0, 0), List.of(ShippedFiles.ruleSet("national-project"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesAreNamedAndPersonsAreNot() {
        String json = new String(
                SubmissionJson.write(generator(0, 0, "hunan-department").generate(3)), StandardCharsets.UTF_8);
        assertThat(json).contains("\"region\":\"").doesNotContain("先生").doesNotContain("女士");
    }
}
