package org.plumbline.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.cli.OfflineAuditLogVerification;
import org.plumbline.service.http.OnEachDatabase;
import org.plumbline.service.http.TestDatabase;
import org.plumbline.service.storage.ConnectionPoolReset;
import org.plumbline.service.storage.StorageErrors;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Restarts and crashes. */
@OnEachDatabase
class ChainSealerTest {

    private TestDatabase stored;
    private DataSource database;
    private JdbcClient jdbc;
    private AuditLog log;
    private ChainSealer sealer;
    private AuditLogVerifier verifier;
    private TransactionTemplate transaction;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        stored = TestDatabase.in(folder).migrated();
        database = stored.connections();
        start();
    }

    /** What a start of the service does. */
    private void start() {
        jdbc = JdbcClient.create(database);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        log = new AuditLog(new JdbcTemplate(database));
        AuditLogReader store = new AuditLogReader(jdbc);
        sealer = new ChainSealer(store, new JdbcTemplate(database), transactions, new ConnectionPoolReset(database));
        verifier = new AuditLogVerifier(store, List.of(new FakeAuditEntrySource()));
    }

    /** As a killed process leaves it. */
    private void kill() throws SQLException {
        stored.kill();
        start();
    }

    private void record(int from, int to) {
        transaction.executeWithoutResult(status -> log.record(IntStream.rangeClosed(from, to)
                .mapToObj(Integer::toString)
                .map(n -> new AuditLog.NewEntry(AuditEntryKind.RULE_SET_EVENT, n, FakeAuditEntrySource.fact(n)))
                .toList()));
    }

    @Test
    void aRestartContinuesTheChain() throws SQLException {
        record(1, 3);
        sealer.sealPending();
        ChainHead before = verifier.verify(null).head();
        kill();
        record(4, 5);
        sealer.sealPending();
        AuditLogVerification found = verifier.verify(before);
        assertThat(found.breaks()).isEmpty();
        assertThat(found.head().entries()).isEqualTo(5);
    }

    @Test
    void entriesPendingWhenKilledAreChainedAfterRestart() throws SQLException {
        record(1, 3);
        kill();
        assertThat(verifier.verify(null).pending()).isEqualTo(3);
        assertThat(verifier.verify(null).intact()).isTrue();
        sealer.sealPending();
        assertThat(verifier.verify(null).breaks()).isEmpty();
        assertThat(verifier.verify(null).head().entries()).isEqualTo(3);
    }

    @Test
    void aProcessKilledWhileChainingLeavesAnIntactChain() throws SQLException {
        record(1, 2);
        sealer.sealPending();
        record(3, 4);
        try (Connection half = database.getConnection()) {
            half.setAutoCommit(false);
            half.createStatement().executeQuery("select seq from log_head where id = 1 for update");
            half.createStatement()
                    .execute(
                            "insert into log_entry (seq, at, kind, subject, facts, previous, hash) select 3, at, kind, subject, facts, 'x', 'y' from log_pending"
                                    + " where subject = '3'");
            half.createStatement().execute("delete from log_pending where subject = '3'");
            kill();
        } catch (SQLException gone) {
            assertThat(StorageErrors.isUnavailable(new UncategorizedSQLException("", null, gone)))
                    .isTrue();
        }
        assertThat(verifier.verify(null).breaks()).isEmpty();
        sealer.sealPending();
        assertThat(verifier.verify(null).breaks()).isEmpty();
        assertThat(verifier.verify(null).head().entries()).isEqualTo(4);
    }

    @Test
    void twoNodesWriteOneChain() throws InterruptedException {
        record(1, 1_200);
        ChainSealer other = new ChainSealer(
                new AuditLogReader(jdbc),
                new JdbcTemplate(database),
                new JdbcTransactionManager(database),
                new ConnectionPoolReset(database));
        Thread node = new Thread(other::sealPending);
        node.start();
        sealer.sealPending();
        node.join();
        sealer.sealPending();
        AuditLogVerification found = verifier.verify(null);
        assertThat(found.breaks()).isEmpty();
        assertThat(found.head().entries()).isEqualTo(1_200);
        assertThat(found.pending()).isZero();
    }

    @Test
    void anAlteredPendingEntryIsReported() {
        record(1, 2);
        jdbc.sql("update log_pending set facts = replace(facts, 'thing 2', 'thing 7')")
                .update();
        assertThat(verifier.verify(null).firstBroken())
                .isEqualTo(new LogDefect(null, "RULE_SET_EVENT", "2", LogDefect.DefectKind.CONTENT_ALTERED, "is"));
    }

    @Test
    void anAlteredChainHeadIsReported() {
        record(1, 2);
        sealer.sealPending();
        jdbc.sql("update log_head set hash = 'x'").update();
        assertThat(verifier.verify(null).firstBroken())
                .isEqualTo(new LogDefect(2L, null, null, LogDefect.DefectKind.HEAD_ALTERED, null));
    }

    @Test
    void recordingOutsideATransactionIsRejected() {
        assertThatThrownBy(() -> log.record(AuditEntryKind.RULE_SET_EVENT, "1", new AuditFacts()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void verifyLogPrintsWhatItFound() throws SQLException {
        transaction.executeWithoutResult(status ->
                log.record(AuditEntryKind.EVALUATION, "00000000-0000-7000-8000-000000000000", new AuditFacts()));
        sealer.sealPending();
        String head = verifier.verify(null).head().head();
        assertThat(command("--plumbline.head=" + head, 1))
                .contains("已核验 1 条登记")
                .contains("第 1 条：登记所指的内容已不存在")
                .contains("entry 1: what the entry records is no longer stored")
                .doesNotContain("另存的链尾");
        start();
        jdbc.sql("delete from log_entry").update();
        jdbc.sql("update log_head set seq = 0, hash = ?")
                .param(AuditLogEntry.ORIGIN)
                .update();
        assertThat(command("--plumbline.head=" + AuditLogEntry.ORIGIN, 2)).contains("链尾应为");
        assertThat(command("--plumbline.head=0:" + AuditLogEntry.ORIGIN, 0)).contains("审计日志完好");
        start();
        assertThat(command("--plumbline.head=" + head, 1)).contains("另存的链尾不在链上");
    }

    private String command(String head, int status) throws SQLException {
        stored.release();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of(OfflineAuditLogVerification.OPTION, head));
        for (String setting : stored.settings()) {
            arguments.add("--" + setting);
        }
        int ended = OfflineAuditLogVerification.run(arguments, print, print);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(text).isEqualTo(status);
        return text;
    }

    /** Everything that anybody asks for is there. Not static: the command scans for witnesses, and must not find this one. */
    private final class FakeAuditEntrySource implements AuditEntrySource {

        static AuditFacts fact(String subject) {
            return new AuditFacts().with("is", "thing " + subject);
        }

        @Override
        public AuditEntryKind kind() {
            return AuditEntryKind.RULE_SET_EVENT;
        }

        @Override
        public Map<String, AuditFacts> readCurrentFacts(Collection<String> subjects) {
            return subjects.stream().collect(Collectors.toMap(subject -> subject, FakeAuditEntrySource::fact));
        }

        @Override
        public List<String> listSubjects(String after, int limit) {
            return List.of();
        }
    }
}
