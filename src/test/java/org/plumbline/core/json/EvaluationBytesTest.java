package org.plumbline.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.core.trace.StepKind;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.UnscorableReason;
import tools.jackson.databind.JsonNode;

/** What is written by hand is what Jackson reads, and writes again to the byte. */
class EvaluationBytesTest {

    private static final int SEEDS = 60;

    private static final String[] CHINESE_REASONS =
            Stream.of(UnscorableReason.values()).map(UnscorableReason::label).toArray(String[]::new);

    private final Set<StepKind> kinds = EnumSet.noneOf(StepKind.class);

    @Test
    void jacksonReadsEveryEvaluationAndWritesTheSameBytes() {
        for (Evaluation evaluation : evaluations()) {
            same(EvaluationJson.writeCanonical(evaluation));
            for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                for (TraceDetail detail : TraceDetail.values()) {
                    JsonNode tree = same(EvaluationJson.write(evaluation, new Presentation("id", 3, detail, locale)));
                    assertThat(tree.has("trace")).isEqualTo(detail != TraceDetail.NONE);
                    sentences(evaluation, tree.path("trace"), detail == TraceDetail.FULL, locale);
                    if (locale == Locale.ENGLISH) {
                        assertThat(sentencesOf(tree)).doesNotContain(CHINESE_REASONS);
                    }
                }
            }
        }
        assertThat(kinds).isEqualTo(EnumSet.allOf(StepKind.class));
    }

    private static String sentencesOf(JsonNode evaluation) {
        return String.join("\n", evaluation.findValuesAsString("message"))
                + String.join("\n", evaluation.findValuesAsString("text"));
    }

    private void sentences(Evaluation evaluation, JsonNode trace, boolean withText, Locale locale) {
        StepSentences narrator = StepSentences.of(evaluation, locale);
        for (int i = 0; i < trace.size(); i++) {
            TraceStep step = evaluation.trace().get(i);
            JsonNode written = trace.get(i);
            kinds.add(step.kind());
            assertThat(written.has("text")).isEqualTo(withText);
            if (withText) {
                assertThat(written.get("text").asString()).isEqualTo(narrator.describe(step));
            }
            JsonNode rule = written.path("rule");
            assertThat(rule.path("id").asString(null))
                    .isEqualTo(step.rule() == null ? null : step.rule().id());
            assertThat(rule.path("row").asInt(0))
                    .isEqualTo(
                            step.rule() == null || step.rule().row() == null
                                    ? 0
                                    : step.rule().row());
            assertThat(written.path("basis").asString(null)).isEqualTo(step.basis());
            assertThat(written.path("when")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList())
                    .isEqualTo(step.when().stream().map(ConditionText::format).toList());
        }
    }

    private static JsonNode same(byte[] bytes) {
        JsonNode tree = Json.MAPPER.readTree(bytes);
        assertThat(Json.MAPPER.writeValueAsBytes(tree)).isEqualTo(bytes);
        return tree;
    }

    private static List<Evaluation> evaluations() {
        Scorer scorer = new Scorer();
        List<Evaluation> evaluations = new ArrayList<>();
        for (var folder : ShippedFiles.samples()) {
            var submission = ShippedFiles.submission(folder.getFileName().toString());
            evaluations.add(scorer.score(submission, ShippedFiles.ruleSet(submission.scheme())));
        }
        for (RuleSet ruleSet : ShippedFiles.ruleSets().values()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                try {
                    evaluations.add(scorer.score(GeneratedSubmissions.of(ruleSet, seed), ruleSet));
                } catch (SubmissionRejectedException faulty) {
                    assertThat(faulty.problems()).isNotEmpty(); // one in a few is meant to be
                }
            }
        }
        return evaluations;
    }
}
