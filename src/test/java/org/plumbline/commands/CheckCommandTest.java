package org.plumbline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.Edited;
import org.plumbline.Shipped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GOOD =
            Shipped.TABLES.resolve("zhaohua-project.xlsx").toString();

    @TempDir
    Path folder;

    private String edited(Consumer<XSSFWorkbook> change) throws IOException {
        return Files.write(folder.resolve(Edited.FILE), Edited.dachang(change)).toString();
    }

    private static void stepMissing(XSSFWorkbook book) {
        Edited.cell(book, "扣分-每步扣分", "BK-003", "步长").setBlank();
    }

    /** Its tests still expect the points of before. */
    private static void inProportion(XSSFWorkbook book) {
        Edited.cell(book, "扣分-每步扣分", "BK-003", "不足一步").setCellValue("按比例");
    }

    @Test
    void aGoodOnePassesUnlessWarningsCount() {
        Ran ran = Ran.of("check", GOOD);
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("通过（错误 0，警告 1）", "[警告] zhaohua-project.xlsx 方案!B7：", "14 个用例，0 个未通过");
        assertThat(Ran.of("check", "--strict", GOOD).status()).isEqualTo(Commands.SOME_NOT);
    }

    @Test
    void allProblemsWithTheirCells() throws IOException {
        String file = edited(CheckCommandTest::stepMissing);
        Ran ran = Ran.of("check", GOOD, file);
        assertThat(ran.status()).isEqualTo(Commands.SOME_NOT);
        assertThat(ran.out()).contains(file + "：不通过（错误 1", "[错误] dachang-department.xlsx 扣分-每步扣分!", "测试：规则不能使用，没有运行");
        assertThat(Ran.of("check", "--lang=en", file).out()).contains("[error]", "a required cell is empty");
    }

    @Test
    void testsThatFail() throws IOException {
        Ran ran = Ran.of("check", "--json", GOOD, edited(CheckCommandTest::inProportion));
        assertThat(ran.status()).isEqualTo(Commands.SOME_NOT);
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
    void markedInACopy() throws IOException {
        Path copy = folder.resolve("marked.xlsx");
        String file = edited(CheckCommandTest::stepMissing);
        assertThat(Ran.of("check", "--annotated", copy.toString(), file).status())
                .isEqualTo(Commands.SOME_NOT);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(copy)))) {
            assertThat(Edited.cell(book, "扣分-每步扣分", "BK-003", "步长").getCellComment())
                    .isNotNull();
        }
        assertThat(Ran.of("check", "--annotated", copy.toString(), file, GOOD).status())
                .isEqualTo(Commands.REFUSED);
    }

    @Test
    void withDrlOfAnotherFolder() throws IOException {
        Path drl = Files.createDirectory(folder.resolve("drl"));
        Files.writeString(drl.resolve("bad.drl"), "package org.plumbline.rules\nrule \"X\" when nonsense( then end\n");
        Ran ran = Ran.of("check", "--drl", drl.toString(), GOOD);
        assertThat(ran.status()).isEqualTo(Commands.REFUSED);
        assertThat(ran.err()).contains("规则不能使用", "bad.drl");
    }

    @Test
    void whatIsNoWorkbook() throws IOException {
        Path file = Files.writeString(folder.resolve("x.xlsx"), "no workbook");
        Path copy = folder.resolve("marked.xlsx");
        Ran ran = Ran.of("check", "--annotated", copy.toString(), file.toString());
        assertThat(ran.status()).isEqualTo(Commands.SOME_NOT);
        assertThat(ran.out()).contains("不是可读取的 .xlsx 文件");
        assertThat(ran.err()).contains("没有标注");
        assertThat(copy).doesNotExist();
        assertThat(Ran.of("check", folder.resolve("absent.xlsx").toString()).status())
                .isEqualTo(Commands.REFUSED);
    }

    @Test
    void whatDiffers() throws IOException {
        String before = Shipped.TABLES.resolve(Edited.FILE).toString();
        Ran ran = Ran.of("diff", before, edited(CheckCommandTest::inProportion));
        assertThat(ran.status()).isEqualTo(Commands.DIFFERS);
        assertThat(ran.out().strip()).isEqualTo("扣分-每步扣分 第 10 行 BK-003：不足一步 进一 → 按比例");
        Ran same = Ran.of("diff", before, before);
        assertThat(same.status()).isZero();
        assertThat(same.out()).isEmpty();
        assertThat(Ran.of("diff", before, edited(CheckCommandTest::stepMissing)).status())
                .isEqualTo(Commands.REFUSED);
    }
}
