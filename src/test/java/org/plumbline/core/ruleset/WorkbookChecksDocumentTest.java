package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** docs/workbook-checks.md is the list of problems itself; {@code -Dapprove=true} rewrites it. */
class WorkbookChecksDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/workbook-checks.md");

    @Test
    void theDocumentListsEveryCheck() throws IOException {
        String current = document();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(current);
    }

    private static String document() {
        StringBuilder text = new StringBuilder(
                """
                # What is checked of a rule workbook · 规则工作簿的检查项

                Written by `WorkbookChecksDocumentTest` from the code. Each problem is reported with its sheet and cell, what was found
                and what to do. An error (错误) rejects the workbook; a warning (提醒) requires a reason for publication. The
                reasons: [decision 0007](decisions/0007-verification.md).

                | 代码 code | 级别 severity | 问题 | problem |
                | --- | --- | --- | --- |
                """);
        for (ProblemCode code : ProblemCode.values()) {
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            code,
                            code.isBlocking() ? "错误 error" : "提醒 warning",
                            code.sentence().zh(),
                            code.sentence().en()));
        }
        return text.toString();
    }
}
