package org.plumbline.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.cli.OfflineAuditLogVerification;
import org.plumbline.service.audit.LogDefect.DefectKind;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** On a data folder of its own: what is altered here would be found by every other test's verification. */
@ServiceTest
@TestPropertySource(properties = "plumbline.rule-sets-memory=63MB")
class AuditLogTest {

    private static final byte[] DACHANG =
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChainSealer sealer;

    @Autowired
    private AuditLogVerifier verifier;

    @Autowired
    private AuditLog log;

    @Autowired
    private AuditLogBackfill backfill;

    @Autowired
    private PlatformTransactionManager transactions;

    private UUID first;
    private UUID second;

    @BeforeEach
    void keepTwo() {
        first = keep();
        second = keep();
        sealer.sealPending();
    }

    private UUID keep() {
        return UUID.fromString(client.postJson("/api/v1/evaluations?trace=none", DACHANG)
                .json()
                .at("/id")
                .asString());
    }

    private long entryOf(Object subject) {
        return jdbc.sql("select seq from log_entry where subject = ? and kind <> 'FORM_DICTIONARY_EVENT'")
                .param(subject.toString())
                .query(Long.class)
                .single();
    }

    private AuditLogVerification verified() {
        return verifier.verify(null);
    }

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

    /** One way of altering what is stored, and what verification must say of it. */
    enum Tampering {
        SUBMISSION("evaluation", "submission", "id", DefectKind.CONTENT_ALTERED, "submission"),
        TRACE("evaluation", "canonical", "id", DefectKind.CONTENT_ALTERED, "canonical"),
        CANONICAL_HASH("evaluation", "canonical_sha256", "id", DefectKind.CONTENT_ALTERED, "canonicalSha256"),
        RULE_SET_HASH("evaluation", "rule_set_sha256", "id", DefectKind.CONTENT_ALTERED, "ruleSet"),
        TOTAL("evaluation", "total", "id", DefectKind.CONTENT_ALTERED, "columns"),
        SUBJECT("evaluation", "subject_name", "id", DefectKind.CONTENT_ALTERED, "columns"),
        ENTRY_FACTS("log_entry", "facts", "subject", DefectKind.ENTRY_ALTERED, null),
        ENTRY_KIND("log_entry", "kind", "subject", DefectKind.ENTRY_ALTERED, null),
        ENTRY_TIME("log_entry", "at", "subject", DefectKind.ENTRY_ALTERED, null),
        ENTRY_PREVIOUS("log_entry", "previous", "subject", DefectKind.ENTRY_ALTERED, null),
        ENTRY_HASH("log_entry", "hash", "subject", DefectKind.ENTRY_ALTERED, null);

        private final String table;
        private final String column;
        private final String key;
        private final DefectKind way;
        private final String part;

        Tampering(String table, String column, String key, DefectKind way, String part) {
            this.table = table;
            this.column = column;
            this.key = key;
            this.way = way;
            this.part = part;
        }
    }

    @ParameterizedTest
    @EnumSource(Tampering.class)
    void verificationNamesTheAlteredEntry(Tampering how) {
        Object key = how.table.equals("evaluation") ? first : first.toString();
        restoring(how.table, how.column, how.key, key, altered -> {
            LogDefect broken = verified().firstBroken();
            assertThat(broken)
                    .isEqualTo(new LogDefect(
                            entryOf(first),
                            how == Tampering.ENTRY_KIND ? "FVALUATION" : "EVALUATION",
                            first.toString(),
                            how.way,
                            how.part));
            assertThat(broken.text()).contains("第 " + entryOf(first) + " 条").contains("entry " + entryOf(first));
        });
        assertThat(verified().intact()).isTrue();
    }

