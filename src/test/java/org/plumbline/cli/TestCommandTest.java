package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.mutation.OwnCases;

class TestCommandTest {

    @TempDir
    Path folder;

    @Test
    void testPrintsWhatIsNotDetectedAndSavesACopyThatDetectsIt() throws IOException {
        Path workbook = folder.resolve("review-project.xlsx");
        Files.write(workbook, OwnCases.workbook("review-project"));
        Path completed = folder.resolve("completed.xlsx");
        CommandResult ran = CommandResult.of("test", "--complete", completed.toString(), workbook.toString());
        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(ran.out()).contains("没有用到：审核!", "没有发现：", "上传时拒绝");
        assertThat(ran.err()).contains("请对照文件核对");
        CommandResult again = CommandResult.of("test", "--lang=en", completed.toString());
        assertThat(again.status()).as(again.out()).isZero();
        assertThat(again.out()).contains("(100 %)").doesNotContain("not detected", "not used");
        assertThat(CommandResult.of("check", completed.toString()).status()).isZero();
        assertThat(CommandResult.of("test", "--json", completed.toString()).out())
                .contains("\"uncovered\":[]", "\"undetected\":[]");
    }
}
