package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.draft.PrintedForm;

class DraftCommandTest {

    @TempDir
    Path folder;

    private CommandResult draft(String... more) throws IOException {
        Path form = Files.write(folder.resolve("form.xlsx"), PrintedForm.bytes());
        String[] arguments = new String[10 + more.length];
        String[] given = {
            "draft",
            form.toString(),
            "--scheme",
            "county-draft",
            "--title",
            "某县项目",
            "--from",
            "2025",
            "--out",
            folder.resolve("out.xlsx").toString()
        };
        System.arraycopy(given, 0, arguments, 0, given.length);
        System.arraycopy(more, 0, arguments, given.length, more.length);
        return CommandResult.of(arguments);
    }

    @Test
    void openQuestionsArePrintedAndNothingIsWritten() throws IOException {
        CommandResult ran = draft();

        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(ran.out()).contains("PARTIAL_STEP@zb02,zb03,zb13", "= pro-rata", "6 个问题待答");
        assertThat(ran.err()).contains("没有起草 zb19 队伍稳定率（自评表!F21）");
        assertThat(folder.resolve("out.xlsx")).doesNotExist();
    }

    @Test
    void anAnsweredDraftIsAWorkbookThatPassesCheck() throws IOException {
        CommandResult ran = draft(
                "--answer", "PARTIAL_STEP=up",
                "--answer", "MEASURE=points",
                "--answer", "BOUND=upper",
                "--answer", "OVER_TARGET=full",
                "--answer", "PERCENT_OF=weight");

        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        CommandResult checked =
                CommandResult.of("check", folder.resolve("out.xlsx").toString());
        assertThat(checked.status()).as(checked.out()).isZero();
        assertThat(checked.out()).contains("2 个用例，0 个未通过");
    }

    @Test
    void aSchemeIdThatIsNotValidIsRejected() throws IOException {
        CommandResult ran = CommandResult.of(
                "draft",
                Files.writeString(folder.resolve("one.txt"), "资金到位率\t10\t≥100%\t每低1个百分点扣1分，不足1个百分点不扣。")
                        .toString(),
                "--scheme",
                "某县",
                "--title",
                "某县项目",
                "--from",
                "2025",
                "-o",
                folder.resolve("out.xlsx").toString());

        assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(ran.err()).contains("id:");
    }
}
