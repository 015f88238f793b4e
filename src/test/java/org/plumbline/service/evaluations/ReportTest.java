package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The explanation as documents: what they say, and that they can be had by each address. */
@ServiceTest
class ReportTest {

    private static final byte[] DACHANG =
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
    private static final String PDF = "application/pdf";

    @Autowired
    private ApiClient client;

    private String id;
    private String explanation;

    @BeforeEach
    void keep() {
        keep(DACHANG);
    }

    private void keep(byte[] submission) {
        id = client.postJson("/api/v1/evaluations", submission).json().at("/id").asString();
        explanation = "/api/v1/evaluations/" + id + "/explanation";
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePdfTellsEachPointWithItsRow() {
        Answer answer = client.get(explanation, "Accept", PDF);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(PDF);
        assertThat(answer.header("Content-Disposition")).startsWith("inline").contains(".pdf");
        String canonical = client.post("/api/v1/evaluations/" + id + "/replay", new byte[0])
                .json()
                .at("/canonicalSha256")
                .asString();
        assertThat(text(answer.response().body()))
                .contains("大厂回族自治县医疗保障局·2020年度绩效自评复算")
                .contains("91.00")
                .contains("+5.50")
                .contains("36.00/40失4.00分")
                .contains("每差1个百分点扣权重的10%，不足一步按一步→5步×0.40=扣2.00分，得2.00/4分（申报2，一致）")
                .contains("扣分-每步扣分!第10行，规则BK-003")
                .contains("RATE_RECOMPUTE")
                .contains("总分91.00→等级优")
                .contains(ShippedFiles.ruleSet("dachang-department").sha256())
                .contains(canonical)
                .contains("复核人（签字）")
                .contains("单位（盖章）")
                .contains("91.00（复算92.60–94.20；不含无依据得分79.00")
                .contains("年度资金总额——8383.528352.0999.63")
                .contains("依据状态待核（尚未对照文件原文）")
                .contains("表后“尚未完成的绩效指标与偏差程度”栏")
                .contains("不足一步进一支出进度率工作簿没有写明依据")
                .contains("评分人")
                .contains("（北京时间，UTC+8）")
                .containsPattern("审计日志第\\d+条日志条目SHA-256[0-9a-f]{64}")
                .doesNotContain("字库中没有")
                .doesNotContain("??");
    }

    @Test
    void findingsInThePdfAreTheGravestFirstAndFoldedByCheck() {
        String text = text(client.get(explanation, "Accept", PDF).response().body());
        String findings = text.substring(text.indexOf("审核问题（先重后轻）"));
        assertThat(findings.indexOf("[高]")).isLessThan(findings.indexOf("[中]"));
        assertThat(findings.indexOf("[中]")).isLessThan(findings.indexOf("[低]"));
        assertThat(findings.indexOf("[低]")).isLessThan(findings.indexOf("[提示]"));
        assertThat(findings).contains("[低]EVIDENCE_MISSING缺佐证8处").containsOnlyOnce("[低]EVIDENCE_MISSING");
    }

    @Test
    void theDocxIsServedByTheApiAndThePage() throws IOException {
        String type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        Answer answer = client.get(explanation, "Accept", type);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment")
                .contains(".docx");
        try (XWPFWordExtractor text = new XWPFWordExtractor(
                new XWPFDocument(new ByteArrayInputStream(answer.response().body())))) {
            assertThat(text.getText()).contains("大厂回族自治县医疗保障局").contains("评分人").contains(id);
        }
        assertThat(client.get(explanation, "Accept", type).response().body())
                .isEqualTo(answer.response().body());
        assertThat(client.get("/evaluations/" + id + "/explanation.docx").header("Content-Type"))
                .isEqualTo(type);
    }

    @Test
    void thePageShowsTheRangeAndWhetherAPrintedHashIsTheStoredOne() {
        assertThat(client.get("/evaluations/" + id).text())
                .contains("91.00（复算 92.60–94.20；不含无依据得分 79.00")
                .doesNotContain("id=\"printed\"");
        String canonical = client.post("/api/v1/evaluations/" + id + "/replay", new byte[0])
                .json()
                .at("/canonicalSha256")
                .asString();
        assertThat(client.get("/evaluations/" + id + "?sha256=" + canonical).text())
                .contains("打印件的 SHA-256 与所存评价结果一致");
        assertThat(client.get("/evaluations/" + id + "?sha256=" + "0".repeat(64))
                        .text())
                .contains("打印件的 SHA-256 与所存评价结果不一致");
    }

    @Test
    void thePdfIsA4WithItsFontAndPageNumbers() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(client.get(explanation, "Accept", PDF).response().body())) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isBetween(4, 15);
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isCloseTo(PDRectangle.A4.getWidth(), within());
                assertThat(page.getMediaBox().getHeight()).isCloseTo(PDRectangle.A4.getHeight(), within());
                List<PDFont> fonts = new ArrayList<>();
                for (COSName name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
                assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            }
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
            for (int page = 1; page <= pages; page++) {
                assertThat(text).contains("第" + page + "页/共" + pages + "页");
            }
            assertThat(pdf.getDocumentInformation().getTitle()).contains("大厂回族自治县医疗保障局");
        }
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.api.Assertions.within(1f);
    }

    @Test
    void theEnglishReportHasNoChinese() {
        String text = text(
                client.get(explanation + "?lang=en", "Accept", PDF).response().body());
        assertThat(text)
                .contains("Rulescore")
                .contains("Page1of")
                .contains("2.00lost")
                .contains("Reviewedby:")
                .doesNotContain("复核人");
    }

    @Test
    void equalEvaluationsPrintAlike() {
        byte[] first = client.get(explanation, "Accept", PDF).response().body();
        assertThat(client.get(explanation, "Accept", PDF).response().body()).isEqualTo(first);
    }

    @Test
    void aCharacterTheFontLacksIsABoxAndNamed() {
        keep(renamed("𪚥\u2F24厂〔局〕"));
        assertThat(text(client.get(explanation, "Accept", PDF).response().body()))
                .contains("□大厂〔局〕")
                .contains("字库中没有、以□代替的字符：U+2A6A5");
    }

    @Test
    void markupInASubmissionIsText() {
        keep(renamed("<img src='file:///etc/hostname'/><b>局</b>&amp;"));
        assertThat(text(client.get(explanation, "Accept", PDF).response().body()))
                .contains("<imgsrc='file:///etc/hostname'/><b>局</b>&amp;");
    }

    private static byte[] renamed(String name) {
        return new String(DACHANG, StandardCharsets.UTF_8)
                .replace("大厂回族自治县医疗保障局", name)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theSpreadsheetIsTheKeptEvaluation() throws IOException {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        Answer answer = client.get(explanation, "Accept", type);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment")
                .contains(".xlsx");
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .contains("大厂回族自治县医疗保障局");
        }
        assertThat(client.get(explanation, "Accept", type).response().body())
                .isEqualTo(answer.response().body());
    }

    @Test
    void eachFormIsChosenByAcceptAndTheRestRefused() {
        assertThat(client.get(explanation, "Accept", "application/*").header("Content-Type"))
                .isEqualTo("application/json");
        assertThat(client.get(explanation, "Accept", "application/json;q=0.4, application/pdf")
                        .header("Content-Type"))
                .isEqualTo(PDF);
        assertThat(client.get(explanation, "Accept", "application/msword").status())
                .isEqualTo(406);
        String missing = explanation.replace(id, "0198c0de-0000-7000-8000-000000000001");
        assertThat(client.get(missing, "Accept", PDF).status()).isEqualTo(404);
        assertThat(client.get(explanation + "?page=1", "Accept", PDF).status()).isEqualTo(400);
    }

    @Test
    void theJsonNamesTheRuleOfEachSentence() {
        var line = client.get(explanation).json().at("/sections/0/items/2/lines/0");
        assertThat(line.at("/text").asString()).contains("95.4%");
        assertThat(line.at("/rule/id").asString()).isEqualTo("BK-003");
        assertThat(line.at("/rule/sheet").asString()).isEqualTo("扣分-每步扣分");
        assertThat(line.at("/rule/row").asInt()).isEqualTo(10);
        String step = "/trace/" + (line.at("/step").asInt() - 1) + "/text";
        assertThat(client.get("/api/v1/evaluations/" + id).json().at(step).asString())
                .endsWith(line.at("/text").asString());
    }

    @Test
    void thePageShowsPointsByLevelAndLeadsToTheRow() {
        String page = client.get("/evaluations/" + id).text();
        assertThat(page)
                .contains("得分构成")
                .contains("36.00 / 40")
                .contains("失 4.00 分")
                .contains("/explanation.pdf")
                .contains("/explanation.xlsx")
                .doesNotContain("??");
        Matcher step = Pattern.compile("href=\"(/evaluations/[^\"]+/steps/\\d+)\"[^>]*>查看规则 BK-003<")
                .matcher(page);
        assertThat(step.find()).isTrue();
        Matcher version = Pattern.compile("href=\"(/rule-sets/\\d+)#([^\"]+)\"")
                .matcher(client.get(step.group(1)).text());
        assertThat(version.find()).isTrue();
        assertThat(client.get(version.group(1)).text())
                .contains("<tr id=\"" + version.group(2) + "\"")
                .contains("BK-003");
    }

    @Test
    void thePageOffersTheFilesOfAnEvaluation() {
        assertThat(text(client.get("/evaluations/" + id + "/explanation.pdf")
                        .response()
                        .body()))
                .contains("91.00");
        assertThat(client.get("/evaluations/" + id + "/explanation.xlsx").header("Content-Type"))
                .contains("spreadsheetml");
    }
}
