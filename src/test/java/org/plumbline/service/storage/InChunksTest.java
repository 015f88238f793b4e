package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InChunksTest {

    private static final int CHUNKS = 200;

    private final ChunkedExecutor chunks = ChunkedExecutor.withThreads(3);

    @AfterEach
    void stop() {
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
    void aChunkFailureIsThrownAfterAllWorkEnded() {
        AtomicInteger atWork = new AtomicInteger();
        assertThatThrownBy(() -> chunks.<Integer, Integer>run(
                        numbers().iterator(),
                        chunk -> {
                            atWork.incrementAndGet();
                            try {
                                if (chunk.get(0) == 20) {
                                    throw new IllegalArgumentException("twenty");
                                }
                                Thread.sleep(5);
                                return chunk.get(0);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            } finally {
                                atWork.decrementAndGet();
                            }
                        },
                        number -> assertThat(number).isLessThan(20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("twenty");
        assertThat(atWork).hasValue(0);
    }
}
