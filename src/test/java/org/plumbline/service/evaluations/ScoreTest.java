package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ScoreTest {

    private static final byte[] DACHANG =
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));

    @Autowired
    private ApiClient client;

    @Test
    void dachangGetsWhatItsOwnRulesGive() {
        Answer answer = client.postJson("/api/v1/score", DACHANG);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        JsonNode evaluation = answer.json();
        assertThat(evaluation.at("/total").decimalValue()).isEqualTo("91.00");
        assertThat(evaluation.at("/grade").asString()).isEqualTo("优");
        assertThat(evaluation.at("/declared/total").decimalValue()).isEqualTo("96.5");
        assertThat(evaluation.at("/difference").decimalValue()).isEqualTo("5.50");
        assertThat(evaluation.at("/ruleSet/version").asInt()).isEqualTo(1);
        assertThat(evaluation.has("id")).isFalse();
        JsonNode step = step(evaluation, "d03");
        assertThat(step.at("/points").decimalValue()).isEqualTo("-2.00");
        assertThat(step.at("/rule/file").asString()).isEqualTo("dachang-department.xlsx");
        assertThat(step.at("/rule/row").asInt()).isPositive();
        assertThat(step.at("/text").asString()).contains("支出进度率");
    }

    private static JsonNode step(JsonNode evaluation, String indicator) {
        for (JsonNode step : evaluation.at("/trace")) {
            if (step.at("/indicator").asString().equals(indicator)) {
                return step;
            }
        }
        throw new AssertionError("no step for " + indicator);
    }

    @Test
    void theTraceCanBeShortOrLeftOut() {
        JsonNode steps = client.postJson("/api/v1/score?trace=steps", DACHANG).json();
        assertThat(steps.at("/trace").size()).isPositive();
        assertThat(steps.at("/trace/0").has("read")).isFalse();
        assertThat(steps.at("/trace/0").has("text")).isFalse();
        assertThat(client.postJson("/api/v1/score?trace=none", DACHANG).json().has("trace"))
                .isFalse();
    }

    @Test
    void sentencesComeInTheLanguageAskedFor() {
        String english = client.postJson("/api/v1/score?lang=en", DACHANG).text();
        assertThat(english).contains("Written at: dachang-department.xlsx").doesNotContain("出处：");
    }

    @Test
    void whatWouldHaveHelpedIsAddedOnRequestOnly() {
        Answer answer = client.postJson("/api/v1/score?whyNot=true", DACHANG);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode d03 = answer.json().at("/whyNot/indicators/1");
        assertThat(d03.at("/indicator").asString()).isEqualTo("d03");
        assertThat(d03.at("/suggestions/0/actual").decimalValue()).isEqualByComparingTo("96");
        assertThat(d03.at("/suggestions/0/gain").decimalValue()).isEqualByComparingTo("0.40");
        assertThat(d03.at("/suggestions/0/text").asString()).contains("比 95.4% 高 0.6 个百分点", "多得 0.40 分");
        assertThat(answer.json().at("/whyNot/grade/none").asString()).isEqualTo("TOP");

        String plain = client.postJson("/api/v1/score", DACHANG).text();
        assertThat(plain).doesNotContain("whyNot");
        assertThat(client.postJson("/api/v1/score?whyNot=false", DACHANG).text())
                .isEqualTo(plain);
        assertThat(answer.text()).startsWith(plain.substring(0, plain.length() - 1) + ",\"whyNot\":");

        assertThat(client.postJson("/api/v1/score?whyNot=true&lang=en", DACHANG).text())
                .contains("0.40 more.")
                .doesNotContain("多得");
        assertThat(client.postJson("/api/v1/score?whyNot=maybe", DACHANG).status())
                .isEqualTo(400);
    }
}
