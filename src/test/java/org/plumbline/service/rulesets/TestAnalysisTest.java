package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** What the test cases of a version cover and detect: its page, the API, and the completed workbook. */
@ServiceTest
class TestAnalysisTest {

    @Autowired
    private ApiClient client;

    private String upload(String file, byte[] workbook) {
        TestBrowser browser = new TestBrowser(client);
        browser.get("/rule-sets");
        Answer answer = browser.upload("/rule-sets", file, workbook);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return answer.header("Location").replaceFirst("\\?.*", "");
    }

    @Test
    void aVersionsPageNamesTheChangesThatNoCaseDetectsAndOffersFurtherCases() throws IOException {
        byte[] workbook = DemoScheme.tested("analysis-demo", 2, 90);
        String version = upload("analysis-demo.xlsx", workbook);

        String page = client.get(version + "/test-analysis?lang=zh").text();
        assertThat(page).contains("测试查得出什么", "没有用例发现的改动", "补全测试并下载", "href=\"" + version + "#");
        assertThat(client.get(version + "/test-analysis?lang=en").text())
                .contains("Changes that no case detects", "Complete and download");
        assertThat(client.get(version + "?lang=zh").text()).contains(version + "/test-analysis\"");
        assertThat(client.get("/api/v1" + version + "/test-analysis").text())
                .contains("\"complete\":false", "\"undetected\":[{\"rule\":", "\"coverage\":[{\"rule\":");

        byte[] completed = client.get("/api/v1" + version + "/test-analysis/workbook")
                .response()
                .body();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(completed))) {
            XSSFSheet cases = book.getSheet("测试");
            assertThat(cases.getRow(cases.getLastRowNum()).getCell(0).getStringCellValue())
                    .startsWith("自动生成-");
        }
        String after = upload("analysis-demo.xlsx", completed);
        assertThat(client.get("/api/v1" + after + "/test-analysis").text()).contains("\"uncovered\":[]");
        assertThat(client.get(after + "?lang=zh").text()).contains("全部通过").doesNotContain("有未通过");
    }

    @Test
    void aWorkbookThatCannotBeRewrittenIsNotCompletedAndTheAnswerSaysWhatToDo() {
        String version = upload(
                EditedWorkbook.FILE,
                EditedWorkbook.entries(
                        entries -> entries.put("docProps/core.xml", "<cp:core".getBytes(StandardCharsets.UTF_8))));
        Answer answer = client.get("/api/v1" + version + "/test-analysis/workbook?lang=zh");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("另存为 .xlsx");
    }

    @Test
    void anUnknownVersionAndParameterAreRejected() {
        assertThat(client.get("/api/v1/rule-sets/999999999/test-analysis").status())
                .isEqualTo(404);
        String version = upload("analysis-small.xlsx", DemoScheme.tested("analysis-small", 2, 90));
        assertThat(client.get("/api/v1" + version + "/test-analysis?all=1").status())
                .isEqualTo(400);
    }
}
