package org.plumbline.service.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.service.evaluations.SavedCase;
import org.plumbline.service.evaluations.SavedCases;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.rehearsal.Coverage.RuleCoverage;
import org.plumbline.service.rehearsal.Rehearsal.State;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.work.Lease;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServiceTest
@TestPropertySource(
        properties = "plumbline.rule-sets-memory=63MB") // what is kept here is counted: no other test's data
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsalsTest {

    private static final String SCHEME = "dachang-department";
    private static final String SAMPLE = new String(
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json")),
            StandardCharsets.UTF_8);
    private static final int YEAR = ShippedFiles.ruleSet(SCHEME).scheme().yearTo();

    private static final int KEPT = 230;
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuleSetProvider ruleSets;

    @Autowired
    private SavedCases kept;

    @Autowired
    private RehearsalService rehearsals;

    @Autowired
    private RehearsalStore store;

    @Autowired
    private CoverageService coverages;

    private long draft;
    private RuleSetVersion published;

    @BeforeAll
    void keepCasesAndADraft() {
        published = ruleSets.inForce(SCHEME).get(0).version();
        draft = draft(EditedWorkbook.dachang(
                book -> EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "每步扣").setCellValue(15)));
        for (int i = 0; i < KEPT; i++) {
            assertThat(client.postJson("/api/v1/evaluations", submission(i)).status())
                    .isEqualTo(201);
        }
    }

    /** Every second one is short of the targets that the draft is harder on. */
    private static byte[] submission(int number) {
        String text = SAMPLE.replace("\"fiscalYear\": 2020", "\"fiscalYear\": " + YEAR)
                .replace("大厂回族自治县医疗保障局", "第" + number + "单位");
        return (number % 2 == 0
                        ? text
                        : text.replaceAll("(\"code\": \"d(01|03|23)\",\\s+\"actual\": )[^,]+,", "$1100,"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private long draft(byte[] workbook) {
        RuleSet ruleSet = ShippedFiles.load(EditedWorkbook.FILE, workbook);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String sha256 = Sha256.of(workbook);
        jdbc.sql("insert into rule_file (sha256, name, bytes, created_at) values (?, ?, ?, ?)")
                .params(sha256, EditedWorkbook.FILE, workbook, now)
                .update();
        jdbc.sql(
                        """
                        insert into rule_set_version (scheme, version, title, jurisdiction, file_name, rule_set_sha256,
                               workbook_sha256, drl_sha256, state, year_from, year_to, origin, created_at)
                        select scheme, (select max(version) + 1 from rule_set_version where scheme = ?), title,
                               jurisdiction, file_name, ?, ?, drl_sha256, 'DRAFT', year_from, year_to, 'UPLOAD', ?
                          from rule_set_version where id = ?
                        """)
                .params(SCHEME, ruleSet.sha256(), sha256, now, published.id())
                .update();
        return jdbc.sql("select max(id) from rule_set_version")
                .query(Long.class)
                .single();
    }

    private Rehearsal ended(UUID id) {
        await().atMost(HALF_A_MINUTE)
                .until(() -> rehearsals.find(id).orElseThrow().state() != State.RUNNING);
        return rehearsals.find(id).orElseThrow();
    }

    private JsonNode ended(Answer begun) {
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        ended(UUID.fromString(begun.json().at("/id").asString()));
        return client.get(begun.header("Location")).json();
    }

    @Test
    void aRehearsalComparesWithTheSavedEvaluations() {
        JsonNode rehearsal =
                ended(client.post("/api/v1/rule-sets/" + draft + "/rehearsal?fiscalYear=" + YEAR, new byte[0]));
        assertThat(rehearsal.at("/state").asString()).isEqualTo("DONE");
        assertThat(rehearsal.at("/actor").asString()).isEqualTo("local");
        assertThat(rehearsal.at("/total").asInt()).isEqualTo(KEPT);
        assertThat(rehearsal.at("/done").asInt()).isEqualTo(KEPT);
        JsonNode counts = rehearsal.at("/impact/counts");
        assertThat(counts.at("/compared").asInt()).isEqualTo(KEPT);
        assertThat(counts.at("/changedTotal").asInt()).isEqualTo(KEPT / 2);
        assertThat(counts.at("/refused").asInt()).isZero();
        assertThat(rehearsal.at("/impact/causes").size()).isEqualTo(1);
        assertThat(rehearsal.at("/impact/causes/0/rule/id").asString()).isEqualTo("BK-003");
        assertThat(rehearsal.at("/impact/causes/0/cases").asInt()).isEqualTo(KEPT / 2);
        assertThat(rehearsal.at("/impact/affected").size()).isEqualTo(50);
        String first = rehearsal.at("/impact/affected/0/id").asString();
        assertThat(client.get("/api/v1/evaluations/" + first)
                        .json()
                        .at("/total")
                        .decimalValue())
                .isEqualByComparingTo(rehearsal.at("/impact/affected/0/before").decimalValue());

        Answer latest = client.get("/api/v1/rule-sets/" + draft + "/rehearsal");
        assertThat(latest.json().at("/id")).isEqualTo(rehearsal.at("/id"));
    }

    @Test
    void aRehearsalSavesNoEvaluation() {
        long before = kept.ofScheme(SCHEME, List.of()).total();
        ended(rehearsals.start(draft, RehearsalOptions.overSaved(), "tester").id());
        assertThat(kept.ofScheme(SCHEME, List.of()).total()).isEqualTo(before);
    }

    @Test
    void aRehearsalComparesWithAnotherVersion() {
        Rehearsal same = ended(rehearsals
                .start(draft, new RehearsalOptions(List.of(YEAR), draft, null), "tester")
                .id());
        assertThat(same.impact().counts().compared()).isEqualTo(KEPT);
        assertThat(same.impact().counts().changedScores()).isZero();
        assertThat(same.againstId()).isEqualTo(draft);
        assertThat(same.fiscalYears()).containsExactly(YEAR);
    }

    @Test
    void aRehearsalRunsOverUploadedSubmissions() {
        String line = SAMPLE.replaceAll("\\s*\\n\\s*", "");
        String body = line + "\r\n\n" + line.replace("\"d01\"", "\"d99\"") + "\n" + line;
        JsonNode rehearsal = ended(client.post(
                "/api/v1/rule-sets/" + draft + "/rehearsal",
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson"));
        assertThat(rehearsal.at("/uploaded").asBoolean()).isTrue();
        assertThat(rehearsal.at("/impact/counts/cases").asInt()).isEqualTo(3);
        assertThat(rehearsal.at("/impact/counts/changedGrade").asInt()).isEqualTo(2);
        assertThat(rehearsal.at("/impact/refusals/0/id").asString()).isEqualTo("3");
        assertThat(rehearsal.at("/impact/affected/0/id").asString()).isEqualTo("1");
        assertThat(rehearsal.at("/impact/affected/1/id").asString()).isEqualTo("4");
    }

    @Test
    void aRepeatedRehearsalGivesTheSameImpact() {
        RehearsalOptions options = new RehearsalOptions(List.of(YEAR), null, null);
        Impact one = ended(rehearsals.start(draft, options, "one").id()).impact();
        Impact other = ended(rehearsals.start(draft, options, "other").id()).impact();
        assertThat(RehearsalStore.toJson(one)).isEqualTo(RehearsalStore.toJson(other));
    }

    @Test
    void startingAgainReturnsTheRunningRehearsalWhichCanBeCancelled() {
        StringBuilder many = new StringBuilder();
        String line = SAMPLE.replaceAll("\\s*\\n\\s*", "") + "\n";
        for (int i = 0; i < 20_000; i++) {
            many.append(line);
        }
        byte[] upload = many.toString().getBytes(StandardCharsets.UTF_8);
        Rehearsal begun = rehearsals.start(draft, RehearsalOptions.overUpload(upload), "tester");
        assertThat(rehearsals
                        .start(draft, RehearsalOptions.overSaved(), "other")
                        .id())
                .isEqualTo(begun.id());
        String address = "/api/v1/rehearsals/" + begun.id();
        await().atMost(HALF_A_MINUTE)
                .until(() -> client.get(address).json().at("/done").asInt() > 0);
        Rehearsal running = rehearsals.find(begun.id()).orElseThrow();
        assertThat(running.state()).isEqualTo(State.RUNNING);
        assertThat(running.total()).isEqualTo(20_000);
        assertThat(running.percent()).isLessThan(100);
        assertThat(running.impact()).isNull();

        assertThat(client.method("DELETE", address).status()).isEqualTo(204);
        Rehearsal cancelled = ended(begun.id());
        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(cancelled.done()).isBetween(1L, 19_999L);
        assertThat(cancelled.impact()).isNull();
        assertThat(cancelled.finishedAt()).isNotNull();
        assertThat(client.method("DELETE", address).status()).isEqualTo(204);
        assertThat(rehearsals.find(begun.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aRehearsalWhoseNodeDiedStartsAgainWhenItsLeaseHasEnded() {
        byte[] upload = SAMPLE.replaceAll("\\s*\\n\\s*", "").getBytes(StandardCharsets.UTF_8);
        UUID id = ended(rehearsals
                        .start(draft, RehearsalOptions.overUpload(upload), "tester")
                        .id())
                .id();
        assertThat(uploadOf(id)).as("stored no longer than it is needed").isNull();
        int runs = runsOf(id);
        // as a node leaves it that dies after 7 of 20 cases
        jdbc.sql(
                        """
                        update rehearsal set state = 'RUNNING', finished_at = null, result = null, total = 20, done = 7,
                               uploaded = false, lease_until = ? where id = ?
                        """)
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1), id)
                .update();
        assertThat(rehearsals.find(id).orElseThrow().state()).isEqualTo(State.RUNNING);
        Rehearsal again = ended(id);
        assertThat(again.state()).isEqualTo(State.DONE);
        assertThat(again.done()).isEqualTo(kept.ofScheme(SCHEME, List.of()).total());
        assertThat(runsOf(id)).isEqualTo(runs + 1);
    }

    @Test
    void aNodeThatLostARehearsalToAnotherCannotEndIt() {
        Rehearsal done = ended(
                rehearsals.start(draft, RehearsalOptions.overSaved(), "tester").id());
        jdbc.sql("update rehearsal set state = 'RUNNING', run = 5, lease_until = ? where id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(5), done.id())
                .update();
        Lease lost = new Lease(done.id(), 4);
        assertThat(store.extendLease(lost, done)).isFalse();
        store.markEnded(lost, done);
        assertThat(store.find(done.id()).orElseThrow().state()).isEqualTo(State.RUNNING);
        assertThat(store.extendLease(new Lease(done.id(), 5), done)).isTrue();
        rehearsals.cancel(done.id());
        assertThat(store.find(done.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    private byte[] uploadOf(UUID id) {
        return jdbc.sql("select upload from rehearsal where id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getBytes(1)))
                .single()
                .orElse(null);
    }

    private int runsOf(UUID id) {
        return jdbc.sql("select run from rehearsal where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    @Test
    void coverageCountsTheRulesNamedInTraces() {
        Map<String, Long> fired = new HashMap<>();
        List<SavedCase> cases = new ArrayList<>();
        kept.ofRuleSet(published.sha256()).readChunks(17).forEachRemaining(cases::addAll);
        cases.forEach(each -> EvaluationJson.read(each.canonical()).trace().stream()
                .filter(step -> step.rule() != null)
                .forEach(step -> fired.merge(step.rule().id(), 1L, Long::sum)));
        Coverage coverage = coverages.measure(published);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(KEPT);
        assertThat(coverage.evaluations()).isEqualTo(cases.size());
        assertThat(coverage.rules())
                .hasSize(ShippedFiles.ruleSet(SCHEME).listRules().size())
                .allSatisfy(row -> assertThat(row.fired())
                        .isEqualTo(fired.getOrDefault(row.rule().id(), 0L)));
        assertThat(coverage.rules()).extracting(RuleCoverage::fired).isSorted().contains(0L);
        assertThat(coverage.neverFired())
                .isEqualTo(coverage.rules().stream()
                        .filter(row -> row.fired() == 0)
                        .count());
        // a rule of a DRL file is the row with its threshold
        assertThat(coverage.rules()).anyMatch(row -> row.rule().sheet().equals("审核-阈值"));

        JsonNode json =
                client.get("/api/v1/rule-sets/" + published.id() + "/coverage").json();
        assertThat(json.at("/evaluations").asInt()).isEqualTo(cases.size());
        assertThat(json.at("/rules").size()).isEqualTo(coverage.rules().size());
        // the draft scored no cases
        assertThat(coverages.measure(ruleSets.requireVersion(draft)).neverFired())
                .isEqualTo(ShippedFiles.ruleSet(SCHEME).listRules().size());
    }

    @Test
    void aRehearsalVisitsEachSavedEvaluationOnce() {
        List<UUID> ids = new ArrayList<>();
        SavedCases.Selection selection = kept.ofScheme(SCHEME, List.of(YEAR));
        selection.readChunks(7).forEachRemaining(chunk -> {
            assertThat(chunk.size()).isBetween(1, 7);
            chunk.forEach(each -> ids.add(each.id()));
        });
        assertThat(selection.total()).isEqualTo(KEPT);
        assertThat(ids).hasSize(KEPT).doesNotHaveDuplicates();
        assertThat(kept.ofScheme("no-such-scheme", List.of()).readChunks(7).hasNext())
                .isFalse();
    }

    @Test
    void aRehearsalOfAnUnknownVersionIsRejected() {
        assertThat(client.post("/api/v1/rule-sets/999999/rehearsal", new byte[0])
                        .status())
                .isEqualTo(404);
        assertThat(client.get("/api/v1/rule-sets/999999/rehearsal").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/rule-sets/999999/coverage").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/rule-sets/x/coverage").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/rehearsals/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(client.get("/api/v1/rehearsals/x").header("Content-Type")).isEqualTo("application/problem+json");
        String address = "/api/v1/rule-sets/" + draft + "/rehearsal";
        assertThat(client.post(address + "?against=999999", new byte[0]).status())
                .isEqualTo(400);
        assertThat(client.post(address + "?years=2020", new byte[0]).status()).isEqualTo(400);
        assertThat(client.postJson(address, "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(415);
        assertThatThrownBy(() -> rehearsals.start(999_999, RehearsalOptions.overSaved(), "tester"))
                .isInstanceOf(NoSuchElementException.class);
    }
}
