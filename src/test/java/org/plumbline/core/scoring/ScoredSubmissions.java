package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.vocabulary.Submission;

/** The submission of Dachang, changed and scored, and what is looked up in its evaluation. */
final class ScoredSubmissions {

    static final String CATALOGUE = "指标";
    static final String STEP = "扣分-每步扣分";
    static final Scorer SCORER = new Scorer();
    static final RuleSet DACHANG = ShippedFiles.ruleSet("dachang-department");

    private ScoredSubmissions() {}

    static Evaluation score(ChangedSubmission answers, RuleSet ruleSet) {
        return SCORER.score(answers.submission(), ruleSet);
    }

    static Evaluation score(ChangedSubmission answers) {
        return score(answers, DACHANG);
    }

    static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** A scheme of one indicator and one row. */
    static RuleSet made(Map<String, Object> indicator, String form, List<String> columns, Object... cells) {
        List<Object> row = new ArrayList<>(List.of("R-01"));
        row.addAll(List.of(cells));
        return made(indicator, form, columns, List.of(row));
    }

    static RuleSet made(Map<String, Object> indicator, String form, List<String> columns, List<List<Object>> rows) {
        Map<String, Object> settings = TestSchemeSettings.settings(Map.of("依据状态", "待核"));
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(settings)
                .addIndicator(indicator)
                .addTable("扣分-表", form, columns, rows)
                .addTable("等级", "GRADE", List.of("总分不小于", "等级", "依据"), List.of(List.of("DJ-01", 0, "合格", "某文件")));
        return ShippedFiles.load("made.xlsx", workbook.toBytes());
    }

    static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    static IndicatorScore indicator(Evaluation evaluation, String code) {
        return evaluation.indicators().stream()
                .filter(score -> score.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    static TraceStep.ScoringStep judged(Evaluation evaluation, String code) {
        return steps(evaluation, TraceStep.ScoringStep.class)
                .filter(step -> step.indicator().equals(code))
                .findFirst()
                .orElseThrow();
    }

    static List<TraceStep.ClampStep> clamps(Evaluation evaluation, String code) {
        return steps(evaluation, TraceStep.ClampStep.class)
                .filter(step -> step.indicator().equals(code))
                .toList();
    }

    /** What was particular about reading an indicator; null for nothing. */
    static ReadingNote note(Evaluation evaluation, String code) {
        return steps(evaluation, TraceStep.ReadingStep.class)
                .filter(step -> step.indicator().equals(code))
                .map(TraceStep.ReadingStep::note)
                .findFirst()
                .orElse(null);
    }

    static <T extends TraceStep> T last(Evaluation evaluation, Class<T> kind) {
        return steps(evaluation, kind).reduce((before, after) -> after).orElseThrow();
    }

    static <T extends TraceStep> Stream<T> steps(Evaluation evaluation, Class<T> kind) {
        return evaluation.trace().stream().filter(kind::isInstance).map(kind::cast);
    }

    static List<SubmissionProblem> rejected(ChangedSubmission answers, RuleSet ruleSet) {
        Submission submission = answers.submission();
        SubmissionRejectedException rejected =
                catchThrowableOfType(SubmissionRejectedException.class, () -> SCORER.score(submission, ruleSet));
        assertThat(rejected).as("refused").isNotNull();
        assertThat(rejected.problems()).allSatisfy(problem -> {
            assertThat(problem.message().zh()).isNotBlank();
            assertThat(problem.message().en()).isNotBlank();
        });
        return rejected.problems();
    }
}
