package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.PlumblineApplication;
import org.plumbline.cli.OfflineAuditLogVerification;
import org.plumbline.service.http.OnEachDatabase;
import org.plumbline.service.http.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnEachDatabase
class SchemaVersionCheckTest {

    @TempDir
    Path folder;

    private static Flyway flyway(TestDatabase database) {
        return Flyway.configure()
                .dataSource(database.connections())
                .locations(database.migrationLocations())
                .load();
    }

    /** A database that a program with a migration of its own has upgraded. */
    private TestDatabase upgraded() {
        return upgraded("later");
    }

    private TestDatabase upgraded(String description) {
        TestDatabase database = TestDatabase.in(folder).migrated();
        JdbcClient.create(database.connections())
                .sql(
                        """
                        insert into "flyway_schema_history"
                        ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
                         "execution_time", "success")
                        values (1000, '99', ?, 'SQL', 'V99__later.sql', 1, 'plumbline', 1, true)
                        """)
                .param(description)
                .update();
        return database;
    }

    private List<String> arguments(TestDatabase database) {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--plumbline.data-dir=" + folder));
        Stream.of(database.settings()).map(each -> "--" + each).forEach(all::add);
        return all;
    }

    @Test
    void aDatabaseOfThisVersionIsAccepted() {
        TestDatabase database = TestDatabase.in(folder).migrated();
        assertThatCode(() -> SchemaVersionCheck.requireKnownVersion(flyway(database)))
                .doesNotThrowAnyException();
    }

    @Test
    void anEmptyDatabaseIsAccepted() {
        TestDatabase database = TestDatabase.in(folder);
        assertThatCode(() -> SchemaVersionCheck.requireKnownVersion(flyway(database)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "expand kinds of indicators, true",
        "contract since 39 drop a column, true",
        "contract since 98 drop a column, false",
        "contract drop a column, false",
        "expand, false",
        "expanded statistics, false"
    })
    void aNewerDatabaseIsAcceptedIfItsMigrationsAreNamedAsCompatible(String description, boolean accepted) {
        Flyway flyway = flyway(upgraded(description));
        if (accepted) {
            assertThatCode(() -> {
                        SchemaVersionCheck.requireKnownVersion(flyway);
                        flyway.migrate();
                    })
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> SchemaVersionCheck.requireKnownVersion(flyway))
                    .isInstanceOf(NewerSchemaException.class)
                    .hasMessageContaining("99");
        }
    }

    @Test
    void aServiceOlderThanItsDatabaseDoesNotStart() throws Exception {
        TestDatabase database = upgraded();
        database.release();
        Throwable failure = catchThrowableOfType(Throwable.class, () -> SpringApplication.run(
                        PlumblineApplication.class, arguments(database).toArray(String[]::new))
                .close());
        FailureAnalysis analysis = new NewerSchemaFailureAnalyzer().analyze(failure);
        assertThat(analysis.getDescription()).contains("99").contains("数据库的版本");
        assertThat(analysis.getAction()).contains("备份").contains("backup");
    }

    @Test
    void theLogOfANewerDatabaseIsNotVerified() throws Exception {
        TestDatabase database = upgraded();
        database.release();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = OfflineAuditLogVerification.run(
                arguments(database).subList(1, arguments(database).size()),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("数据库的版本 99").hasLineCount(1);
    }
}
