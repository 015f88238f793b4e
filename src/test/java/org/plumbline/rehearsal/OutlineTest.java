package org.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.Shipped;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

class OutlineTest {

    /** A kept evaluation and the same one just made must not seem to differ. */
    @TestFactory
    Stream<DynamicTest> anEvaluationAndItsCanonicalBytesHaveOneOutline() {
        return Shipped.samples().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.toString(), () -> {
                    Submission submission =
                            Shipped.submission(folder.getFileName().toString());
                    Evaluation evaluation = new Scorer().score(submission, Shipped.ruleSet(submission.scheme()));
                    Outline made = Outline.of(evaluation);
                    assertThat(made).isEqualTo(Outline.read(EvaluationJson.canonical(evaluation)));
                    assertThat(made.steps()).isNotEmpty();
                }));
    }
}
