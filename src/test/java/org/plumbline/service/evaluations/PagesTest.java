package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages as a person without script uses them. */
@ServiceTest
class PagesTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    private ApiClient client;

    private String cookie;

    @Test
    void aScoreOfZeroIsShownAsANumber() {
        String submission = RenamedSamples.replaced(
                RenamedSamples.sample("dachang-2020-dept"), "(\"code\": \"d03\",\\s+\"actual\": )[^,]+,", "$1" + "0,");
        String id = RenamedSamples.keep(client, submission);
        assertThat(client.get("/evaluations/" + id).text())
                .contains("<td class=\"number\">0.00</td>")
                .doesNotContain("已评分");
    }

    @Test
    void theStartPageShowsSchemesAndSamples() {
        String page = client.get("/").text();
        assertThat(page)
                .contains("<html lang=\"zh\">")
                .contains("单用户模式")
                .contains("大厂回族自治县部门整体绩效自评")
                .contains("给自评表打分", "修改或核对评分规则", "查看评价和审核问题")
                .contains("评价此样例")
                .doesNotContain("SHA-256")
                .doesNotContain("??");
    }

    @Test
    void pagesShowEnglishAndRememberTheChoice() {
        Answer english = client.get("/?lang=en");
        assertThat(english.text())
                .contains("<html lang=\"en\">")
                .contains("Score this sample")
                .doesNotContain("??");
        assertThat(english.header("Set-Cookie")).contains("lang=en");
        assertThat(client.get("/evaluations", "Cookie", "lang=en").text()).contains("Stored evaluations");
        assertThat(client.get("/evaluations", "Accept-Language", "en").text()).contains("Stored evaluations");
    }

    @Test
    void aSampleIsScoredKeptAndReplayedByItsButtons() {
        Answer scored = press("/samples/dachang-2020-dept", client.get("/"));
        assertThat(scored.status()).isEqualTo(200);
        assertThat(scored.text())
                .contains("91.00")
                .contains("+5.50")
                .contains("支出进度率")
                .contains("出处：dachang-department.xlsx")
                .contains("RATE_RECOMPUTE")
                .contains("本次评价未保存")
                .doesNotContain("??");

        Answer keeping = press("/samples/dachang-2020-dept/evaluations", scored);
        assertThat(keeping.status()).isEqualTo(302);
        String address = keeping.header("Location");
        assertThat(address).startsWith("/evaluations/");

        Answer kept = client.get(address);
        assertThat(kept.text()).contains("复算").contains("/api/v1" + address).doesNotContain("本次评价未保存");
        assertThat(client.get(address + "/explanation.txt").text()).contains("规则得分：91.00 优");

        Answer replayed = press(address + "/replay", kept);
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.text()).contains("逐字节一致");
        assertThat(client.get("/evaluations").text()).contains(address).contains("大厂回族自治县医疗保障局");
    }

    /** Sends the form as the browser that got the page would. */
    private Answer press(String address, Answer page) {
        Matcher token = TOKEN.matcher(page.text());
        assertThat(token.find()).isTrue();
        // the last one is valid: a form that was sent has its token replaced
        for (String set : page.response().headers().allValues("Set-Cookie")) {
            cookie = set.startsWith("XSRF-TOKEN") ? set.split(";")[0] : cookie;
        }
        return client.form(
                address,
                "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8),
                "Cookie",
                cookie,
                "Accept",
                "text/html",
                "Origin",
                "http://localhost:" + client.port(),
                "Sec-Fetch-Site",
                "same-origin");
    }

    @Test
    void aRefusedSampleSaysWhy() {
        Answer refused = press("/samples/rejected-unknown-scheme", client.get("/"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("/scheme").contains("没有这个评价方案").doesNotContain("??");
    }

    @Test
    void anIncompleteEvaluationSaysWhatIsOpen() {
        Answer page = press("/samples/nanchang-2022-jingban", client.get("/"));
        assertThat(page.text()).contains("无法复算总分").contains("252.94").doesNotContain("??");
    }

    @Test
    void anUnknownAddressShowsAnErrorPage() {
        for (String address : new String[] {"/samples/none", "/evaluations/none"}) {
            Answer page = client.get(address, "Accept", "text/html");
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("没有找到");
        }
    }
}
