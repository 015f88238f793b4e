package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.TestWorkbook;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;

/** Which row, and why not more: of samples, and of a kept evaluation by the rules of its time. */
@ServiceTest
class InquiryPagesTest {

    private static final Pattern HELD = Pattern.compile("<td id=\"([^\"]+)\" tabindex=\"-1\" class=\"role held\">");
    private static final Pattern SAID = Pattern.compile("<td id=\"([^\"]+)\" tabindex=\"-1\" class=\"role said\">");

    @Autowired
    private ApiClient client;

    private String page(String address) {
        String page = client.get(address, "Accept", "text/html").text();
        assertThat(page).doesNotContain("??");
        return page;
    }

    private String linkOf(String evaluation, String rule) {
        Matcher link = Pattern.compile("href=\"([^\"]+/steps/\\d+)\"[^>]*>查看规则 " + rule + "<")
                .matcher(page(evaluation));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void theRowThatDecidedHasItsCellsMarkedAndNoOtherRowHas() {
        String step = page(linkOf("/samples/dachang-2020-dept", "BK-003"));
        assertThat(step)
                .contains("每差 1 个百分点扣权重的 10%")
                .contains("href=\"/samples/dachang-2020-dept#i-")
                .contains("满足的条件")
                .contains("BK-001");
        assertThat(HELD.matcher(step).results().map(cell -> cell.group(1))).containsExactly("扣分-每步扣分-B10");
        assertThat(SAID.matcher(step).results().map(cell -> cell.group(1)))
                .hasSizeGreaterThan(5)
                .allMatch(cell -> cell.matches("扣分-每步扣分-[C-J]10"));
    }

    @Test
    void aBandsBoundsAreMarkedAsConditions() {
        String step = page(linkOf("/samples/dachang-2020-dept", "DJ-01"));
        assertThat(HELD.matcher(step).results()).isNotEmpty();
        assertThat(step).contains("总分 91.00 → 等级 优");
    }

    @Test
    void everyLinkOfASamplesPageLeadsToItsRow() {
        for (String sample : new String[] {"dachang-2020-dept", "nanchang-2022-jingban", "made-checkpoints"}) {
            Matcher links =
                    Pattern.compile("href=\"(/samples/[^\"]+/steps/\\d+)\"").matcher(page("/samples/" + sample));
            int found = 0;
            while (links.find()) {
                assertThat(client.get(links.group(1), "Accept", "text/html").status())
                        .as(links.group(1))
                        .isEqualTo(200);
                found++;
            }
            assertThat(found).isPositive();
        }
    }

    @Test
    void aStepWithoutARowIsNotFound() {
        for (String step : new String[] {"0", "99999", "1x", "-1"}) {
            assertThat(client.get("/samples/dachang-2020-dept/steps/" + step, "Accept", "text/html")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(client.get("/samples/none/why-not", "Accept", "text/html").status())
                .isEqualTo(404);
    }

    @Test
    void whyNotTellsNearRowsGainsAndTheNextGrade() {
        assertThat(page("/samples/made-wan-yuan/why-not"))
                .contains("差一个条件就会适用的规则")
                .contains("出处：")
                .contains("href=\"/rule-sets/");
        assertThat(page("/samples/made-grade-mismatch/why-not"))
                .contains("距“优”（≥ 90）差 2.00 分；最少改动 1 项可达到")
                .contains("能多得分的最近取值");
        assertThat(client.get("/samples/dachang-2020-dept/why-not?lang=en").text())
                .contains("actual 96% (95.4% + 0.6 percent points): score 2.40/4, 0.40 more.")
                .doesNotContain("??");
    }

    @Test
    void aKeptEvaluationIsHeldAgainstTheRulesOfItsTime() {
        publish(DemoScheme.workbook("demo-inquiry", 2));
        String id = client.postJson("/api/v1/evaluations", DemoScheme.submission("demo-inquiry", 2020))
                .json()
                .at("/id")
                .asString();
        String then = client.get("/api/v1/evaluations/" + id + "/why-not").text();
        String row = page(linkOf("/evaluations/" + id, "BK-1"));
        publish(DemoScheme.workbook("demo-inquiry", 4));
        assertThat(client.get("/api/v1/evaluations/" + id + "/why-not").text())
                .isEqualTo(then)
                .contains("得 92.00/100 分，多得 2.00 分");
        assertThat(page("/evaluations/" + id + "/why-not")).contains("得 92.00/100 分，多得 2.00 分");
        assertThat(page(linkOf("/evaluations/" + id, "BK-1")))
                .contains("演示方案 第 1 版")
                .isEqualTo(row);
    }

    @Test
    void theRuleOfAStepIsShownWithTheTextOfTheArticleThatItCites() {
        publish(TestWorkbook.workbook()
                .setting("方案编号", "demo-basis")
                .table(
                        TestWorkbook.BANDS,
                        "BAND",
                        List.of("评分办法", "得分", "依据"),
                        List.of(TestWorkbook.row("区间", 80, "BF-8")))
                .basis("BF-8", "条款", "第八条", "原文", "得分按区间确定", "施行日期", "2020-02-25", "核对状态", "待核")
                .bytes());
        String id = client.postJson(
                        "/api/v1/evaluations",
                        """
                        {"scheme": "demo-basis", "fiscalYear": 2020, "indicators": [{"code": "x1", "actual": 85}]}"""
                                .getBytes(StandardCharsets.UTF_8))
                .json()
                .at("/id")
                .asString();
        assertThat(client.get("/evaluations/" + id + "/steps/1").text())
                .contains("id=\"basis\"")
                .contains("某办法 第八条（待核）")
                .contains("有效期：2020-02-25 至")
                .contains("得分按区间确定")
                .doesNotContain("??");
        assertThat(client.get("/api/v1/evaluations/" + id + "/explanation", "Accept", "text/html")
                        .text())
                .contains("某办法 第八条（待核）")
                .contains("得分按区间确定");
    }

    private void publish(byte[] workbook) {
        long id = client.upload("/api/v1/rule-sets", "demo-inquiry.xlsx", workbook)
                .json()
                .at("/ruleSet/id")
                .asLong();
        byte[] reason = "{\"reason\": \"演示\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(client.postJson("/api/v1/rule-sets/" + id + "/publication", reason)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theHtmlDocumentStandsByItself() {
        String id = client.postJson(
                        "/api/v1/evaluations",
                        ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json")))
                .json()
                .at("/id")
                .asString();
        ApiClient.Answer answer = client.get("/api/v1/evaluations/" + id + "/explanation", "Accept", "text/html");
        assertThat(answer.text())
                .contains("<style>")
                .contains(".figures")
                .doesNotContain("<link")
                .doesNotContain("<script")
                .doesNotContainPattern("(href|src)=\"[^#]");
        assertThat(answer.header("Content-Security-Policy")).contains("style-src 'sha256-");
    }
}
