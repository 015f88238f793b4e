package org.plumbline.service.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of a try-out as a person without script sees it. */
@ServiceTest
class TryOutPageTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    private TestBrowser browser;
    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);
    private String evaluation;
    private String page;

    @BeforeEach
    void oneSavedEvaluationAndADraft() {
        browser = new TestBrowser(client);
        String first = upload(DemoScheme.workbook(scheme, 2));
        assertThat(client.postJson("/api/v1" + first + "/publication", "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        evaluation = client.postJson("/api/v1/evaluations", DemoScheme.submission(scheme, 2021))
                .json()
                .at("/id")
                .asString();
        page = upload(DemoScheme.workbook(scheme, 4)) + "/try-out";
    }

    private String upload(byte[] workbook) {
        Answer answer = client.upload("/api/v1/rule-sets", "rules.xlsx", workbook);
        assertThat(answer.status()).isIn(200, 201);
        return "/rule-sets/" + answer.json().at("/ruleSet/id").asLong();
    }

    private long countSaved() {
        return jdbc.sql("select count(*) from evaluation").query(Long.class).single();
    }

    /** The text of a page without tags, with single blanks. */
    private static String text(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("??").doesNotContain(" style=");
        return answer.text().replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void theNewestSavedEvaluationIsTriedBesideTheVersionInForce() {
        assertThat(browser.get(page.replace("/try-out", "")).text())
                .contains(page)
                .contains("试评");
        String zh = text(browser.get(page));
        assertThat(zh)
                .contains("总分 90.00 80.00 −10.00")
                .contains("等级 优 良 改变")
                .contains("每差 1 个百分点扣权重的 2%")
                .contains("每差 1 个百分点扣权重的 4%")
                .contains("为什么没有得更多分")
                .contains("不同");
        String en = text(browser.get(page + "?lang=en&evaluation=" + evaluation));
        assertThat(en)
                .contains("In force: version 1")
                .contains("This: version 2")
                .contains("80.00");
    }

    @Test
    void typedFiguresAreTriedAndNothingIsSaved() {
        long before = countSaved();
        browser.get(page);
        String tried = text(browser.post(
                page, "evaluation", evaluation, "sample", "", "actual.a1", "97.5%", "declared.a1", "100", "total", ""));
        assertThat(tried).contains("总分 94.00 88.00 −6.00").contains("实际 97.5%");
        assertThat(countSaved()).isEqualTo(before);
    }

    @Test
    void aSchemeWithoutDataBeginsWithAnEmptyFormThatStaysEmpty() {
        String other = scheme + "-new";
        String empty = upload(DemoScheme.workbook(other, 2)) + "/try-out";
        assertThat(text(browser.get(empty))).contains("空白表").contains("没有可以对照的其他现行版本");
        assertThat(text(browser.post(empty, "sample", "", "evaluation", "", "actual.a1", "99")))
                .contains("空白表")
                .contains("总分 98.00");
    }

    @Test
    void aFigureThatIsNoNumberStaysInItsFieldAndIsNamed() {
        browser.get(page);
        Answer answer = browser.post(page, "evaluation", evaluation, "actual.a1", "96", "declared.a1", "十分");
        assertThat(text(answer))
                .contains("不能评分")
                .contains("/indicators/a1/declaredScore")
                .contains("应为数字");
        assertThat(answer.text()).contains("value=\"十分\"").contains("value=\"96\"");
    }

    @Test
    void theCurveIsATableWithTheScoresOfBothVersionsAtOneValue() {
        browser.get(page);
        Answer answer =
                browser.post(page, "evaluation", evaluation, "actual.a1", "95", "indicator", "a1", "at.a1", "99");
        assertThat(text(answer))
                .contains("得分曲线 · 完成率")
                .contains("得分 98.00 96.00")
                .contains("100 – 120 100.00 BK-1");
        assertThat(answer.text())
                .contains("/webjars/echarts/")
                .contains("/curve.js")
                .contains("data-curve=\"{");
        assertThat(browser.get(page).text()).doesNotContain("echarts");
    }

    @Test
    void aMissingActualValueHasACurveWithoutAPointOfItsOwn() {
        browser.get(page);
        Answer answer = browser.post(page, "evaluation", evaluation, "actual.a1", "", "indicator", "a1");
        assertThat(text(answer)).contains("得分 100.00 100.00");
        assertThat(answer.text()).doesNotContain("&quot;actual&quot;");
    }

    @Test
    void aSampleOfAnotherYearIsTriedAsOfTheNearestYearOfTheVersion() {
        String later = upload(EditedWorkbook.dachang(book -> {
            EditedWorkbook.setting(book, "年度起").setCellValue(2021);
            EditedWorkbook.setting(book, "年度止").setCellValue(2022);
        }));
        assertThat(text(browser.get(later + "/try-out?sample=dachang-2020-dept")))
                .contains("年度 2020 2021")
                .contains("总分 91.00 91.00 0.00");
    }

    @Test
    void findingsGainedAndLostAreListed() {
        String other = upload(EditedWorkbook.dachang(
                book -> EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "每步扣").setCellValue(25)));
        assertThat(text(browser.get(other + "/try-out?sample=dachang-2020-dept")))
                .contains("总分 91.00 82.00 −9.00")
                .contains("本版新增")
                .contains("SCORE_RULE_MISMATCH");
    }

    @Test
    void anotherSchemesDataAndUnknownNamesAreRejected() {
        assertThat(browser.get(page + "?sample=dachang-2020-dept").status()).isEqualTo(400);
        assertThat(browser.get(page + "?sample=none").status()).isEqualTo(404);
        assertThat(browser.get(page + "?evaluation=none").status()).isEqualTo(404);
        assertThat(browser.get(page + "?indicator=a1&at=x").status()).isEqualTo(400);
        assertThat(browser.get("/rule-sets/0/try-out").status()).isEqualTo(404);
        assertThat(text(browser.get(page + "?indicator=zz"))).contains("没有这个指标");
    }
}
