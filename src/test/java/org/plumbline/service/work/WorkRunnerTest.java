package org.plumbline.service.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Leases and heartbeats on a table of their own in an H2 database in memory; each test waits for
 * what it is about.
 */
class WorkRunnerTest {

    private static final long SECONDS = 30;

    private final JdbcDataSource database = new JdbcDataSource();
    private final List<WorkRunner<Lease>> runners = new ArrayList<>();
    private JdbcClient jdbc;
    private Leases leases;

    @BeforeEach
    void createTable() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        jdbc = JdbcClient.create(database);
        jdbc.sql(
                        """
                        create table item (id uuid primary key, state varchar(16) not null, run integer default 0 not null,
                            queued_at timestamp with time zone default current_timestamp,
                            lease_until timestamp with time zone, started_at timestamp with time zone,
                            finished_at timestamp with time zone, failure varchar(4000))
                        """)
                .update();
        leases = new Leases(jdbc, new DataSourceTransactionManager(database), "item", "queued_at");
    }

    @AfterEach
    void stopRunners() {
        runners.forEach(WorkRunner::stop);
        jdbc.sql("shutdown").update();
    }

    private UUID queue() {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into item (id, state) values (?, 'QUEUED')").param(id).update();
        return id;
    }

    private String state(UUID id) {
        return jdbc.sql("select state from item where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private interface Body {
        void run(Lease lease, StopSignal stop) throws Exception;
    }

    /** Work of which each run is given to the test. */
    private final class Items implements LeasedWork<Lease> {

        private final Body body;
        private final LinkedBlockingQueue<Lease> begun = new LinkedBlockingQueue<>();

        Items(Body body) {
            this.body = body;
        }

        @Override
        public Optional<Lease> takeNext() {
            return leases.take();
        }

        @Override
        public Lease lease(Lease item) {
            return item;
        }

        @Override
        public boolean extendLeases(Lease item) {
            return leases.extend(item);
        }

        @Override
        public void run(Lease item, StopSignal stop) throws IOException {
            begun.add(item);
            try {
                body.run(item, stop);
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        Lease awaitBegun() throws InterruptedException {
            Lease lease = begun.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(lease).as("an item is run").isNotNull();
            return lease;
        }
    }

    private WorkRunner<Lease> start(Items items, boolean alone) {
        WorkRunner<Lease> runner = new WorkRunner<>("items", 1, leases, items);
        runners.add(runner);
        runner.start(alone);
        return runner;
    }

    private void end(Lease lease) {
        assertThat(leases.update(lease, "state = 'DONE'")).isTrue();
    }

    @Test
    void anErrorFailsItsItemAndTheThreadTakesTheNext() throws Exception {
        UUID bad = queue();
        Items items = new Items((lease, stop) -> {
            if (lease.id().equals(bad)) {
                throw new StackOverflowError("of this item");
            }
            end(lease);
        });
        WorkRunner<Lease> runner = start(items, true);
        assertThat(items.awaitBegun().id()).isEqualTo(bad);
        UUID good = queue();
        runner.wake();
        assertThat(items.awaitBegun().id()).isEqualTo(good);
        assertThat(state(bad)).isEqualTo("FAILED");
        assertThat(jdbc.sql("select failure from item where id = ?")
                        .param(bad)
                        .query(String.class)
                        .single())
                .isEqualTo("内部错误 / internal error: StackOverflowError");
    }

    @Test
    void whatTheDiskRefusesIsTriedAgain() throws Exception {
        UUID id = queue();
        CompletableFuture<Lease> done = new CompletableFuture<>();
        Items items = new Items((lease, stop) -> {
            if (lease.run() == 1) {
                throw new IOException("disk full");
            }
            done.complete(lease);
        });
        start(items, true);
        assertThat(items.awaitBegun().run()).isEqualTo(1);
        assertThat(done.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(new Lease(id, 2));
    }

    @Test
    void anItemIsStoppedAtItsNextHeartbeatWhenItWasCancelledElsewhere() throws Exception {
        UUID id = queue();
        CountDownLatch stopped = new CountDownLatch(1);
        Items items = new Items((lease, stop) -> checkUntilStopped(stop, stopped));
        start(items, true);
        items.awaitBegun();
        assertThat(leases.cancel(id)).isTrue();
        assertThat(stopped.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(state(id)).isEqualTo("CANCELLED");
    }

    private static void checkUntilStopped(StopSignal stop, CountDownLatch stopped) {
        try {
            while (true) {
                stop.check();
                Thread.onSpinWait();
            }
        } catch (Stopped expected) {
            stopped.countDown();
            throw expected;
        }
    }

    @Test
    void aServiceThatStopsReleasesItsWorkAtOnce() throws Exception {
        UUID id = queue();
        Items items = new Items((lease, stop) -> checkUntilStopped(stop, new CountDownLatch(1)));
        WorkRunner<Lease> runner = start(items, true);
        items.awaitBegun();
        runner.stop();
        assertThat(state(id)).isEqualTo("QUEUED");
        Items others = new Items((lease, stop) -> end(lease));
        start(others, false);
        assertThat(others.awaitBegun()).isEqualTo(new Lease(id, 2));
    }

    @Test
    void workOfADeadNodeIsTakenOverWhenItsLeaseEndsAndNoSooner() throws Exception {
        UUID id = queue();
        Lease dead = leases.take().orElseThrow();
        assertThat(leases.take()).as("the lease is valid").isEmpty();
        jdbc.sql("update item set lease_until = current_timestamp - interval '1' second")
                .update();
        Items items = new Items((lease, stop) -> end(lease));
        start(items, false);
        assertThat(items.awaitBegun()).isEqualTo(new Lease(id, 2));
        assertThat(leases.extend(dead)).isFalse();
        assertThat(leases.update(dead, "failure = 'late'")).isFalse();
    }

    @Test
    void aNodeThatIsAloneContinuesAtItsStartWhatWasInterrupted() throws Exception {
        UUID id = queue();
        leases.take().orElseThrow();
        Items items = new Items((lease, stop) -> end(lease));
        start(items, true);
        assertThat(items.awaitBegun()).isEqualTo(new Lease(id, 2));
    }
}
