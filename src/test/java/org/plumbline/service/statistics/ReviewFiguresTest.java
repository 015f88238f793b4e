package org.plumbline.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reviewed evaluations are found by search and counted by scheme and body; one that was corrected does not count. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewFiguresTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REGION = "复核省/复核市/复核县";
    private static final String BODY = "复核统计试验局";

    @Autowired
    private ApiClient client;

    private String first;

    private static ObjectNode submission(String total) {
        ObjectNode submission = (ObjectNode)
                JSON.readTree(ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("made-review/submission.json")));
        ((ObjectNode) submission.get("subject")).put("name", BODY + " 供水项目").put("region", REGION);
        if (total == null) {
            submission.remove("review");
            submission.get("indicators").forEach(entry -> ((ObjectNode) entry).remove("review"));
        } else {
            ((ObjectNode) submission.get("review")).put("total", new BigDecimal(total));
        }
        return submission;
    }

    private String save(ObjectNode submission, String query) {
        Answer answer = client.postJson("/api/v1/evaluations" + query, JSON.writeValueAsBytes(submission));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode search(String query) {
        Answer answer = client.get("/api/v1/evaluations?subject=" + encode(BODY) + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @BeforeAll
    void saveEvaluations() {
        first = save(submission("89.33"), ""); // deviation 9.15
        save(submission("78.33"), ""); // 20.34
        save(submission(null), "");
        String mistaken = save(submission("10"), "");
        save(submission("98.33"), "?corrects=" + mistaken + "&reason=" + encode("复核总分录入有误")); // 0.00
    }

    @Test
    void evaluationsAreSearchedByTheirReviewAndItsDeviation() {
        assertThat(search("").get("total").asInt()).isEqualTo(5);
        assertThat(search("&reviewed=true").get("total").asInt()).isEqualTo(4);
        assertThat(search("&reviewed=true&deviationAbove=9.15").get("total").asInt())
                .isEqualTo(2);
        JsonNode near = search("&deviationAbove=9.14&grade=" + encode("优"));
        assertThat(near.get("total").asInt()).isEqualTo(3);
        assertThat(near.findValuesAsString("id")).contains(first);
        assertThat(search("&finding=REVIEW_TOTAL_MISMATCH&deviationAbove=50")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.get("/api/v1/evaluations?deviationAbove=viel").status())
                .isEqualTo(400);
        assertThat(client.get("/api/v1/evaluations?reviewed=ja").status()).isEqualTo(400);
    }

    @Test
    void theAverageDeviationAndTheDifferingReviewsAreCountedByBodyWithoutCorrectedEvaluations() {
        JsonNode row = client.get("/api/v1/statistics?table=reviews&region=" + encode(REGION))
                .json()
                .at("/tables/reviews/0");

        assertThat(row.get("scheme").asString()).isEqualTo("national-project");
        assertThat(row.get("body").asString()).isEqualTo(BODY);
        assertThat(row.get("evaluations").asInt()).isEqualTo(3);
        assertThat(row.get("averageDeviation").decimalValue()).isEqualByComparingTo("9.83"); // 29.49 ÷ 3
        assertThat(row.get("indicators").asInt()).isEqualTo(12);
        assertThat(row.get("differing").asInt()).isEqualTo(6);
    }

    @Test
    void aReviewedEvaluationReplaysEqualAndItsPageShowsTheReview() {
        assertThat(client.post("/api/v1/evaluations/" + first + "/replay", new byte[0])
                        .json()
                        .at("/identical")
                        .asBoolean())
                .isTrue();
        assertThat(client.get("/evaluations/" + first, "Accept-Language", "en").text())
                .contains(
                        "Review total",
                        "+9.15%",
                        "现场抽查，已安装 900 户",
                        "review score 27 (declared 30, by the rules 30.00)");
        assertThat(client.get("/evaluations/" + first).text()).contains("复核总分", "复核理由", "偏差率");
    }
}
