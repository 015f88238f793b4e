package org.plumbline.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.service.audit.LogDefect.DefectKind;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Every alteration is found. On a data folder of its own: what is altered here would be found by every other test's
 * verification.
 */
@ServiceTest
@TestPropertySource(properties = "plumbline.rule-sets-memory=63MB")
class AuditLogVerificationTest extends AuditLogFixture {

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
}
