package org.plumbline.service.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A draft tried over the API: its points and curves, beside the rules in force, and nothing of it saved. */
@ServiceTest
class TryOutApiTest {

    private static final String SCORE = "/api/v1/score";
    private static final String CURVE = "/api/v1/score/curve?indicator=a1";

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);
    private final byte[] submission = DemoScheme.submission(scheme, 2021);
    private JsonNode draft;

    /** A version in force that takes 2 points a step, and a draft that takes 4. */
    @BeforeEach
    void publishOneVersionAndUploadADraft() {
        JsonNode first = upload(DemoScheme.workbook(scheme, 2));
        assertThat(client.postJson(
                                "/api/v1/rule-sets/" + first.at("/id").asLong() + "/publication",
                                "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        draft = upload(DemoScheme.workbook(scheme, 4));
    }

    private JsonNode upload(byte[] workbook) {
        Answer answer = client.upload("/api/v1/rule-sets", scheme + ".xlsx", workbook);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().at("/ruleSet");
    }

    private String draftName() {
        return draft.at("/version").asString();
    }

    private long countSaved() {
        return jdbc.sql("select count(*) from evaluation where scheme = ?")
                .param(scheme)
                .query(Long.class)
                .single();
    }

    @Test
    void aDraftScoresBesideTheVersionInForceAndNamesItsState() {
        Answer inForce = client.postJson(SCORE, submission);
        assertThat(inForce.json().at("/total").decimalValue()).isEqualByComparingTo("90");
        assertThat(inForce.json().at("/ruleSet").has("state")).isFalse();
        for (String name : new String[] {draftName(), draft.at("/sha256").asString()}) {
            Answer tried = client.postJson(SCORE + "?whyNot=true&ruleSet=" + name, submission);
            assertThat(tried.status()).isEqualTo(200);
            assertThat(tried.json().at("/total").decimalValue()).isEqualByComparingTo("80");
            assertThat(tried.json().at("/ruleSet/state").asString()).isEqualTo("DRAFT");
            assertThat(tried.json().at("/ruleSet/version").asString()).isEqualTo(draftName());
            assertThat(tried.json().at("/whyNot/indicators").size()).isEqualTo(1);
        }
        assertThat(countSaved()).isZero();
    }

    @Test
    void aResultByADraftCanBeSavedByNoRequest() {
        byte[] line = new String(submission, StandardCharsets.UTF_8)
                .replace("\n", " ")
                .getBytes(StandardCharsets.UTF_8);
        Answer saved = client.postJson("/api/v1/evaluations?ruleSet=" + draftName(), submission);
        assertThat(saved.status()).isEqualTo(422);
        assertThat(saved.json().at("/type").asString()).endsWith("no-such-version");
        Answer batch =
                client.post("/api/v1/batches?ruleSet=" + draftName(), line, "Content-Type", "application/x-ndjson");
        assertThat(batch.text()).contains("no-such-version");
        assertThat(countSaved()).isZero();
    }

    @Test
    void aDraftOfASchemeWithoutAPublishedVersionScoresToo() {
        String other = scheme + "-new";
        client.upload("/api/v1/rule-sets", other + ".xlsx", DemoScheme.workbook(other, 3));
        Answer tried = client.postJson(SCORE + "?ruleSet=1", DemoScheme.submission(other, 2021));
        assertThat(tried.json().at("/total").decimalValue()).isEqualByComparingTo("85");
        assertThat(client.postJson(SCORE, DemoScheme.submission(other, 2021)).status())
                .isEqualTo(422);
        assertThat(client.postJson(SCORE + "?ruleSet=1", DemoScheme.submission(other, 2030))
                        .status())
                .as("a year that the draft does not cover")
                .isEqualTo(422);
    }

    @Test
    void theCurveOfADraftHasTheScoreOfEveryValue() {
        JsonNode answer =
                client.postJson(CURVE + "&ruleSet=" + draftName(), submission).json();
        assertThat(answer.at("/ruleSet/state").asString()).isEqualTo("DRAFT");
        JsonNode curve = answer.at("/curve");
        assertThat(curve.at("/complete").asBoolean()).isTrue();
        assertThat(curve.at("/actual").decimalValue()).isEqualByComparingTo("95");
        assertThat(scoreAt(curve, "75")).isEqualByComparingTo("0");
        assertThat(scoreAt(curve, "95")).isEqualByComparingTo("80");
        assertThat(scoreAt(curve, "100")).isEqualByComparingTo("100");
        assertThat(scoreAt(curve, "110")).isEqualByComparingTo("100");
        JsonNode inForce = client.postJson(CURVE, submission).json().at("/curve");
        assertThat(scoreAt(inForce, "95")).isEqualByComparingTo("90");
        assertThat(countSaved()).isZero();
    }

    private static BigDecimal scoreAt(JsonNode curve, String value) {
        BigDecimal actual = new BigDecimal(value);
        return StreamSupport.stream(curve.at("/segments").spliterator(), false)
                .filter(each -> each.at("/from").decimalValue().compareTo(actual) <= 0
                        && actual.compareTo(each.at("/to").decimalValue()) <= 0)
                .map(each -> each.at("/score").decimalValue())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onePointHasItsSentencesTotalAndGrade() {
        JsonNode point = client.postJson(CURVE + "&at=97.5&lang=en&ruleSet=" + draftName(), submission)
                .json()
                .at("/point");
        assertThat(point.at("/score").decimalValue()).isEqualByComparingTo("88");
        assertThat(point.at("/rules/0").asString()).isEqualTo("BK-1");
        assertThat(point.at("/sentences/0").asString()).contains("97.5%").contains("3 steps");
        assertThat(point.at("/total").decimalValue()).isEqualByComparingTo("88");
        assertThat(point.at("/grade").asString()).isEqualTo("良");
    }

    @Test
    void aWrongParameterIsNamedWithWhatIsExpected() {
        Answer unknown = client.postJson("/api/v1/score/curve?indicator=zz", submission);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/parameter").asString()).isEqualTo("indicator");
        assertThat(unknown.json().at("/expected").asString()).isEqualTo("a1");
        assertThat(client.postJson("/api/v1/score/curve", submission).status()).isEqualTo(400);
        assertThat(client.postJson(CURVE + "&at=1e3", submission)
                        .json()
                        .at("/parameter")
                        .asString())
                .isEqualTo("at");
        assertThat(client.postJson(CURVE + "&ruleSet=99", submission).status()).isEqualTo(422);
    }
}
