package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.ShippedFiles;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.http.OnEachDatabase;
import org.plumbline.service.http.TestDatabase;
import org.plumbline.service.security.UserDirectory;
import org.plumbline.service.security.WithoutUsers;
import org.plumbline.service.storage.DatabaseKind;
import org.plumbline.service.storage.ResourceFolder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Starts with a rules folder and a database that outlive it, one after the other. */
@OnEachDatabase
class DiskImportTest {

    private static final String SCHEME = "national-project";

    @TempDir
    private Path rules;

    @TempDir
    private Path data;

    private final DatabaseKind own = new DatabaseKind("jdbc:h2:mem:");
    private DataSource database;
    private ExecutableRuleSets executables;
    private RuleSetProvider ruleSets;

    @BeforeEach
    void prepare() throws IOException {
        database = TestDatabase.in(data).migrated().connections();
        Files.createDirectories(rules.resolve("decision-tables"));
        Files.createDirectories(rules.resolve("drl"));
        ShippedFiles.manifest().files().forEach(this::drl);
        workbook(ShippedFiles.workbook(SCHEME));
    }

    @AfterEach
    void stop() {
        executables.close();
    }

    private void drl(String name, byte[] bytes) {
        write(rules.resolve("drl").resolve(name), bytes);
    }

    private void workbook(byte[] bytes) {
        write(rules.resolve("decision-tables").resolve(SCHEME + ".xlsx"), bytes);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a restart does. */
    private void start() {
        if (executables != null) {
            executables.close();
        }
        executables = new ExecutableRuleSets(4 << 20);
        JdbcClient jdbc = JdbcClient.create(database);
        RuleFileStore files = new RuleFileStore(jdbc);
        RuleSetVersionStore versions = new RuleSetVersionStore(
                jdbc, new AuditLog(new JdbcTemplate(database)), new RuleSetAuditEntrySource(jdbc), own);
        ruleSets = new RuleSetProvider(versions, files, executables, own);
        RuleFolderSnapshot disk = RuleFolderSnapshot.read(ResourceFolder.of(rules, "rules"));
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        UserDirectory alone = WithoutUsers.of(database);
        VersionLifecycle lifecycle =
                new VersionLifecycle(versions, new VersionAuthors(jdbc), ruleSets, alone, transactions);
        new RuleFileImporter(disk, executables, files, versions, ruleSets, lifecycle, alone, transactions)
                .afterSingletonsInstantiated();
    }

    private int version() {
        try (BorrowedRuleSet inUse = ruleSets.inForce(SCHEME, 2023)) {
            return inUse.version().version();
        }
    }

    @Test
    void aNewWorkbookOnDiskIsPublishedAtStart() {
        start();
        try (BorrowedRuleSet inUse = ruleSets.inForce(SCHEME, 2023)) {
            assertThat(inUse.version().version()).isEqualTo(1);
            assertThat(inUse.version().sha256()).isEqualTo(inUse.ruleSet().sha256());
            assertThat(inUse.ruleSet().file()).isEqualTo(SCHEME + ".xlsx");
        }
        assertThat(ruleSets.refused()).isEmpty();
    }

    @Test
    void anUnchangedWorkbookIsNotPublishedAgain() {
        start();
        start();
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void aChangedWorkbookBecomesTheNextVersionAndTheOldOneStaysUsable() throws IOException {
        start();
        RuleSetVersion first = ruleSets.inForce(SCHEME).get(0).version();
        workbook(retitled("改过的标题"));
        start();
        assertThat(version()).isEqualTo(2);
        assertThat(ruleSets.inForce(SCHEME).get(0).version().title()).isEqualTo("改过的标题");
        try (BorrowedRuleSet inUse = ruleSets.borrow(ruleSets.requireVersion(first.id()))) {
            assertThat(inUse.ruleSet().sha256()).isEqualTo(first.sha256());
            assertThat(inUse.ruleSet().scheme().title()).isNotEqualTo("改过的标题");
        }
    }

    @Test
    void goingBackToEarlierBytesIsANewVersionWithTheOldSha256() throws IOException {
        start();
        String first = ruleSets.inForce(SCHEME).get(0).version().sha256();
        workbook(retitled("改过的标题"));
        start();
        workbook(ShippedFiles.workbook(SCHEME));
        start();
        assertThat(version()).isEqualTo(3);
        assertThat(ruleSets.inForce(SCHEME).get(0).version().sha256()).isEqualTo(first);
    }

    @Test
    void changedDrlBecomesANewVersion() {
        start();
        drl(
                "sum-mismatch.drl",
                (new String(
                                        ShippedFiles.manifest().files().get("sum-mismatch.drl"),
                                        java.nio.charset.StandardCharsets.UTF_8)
                                + "\n// a remark\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        start();
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void anInvalidWorkbookIsReportedAndTheLastValidOneStaysInForce() {
        start();
        workbook("no workbook".getBytes());
        start();
        assertThat(version()).isEqualTo(1);
        assertThat(ruleSets.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.file()).isEqualTo(SCHEME + ".xlsx");
            assertThat(refused.problems()).isNotEmpty();
        });
        workbook(ShippedFiles.workbook(SCHEME));
        start();
        assertThat(version()).isEqualTo(1);
        assertThat(ruleSets.refused()).isEmpty();
    }

    @Test
    void invalidDrlLeavesTheRulesInForceUnchanged() {
        start();
        drl("broken.drl", "package org.plumbline.rules\nrule \"x\" when Nothing( then end".getBytes());
        start();
        assertThat(version()).isEqualTo(1);
        assertThat(ruleSets.refused()).singleElement().satisfies(refused -> assertThat(refused.file())
                .isEqualTo("drl"));
    }

    @Test
    void aSecondWorkbookOfTheSameSchemeIsRefused() {
        write(rules.resolve("decision-tables").resolve("zz-copy.xlsx"), ShippedFiles.workbook("national-project"));
        start();
        assertThat(version()).isEqualTo(1);
        assertThat(ruleSets.refused()).singleElement().satisfies(refused -> assertThat(refused.file())
                .isEqualTo("zz-copy.xlsx"));
    }

    @Test
    void withoutRulesTheServiceStartsAndReportsNone() throws IOException {
        Files.delete(rules.resolve("decision-tables").resolve(SCHEME + ".xlsx"));
        start();
        assertThatThrownBy(() -> ruleSets.inForce(SCHEME, 2023)).isInstanceOf(SubmissionRejectedException.class);
        assertThat(new RulesHealthIndicator(ruleSets).health().getStatus().getCode())
                .isEqualTo("OUT_OF_SERVICE");
    }

    @Test
    void alteredStoredBytesAreNotUsed() {
        start();
        RuleSetVersion version = ruleSets.inForce(SCHEME).get(0).version();
        JdbcClient.create(database)
                .sql("update rule_file set bytes = ? where sha256 = ?")
                .params("altered".getBytes(), version.workbookSha256())
                .update();
        Files.exists(rules);
        executables.close();
        executables = new ExecutableRuleSets(4 << 20);
        JdbcClient jdbc = JdbcClient.create(database);
        RuleSetProvider afterRestart = new RuleSetProvider(
                new RuleSetVersionStore(
                        jdbc, new AuditLog(new JdbcTemplate(database)), new RuleSetAuditEntrySource(jdbc), own),
                new RuleFileStore(jdbc),
                executables,
                own);
        assertThatThrownBy(() -> afterRestart.borrow(version)).hasMessageContaining("has been altered");
    }

    /** The workbook with another title, as a clerk would type it. */
    private static byte[] retitled(String title) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook(SCHEME)));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (Row row : workbook.getSheet("方案")) {
                for (Cell cell : row) {
                    if (cell.toString().equals("标题")) {
                        row.getCell(cell.getColumnIndex() + 1).setCellValue(title);
                    }
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
