package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Two kept evaluations side by side. */
@ServiceTest
class ComparisonsTest {

    @Autowired
    private ApiClient client;

    private final String body = "某县医疗保障局" + UUID.randomUUID();

    private JsonNode compared(String left, String right) {
        Answer answer = client.get("/api/v1/evaluations/" + left + "/comparison?with=" + right);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode indicator(JsonNode compared, String code) {
        for (JsonNode each : compared.at("/indicators")) {
            if (each.at("/code").asString().equals(code)) {
                return each;
            }
        }
        throw new AssertionError(code);
    }

    private String better() {
        return RenamedSamples.keep(
                client,
                RenamedSamples.replaced(
                        RenamedSamples.named("dachang-2020-dept", body),
                        "(\"code\": \"d03\",\\s+\"actual\": )95.4",
                        "$1100"));
    }

    @Test
    void aComparisonNamesTheRowBehindADifference() {
        String before = RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", body));
        JsonNode it = compared(before, better());
        assertThat(it.at("/declared").asBoolean()).isFalse();
        assertThat(it.at("/sameRuleSet").asBoolean()).isTrue();
        assertThat(it.at("/difference").decimalValue()).isEqualByComparingTo("2");
        JsonNode d03 = indicator(it, "d03");
        assertThat(d03.at("/score/left").decimalValue()).isEqualByComparingTo("2");
        assertThat(d03.at("/score/right").decimalValue()).isEqualByComparingTo("4");
        assertThat(d03.at("/steps/0/points/difference").decimalValue()).isEqualByComparingTo("2");
        assertThat(d03.at("/steps/0/left/0").asString()).contains("BK-003").contains("5 步");
        assertThat(d03.at("/steps/0/right/0").asString()).contains("BK-003");
        BigDecimal sum = it.at("/rest/score/difference").decimalValue();
        for (JsonNode each : it.at("/indicators")) {
            sum = sum.add(each.at("/score/difference").decimalValue());
        }
        assertThat(sum).isEqualByComparingTo("2");
        assertThat(it.at("/onlyRight").toString()).contains("SCORE_RULE_MISMATCH");
    }

    @Test
    void aComparisonWithoutOtherUsesTheDeclaredScores() {
        String id = RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", body));
        JsonNode it = client.get("/api/v1/evaluations/" + id + "/comparison").json();
        assertThat(it.at("/declared").asBoolean()).isTrue();
        assertThat(it.at("/difference").decimalValue()).isEqualByComparingTo("5.5");
        assertThat(it.at("/right/total").decimalValue()).isEqualByComparingTo("96.5");
    }

    @Test
    void evaluationsWithoutTotalAreComparedByIndicator() {
        String early = RenamedSamples.keep(client, RenamedSamples.named("dongchuan-2020-canbao", body));
        String late = RenamedSamples.keep(client, RenamedSamples.named("dongchuan-2022-lixiu", body));
        JsonNode it = compared(early, late);
        assertThat(it.has("difference")).isFalse();
        assertThat(it.at("/sum").has("difference")).isFalse();
        assertThat(it.at("/onlyRight").toString()).contains("EXTERNAL_CAUSE_CLAIMED");
    }

    @Test
    void theComparisonPageOffersOtherEvaluationsOfTheSubject() {
        String before = RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", body));
        String after = better();
        assertThat(client.get("/evaluations/" + before).text()).contains("/evaluations/" + before + "/compare");
        String alone = client.get("/evaluations/" + before + "/compare").text();
        assertThat(alone).contains("value=\"" + after + "\"").contains("96.5").doesNotContain("??");
        String both =
                client.get("/evaluations/" + before + "/compare?with=" + after).text();
        assertThat(both).contains("+2.00").contains("BK-003").contains("左右对调").doesNotContain("??");
        String english = client.get("/evaluations/" + before + "/compare?lang=en&with=" + after)
                .text();
        assertThat(english).contains("Where the difference comes from").doesNotContain("??");
    }

    @Test
    void twoEvaluationsTickedInTheListAreCompared() {
        String before = RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", body));
        String after = better();
        Answer ticked = client.get("/evaluations/compare?id=" + after + "&id=" + before);
        assertThat(ticked.status()).isEqualTo(302);
        assertThat(ticked.header("Location")).isEqualTo("/evaluations/" + before + "/compare?with=" + after);
        assertThat(client.get("/evaluations").text()).contains("name=\"id\" value=\"" + after + "\"");
        Answer one = client.get("/evaluations/compare?id=" + after, "Accept", "text/html");
        assertThat(one.status()).isEqualTo(400);
        assertThat(one.text()).contains("id");
        assertThat(client.get("/evaluations/compare").status()).isEqualTo(400);
        assertThat(client.get("/evaluations/compare?id=x&id=y").status()).isEqualTo(404);
    }

    @Test
    void anUnknownEvaluationCannotBeCompared() {
        String id = RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", body));
        assertThat(client.get("/api/v1/evaluations/" + UUID.randomUUID() + "/comparison")
                        .status())
                .isEqualTo(404);
        assertThat(client.get("/api/v1/evaluations/" + id + "/comparison?with=x")
                        .status())
                .isEqualTo(404);
    }
}
