package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.plumbline.core.scoring.ScoredSubmissions.DACHANG;
import static org.plumbline.core.scoring.ScoredSubmissions.SCORER;
import static org.plumbline.core.scoring.ScoredSubmissions.rejected;
import static org.plumbline.core.scoring.ScoredSubmissions.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Submission;

/** Contradictions with the catalogue are rejected with their place; equal input gives equal bytes, which read back. */
class ScorerTest {

    // What contradicts the scheme.

    @Test
    void everyContradictionWithTheCatalogueIsReportedAtOnceWithItsPlace() {
        ChangedSubmission answers = ChangedSubmission.ofDachang()
                .stating("d03", "支付进度", "部门产出", "财务管理", "5", "每低1%扣20%")
                .target("d03", Operator.AT_LEAST, "99", "个")
                .stating("d10", "在职人员控制率", "部门管理", "人员管理", "1.00", "每高1%扣10%")
                .target("d10", Operator.AT_MOST, "100.0", "%");
        String d03 = "/indicators/" + answers.place("d03");

        assertThat(rejected(answers, DACHANG))
                .extracting(SubmissionProblem::pointer, SubmissionProblem::found, problem -> problem.expected()
                        .zh())
                .containsExactlyInAnyOrder(
                        tuple(d03 + "/name", "支付进度", "支出进度率"),
                        tuple(d03 + "/level1", "部门产出", "部门管理"),
                        tuple(d03 + "/level2", "财务管理", "资金投入"),
                        tuple(d03 + "/weight", "5", "4"),
                        tuple(d03 + "/method", "每低1%扣20%", "每低1%扣10%"),
                        tuple(d03 + "/target/operator", "≥", "="),
                        tuple(d03 + "/target/value", "99", "100"),
                        tuple(d03 + "/target/unit", "个", "%"));
    }

    @Test
    void unknownAndRepeatedCodesAreReportedWithTheirPlace() {
        ChangedSubmission answers = ChangedSubmission.ofDachang()
                .again("d99")
                .again("d03")
                .again("G-QTY")
                .group("G-QTY")
                .group("G-NONE");
        int next = answers.place("d99");

        assertThat(rejected(answers, DACHANG))
                .extracting(SubmissionProblem::pointer, SubmissionProblem::found)
                .containsExactlyInAnyOrder(
                        tuple("/indicators/" + next + "/code", "d99"),
                        tuple("/indicators/" + (next + 1) + "/code", "d03"),
                        tuple("/indicators/" + (next + 2) + "/code", "G-QTY"),
                        tuple("/groups/1/code", "G-QTY"),
                        tuple("/groups/2/code", "G-NONE"));
    }

    @Test
    void aYearWithoutRulesIsReportedWithTheYearsThereAre() {
        assertThat(rejected(ChangedSubmission.ofDachang().in(2021), DACHANG))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/fiscalYear");
                    assertThat(problem.found()).isEqualTo("2021");
                    assertThat(problem.expected().zh()).contains("2020");
                });
    }

    // Equal input, equal output.

    @Test
    void equalInputGivesEqualBytesOnEveryThread() throws Exception {
        List<Submission> submissions = samples();
        List<byte[]> expected = submissions.stream().map(this::canonical).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<byte[]>>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int first = thread;
                tasks.add(() -> IntStream.range(0, 5 * submissions.size())
                        .mapToObj(i -> canonical(submissions.get((first + i) % submissions.size())))
                        .toList());
            }
            List<Future<List<byte[]>>> done = threads.invokeAll(tasks);
            for (int thread = 0; thread < 8; thread++) {
                List<byte[]> scored = done.get(thread).get();
                for (int i = 0; i < scored.size(); i++) {
                    assertThat(scored.get(i)).isEqualTo(expected.get((thread + i) % submissions.size()));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Submission> samples() {
        return ShippedFiles.samples().stream()
                .map(folder -> ShippedFiles.submission(folder.getFileName().toString()))
                .toList();
    }

    private byte[] canonical(Submission submission) {
        return EvaluationJson.writeCanonical(SCORER.score(submission, ShippedFiles.ruleSet(submission.scheme())));
    }

    @TestFactory
    Stream<DynamicTest> aCanonicalEvaluationReadsBackAsItself() {
        Stream<DynamicTest> samples = ShippedFiles.samples().stream()
                .map(folder -> folder.getFileName().toString())
                .map(name -> DynamicTest.dynamicTest(name, () -> assertReadsBack(ShippedFiles.submission(name))));
        Stream<DynamicTest> generated = ShippedFiles.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(
                        "300 generated for " + ruleSet.scheme().id(), () -> {
                            for (long seed = 0; seed < 300; seed++) {
                                assertReadsBack(GeneratedSubmissions.of(ruleSet, seed));
                            }
                        }));
        return Stream.concat(samples, generated);
    }

    private void assertReadsBack(Submission submission) {
        byte[] canonical = canonical(submission);

        byte[] again = EvaluationJson.writeCanonical(EvaluationJson.read(canonical));

        if (!Arrays.equals(again, canonical)) {
            assertThat(text(again)).isEqualTo(text(canonical));
        }
        assertThat(canonical(submission)).isEqualTo(canonical);
    }
}
