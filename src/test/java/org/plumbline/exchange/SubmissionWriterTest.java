package org.plumbline.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.Shipped;
import org.plumbline.vocabulary.Submission;

class SubmissionWriterTest {

    @TestFactory
    Stream<DynamicTest> whatIsWrittenIsReadAsTheSameSubmission() {
        return Shipped.samples().stream()
                .map(folder -> folder.getFileName().toString())
                .map(sample -> DynamicTest.dynamicTest(sample, () -> {
                    Submission submission = Shipped.submission(sample);
                    assertThat(SubmissionJson.read(SubmissionJson.write(submission)))
                            .isEqualTo(submission);
                }));
    }
}
