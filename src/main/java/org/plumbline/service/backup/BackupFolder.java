package org.plumbline.service.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The folder of backups. A file has its final name only once it is whole and on the disk: until then it has another one, and what
 * a killed process left under that name is removed at the next start and before the next backup.
 */
@Component
@Lazy(false)
public final class BackupFolder implements InitializingBean {

    static final String UNFINISHED = ".unfinished";

    private static final Logger LOG = LoggerFactory.getLogger(BackupFolder.class);

    private final Path folder;

    public BackupFolder(Settings settings) {
        this.folder = Path.of(settings.dataDir(), "backups").toAbsolutePath();
    }

    /** Writes a file. */
    interface Writer {
        void write(Path file) throws IOException;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        removeUnfinished();
    }

    Path path() {
        return folder;
    }

    /**
     * Has a file written and gives it its name; one backup at a time.
     *
     * @param writer writes the file at the path it gets, which exists and is empty
     */
    synchronized Path create(String name, Writer writer) throws IOException {
        PrivateFiles.createFolder(folder);
        removeUnfinished();
        Path unfinished = PrivateFiles.createFile(folder.resolve(name + UNFINISHED));
        writer.write(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Path file = Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.syncFolder(folder);
        return file;
    }

    private synchronized void removeUnfinished() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(each -> each.toString().endsWith(UNFINISHED)).toList();
        }
        for (Path each : left) {
            Files.deleteIfExists(each);
            LOG.warn("removed the unfinished backup {}", each);
        }
    }
}
