package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.claims.ReportDocx;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An auditor's way with a published report, as in {@code docs/reports-in.md}: upload it, look at a contradiction at its place,
 * leave a claim out, export the workbook; then score its form with the ticked claims as facts. With {@code -Dscreenshots=true}
 * the pictures {@code docs/images/report-*.png} are taken anew.
 */
@ServiceTest
@Tag("browser")
class AuditorReportWalkTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final byte[] REPORT = ReportDocx.write(List.of(
            "江北省云州市石门县水务局2023年度农村供水项目绩效自评报告",
            "一、资金情况",
            "2023年度项目支出合计95万元，其中：管网改造60万元，占63.16%；水质检测35万元，占46.84%。",
            "全年预算数100万元，执行数95万元，预算执行率99.5%。",
            "二、绩效情况",
            "项目自评得分90分，年度绩效目标已全部完成。",
            "全年检测水质约三百次，受益群众3000～5000人。",
            "项目支出绩效自评表（2023年度）",
            "|项目名称|农村供水项目|主管部门|石门县水务局||||||",
            "|项目资金（万元）|全年预算数|全年执行数|||||||",
            "|年度资金总额|100|95|||||||",
            "|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分|偏差原因分析及改进措施",
            "|产出指标|数量指标|改造管网长度|≥|100|公里|120|40|40|",
            "|产出指标|质量指标|水质合格率|≥|95|%|96|30|30|",
            "|效益指标|社会效益指标|受益人口|≥|50|人|60|20|20|",
            "|总分|||||||90|90|"));

    @Autowired
    private ApiClient client;

    @Test
    void anAuditorComesFromTheReportToTheWorkbookOfItsContradictionsAndToTheScore() throws IOException {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        page.navigate("/reports");
        page.setInputFiles("input[type=file]", new FilePayload("供水项目.docx", "application/octet-stream", REPORT));
        page.locator("form[enctype] button").click();

        Locator findings = page.locator("section[aria-labelledby=contradictions] tbody tr");
        assertThat(findings.filter(new Locator.FilterOptions().setHasText("46.84%")))
                .hasCount(1);
        assertThat(findings.filter(new Locator.FilterOptions().setHasText("99.5%")))
                .hasCount(1);
        assertThat(page.locator("details")).containsText("没有读出的数");
        ClerkWorkflowTest.shot(page, "report-findings");

        // the place of a contradiction, and a claim left out
        findings.filter(new Locator.FilterOptions().setHasText("46.84%"))
                .locator("a")
                .first()
                .click();
        Locator passage = page.locator(".passage", new Page.LocatorOptions().setHasText("水质检测35万元"));
        assertThat(passage).isInViewport();
        passage.locator("li", new Locator.LocatorOptions().setHasText("46.84"))
                .locator("input")
                .uncheck();
        page.locator("button.strong").click();
        assertThat(findings.filter(new Locator.FilterOptions().setHasText("99.5%")))
                .hasCount(1);
        assertThat(findings.filter(new Locator.FilterOptions().setHasText("46.84%")))
                .hasCount(0);

        Download download = page.waitForDownload(() ->
                page.locator("section[aria-labelledby=contradictions] a.button").click());
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(download.path())))) {
            XSSFSheet contradictions = book.getSheet("矛盾");
            assertThat(text(contradictions))
                    .contains("99.5%", "第4段", Sha256.of(REPORT))
                    .doesNotContain("46.84%");
            assertThat(text(book.getSheet("未读出的数"))).contains("三百次", "5000人");
        }

        // the form in the report is scored with the ticked claims as facts
        page.locator("section[aria-labelledby=tables] select[name=scheme]").selectOption("national-project");
        page.locator("section[aria-labelledby=tables] button").click();
        assertThat(page.locator("details").first()).containsText("全部达标");
        page.locator("details summary").first().click();
        shotOf(page.locator("details").first(), "report-form");
        page.locator("form[action*='/score'] button").click();
        Locator main = page.locator("main");
        assertThat(main).containsText("供水项目.docx（SHA-256 " + Sha256.of(REPORT) + "）第4段");
        assertThat(main).containsText("第6段：项目自评得分90分，年度绩效目标已全部完成。");
        shotOf(page.locator("section[aria-labelledby=findings]"), "report-scored");
    }

    private static void shotOf(Locator part, String name) {
        part.screenshot(new Locator.ScreenshotOptions().setPath(ClerkWorkflowTest.picture(name)));
    }

    private static String text(XSSFSheet sheet) {
        StringBuilder text = new StringBuilder();
        sheet.forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
        return text.toString();
    }
}
