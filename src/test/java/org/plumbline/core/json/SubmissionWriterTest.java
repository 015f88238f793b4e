package org.plumbline.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.vocabulary.Submission;

class SubmissionWriterTest {

    @TestFactory
    Stream<DynamicTest> aWrittenSubmissionReadsBackEqual() {
        return ShippedFiles.samples().stream()
                .map(folder -> folder.getFileName().toString())
                .map(sample -> DynamicTest.dynamicTest(sample, () -> {
                    Submission submission = ShippedFiles.submission(sample);
                    assertThat(SubmissionJson.read(SubmissionJson.write(submission)))
                            .isEqualTo(submission);
                }));
    }
}
