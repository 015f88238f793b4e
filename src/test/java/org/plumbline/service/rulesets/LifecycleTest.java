package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A version's way through the API, where one person is alone with the service. */
@ServiceTest
class LifecycleTest {

    @Autowired
    private ApiClient client;

    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);

    private Answer upload(byte[] workbook) {
        return client.upload("/api/v1/rule-sets", scheme + ".xlsx", workbook);
    }

    private long draft(Object costs) {
        Answer answer = upload(DemoScheme.workbook(scheme, costs));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/ruleSet/state").asString()).isEqualTo("DRAFT");
        return answer.json().at("/ruleSet/id").asLong();
    }

    private Answer step(long id, String step, String reason) {
        return client.postJson(
                "/api/v1/rule-sets/" + id + "/" + step,
                "{\"reason\": \"%s\"}".formatted(reason).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode publish(long id, String reason) {
        Answer answer = step(id, "publication", reason);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/ruleSet");
    }

    private JsonNode score(int year) {
        return client.postJson("/api/v1/score?trace=none", DemoScheme.submission(scheme, year))
                .json();
    }

    private BigDecimal total(int year) {
        return score(year).at("/total").decimalValue();
    }

    @Test
    void anUploadScoresOnceItIsPublishedAndAnEarlierVersionComesBackInOneStep() {
        long first = draft(2);
        assertThat(score(2020).at("/type").asString()).isEqualTo("urn:plumbline:problem:submission-rejected");
        assertThat(publish(first, "").at("/state").asString()).isEqualTo("PUBLISHED");
        assertThat(total(2020)).isEqualByComparingTo("90");

        long second = draft(4);
        assertThat(total(2020)).as("a draft rules nothing").isEqualByComparingTo("90");
        publish(second, "按新办法");
        assertThat(total(2020)).isEqualByComparingTo("80");

        JsonNode back = publish(first, "新办法有误");
        assertThat(back.at("/version").asInt()).isEqualTo(3);
        assertThat(back.at("/origin").asString()).isEqualTo("EARLIER");
        assertThat(back.at("/workbookSha256"))
                .isEqualTo(client.get("/api/v1/rule-sets/" + first).json().at("/ruleSet/workbookSha256"));
        assertThat(total(2020)).isEqualByComparingTo("90");
    }

    @Test
    void theLatestPublicationIsInForceWhateverItsNumber() {
        long first = draft(2);
        long second = draft(4);
        publish(second, "");
        publish(first, "");
        assertThat(total(2020)).isEqualByComparingTo("90");
        JsonNode versions =
                client.get("/api/v1/rule-sets?scheme=" + scheme).json().at("/ruleSets");
        assertThat(versions.at("/0/id").asLong()).isEqualTo(second);
        assertThat(versions.at("/0/inForce")).isEmpty();
        assertThat(versions.at("/1/inForce/0/from").asInt()).isEqualTo(2020);
    }

    @Test
    void aSubmissionIsScoredByTheRulesOfItsYear() {
        publish(
                upload(DemoScheme.workbook(scheme, 2020, 2020, 2))
                        .json()
                        .at("/ruleSet/id")
                        .asLong(),
                "");
        publish(
                upload(DemoScheme.workbook(scheme, 2021, 2025, 4))
                        .json()
                        .at("/ruleSet/id")
                        .asLong(),
                "");
        assertThat(total(2020)).isEqualByComparingTo("90");
        assertThat(total(2021)).isEqualByComparingTo("80");
    }

    @Test
    void bytesAlreadyKnownAreTheVersionThatHasThem() {
        long id = draft(2);
        Answer again = upload(DemoScheme.workbook(scheme, 2));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/ruleSet/id").asLong()).isEqualTo(id);
    }

    @Test
    void theFilesNameIsTheSchemesWhateverTheSenderCallsIt() {
        Answer answer = client.upload("/api/v1/rule-sets", "大厂 规则(1).xlsx", DemoScheme.workbook(scheme, 2));
        assertThat(answer.json().at("/ruleSet/file").asString()).isEqualTo(scheme + ".xlsx");
        publish(answer.json().at("/ruleSet/id").asLong(), "");
        assertThat(client.postJson("/api/v1/score", DemoScheme.submission(scheme, 2020))
                        .json()
                        .findValues("file"))
                .isNotEmpty()
                .allMatch(file -> !file.asString().contains("大厂"));
    }

    @Test
    void aBadWorkbookIsRefusedWithEveryProblemAndCanBeFetchedMarked() {
        Answer answer = upload(DemoScheme.workbook(scheme, "十"));
        assertThat(answer.status()).isEqualTo(422);
        JsonNode error = answer.json().at("/errors/0");
        assertThat(error.at("/code").asString()).isEqualTo("NOT_A_NUMBER");
        assertThat(error.at("/sheet").asString()).isEqualTo("扣分-每步扣分");
        assertThat(error.at("/cell").asString()).matches("[A-Z]+\\d+");
        assertThat(error.at("/found").asString()).isEqualTo("十");
        Answer marked = client.get(answer.json().at("/annotated").asString());
        assertThat(marked.status()).isEqualTo(200);
        assertThat(marked.response().body()).startsWith('P', 'K');
        assertThat(client.get("/api/v1/rule-sets?scheme=" + scheme).json().at("/ruleSets"))
                .isEmpty();
    }

    @Test
    void eachStepIsRecordedAndOutOfTurnItIsRefused() {
        long id = draft(2);
        assertThat(step(id, "approval", " ").json().at("/type").asString())
                .isEqualTo("urn:plumbline:problem:reason-missing");
        assertThat(step(id, "approval", "核对无误").status()).isEqualTo(200);
        Answer twice = step(id, "approval", "再来");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.json().at("/detail").asString()).contains("已批准").contains("草稿");
        publish(id, "");
        assertThat(step(id, "retirement", "停用").json().at("/ruleSet/state").asString())
                .isEqualTo("RETIRED");
        assertThat(score(2020).at("/status").asInt()).isEqualTo(422);
        assertThat(client.get("/api/v1/rule-sets/" + id).json().at("/events").findValuesAsString("kind"))
                .containsExactly("UPLOADED", "APPROVED", "PUBLISHED", "RETIRED");
    }

    @Test
    void theWorkbookComesBackByteForByte() {
        byte[] workbook = DemoScheme.workbook(scheme, 2);
        long id = upload(workbook).json().at("/ruleSet/id").asLong();
        Answer answer = client.get("/api/v1/rule-sets/" + id + "/workbook");
        assertThat(answer.response().body()).isEqualTo(workbook);
        assertThat(answer.header("Content-Disposition")).contains(scheme + ".xlsx");
    }

    @Test
    void twoVersionsDifferByRowAndColumn() {
        long first = draft(2);
        long second = draft(4);
        JsonNode diff = client.get("/api/v1/rule-sets/" + second + "/diff?against=" + first)
                .json();
        JsonNode change = diff.at("/sheets/0/changes/0");
        assertThat(change.at("/key").asString()).isEqualTo("BK-1");
        assertThat(change.at("/column").asString()).isEqualTo("每步扣");
        assertThat(change.at("/before").asString()).isEqualTo("2");
        assertThat(change.at("/after").asString()).isEqualTo("4");
        assertThat(diff.at("/text").size()).isEqualTo(1);
        assertThat(diff.at("/text/0").asString()).contains("扣分-每步扣分").contains("2 → 4（权重%）");
        assertThat(client.get("/api/v1/rule-sets/" + first + "/diff?against=" + first)
                        .json()
                        .at("/text"))
                .isEmpty();
    }

    @Test
    void theAnnotatedWorkbookScoresAsTheUploadedOneDoes() {
        long id = draft(2);
        Answer annotated = client.get("/api/v1/rule-sets/" + id + "/workbook?annotated=true");
        assertThat(annotated.status()).isEqualTo(200);
        long again =
                upload(annotated.response().body()).json().at("/ruleSet/id").asLong();
        assertThat(again).isNotEqualTo(id);
        assertThat(client.get("/api/v1/rule-sets/" + again + "/diff?against=" + id)
                        .json()
                        .at("/text"))
                .isEmpty();
    }

    @Test
    void aFailingTestBlocksPublicationAndIsReportedAtItsCell() {
        long id = upload(DemoScheme.tested(scheme, 2, 91))
                .json()
                .at("/ruleSet/id")
                .asLong();
        Answer refused = step(id, "publication", "试试");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:tests-fail");
        assertThat(step(id, "approval", "试试").status()).isEqualTo(409);
        JsonNode failure = client.get("/api/v1/rule-sets/" + id).json().at("/failures/0");
        assertThat(failure.at("/sheet").asString()).isEqualTo("测试");
        assertThat(failure.at("/cell").asString()).matches("[A-Z]+\\d+");
        assertThat(failure.at("/found").asString()).as("what the cell holds").isEqualTo("91.00");
        assertThat(failure.at("/expected").asString()).as("what came out").contains("90.00");
        publish(
                upload(DemoScheme.tested(scheme, 2, 90))
                        .json()
                        .at("/ruleSet/id")
                        .asLong(),
                "");
    }

    @Test
    void aVersionWithoutTheTestsOfTheOneBeforeIsWarnedOfAndAsksForAReason() {
        publish(
                upload(DemoScheme.tested(scheme, 2, 90))
                        .json()
                        .at("/ruleSet/id")
                        .asLong(),
                "");

        Answer untested = upload(DemoScheme.workbook(scheme, 2));

        assertThat(untested.json().at("/warnings/0/code").asString()).isEqualTo("TESTS_GONE");
        assertThat(untested.json().at("/warnings/0/sheet").asString()).isEqualTo("测试");
        long id = untested.json().at("/ruleSet/id").asLong();
        assertThat(step(id, "publication", "").status()).isEqualTo(422);
        publish(id, "测试另行进行");
    }

    @Test
    void aFileThatNothingCanBeWrittenIntoIsNoErrorOfOurs() {
        long id = upload(EditedWorkbook.withoutUsableView())
                .json()
                .at("/ruleSet/id")
                .asLong();
        Answer refused = client.get("/api/v1/rule-sets/" + id + "/workbook?annotated=true");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:workbook-not-marked");
        assertThat(client.get("/api/v1/rule-sets/" + id + "/workbook").status()).isEqualTo(200);
    }

    @Test
    void anUnknownRuleSetVersionIsNotFound() {
        assertThat(client.get("/api/v1/rule-sets/999999999").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/rule-sets/none").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/rule-sets/refused/" + UUID.randomUUID() + "/workbook")
                        .status())
                .isEqualTo(404);
    }
}
