package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.explanation.ExplanationTextRenderer;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.Presentation;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every sample gives the evaluation and the explanation in its folder. {@code mvn test -Dtest=SamplesTest
 * -Dapprove=true} rewrites them; {@code git diff} is the review.
 */
class SamplesTest {

    private static final boolean APPROVE = Boolean.getBoolean("approve");
    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(tools.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(tools.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @TestFactory
    Stream<DynamicTest> everySampleGivesItsEvaluationAndExplanation() {
        return ShippedFiles.samples().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static void check(Path folder) throws IOException {
        Submission submission = ShippedFiles.submission(folder.getFileName().toString());
        Evaluation evaluation = new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme()));
        byte[] json = EvaluationJson.write(
                evaluation, new Presentation(null, null, Presentation.TraceDetail.FULL, Locale.CHINESE));
        String pretty = PRETTY.writeValueAsString(PRETTY.readTree(json)) + "\n";
        approved(folder.resolve("evaluation.json"), pretty);
        approved(
                folder.resolve("explanation.txt"),
                ExplanationTextRenderer.render(
                        Explanation.of(evaluation, Locale.CHINESE), List.of(), List.of(), List.of(), Locale.CHINESE));
    }

    private static void approved(Path file, String actual) throws IOException {
        if (APPROVE) {
            Files.writeString(file, actual);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(actual);
    }
}
