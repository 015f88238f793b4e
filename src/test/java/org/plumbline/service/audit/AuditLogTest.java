package org.plumbline.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.plumbline.cli.OfflineAuditLogVerification;
import org.plumbline.service.audit.LogDefect.DefectKind;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** On a data folder of its own: what is altered here would be found by every other test's verification. */
@ServiceTest
@TestPropertySource(properties = "plumbline.rule-sets-memory=63MB")
class AuditLogTest extends AuditLogFixture {

    @Test
    void everythingKeptAndDoneIsEnteredOnce() {
        AuditLogVerification found = verified();
        assertThat(found.breaks()).isEmpty();
        long stored = jdbc.sql("select (select count(*) from evaluation) + (select count(*) from rule_set_event)"
                        + " + (select count(*) from form_dictionary_event)")
                .query(Long.class)
                .single();
        assertThat(found.head().entries() + found.pending()).isEqualTo(stored).isGreaterThan(10);
        JsonNode entry = client.get("/api/v1/audit-log?subject=" + first).json().at("/entries/0");
        assertThat(entry.at("/kind").asString()).isEqualTo("EVALUATION");
        assertThat(entry.at("/facts/actor").asString()).isEqualTo("local");
        JsonNode event = client.get("/api/v1/audit-log?subject=1&kind=RULE_SET_EVENT")
                .json()
                .at("/entries/0");
        assertThat(event.at("/facts/event").asString()).isEqualTo("IMPORTED");
        assertThat(event.at("/facts/workbook").asString()).hasSize(64);
    }

    @Test
    void theHeadIsTakenAwayAsAFile() {
        Answer text = client.get("/audit-log/head.txt");
        assertThat(text.header("Content-Disposition")).startsWith("attachment");
        assertThat(ChainHead.parse(text.text()).orElseThrow().hash())
                .isEqualTo(client.get("/audit-log/head.json").json().at("/hash").asString());
    }

    @Test
    void entriesAreFoundByKind() {
        assertThat(client.get("/api/v1/audit-log?kind=rule_set_event&size=200")
                        .json()
                        .at("/entries"))
                .isNotEmpty()
                .allMatch(entry -> entry.at("/kind").asString().equals("RULE_SET_EVENT"));
        assertThat(client.get("/api/v1/audit-log?kind=EVALUATION").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/audit-log?kind=evaluations").status()).isEqualTo(400);
    }

    @Test
    void auditLogEntriesAreListedNewestFirstInPages() {
        JsonNode page = client.get("/api/v1/audit-log?size=1").json();
        assertThat(page.at("/entries/0/subject").asString()).isEqualTo(second.toString());
        JsonNode older = client.get(
                        "/api/v1/audit-log?size=1&before=" + page.at("/next").asString())
                .json();
        assertThat(older.at("/entries/0/subject").asString()).isEqualTo(first.toString());
        assertThat(older.at("/entries/0/hash").asString())
                .isEqualTo(page.at("/entries/0/previous").asString());
    }

    @Test
    void concurrentWritersLeaveOneIntactChain() throws Exception {
        long before = verified().head().entries();
        ExecutorService writers = Executors.newFixedThreadPool(6);
        try {
            List<Future<UUID>> kept = new ArrayList<>();
            Callable<UUID> keep = this::keep;
            for (int i = 0; i < 60; i++) {
                kept.add(writers.submit(keep));
                if (i % 20 == 0) {
                    sealer.sealPending(); // beside the sealing thread and the writers
                    assertThat(verified().breaks()).isEmpty();
                }
            }
            for (Future<UUID> each : kept) {
                each.get();
            }
        } finally {
            writers.shutdown();
        }
        sealer.sealPending();
        AuditLogVerification found = verified();
        assertThat(found.breaks()).isEmpty();
        assertThat(found.head().entries()).isEqualTo(before + 60);
    }

    @Test
    void aRolledBackChangeIsNotInTheAuditLog() {
        long before = verified().head().entries();
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> {
            log.record(AuditEntryKind.EVALUATION, UUID.randomUUID().toString(), new AuditFacts());
            status.setRollbackOnly();
        });
        sealer.sealPending();
        assertThat(verified().intact()).isTrue();
        assertThat(verified().head().entries()).isEqualTo(before);
        assertThatThrownBy(() -> log.record(AuditEntryKind.EVALUATION, "x", new AuditFacts()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void evaluationsSavedBeforeTheAuditLogAreEntered() {
        List<Map<String, Object>> before =
                jdbc.sql("select * from log_entry order by seq").query().listOfRows();
        jdbc.sql("delete from log_entry where seq > 3").update(); // as if a first start had been interrupted
        Object hash = before.get(2).get("hash");
        jdbc.sql("update log_head set seq = 3, hash = ?, whole = false")
                .param(hash)
                .update();
        assertThat(verified().firstBroken().way()).isEqualTo(DefectKind.NOT_IN_LOG);

        backfill.afterSingletonsInstantiated();
        backfill.afterSingletonsInstantiated();

        AuditLogVerification found = verified();
        assertThat(found.breaks()).isEmpty();
        assertThat(found.head().entries()).isEqualTo(before.size());
        List<String> kinds = jdbc.sql("select kind from log_entry order by seq")
                .query(String.class)
                .list();
        assertThat(kinds.lastIndexOf("RULE_SET_EVENT"))
                .as("events of rule sets come before what they scored")
                .isLessThan(kinds.indexOf("EVALUATION"));
    }

    @Test
    void verifyLogReportsWhyItCouldNotVerify() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream quiet = new PrintStream(err, true, StandardCharsets.UTF_8);
        int status = OfflineAuditLogVerification.run(
                List.of(OfflineAuditLogVerification.OPTION, "--plumbline.data-dir=./target/data/none-here"),
                quiet,
                quiet);
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("无法核验").contains("Not verified");
        assertThat(java.nio.file.Path.of("target/data/none-here")).doesNotExist();
    }
}
