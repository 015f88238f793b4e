package org.plumbline.evaluations;

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

/** Works through chunks on as many threads as there are cores, a few chunks ahead of what was taken up. */
@Component
public final class InChunks implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(InChunks.class);

    private static final int AHEAD = 4;

    private final int threads;
    private final ExecutorService pool;

    InChunks() {
        this(Runtime.getRuntime().availableProcessors());
    }

    private InChunks(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "cases");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static InChunks on(int threads) {
        return new InChunks(threads);
    }

    /** Chunks that may not be there yet. */
    public interface Source<C> extends Iterator<List<C>> {

        /** Whether asking for the next chunk now would wait for somebody else. */
        boolean wouldWait();
    }

    /** As {@link #run(Source, Function, Consumer, Runnable)} with chunks that never keep anybody waiting. */
    public <C, T> void run(Iterator<List<C>> chunks, Function<List<C>, T> work, Consumer<T> taking) {
        run(
                new Source<C>() {
                    @Override
                    public boolean wouldWait() {
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
                taking,
                () -> {});
    }

    /**
     * What is done is taken up before a wait for more.
     *
     * @param work on a chunk, on any thread
     * @param taking up what came out, on this thread in the order of the chunks
     * @param beforeWaiting for more, when all there was is taken up
     * @throws RuntimeException what the work throws
     */
    public <C, T> void run(Source<C> chunks, Function<List<C>, T> work, Consumer<T> taking, Runnable beforeWaiting) {
        Deque<Future<T>> ahead = new ArrayDeque<>();
        try {
            while (true) {
                if (!ahead.isEmpty() && (ahead.size() == threads * AHEAD || chunks.wouldWait())) {
                    taking.accept(result(ahead.remove()));
                    continue;
                }
                if (ahead.isEmpty() && chunks.wouldWait()) {
                    beforeWaiting.run();
                }
                if (!chunks.hasNext()) {
                    break;
                }
                List<C> chunk = chunks.next();
                ahead.add(pool.submit(() -> work.apply(chunk)));
            }
            while (!ahead.isEmpty()) {
                taking.accept(result(ahead.remove()));
            }
        } finally {
            // what they work with may be closed once this returns
            ahead.forEach(InChunks::settle);
        }
    }

    /** Waits for its end, however it ends: the first failure is already on its way. */
    private static void settle(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException alsoFailed) {
            LOG.debug("a chunk failed after another", alsoFailed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T result(Future<T> future) {
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
            throw new IllegalStateException("interrupted while cases were scored", e);
        }
    }

    @Override
    public void destroy() {
        pool.shutdown();
    }
}