    @Test
    void thePageNamesTheFirstBrokenEntry() {
        TestBrowser browser = new TestBrowser(client);
        assertThat(browser.get("/audit-log?kind=evaluation&subject=" + first).text())
                .contains("/evaluations/" + first)
                .doesNotContain("/evaluations/" + second)
                .doesNotContain("??");
        assertThat(browser.post("/audit-log/verification", "head", "").text())
                .contains("id=\"intact\"")
                .doesNotContain("id=\"broken\"");
        restoring("evaluation", "total", "id", first, altered -> assertThat(
                        browser.post("/audit-log/verification").text())
                .contains("首条不符的登记是第 " + entryOf(first) + " 条")
                .contains("登记的内容与现存的不符")
                .doesNotContain("id=\"intact\"")
                .doesNotContain("??"));
        assertThat(browser.post("/audit-log/verification", "head", "1:" + "0".repeat(64))
                        .text())
                .contains("另存的链尾不在链上");
        assertThat(browser.post("/audit-log/verification", "head", "nonsense").status())
                .isEqualTo(400);
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

    /** First, middle and last byte: also one that unpacking would not notice. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, -1})
    void verificationReportsAnyAlteredByteOfATrace(int place) {
        byte[] before = jdbc.sql("select canonical from evaluation where id = ?")
                .param(first)
                .query((row, number) -> row.getBytes(1))
                .single();
        byte[] altered = before.clone();
        altered[Math.floorMod(place, altered.length)] ^= 1;
        update("evaluation", "canonical", "id", first, altered);
        try {
            assertThat(verified().firstBroken().part()).isEqualTo("canonical");
        } finally {
            update("evaluation", "canonical", "id", first, before);
        }
    }

    @Test
    void verificationNamesTheFirstEventOfAnAlteredWorkbook() {
        Map<String, Object> version = jdbc.sql(
                        "select id, workbook_sha256 from rule_set_version where scheme = ? and version = 1")
                .param("dachang-department")
                .query()
                .singleRow();
        String event = jdbc.sql("select min(id) from rule_set_event where rule_set_version_id = ?")
                .param(version.get("id"))
                .query(String.class)
                .single();
        restoring("rule_file", "bytes", "sha256", version.get("workbook_sha256"), altered -> assertThat(
                        verified().firstBroken())
                .isEqualTo(new LogDefect(
                        entryOf(event), "RULE_SET_EVENT", event, DefectKind.CONTENT_ALTERED, "workbook")));
    }

    @Test
    void verificationNamesTheFirstEventOfAlteredDrl() {
        String file = jdbc.sql("select min(file_sha256) from drl_manifest_file")
                .query(String.class)
                .single();
        restoring("rule_file", "bytes", "sha256", file, altered -> assertThat(
                        verified().firstBroken())
                .isEqualTo(new LogDefect(entryOf("1"), "RULE_SET_EVENT", "1", DefectKind.CONTENT_ALTERED, "drl")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor", "event", "at"})
    void verificationNamesAnAlteredRuleSetEvent(String column) {
        String part = column;
        if (column.equals("event")) {
            update("rule_set_event", "event", "id", 1L, "APPROVED");
        } else if (column.equals("actor")) {
            update("rule_set_event", "actor", "id", 1L, "somebody");
        } else {
            jdbc.sql("update rule_set_event set at = at + interval '1' second where id = 1")
                    .update();
        }
        try {
            assertThat(verified().firstBroken())
                    .isEqualTo(new LogDefect(entryOf("1"), "RULE_SET_EVENT", "1", DefectKind.CONTENT_ALTERED, part));
        } finally {
            switch (column) {
                case "event" -> update("rule_set_event", "event", "id", 1L, "IMPORTED");
                case "actor" -> update("rule_set_event", "actor", "id", 1L, "disk");
                default -> jdbc.sql("update rule_set_event set at = at - interval '1' second where id = 1")
                        .update();
            }
        }
        assertThat(verified().intact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "publication", "year_to"})
    void verificationNamesAVersionPublishedWithoutEntry(String column) {
        Object before = jdbc.sql("select " + column + " from rule_set_version where id = 1")
                .query()
                .singleValue();
        update("rule_set_version", column, "id", 1L, column.equals("state") ? "RETIRED" : (Object) 2199);
        try {
            assertThat(verified().firstBroken().way()).isEqualTo(DefectKind.CONTENT_ALTERED);
            assertThat(verified().firstBroken().part()).isEqualTo(column.equals("year_to") ? "columns" : column);
        } finally {
            update("rule_set_version", column, "id", 1L, before);
        }
    }

    @Test
    void verificationNamesADeletedEntry() {
        withoutEntry(first, () -> {
            AuditLogVerification found = verified();
            assertThat(found.breaks())
                    .extracting(LogDefect::way)
                    .containsExactly(DefectKind.ENTRY_MISSING, DefectKind.NOT_IN_LOG);
            assertThat(found.firstBroken().entry()).isEqualTo(entryOf(second) - 1);
        });
    }

    @Test
    void verificationNamesADeletedLastEntry() {
        long last = entryOf(second);
        withoutEntry(second, () -> assertThat(verified().firstBroken())
                .isEqualTo(new LogDefect(last, null, null, DefectKind.ENTRY_MISSING, null)));
    }

    @Test
    void verificationNamesADeletedEvaluation() {
        UUID third = keep();
        sealer.sealPending();
        Map<String, Object> row = jdbc.sql("select * from evaluation where id = ?")
                .param(third)
                .query()
                .singleRow();
        List<Map<String, Object>> findings = jdbc.sql("select * from evaluation_finding where evaluation_id = ?")
                .param(third)
                .query()
                .listOfRows();
        Map<String, Object> profile = jdbc.sql("select * from evaluation_profile where evaluation_id = ?")
                .param(third)
                .query()
                .singleRow();
        jdbc.sql("delete from evaluation_finding where evaluation_id = ?")
                .param(third)
                .update();
        jdbc.sql("delete from evaluation_profile where evaluation_id = ?")
                .param(third)
                .update();
        jdbc.sql("delete from evaluation where id = ?").param(third).update();
        try {
            assertThat(verified().firstBroken())
                    .isEqualTo(new LogDefect(
                            entryOf(third), "EVALUATION", third.toString(), DefectKind.CONTENT_MISSING, null));
        } finally {
            insert("evaluation", row);
            findings.forEach(finding -> insert("evaluation_finding", finding));
            insert("evaluation_profile", profile);
        }
        assertThat(verified().intact()).isTrue();
    }

    @Test
    void verificationNamesSwappedEntries() {
        long one = entryOf(first);
        long two = entryOf(second);
        swap(one, two);
        try {
            assertThat(verified().firstBroken().entry()).isEqualTo(one);
            assertThat(verified().firstBroken().way()).isEqualTo(DefectKind.ENTRY_ALTERED);
        } finally {
            swap(one, two);
        }
        assertThat(verified().intact()).isTrue();
    }

    @Test
    void anExportedHeadFindsAChainThatWasWrittenAnew() {
        Answer exported = client.get("/api/v1/audit-log/head", "Accept", "text/plain");
        assertThat(exported.text()).matches("\\d+:[0-9a-f]{64} \\S+Z\\n");
        ChainHead head = ChainHead.parse(exported.text()).orElseThrow();
        keep();
        assertThat(client.get("/api/v1/audit-log/verification?head=" + head.head())
                        .json()
                        .at("/intact")
                        .asBoolean())
                .isTrue();
        String forged = head.entries() + ":" + "f".repeat(64);
        JsonNode found =
                client.get("/api/v1/audit-log/verification?head=" + forged).json();
        assertThat(found.at("/intact").asBoolean()).isFalse();
        assertThat(found.at("/firstBroken/way").asString()).isEqualTo("EXPORTED_HEAD_DIFFERS");
        assertThat(client.get("/api/v1/audit-log/verification?head=nonsense").status())
                .isEqualTo(400);
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

    private interface LogAssertion {
        void at(Object altered);
    }

    /** Changes one byte, letter or digit of a value, looks, and puts it back. */
    private void restoring(String table, String column, String key, Object value, LogAssertion look) {
        Object before = jdbc.sql("select " + column + " from " + table + " where " + key + " = ?")
                .param(value)
                .query()
                .singleValue();
        Object altered = altered(before);
        update(table, column, key, value, altered);
        try {
            look.at(altered);
        } finally {
            update(table, column, key, value, before);
        }
    }

    private static Object altered(Object value) {
        if (value instanceof byte[] bytes) {
            byte[] copy = Arrays.copyOf(bytes, bytes.length);
            copy[copy.length / 2] ^= 1;
            return copy;
        }
        if (value instanceof java.math.BigDecimal number) {
            return number.add(new java.math.BigDecimal("0.01"));
        }
        if (value instanceof java.time.OffsetDateTime time) {
            return time.plusNanos(1_000_000);
        }
        if (value instanceof java.sql.Timestamp time) { // what PostgreSQL's driver makes of the same column
            return java.sql.Timestamp.from(time.toInstant().plusMillis(1));
        }
        String text = value.toString();
        return (char) (text.charAt(0) + 1) + text.substring(1);
    }

    private void update(String table, String column, String key, Object value, Object to) {
        assertThat(jdbc.sql("update " + table + " set " + column + " = ? where " + key + " = ?")
                        .params(Arrays.asList(to, value))
                        .update())
                .isEqualTo(1);
    }

    private void insert(String table, Map<String, Object> row) {
        jdbc.sql("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                        + String.join(
                                ", ", row.keySet().stream().map(name -> "?").toList()) + ")")
                .params(new ArrayList<>(row.values()))
                .update();
    }

    private void withoutEntry(UUID subject, Runnable look) {
        Map<String, Object> row = new HashMap<>(jdbc.sql("select * from log_entry where subject = ?")
                .param(subject.toString())
                .query()
                .singleRow());
        jdbc.sql("delete from log_entry where subject = ?")
                .param(subject.toString())
                .update();
        try {
            look.run();
        } finally {
            insert("log_entry", row);
        }
        assertThat(verified().intact()).isTrue();
    }

    private void swap(long one, long two) {
        update("log_entry", "seq", "seq", one, -1L);
        update("log_entry", "seq", "seq", two, one);
        update("log_entry", "seq", "seq", -1L, two);
    }
}
