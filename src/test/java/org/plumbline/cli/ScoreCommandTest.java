package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.BlankFormWriter;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.Presentation;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoreCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DACHANG = sample("dachang-2020-dept");
    private static final String MONITOR = sample("made-monitor-red");
    private static final String UNKNOWN = sample("rejected-unknown-code");

    @TempDir
    Path folder;

    private static String sample(String name) {
        return ShippedFiles.SAMPLES.resolve(name).resolve("submission.json").toString();
    }

    /** As the API writes it, without a version's number. */
    private static String expected(String sample, TraceDetail detail, Locale locale) {
        Submission submission = ShippedFiles.submission(sample);
        return new String(EvaluationJson.write(
                new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme())),
                new Presentation(null, null, detail, locale)));
    }

    private static String line(String sample) {
        return new String(SubmissionJson.write(ShippedFiles.submission(sample)));
    }

    @Test
    void oneBadLineStopsNoRun() throws IOException {
        String good = line("dachang-2020-dept");
        String[] bad = {
            good.replace("95.4", "1e2147483648"),
            good.replace("95.4", "1e-2147483648"),
            "{\"scheme\":1e99999999999999999999}",
            "nonsense",
            "[]",
            "\u0000",
            "{\"scheme\":\"nowhere\",\"fiscalYear\":2020}"
        };
        Path file = folder.resolve("lines.ndjson");
        List<String> lines = new ArrayList<>();
        for (String each : bad) {
            lines.add(good);
            lines.add(each);
        }
        lines.add(good);
        Files.write(file, lines);
        CommandResult ran = CommandResult.of("score", "--json", "--trace", "none", file.toString());
        assertThat(ran.status()).as(ran.err()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(ran.lines()).hasSize(lines.size());
        assertThat(ran.lines().stream().filter(each -> each.contains("\"total\":91.00")))
                .hasSize(bad.length + 1);
        assertThat(ran.err()).doesNotContain("\tat ");
    }

    @Test
    void aFormThatNamesNoYearStopsNoRun() throws IOException {
        Path form = folder.resolve("form.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(form)) {
            book.createSheet("自评表").createRow(0).createCell(0).setCellValue("没有年度");
            book.write(out);
        }
        CommandResult ran = CommandResult.of("score", DACHANG, form.toString(), MONITOR);
        assertThat(ran.status()).isIn(PlumblineCli.SOME_FAILED, PlumblineCli.REFUSED);
        assertThat(ran.out()).contains("91.00", "92.50");
        assertThat(ran.err()).contains(form.toString()).doesNotContain("\tat ");
    }

    @Test
    void scorePrintsARowPerEvaluation() {
        CommandResult ran = CommandResult.of("score", DACHANG, MONITOR);
        assertThat(ran.status()).isZero();
        assertThat(ran.lines()).hasSize(3);
        assertThat(ran.lines().get(0)).startsWith("对象").contains("得分", "等级", "自评", "差额", "审核问题");
        assertThat(ran.lines().get(1)).startsWith("大厂回族自治县医疗保障局").contains("91.00  优    96.5  +5.50  高 4，");
        assertThat(ran.lines().get(2)).contains("92.50  优       —      —  高 1，中 2");
        assertThat(ran.err().strip()).isEqualTo("已评分 2，未能评分 0");
    }

    @Test
    void scorePrintsTheTableInEnglish() {
        CommandResult ran = CommandResult.of("score", "--lang", "en", DACHANG);
        assertThat(ran.lines().get(0)).startsWith("subject").contains("difference");
        assertThat(ran.lines().get(1)).contains("HIGH 4, ");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void scoreWritesTheJsonOfTheApi() {
        assertThat(CommandResult.of("score", "--json", DACHANG).out())
                .isEqualTo(expected("dachang-2020-dept", TraceDetail.FULL, Locale.CHINESE) + "\n");
        assertThat(CommandResult.of("score", "--json", "--trace", "steps", "--lang=en", DACHANG)
                        .out())
                .isEqualTo(expected("dachang-2020-dept", TraceDetail.STEPS, Locale.ENGLISH) + "\n");
    }

    @Test
    void scoreKeepsTheOrderOfLinesAndProblems() {
        List<String> samples = List.of("dachang-2020-dept", "made-monitor-red", "zhaohua-2023-dept");
        List<String> in = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            in.add(i % 50 == 7 ? "{\"scheme\": 1}" : line(samples.get(i % 3)));
        }
        CommandResult ran = CommandResult.with(String.join("\n", in), "score", "-", "--json", "--trace=none");
        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        List<String> good = samples.stream()
                .map(sample -> expected(sample, TraceDetail.NONE, Locale.CHINESE))
                .toList();
        List<String> out = ran.lines();
        assertThat(out).hasSize(500);
        for (int i = 0; i < 500; i++) {
            if (i % 50 == 7) {
                JsonNode problem = JSON.readTree(out.get(i));
                assertThat(problem.at("/line").asInt()).isEqualTo(i + 1);
                assertThat(problem.at("/status").asInt()).isEqualTo(422);
                assertThat(problem.at("/type").asString()).isEqualTo("urn:plumbline:problem:submission-rejected");
                assertThat(problem.at("/errors/0/pointer").asString()).startsWith("/");
            } else {
                assertThat(out.get(i)).isEqualTo(good.get(i % 3));
            }
        }
        assertThat(ran.err().strip()).isEqualTo("已评分 490，未能评分 10");
    }

    @Test
    void scoreReportsEachProblemAtItsPlace() {
        CommandResult ran = CommandResult.of("score", UNKNOWN, DACHANG);
        assertThat(ran.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(ran.err()).contains(UNKNOWN + "：申报数据不能评分", "/indicators/3/code；方案中没有这个指标编号；填的是“d99”");
        assertThat(ran.lines()).hasSize(2);
    }

    @Test
    void aLineLongerThanABodyMayBeIsAProblemAndTheRestGoesOn() {
        String longLine = "{\"scheme\":\"" + "x".repeat(InputItems.LIMIT) + "\"}";
        CommandResult ran =
                CommandResult.with(longLine + "\n" + line("made-monitor-red"), "score", "-", "--json", "--trace=none");
        assertThat(JSON.readTree(ran.lines().get(0)).at("/type").asString())
                .isEqualTo("urn:plumbline:problem:line-too-long");
        assertThat(ran.lines().get(1)).isEqualTo(expected("made-monitor-red", TraceDetail.NONE, Locale.CHINESE));
    }

    @Test
    void scoreUsesTheGivenWorkbook() throws IOException {
        Path edited =
                Files.write(folder.resolve(EditedWorkbook.FILE), EditedWorkbook.dachang(book -> EditedWorkbook.cell(
                                book, "扣分-每步扣分", "BK-003", "不足一步")
                        .setCellValue("按比例")));
        assertThat(CommandResult.of("score", "--workbook", edited.toString(), DACHANG)
                        .lines()
                        .get(1))
                .contains("91.16");
        assertThat(CommandResult.of("score", "--workbook", edited.toString(), MONITOR)
                        .err())
                .contains("没有这个评价方案", "现有方案：dachang-department");
    }

    @Test
    void scoreReportsTheProblemsOfAnInvalidWorkbook() throws IOException {
        Path broken =
                Files.write(folder.resolve(EditedWorkbook.FILE), EditedWorkbook.dachang(book -> EditedWorkbook.cell(
                                book, "扣分-每步扣分", "BK-003", "步长")
                        .setBlank()));
        CommandResult ran = CommandResult.of("score", "--workbook", broken.toString(), DACHANG);
        assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(ran.err()).contains("规则不能使用", "扣分-每步扣分!");
    }

    @Test
    void scoreRejectsTwoWorkbooksForOneYear() throws IOException {
        Path tables = Files.createDirectories(folder.resolve("decision-tables"));
        Files.write(tables.resolve("a.xlsx"), ShippedFiles.workbook("dachang-department"));
        Files.write(tables.resolve("b.xlsx"), ShippedFiles.workbook("dachang-department"));
        Files.write(tables.resolve("c.xlsx"), new byte[] {1});
        CommandResult ran = CommandResult.of("score", "--rules", folder.toString(), DACHANG);
        assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(ran.err()).contains("c.xlsx 不能使用", "a.xlsx、b.xlsx", "--workbook");
    }

    @Test
    void scoreReportsTheQuestionsOfAFilledForm() throws IOException {
        Path form = folder.resolve("自评表.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                        BlankFormWriter.write(ShippedFiles.ruleSet("dachang-department"), 2020)));
                OutputStream out = Files.newOutputStream(form)) {
            XSSFSheet sheet = book.getSheet("自评表");
            sheet.getRow(2).getCell(1).setCellValue("某局");
            sheet.getRow(19).getCell(6).setCellValue("正常"); // G20, the number of d10
            book.write(out);
        }
        CommandResult asked = CommandResult.of("score", form.toString());
        assertThat(asked.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(asked.err()).contains("自评表.xlsx：表格不能读作申报数据", "自评表!G20", "正常", "--answer '自评表!G20=文字'");
        JsonNode problem = JSON.readTree(
                CommandResult.of("score", "--json", form.toString()).out());
        assertThat(problem.at("/errors/0/cell").asString()).isEqualTo("G20");
        assertThat(problem.at("/errors/0/alternatives").size()).isPositive();

        CommandResult answered = CommandResult.of("score", "--answer", "自评表!G20=文字", form.toString());
        assertThat(answered.status()).as(answered.err()).isZero();
        assertThat(answered.lines().get(1)).startsWith("某局");
        assertThat(CommandResult.of("score", "--scheme", "nothing", form.toString())
                        .err())
                .contains("没有这个评价方案");
    }

    @Test
    void scorePrintsALongTableWhileScoring() {
        String in =
                IntStream.range(0, 450).mapToObj(i -> line("made-monitor-red")).collect(Collectors.joining("\n"));
        CommandResult ran = CommandResult.with(in, "score", "-", "--progress");
        assertThat(ran.lines()).hasSize(451);
        assertThat(ran.lines().get(450)).isEqualTo(ran.lines().get(1));
    }
}
