package org.plumbline.evidence;

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
import org.plumbline.web.OnEachDatabase;
import org.plumbline.web.Storage;
import org.plumbline.web.StoragePool;
import org.plumbline.web.TestDatabase;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Restarts and crashes. */
@OnEachDatabase
class SealerTest {

    private TestDatabase stored;
    private DataSource database;
    private JdbcClient jdbc;
    private AuditLog log;
    private Sealer sealer;
    private Verifier verifier;
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
        LogStore store = new LogStore(jdbc);
        sealer = new Sealer(store, new JdbcTemplate(database), transactions, new StoragePool(database));
        verifier = new Verifier(store, List.of(new Things()));
    }

    /** As a killed process leaves it. */
    private void kill() throws SQLException {
        stored.kill();
        start();
    }

    private void record(int from, int to) {
        transaction.executeWithoutResult(status -> log.record(IntStream.rangeClosed(from, to)
                .mapToObj(Integer::toString)
                .map(n -> new AuditLog.Entry(Kind.RULE_SET_EVENT, n, Things.fact(n)))
                .toList()));
    }

    @Test
    void aRestartContinuesTheChain() throws SQLException {
        record(1, 3);
        sealer.seal();
        Head before = verifier.verify(null).head();
        kill();
        record(4, 5);
        sealer.seal();
        Verification found = verifier.verify(before);
        assertThat(found.breaks()).isEmpty();
        assertThat(found.head().entries()).isEqualTo(5);
    }

    @Test
    void whatWaitedWhenTheProcessWasKilledIsChainedLater() throws SQLException {
        record(1, 3);
        kill();
        assertThat(verifier.verify(null).pending()).isEqualTo(3);
        assertThat(verifier.verify(null).intact()).isTrue();
        sealer.seal();
        assertThat(verifier.verify(null).breaks()).isEmpty();
        assertThat(verifier.verify(null).head().entries()).isEqualTo(3);
    }

    @Test
    void killedWhileItChainsItLeavesAWholeChain() throws SQLException {
        record(1, 2);
        sealer.seal();
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
            assertThat(Storage.isUnavailable(new UncategorizedSQLException("", null, gone)))
                    .isTrue();
        }
        assertThat(verifier.verify(null).breaks()).isEmpty();
        sealer.seal();
        assertThat(verifier.verify(null).breaks()).isEmpty();
        assertThat(verifier.verify(null).head().entries()).isEqualTo(4);
    }

    @Test
    void twoNodesMakeOneChain() throws InterruptedException {
        record(1, 1_200);
        Sealer other = new Sealer(
                new LogStore(jdbc),
                new JdbcTemplate(database),
                new JdbcTransactionManager(database),
                new StoragePool(database));
        Thread node = new Thread(other::seal);
        node.start();
        sealer.seal();
        node.join();
        sealer.seal();
        Verification found = verifier.verify(null);
        assertThat(found.breaks()).isEmpty();
        assertThat(found.head().entries()).isEqualTo(1_200);
        assertThat(found.pending()).isZero();
    }

    @Test
    void anAlteredEntryThatWaitsIsNoticed() {
        record(1, 2);
        jdbc.sql("update log_pending set facts = replace(facts, 'thing 2', 'thing 7')")
                .update();
        assertThat(verifier.verify(null).firstBroken())
                .isEqualTo(new Break(null, "RULE_SET_EVENT", "2", Break.Way.CONTENT_ALTERED, "is"));
    }

    @Test
    void anAlteredHeadIsNoticed() {
        record(1, 2);
        sealer.seal();
        jdbc.sql("update log_head set hash = 'x'").update();
        assertThat(verifier.verify(null).firstBroken())
                .isEqualTo(new Break(2L, null, null, Break.Way.HEAD_ALTERED, null));
    }

    @Test
    void anEntryOutOfTransactionIsRefused() {
        assertThatThrownBy(() -> log.record(Kind.RULE_SET_EVENT, "1", new Facts()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theCommandTellsWhatItFound() throws SQLException {
        transaction.executeWithoutResult(
                status -> log.record(Kind.EVALUATION, "00000000-0000-7000-8000-000000000000", new Facts()));
        sealer.seal();
        String head = verifier.verify(null).head().head();
        assertThat(command("--plumbline.head=" + head, 1))
                .contains("已核验 1 条登记")
                .contains("第 1 条：登记所指的内容已不存在")
                .contains("entry 1: what the entry speaks of is no longer stored")
                .doesNotContain("另存的链尾");
        start();
        jdbc.sql("delete from log_entry").update();
        jdbc.sql("update log_head set seq = 0, hash = ?").param(LogEntry.ORIGIN).update();
        assertThat(command("--plumbline.head=" + LogEntry.ORIGIN, 2)).contains("链尾应为");
        assertThat(command("--plumbline.head=0:" + LogEntry.ORIGIN, 0)).contains("审计日志完好");
        start();
        assertThat(command("--plumbline.head=" + head, 1)).contains("另存的链尾不在链上");
    }

    private String command(String head, int status) throws SQLException {
        stored.release();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of(VerifyCommand.OPTION, head));
        for (String setting : stored.settings()) {
            arguments.add("--" + setting);
        }
        int ended = VerifyCommand.run(arguments, print, print);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(text).isEqualTo(status);
        return text;
    }

    /** Everything that anybody asks for is there. Not static: the command scans for witnesses, and must not find this one. */
    private final class Things implements Witness {

        static Facts fact(String subject) {
            return new Facts().with("is", "thing " + subject);
        }

        @Override
        public Kind kind() {
            return Kind.RULE_SET_EVENT;
        }

        @Override
        public Map<String, Facts> facts(Collection<String> subjects) {
            return subjects.stream().collect(Collectors.toMap(subject -> subject, Things::fact));
        }

        @Override
        public List<String> subjects(String after, int limit) {
            return List.of();
        }
    }
}
