package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is so on PostgreSQL alone. */
@ServiceTest
@EnabledIfSystemProperty(named = "plumbline.test.database", matches = "postgresql")
class PostgresTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FiscalYearPartitions years;

    private List<String> parts(String table) {
        return jdbc.sql("select inhrelid::regclass::text from pg_inherits where inhparent = ?::regclass")
                .param(table)
                .query(String.class)
                .list();
    }

    private String partOf(String table, String key, Object value) {
        return jdbc.sql("select tableoid::regclass::text from " + table + " where " + key + " = ?")
                .param(value)
                .query(String.class)
                .single();
    }

    @Test
    void aFiscalYearHasItsOwnPartOfEvaluationsAndLog() {
        String id = RenamedSamples.keep(client, RenamedSamples.sample("dachang-2020-dept"));
        client.get("/api/v1/audit-log/head"); // chained by then
        assertThat(partOf("evaluation", "id", UUID.fromString(id))).isEqualTo("evaluation_2020");
        assertThat(partOf("log_entry", "subject", id)).isEqualTo("log_entry_2020");
        assertThat(parts("log_entry")).contains("log_entry_0", "log_entry_default");
        assertThat(client.get("/api/v1/audit-log/verification")
                        .json()
                        .at("/intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aNewYearGetsItsPartitionOnceFromTheFirstWriter() throws InterruptedException {
        Thread[] nodes = new Thread[4];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = new Thread(() -> jdbc.sql("select add_fiscal_year(2031)")
                    .query(Boolean.class)
                    .single());
            nodes[i].start();
        }
        for (Thread node : nodes) {
            node.join();
        }
        years.ensurePartitions(java.util.Set.of(2031));
        assertThat(parts("evaluation")).containsOnlyOnce("evaluation_2031");
        assertThat(parts("log_entry")).containsOnlyOnce("log_entry_2031");
    }

    /** As a bulk load does that asked for no part. */
    @Test
    void rowsOfAYearWithoutAPartAreKeptAllTheSame() {
        String id = RenamedSamples.keep(client, RenamedSamples.sample("dachang-2020-dept"));
        UUID copy = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into evaluation select ?, scheme, 2033, subject_name, region, complete, total, grade,
                               declared_total, rule_set_version_id, rule_set_sha256, canonical_sha256, submission,
                               canonical, created_at from evaluation where id = ?
                        """)
                .params(copy, UUID.fromString(id))
                .update();
        try {
            assertThat(partOf("evaluation", "id", copy)).isEqualTo("evaluation_default");
            years.ensurePartitions(java.util.Set.of(2033));
            assertThat(parts("evaluation")).doesNotContain("evaluation_2033");
            assertThat(client.get("/api/v1/evaluations/" + copy).status()).isEqualTo(200);
        } finally {
            jdbc.sql("delete from evaluation where id = ?").param(copy).update();
        }
    }

    @Test
    void aPostgresBackupIsLeftToItsOwnTools() {
        assertThat(client.post("/api/v1/backups", new byte[0]).status()).isEqualTo(409);
    }

    @Test
    void connectionsHaveLimitsThatASettingMayChange() {
        assertThat(jdbc.sql("show statement_timeout").query(String.class).single())
                .isEqualTo("30s");
        assertThat(jdbc.sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("on");
    }

    /** PostgreSQL stores no U+0000; H2 does. */
    @Test
    void textThatCannotBeStoredIsTheCallersFault() {
        String submission = RenamedSamples.named("dachang-2020-dept", "某\\\\u0000县");
        assertThat(client.postJson("/api/v1/evaluations", submission.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(client.get("/api/v1/evaluations?subject=a%00b").status()).isEqualTo(400);
        // a path on which the characters are not checked
        assertThat(client.postJson(
                                "/api/v1/rule-sets/1/retirement",
                                "{\"reason\": \"\\u0000\"}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
    }
}
