package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.EditedWorkbook;
import org.plumbline.core.proof.SeededFaults;
import org.plumbline.core.proof.SeededFaults.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProveCommandTest {

    @TempDir
    Path folder;

    private String write(Fault fault) throws IOException {
        return Files.write(folder.resolve(fault + ".xlsx"), SeededFaults.workbook(7, fault))
                .toString();
    }

    @Test
    void proveSucceedsForAWorkbookWithoutCounterexample() throws IOException {
        CommandResult ran = CommandResult.of("prove", write(Fault.NONE));
        assertThat(ran.status()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("[已证明] 每个值只由一行评分", "不在证明之内").doesNotContain("反例");
        assertThat(CommandResult.of("prove", "--lang=en", write(Fault.NONE)).out())
                .contains("[proved] a better value never lowers the total");
    }

    @Test
    void provePrintsTheCounterexamplesOfAWorkbookThatCheckRejects() throws IOException {
        String file = write(Fault.OVERLAP_AT_A_BOUND);
        assertThat(CommandResult.of("check", file).out()).contains("与另一行重叠");
        CommandResult ran = CommandResult.of("prove", "--json", file);
        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        JsonNode proof = new JsonMapper().readTree(ran.out()).at("/proof");
        assertThat(proof.at("/verdicts/0/status").asString()).isEqualTo("REFUTED");
        assertThat(proof.at("/verdicts/0/counterexamples/0/text").asString()).contains("都评分，因此不得分");
        assertThat(proof.at("/verdicts/0/counterexamples/0/trials/0/given").asString())
                .contains("实际值");
    }

    @Test
    void proveMarksTheRowsOfCounterexamplesInACopy() throws IOException {
        Path copy = folder.resolve("marked.xlsx");
        CommandResult ran =
                CommandResult.of("prove", "--annotated", copy.toString(), write(Fault.CAP_LOWERS_THE_BETTER));
        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(ran.out()).contains("封顶!A", "执行率更低的");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(copy)))) {
            assertThat(EditedWorkbook.find(book.getSheet("封顶"), "FD-1").getCellComment())
                    .isNotNull();
        }
    }

    @Test
    void proveReportsAFileThatIsNoWorkbook() throws IOException {
        Path file = Files.writeString(folder.resolve("text.xlsx"), "text");
        CommandResult ran = CommandResult.of("prove", file.toString());
        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(ran.out()).contains("规则不能读取");
    }
}
