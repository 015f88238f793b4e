package org.plumbline.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.plumbline.core.scoring.SubmissionRejectedException;

/** A text that is no JSON is refused with what is wrong about it. */
class UnreadableJsonTest {

    @Test
    void aFieldThatIsThereTwiceIsNamedWithItsPlace() {
        byte[] json = "{\"scheme\":\"s\",\"indicators\":[{\"code\":\"a\",\"actual\":1,\"actual\":2}]}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowableOfType(SubmissionRejectedException.class, () -> SubmissionJson.read(json))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).startsWith("/indicators/0");
                    assertThat(problem.found()).isEqualTo("actual");
                    assertThat(problem.message().zh()).contains("写了两次");
                });
    }
}
