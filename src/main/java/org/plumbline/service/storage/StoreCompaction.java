package org.plumbline.service.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.plumbline.service.background.BackgroundTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Compacts H2's file while the service runs. Each commit writes new copies of the pages it changed, a hundred kilobytes and more,
 * so that most of the file soon is copies that are no longer used. H2 compacts its file in the thread that writes delayed
 * commits; with {@code WRITE_DELAY=0}, which an acknowledged evaluation needs, H2 has no such thread.
 */
@Component
@Lazy(false)
final class StoreCompaction extends BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCompaction.class);

    /** Milliseconds between two turns. */
    private static final long PAUSE = 250;

    /** Milliseconds between two turns while less than {@link #USED} of the file is in use. */
    private static final long SHORT_PAUSE = 10;

    /** Percent of the file that pages in use occupy, below which commits waste as much as turns with a pause regain. */
    private static final int USED = 75;

    /** Percent of the pages in chunks that are in use, below which the pages of the emptiest chunks are rewritten. */
    private static final int PAGES_IN_USE = 80;

    /** Percent of the file that is occupied by chunks, below which chunks are moved towards its beginning. */
    private static final int FILE_IN_USE = 85;

    /** The part of the file whose pages one turn rewrites, as one chunk: a turn of a large file regains more. */
    private static final int PARTS = 64;

    /** The least and the most bytes of pages that one turn rewrites. */
    private static final int LEAST_REWRITTEN = 2 << 20;

    private static final int MOST_REWRITTEN = 16 << 20;

    private final DataSource connections;
    private final boolean embedded;

    /** Turns without any change after which nothing more is gained; freed pages count only from a later turn on. */
    private static final int FRUITLESS_TURNS = 4;

    /** What the last turn left. */
    private Usage last;

    private int fruitless;

    StoreCompaction(DataSource connections, DatabaseKind kind) {
        super("compaction", 5_000);
        this.connections = connections;
        this.embedded = kind.isFile();
    }

    /** @param version of the store, which each commit increases */
    private record Usage(long version, long bytes, int pagesInUse, int fileInUse) {

        static Usage of(MVStore store, RandomAccessStore file) {
            return new Usage(store.getCurrentVersion(), file.size(), file.getChunksFillRate(), file.getFillRate());
        }

        boolean isSameSize(Usage other) {
            return bytes == other.bytes && pagesInUse == other.pagesInUse && fileInUse == other.fileInUse;
        }

        /** Percent of the file that pages in use occupy. */
        int percentUsed() {
            return pagesInUse * fileInUse / 100;
        }
    }

    @Override
    public boolean isAutoStartup() {
        return embedded;
    }

    @Override
    protected void runOnce() throws InterruptedException {
        boolean behind = last != null && last.percentUsed() < USED && fruitless == 0;
        TimeUnit.MILLISECONDS.sleep(behind ? SHORT_PAUSE : PAUSE);
        try (Connection connection = connections.getConnection()) {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                MVStore store = session.getDatabase().getStore().getMvStore();
                if (store.getFileStore() instanceof RandomAccessStore file) {
                    compact(store, file);
                }
            }
        } catch (SQLException | MVStoreException e) { // storage is unavailable, which requests report
            LOG.debug("the database file was not compacted", e);
        }
    }

    private void compact(MVStore store, RandomAccessStore file) {
        Usage before = Usage.of(store, file);
        if (fruitless >= FRUITLESS_TURNS && before.equals(last)) {
            return;
        }
        int rewritten = (int) Math.max(LEAST_REWRITTEN, Math.min(MOST_REWRITTEN, before.bytes() / PARTS));
        if (before.pagesInUse() < PAGES_IN_USE && store.compact(100, rewritten)) {
            store.commit();
        }
        if (file.getFillRate() < FILE_IN_USE) { // a chunk larger than the bytes given would never be moved
            file.compactMoveChunks(100, 2 * rewritten, store);
        }
        last = Usage.of(store, file);
        LOG.debug("the database file: {}", last);
        fruitless = last.isSameSize(before) ? fruitless + 1 : 0;
    }
}
