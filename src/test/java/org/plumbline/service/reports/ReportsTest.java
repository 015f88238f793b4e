package org.plumbline.service.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.core.claims.ReportDocx;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Published reports over HTTP: uploaded, claims ticked and left out, checked, exported, removed. */
@ServiceTest
class ReportsTest {

    @Autowired
    private ApiClient client;

    private Answer upload(byte[] report) {
        return client.upload("/api/v1/reports", Map.of(), "report", "报告.docx", report, "Accept-Language", "zh");
    }

    private static byte[] report(String body) {
        return ReportDocx.write(
                List.of(body + "2021年度专项资金项目绩效自评报告", "2021年本年支出合计100万元，其中：人员支出60万元，占65%；公用支出40万元，占40%。"));
    }

    private static JsonNode findClaim(JsonNode report, String text) {
        for (JsonNode claim : report.at("/claims")) {
            if (claim.at("/text").asString().equals(text)) {
                return claim;
            }
        }
        throw new AssertionError(text + " is no claim of " + report);
    }

    @Test
    void aReportIsReadCheckedAndKeptUnderItsFingerprint() {
        byte[] report = report("临江市云和区民政事务局");
        Answer created = upload(report);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode json = created.json();
        assertThat(json.at("/sha256").asString()).hasSize(64);
        assertThat(json.at("/body").asString()).isEqualTo("临江市云和区民政事务局");
        assertThat(json.at("/findings/0/code").asString()).isEqualTo("SHARE_RECOMPUTE");
        assertThat(json.at("/findings/0/places/0").asString()).isEqualTo("第2段");
        JsonNode share = findClaim(json, "65%");
        assertThat(share.at("/fact/source").asString()).contains("报告.docx（SHA-256 ", "）第2段：2021年本年支出合计100万元");

        assertThat(upload(report).json().at("/id").asString())
                .isEqualTo(json.at("/id").asString());
        String address = "/api/v1/reports/" + json.at("/id").asString();
        assertThat(client.get(address + "?lang=en")
                        .json()
                        .at("/findings/0/places/0")
                        .asString())
                .isEqualTo("paragraph 2");
        assertThat(client.get("/api/v1/reports").text())
                .contains(json.at("/sha256").asString());
    }

    @Test
    void aClaimLeftOutIsNotCheckedAndTheDecisionStays() {
        JsonNode json = upload(report("安平市河口县民政事务局")).json();
        String address = "/api/v1/reports/" + json.at("/id").asString();
        String key = findClaim(json, "65%").at("/key").asString();
        Answer decided =
                client.postJson(address + "/decisions", ("{\"" + key + "\": false}").getBytes(StandardCharsets.UTF_8));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        JsonNode later = client.get(address).json();
        assertThat(findClaim(later, "65%").at("/ticked").asBoolean()).isFalse();
        assertThat(later.at("/findings").toString()).doesNotContain("SHARE_RECOMPUTE");
        byte[] unknown = "{\"p9:0-1:AMOUNT\": true}".getBytes(StandardCharsets.UTF_8);
        assertThat(client.postJson(address + "/decisions", unknown).status()).isEqualTo(400);
    }

    @Test
    void theContradictionsAreExportedWithPlacesAndClaims() throws IOException {
        JsonNode json = upload(report("东陵市石桥区民政事务局")).json();
        Answer book = client.get("/reports/" + json.at("/id").asString() + "/workbook?lang=zh");
        assertThat(book.status()).isEqualTo(200);
        try (XSSFWorkbook read =
                new XSSFWorkbook(new ByteArrayInputStream(book.response().body()))) {
            assertThat(read.getSheet("矛盾").getRow(3).getCell(3).getStringCellValue())
                    .contains("文中写 65%");
            assertThat(read.getSheet("矛盾").getRow(3).getCell(4).getStringCellValue())
                    .isEqualTo("第2段");
            assertThat(read.getSheet("说法").getLastRowNum()).isGreaterThan(5);
        }
    }

    @Test
    void aReportIsRemovedWithItsDecisions() {
        JsonNode json = upload(report("永兴市南坪县民政事务局")).json();
        String address = "/api/v1/reports/" + json.at("/id").asString();
        assertThat(client.method("DELETE", address).status()).isEqualTo(204);
        assertThat(client.get(address).status()).isEqualTo(404);
    }

    @Test
    void reportsOfOneBodyAndYearAreHeldAgainstEachOther() {
        String body = "清河市沙洲区医疗保障局";
        byte[] department = ReportDocx.write(List.of(
                body + "2022年度部门整体支出绩效自评报告", "|一级指标|二级指标|三级指标|年度指标值|实际完成值", "|成本指标|经济成本指标|宣传活动经费控制额|50万元|50万元"));
        byte[] project = ReportDocx.write(List.of(
                body + "2022年度宣传活动经费项目绩效自评报告", "|一级指标|二级指标|三级指标|年度指标值|实际完成值", "|成本指标|经济成本指标|宣传活动经费控制数|50万元|42.5万元"));
        String id = upload(department).json().at("/id").asString();
        assertThat(client.get("/api/v1/reports/" + id + "/comparison")
                        .json()
                        .at("/others")
                        .size())
                .isZero();
        upload(project);
        JsonNode compared =
                client.get("/api/v1/reports/" + id + "/comparison?lang=zh").json();
        assertThat(compared.at("/others/0").asString()).isEqualTo("2.报告.docx");
        assertThat(compared.at("/findings/0/message").asString()).contains("部门表 50万元，项目表 42.5万元");
        assertThat(compared.at("/findings/0/places").toString()).contains("1.报告.docx 表1!E3", "2.报告.docx 表1!E3");
        assertThat(client.get("/reports/" + id + "/comparison?lang=zh").text()).contains("项目表 42.5万元");
    }

    @Test
    void aFileThatIsNoReportIsRejectedWithTheReason() {
        Answer rejected = upload(new byte[] {1, 2, 3});
        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.json().at("/errors/0/text").asString()).contains(".docx");
    }
}
