package org.plumbline.service.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Processes chunks on as many threads as there are cores, a few chunks ahead of the consumer. */
@Component
public final class ChunkedExecutor implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkedExecutor.class);

    private static final int CHUNKS_AHEAD_PER_THREAD = 4;

    private final int threads;
    private final ExecutorService pool;

    ChunkedExecutor() {
        this(Runtime.getRuntime().availableProcessors());
    }

    private ChunkedExecutor(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "cases");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static ChunkedExecutor withThreads(int threads) {
        return new ChunkedExecutor(threads);
    }

    /** A source of chunks that may not be available yet. */
    public interface ChunkSource<C> extends Iterator<List<C>> {

        /** Whether requesting the next chunk now would block. */
        boolean wouldBlock();
    }

    /** As {@link #run(Source, Function, Consumer, Runnable)} with a source that never blocks. */
    public <C, T> void run(Iterator<List<C>> chunks, Function<List<C>, T> work, Consumer<T> consumer) {
        run(
                new ChunkSource<C>() {
                    @Override
                    public boolean wouldBlock() {
                        return false;
                    }

                    @Override
                    public boolean hasNext() {
                        return chunks.hasNext();
                    }

                    @Override
                    public List<C> next() {
                        return chunks.next();
                    }
                },
                work,
                consumer,
                () -> {});
    }

    /**
     * Consumes finished results before waiting for more chunks.
     *
     * @param work on a chunk, on any thread
     * @param consumer consumes the results, on this thread in the order of the chunks
     * @param beforeWaiting called before waiting, when all results are consumed
     * @throws RuntimeException what the work throws
     */
    public <C, T> void run(
            ChunkSource<C> chunks, Function<List<C>, T> work, Consumer<T> consumer, Runnable beforeWaiting) {
        Deque<Future<T>> ahead = new ArrayDeque<>();
        try {
            while (true) {
                if (!ahead.isEmpty() && (ahead.size() == threads * CHUNKS_AHEAD_PER_THREAD || chunks.wouldBlock())) {
                    consumer.accept(awaitResult(ahead.remove()));
                    continue;
                }
                if (ahead.isEmpty() && chunks.wouldBlock()) {
                    beforeWaiting.run();
                }
                if (!chunks.hasNext()) {
                    break;
                }
                List<C> chunk = chunks.next();
                ahead.add(pool.submit(() -> work.apply(chunk)));
            }
            while (!ahead.isEmpty()) {
                consumer.accept(awaitResult(ahead.remove()));
            }
        } finally {
            // resources of the tasks may be closed once this returns
            ahead.forEach(ChunkedExecutor::awaitEnd);
        }
    }

    /** Waits for the end of a task; its failure is ignored because the first one is thrown. */
    private static void awaitEnd(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException alsoFailed) {
            LOG.debug("a chunk failed after another", alsoFailed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for the result of a task and throws what it threw.
     *
     * @throws IllegalStateException where the waiting thread is interrupted
     */
    public static <T> T awaitResult(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a result", e);
        }
    }

    @Override
    public void destroy() {
        pool.shutdown();
    }
}
