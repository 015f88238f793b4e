package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GOOD =
            ShippedFiles.TABLES.resolve("zhaohua-project.xlsx").toString();

    @TempDir
    Path folder;

    private String edited(Consumer<XSSFWorkbook> change) throws IOException {
        return Files.write(folder.resolve(EditedWorkbook.FILE), EditedWorkbook.dachang(change))
                .toString();
    }

    private static void stepMissing(XSSFWorkbook book) {
        EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "步长").setBlank();
    }

    /** Its tests still expect the points of before. */
    private static void inProportion(XSSFWorkbook book) {
        EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "不足一步").setCellValue("按比例");
    }

    @Test
    void checkPassesAValidWorkbookUnlessWarningsFail() {
        CommandResult ran = CommandResult.of("check", GOOD);
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("通过（错误 0，提醒 1）", "[提醒] zhaohua-project.xlsx 方案!B7：", "14 个用例，0 个未通过");
        assertThat(CommandResult.of("check", "--strict", GOOD).status()).isEqualTo(PlumblineCli.SOME_FAILED);
    }

    @Test
    void checkPrintsAllProblemsWithTheirCells() throws IOException {
        String file = edited(CheckCommandTest::stepMissing);
        CommandResult ran = CommandResult.of("check", GOOD, file);
        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(ran.out()).contains(file + "：不通过（错误 1", "[错误] dachang-department.xlsx 扣分-每步扣分!", "测试：规则不能使用，没有运行");
        assertThat(CommandResult.of("check", "--lang=en", file).out()).contains("[error]", "a required cell is empty");
    }

    @Test
    void checkReportsFailingWorkbookTests() throws IOException {
        CommandResult ran = CommandResult.of("check", "--json", GOOD, edited(CheckCommandTest::inProportion));
        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        JsonNode good = JSON.readTree(ran.lines().get(0));
        assertThat(good.at("/good").asBoolean()).isTrue();
        assertThat(good.at("/tests/cases").asInt()).isEqualTo(14);
        JsonNode bad = JSON.readTree(ran.lines().get(1));
        assertThat(bad.at("/good").asBoolean()).isFalse();
        assertThat(bad.at("/tests/failures").asInt()).isPositive();
        assertThat(bad.at("/problems").findValuesAsString("code")).contains("TEST_FAILED");
        assertThat(bad.at("/problems/1/sheet").asString()).isEqualTo("测试");
    }

    @Test
    void checkWritesAnAnnotatedCopy() throws IOException {
        Path copy = folder.resolve("marked.xlsx");
        String file = edited(CheckCommandTest::stepMissing);
        assertThat(CommandResult.of("check", "--annotated", copy.toString(), file)
                        .status())
                .isEqualTo(PlumblineCli.SOME_FAILED);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(copy)))) {
            assertThat(EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "步长").getCellComment())
                    .isNotNull();
        }
        assertThat(CommandResult.of("check", "--annotated", copy.toString(), file, GOOD)
                        .status())
                .isEqualTo(PlumblineCli.REFUSED);
    }

    @Test
    void checkUsesTheDrlOfTheGivenFolder() throws IOException {
        Path drl = Files.createDirectory(folder.resolve("drl"));
        Files.writeString(drl.resolve("bad.drl"), "package org.plumbline.rules\nrule \"X\" when nonsense( then end\n");
        CommandResult ran = CommandResult.of("check", "--drl", drl.toString(), GOOD);
        assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(ran.err()).contains("规则不能使用", "bad.drl");
    }

    @Test
    void checkReportsAFileThatIsNotAWorkbook() throws IOException {
        Path file = Files.writeString(folder.resolve("x.xlsx"), "no workbook");
        Path copy = folder.resolve("marked.xlsx");
        CommandResult ran = CommandResult.of("check", "--annotated", copy.toString(), file.toString());
        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(ran.out()).contains("不是可读取的 .xlsx 文件");
        assertThat(ran.err()).contains("没有标注");
        assertThat(copy).doesNotExist();
        assertThat(CommandResult.of("check", folder.resolve("absent.xlsx").toString())
                        .status())
                .isEqualTo(PlumblineCli.REFUSED);
    }

    @Test
    void theWorkbookThatIsCheckedIsNeverWrittenOver() throws IOException {
        Path file = Path.of(edited(CheckCommandTest::stepMissing));
        byte[] before = Files.readAllBytes(file);
        Path link = Files.createSymbolicLink(folder.resolve("link.xlsx"), file);
        Path detour = file.getParent().resolve(".").resolve(file.getFileName());
        for (Path same : new Path[] {file, detour, link}) {
            CommandResult ran = CommandResult.of("check", "--annotated", same.toString(), file.toString());
            assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
            assertThat(ran.err()).contains("不会被覆盖").hasLineCount(1);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFolderIsNoWorkbook() {
        for (String[] command : new String[][] {
            {"check", folder.toString()},
            {"check", GOOD, folder.toString()},
            {"diff", GOOD, folder.toString()},
            {"score", folder.toString()},
            {"explain", folder.toString()},
            {"check", "--annotated", folder.toString(), GOOD}
        }) {
            CommandResult ran = CommandResult.of(command);
            assertThat(ran.status()).as(String.join(" ", command)).isEqualTo(PlumblineCli.REFUSED);
            assertThat(ran.err()).contains("是文件夹").doesNotContain("\tat ");
        }
    }

    @Test
    void aFileInAFolderThatIsNotThereIsNotWritten() {
        String nowhere = folder.resolve("nowhere/marked.xlsx").toString();
        CommandResult ran = CommandResult.of("check", "--annotated", nowhere, GOOD);
        assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(ran.err()).contains("没有这个文件夹").hasLineCount(1);
    }

    @Test
    void whatTheLocaleCannotExpressIsRefusedInOneSentence() {
        for (String[] command : new String[][] {
            {"score", "\uFFFD\uFFFD.json"},
            {"check", "\uFFFD.xlsx"},
            {"--plumbline.data-dir=\uFFFD"}
        }) {
            assertThat(PlumblineCli.findServiceArguments(command)).isEmpty();
            CommandResult ran = CommandResult.of(command);
            assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
            assertThat(ran.err()).contains("LC_ALL=C.UTF-8").hasLineCount(1);
        }
    }

    @Test
    void diffPrintsTheChangedRows() throws IOException {
        String before = ShippedFiles.TABLES.resolve(EditedWorkbook.FILE).toString();
        CommandResult ran = CommandResult.of("diff", before, edited(CheckCommandTest::inProportion));
        assertThat(ran.status()).isEqualTo(PlumblineCli.DIFFERS);
        assertThat(ran.out().strip()).isEqualTo("扣分-每步扣分 第 10 行 BK-003：不足一步 进一 → 按比例");
        CommandResult same = CommandResult.of("diff", before, before);
        assertThat(same.status()).isZero();
        assertThat(same.out()).isEmpty();
        assertThat(CommandResult.of("diff", before, edited(CheckCommandTest::stepMissing))
                        .status())
                .isEqualTo(PlumblineCli.REFUSED);
    }
}
