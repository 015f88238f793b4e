package org.plumbline.service.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's database file, where each write is on the disk before it returns. H2 itself never synchronizes at a commit: after a power
 * loss the last seconds would be missing. Selected by {@code synced:} before the path in the URL. Public for H2, which creates
 * instances by reflection.
 */
public final class SyncedFilePath extends FilePathWrapper {

    private static final Set<OpenOption> OPTIONS = Set.of(
            StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.DSYNC);

    /** Makes {@code synced:} known to H2, which has to happen before the first connection. */
    public static void register() {
        FilePath.register(new SyncedFilePath());
    }

    @Override
    public String getScheme() {
        return "synced";
    }

    /** Temporary files of large results are not synchronized. */
    @Override
    public FileChannel open(String mode) throws IOException {
        if (!name.endsWith(".mv.db") || mode.equals("r")) {
            return super.open(mode);
        }
        Path file = Path.of(getBase().toString()).toAbsolutePath();
        boolean created = !Files.exists(file);
        FileChannel channel = FileChannel.open(file, OPTIONS, PrivateFiles.createAttributes(file));
        if (created) {
            PrivateFiles.syncFolder(file.getParent());
        }
        return channel;
    }
}
