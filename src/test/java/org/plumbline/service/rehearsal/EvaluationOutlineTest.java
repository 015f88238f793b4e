package org.plumbline.service.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

class EvaluationOutlineTest {

    /** A kept evaluation and the same one just made must not seem to differ. */
    @TestFactory
    Stream<DynamicTest> anEvaluationAndItsCanonicalBytesHaveOneOutline() {
        return ShippedFiles.samples().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.toString(), () -> {
                    Submission submission =
                            ShippedFiles.submission(folder.getFileName().toString());
                    Evaluation evaluation = new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme()));
                    EvaluationOutline made = EvaluationOutline.of(evaluation);
                    assertThat(made).isEqualTo(EvaluationOutline.read(EvaluationJson.writeCanonical(evaluation)));
                    assertThat(made.steps()).isNotEmpty();
                }));
    }
}
