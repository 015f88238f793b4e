package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without its starter Flyway stays silent and nothing is migrated; this is how we would know. */
@ServiceTest
class MigrationsTest {

    @Autowired
    private Flyway flyway;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void allMigrationsAreApplied() {
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.info().applied())
                .extracting(migration -> migration.getVersion() + " " + migration.getDescription())
                .startsWith("1 rules", "2 evaluations")
                .contains("6 search");
    }

    @Test
    void migrationsCreateTheSearchIndexes() {
        assertThat(jdbc.sql(
                                "select lower(table_name) from information_schema.tables where table_schema = current_schema")
                        .query(String.class)
                        .list())
                .contains(
                        "rule_file",
                        "drl_manifest",
                        "drl_manifest_file",
                        "rule_set_version",
                        "evaluation",
                        "evaluation_finding",
                        "evaluation_profile");
    }
}
