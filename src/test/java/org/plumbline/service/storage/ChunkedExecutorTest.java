package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChunkedExecutorTest {

    private static final int CHUNKS = 200;

    private final ChunkedExecutor chunks = ChunkedExecutor.withThreads(3);
    private final ExecutorService caller = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        caller.shutdownNow();
        chunks.destroy();
    }

    private static List<List<Integer>> numbers() {
        return IntStream.range(0, CHUNKS).mapToObj(List::of).toList();
    }

    @Test
    void chunkResultsAreTakenInTheOrderOfTheChunks() {
        List<Integer> taken = new ArrayList<>();
        chunks.<Integer, Integer>run(numbers().iterator(), chunk -> chunk.get(0) * 2, taken::add);
        assertThat(taken)
                .isEqualTo(IntStream.range(0, CHUNKS).map(n -> n * 2).boxed().toList());
    }

    @Test
    void aChunkFailureIsThrownAfterAllWorkEnded() throws Exception {
        AtomicInteger atWork = new AtomicInteger();
        CountDownLatch nextBegun = new CountDownLatch(1);
        CountDownLatch nextMayEnd = new CountDownLatch(1);
        Future<?> running = caller.submit(() -> chunks.<Integer, Integer>run(
                numbers().iterator(),
                chunk -> {
                    atWork.incrementAndGet();
                    try {
                        if (chunk.get(0) == 20) {
                            awaited(nextBegun);
                            throw new IllegalArgumentException("twenty");
                        }
                        if (chunk.get(0) == 21) {
                            nextBegun.countDown();
                            awaited(nextMayEnd);
                        }
                        return chunk.get(0);
                    } finally {
                        atWork.decrementAndGet();
                    }
                },
                number -> assertThat(number).isLessThan(20)));
        assertThatThrownBy(() -> running.get(100, TimeUnit.MILLISECONDS))
                .as("the chunk after the one that failed is still at work")
                .isInstanceOf(TimeoutException.class);
        nextMayEnd.countDown();
        assertThatThrownBy(() -> running.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("twenty");
        assertThat(atWork).hasValue(0);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
