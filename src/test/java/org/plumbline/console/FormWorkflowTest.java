package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.core.form.FormFormat;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * A clerk's way with a Word form, as in {@code docs/forms.md}: upload it, choose the meaning of an unread column, answer one
 * question for several rows, score, and keep the new spelling. With {@code -Dscreenshots=true} the pictures
 * {@code docs/images/form-*.png} are taken anew.
 */
@ServiceTest
@TestPropertySource(properties = "plumbline.rule-sets-memory=63MB") // a dictionary that no other test changes
@Tag("browser")
class FormWorkflowTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    private static final Object[][] FORM = {
        {"项目支出绩效自评表（2023年度）"},
        {"项目名称", "某培训项目", "主管部门", "某局"},
        {"项目资金（万元）", "全年预算数", "全年执行数"},
        {"年度资金总额", "100", "95"},
        {"一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "实际完成值", "考核分值", "得分"},
        {"产出指标", "数量指标", "培训人数", "∽", "100", "人", "120", "40", "40"},
        {"产出指标", "质量指标", "合格率", "∽", "95", "%", "96%", "30", "30"},
        {"效益指标", "社会效益指标", "就业人数", "∽", "50", "人", "60", "20", "20"},
        {"总分", null, null, null, null, null, null, "90", "90"}
    };

    private static byte[] wordForm() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("自评表");
            for (int row = 0; row < FORM.length; row++) {
                XSSFRow cells = sheet.createRow(row);
                for (int column = 0; column < FORM[row].length; column++) {
                    if (FORM[row][column] != null) {
                        cells.createCell(column).setCellValue(FORM[row][column].toString());
                    }
                }
            }
            book.write(out);
            return FormFormat.DOCX.convert(out.toByteArray());
        }
    }

    @Test
    void aClerkReadsAWordFormAnswersOneQuestionAndKeepsTheNewSpellings() throws IOException {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        page.navigate("/forms");
        page.setInputFiles(
                "#form-file",
                new FilePayload(
                        "自评表.docx",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        wordForm()));
        page.selectOption("#form-scheme", "national-project");
        page.click("#form-upload button");

        // one question for three rows, and the column that was not read
        Locator question = page.locator("fieldset");
        assertThat(question).hasCount(1);
        assertThat(page.locator(".questions th[scope=row]")).containsText("D6、D7、D8");
        Locator unread = page.locator(".faults tr", new Page.LocatorOptions().setHasText("考核分值"));
        assertThat(unread).containsText("没有读取");
        ClerkWorkflowTest.shot(page, "form-questions");
        unread.locator("select").selectOption("权重");
        page.click("button[form=meanings]");

        assertThat(page.locator("#kept-lines + ul")).containsText("表头：指标表 / 权重 / 考核分值");
        page.locator("input[name='answer 表1!D6'][value='≥']").check();
        page.locator("form.questions button").click();
        assertThat(page.locator(".notice.good")).isVisible();
        ClerkWorkflowTest.shot(page, "form-read");

        page.locator("form[action*='/score'] button").click();
        assertThat(page.locator("main")).containsText("99.50");
        ClerkWorkflowTest.shot(page, "form-scored");
        page.goBack();

        // the answers become a draft of the dictionary, which is published
        page.locator("form[action*='/dictionary-lines'] button").click();
        assertThat(page.locator("table.versions tbody tr")).hasCount(2);
        ClerkWorkflowTest.shot(page, "form-dictionary");
        page.locator("table.versions tbody tr").first().locator("button").click();
        assertThat(page.locator("tr.now th")).containsText("2");

        // the same form needs no answer any more
        page.navigate("/forms");
        page.setInputFiles("#form-file", new FilePayload("自评表.docx", "application/octet-stream", wordForm()));
        page.selectOption("#form-scheme", "national-project");
        page.click("#form-upload button");
        assertThat(page.locator(".notice.good")).isVisible();
    }
}
