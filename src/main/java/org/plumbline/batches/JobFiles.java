package org.plumbline.batches;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.web.Settings;
import org.springframework.stereotype.Component;

/** What jobs have on disk: a folder each below the data folder, with the file as it came, its lines and the results. */
@Component
final class JobFiles {

    private final Path root;

    JobFiles(Settings settings) {
        this.root = Path.of(settings.dataDir(), "jobs").toAbsolutePath().normalize();
    }

    /** Makes the job's folder. */
    void make(UUID id) throws IOException {
        Files.createDirectories(folder(id));
    }

    Path upload(UUID id) {
        return folder(id).resolve("upload");
    }

    /** The lines to work through: of a table what it was turned into, else the file as it came. */
    Path lines(Job job) {
        return job.order().format() == JobOrder.Format.NDJSON
                ? upload(job.id())
                : folder(job.id()).resolve("lines");
    }

    Path results(UUID id) {
        return folder(id).resolve("results.ndjson");
    }

    void remove(UUID id) throws IOException {
        delete(folder(id));
    }

    /** Removes what was being uploaded when the process died. */
    void removeAllBut(Set<UUID> known) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Set<String> names = known.stream().map(UUID::toString).collect(Collectors.toSet());
        List<Path> folders;
        try (Stream<Path> all = Files.list(root)) {
            folders = all.filter(each -> !names.contains(each.getFileName().toString()))
                    .toList();
        }
        for (Path folder : folders) {
            delete(folder);
        }
    }

    /** Bytes that the disk has left for us. */
    long free() throws IOException {
        Files.createDirectories(root);
        return Files.getFileStore(root).getUsableSpace();
    }

    private Path folder(UUID id) {
        return root.resolve(id.toString());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            return; // somebody else was faster
        }
    }
}
