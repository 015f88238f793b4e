package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FaultLogTest {

    @Test
    void aFaultThatIsRepeatedIsLoggedSoOftenAMinuteAndCountedBeyond(CapturedOutput output) {
        Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
        FaultLog faults = new FaultLog(() -> now[0]);
        for (int i = 0; i < 10_000; i++) {
            faults.log("/api/v1/x\r\nforged", new IllegalStateException("what a caller sent"));
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("error ")))
                .hasSize(FaultLog.LINES);
        assertThat(output.getOut().lines().filter(line -> line.startsWith("\tat org.plumbline.web.FaultLogTest")))
                .hasSize(FaultLog.STACKS);
        assertThat(output).doesNotContain("what a caller sent").doesNotContain("\nforged");

        now[0] = now[0].plusSeconds(60);
        faults.log("/api/v1/x", new IllegalStateException());
        assertThat(output).contains((10_000 - FaultLog.LINES) + " before it not logged");
    }
}
