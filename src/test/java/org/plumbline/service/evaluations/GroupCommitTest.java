package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.service.http.ProblemException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;

@Timeout(60)
class GroupCommitTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(32, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final List<List<Integer>> stored = Collections.synchronizedList(new ArrayList<>());
    /** Holds the first group until the others wait behind it. */
    private final CountDownLatch storing = new CountDownLatch(1);

    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void rowsWaitingTogetherAreStoredInOneTransaction() throws Exception {
        GroupCommit<Integer> group = new GroupCommit<>(this::store, 8, 100);
        List<Future<?>> kept = keepAll(group, 20);
        for (Future<?> each : kept) {
            each.get();
        }
        assertThat(stored.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).boxed().toList());
        assertThat(stored.get(0)).hasSize(1);
        assertThat(stored).hasSize(4).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(8));
        assertThat(group.countWaiting()).isZero();
    }

    @Test
    void aRowThatCannotBeStoredSpoilsNoOther() throws Exception {
        GroupCommit<Integer> group = new GroupCommit<>(
                rows -> {
                    if (rows.contains(7)) {
                        throw new DataIntegrityViolationException("7");
                    }
                    store(rows);
                },
                100,
                100);
        List<Future<?>> kept = keepAll(group, 20);
        for (int i = 0; i < kept.size(); i++) {
            Future<?> each = kept.get(i);
            if (i == 7) {
                assertThatThrownBy(each::get).hasCauseInstanceOf(DataIntegrityViolationException.class);
            } else {
                each.get();
            }
        }
        assertThat(stored.stream().flatMap(List::stream))
                .hasSize(19)
                .doesNotContain(7)
                .doesNotHaveDuplicates();
    }

    @Test
    void unavailableStorageIsTriedOncePerGroup() throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        GroupCommit<Integer> group = new GroupCommit<>(
                rows -> {
                    await();
                    sizes.add(rows.size());
                    throw new CannotCreateTransactionException("gone");
                },
                100,
                100);
        for (Future<?> each : keepAll(group, 10)) {
            assertThatThrownBy(each::get).hasCauseInstanceOf(CannotCreateTransactionException.class);
        }
        assertThat(sizes).containsExactly(1, 9);
        GroupCommit<Integer> back = new GroupCommit<>(this::store, 100, 100);
        back.store(1);
        assertThat(stored).containsExactly(List.of(1));
    }

    @Test
    void anErrorReleasesAllWaitingThreads() throws Exception {
        GroupCommit<Integer> group = new GroupCommit<>(
                rows -> {
                    await();
                    throw new StackOverflowError();
                },
                100,
                100);
        for (Future<?> each : keepAll(group, 5)) {
            assertThatThrownBy(each::get).isNotNull();
        }
        assertThat(group.countWaiting()).isZero();
    }

    @Test
    void rowsBeyondTheQueueLimitAreRejectedAndTheOthersStored() throws Exception {
        GroupCommit<Integer> group = new GroupCommit<>(this::store, 8, 5);
        List<Future<?>> kept = waitAll(group, 6);
        // one is being stored, five wait
        assertThatThrownBy(() -> group.store(99)).isInstanceOf(ProblemException.class);
        go.countDown();
        for (Future<?> each : kept) {
            each.get();
        }
        assertThat(stored.stream().flatMap(List::stream)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    private List<Future<?>> keepAll(GroupCommit<Integer> group, int rows) throws InterruptedException {
        List<Future<?>> kept = waitAll(group, rows);
        go.countDown();
        return kept;
    }

    /** One is being stored, the others wait in the order of their numbers. */
    private List<Future<?>> waitAll(GroupCommit<Integer> group, int rows) throws InterruptedException {
        List<Future<?>> kept = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int row = i;
            kept.add(threads.submit(() -> group.store(row)));
            if (i == 0) {
                assertThat(storing.await(30, TimeUnit.SECONDS))
                        .as("the first is being stored")
                        .isTrue();
            } else {
                int waiting = i;
                Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> group.countWaiting() >= waiting);
            }
        }
        return kept;
    }

    private void store(List<Integer> rows) {
        await();
        stored.add(rows);
    }

    private void await() {
        storing.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
