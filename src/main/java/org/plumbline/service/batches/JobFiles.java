package org.plumbline.service.batches;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.DatabaseKind;
import org.plumbline.service.storage.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The files of jobs: a folder for each, with the uploaded file, its lines and the results. Below the data folder, or in a
 * folder that several nodes share. Each run writes its results to a file of its own, named by the offset at which it begins,
 * so that a run which was suspended and resumes after its job was taken over cannot overwrite results. Of each file the bytes
 * up to the beginning of the next are valid; of the last, those up to the checkpoint.
 */
@Component
final class JobFiles {

    private static final Logger LOG = LoggerFactory.getLogger(JobFiles.class);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern RESULTS = Pattern.compile("results(?:-(\\d+)-(\\d+))?\\.ndjson");

    /** A folder without a job that was written to after this is an upload in progress on another node. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path root;
    private final boolean shared;
    private volatile String place;

    JobFiles(Settings settings, DatabaseKind database) {
        this.root = (settings.jobsDir() == null ? Path.of(settings.dataDir(), "jobs") : Path.of(settings.jobsDir()))
                .toAbsolutePath()
                .normalize();
        this.shared = database.isShared();
    }

    /** The folder's id, stored in it and the same for all nodes that share the folder. Created if there is none. */
    String folderId() throws IOException {
        if (place == null) {
            Path file = root.resolve("id");
            if (!Files.exists(file)) {
                createId(file);
            }
            String id = Files.readString(file).strip();
            if (!ID.matcher(id).matches()) {
                throw new IOException(file + " is not the id of a folder of jobs: " + id);
            }
            place = id;
        }
        return place;
    }

    private void createId(Path file) throws IOException {
        PrivateFiles.createFolder(root);
        Path mine = Files.writeString(
                root.resolve("id-" + UUID.randomUUID()),
                UUID.randomUUID().toString(),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC); // an empty file after a power loss would prevent the start
        try {
            // unlike a move it never replaces a file that another node created meanwhile
            Files.createLink(file, mine);
        } catch (FileAlreadyExistsException made) {
            LOG.debug("another node created the id of {}", root);
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            Files.move(mine, file); // the file system has no links: start one node before the others
        } finally {
            Files.deleteIfExists(mine);
        }
        PrivateFiles.syncFolder(root);
    }

    /** Creates the job's folder. */
    void createFolder(UUID id) throws IOException {
        PrivateFiles.createFolder(jobFolder(id));
    }

    Path uploadFile(UUID id) {
        return jobFolder(id).resolve("upload");
    }

    /** The lines to process: of a table the converted lines, else the uploaded file. */
    Path linesFile(Job job) {
        return job.order().format() == JobOrder.Format.NDJSON
                ? uploadFile(job.id())
                : jobFolder(job.id()).resolve("lines");
    }

    /** The lines of a table while this run writes them. */
    Path runLinesFile(Job job) {
        return jobFolder(job.id()).resolve("lines-" + job.run());
    }

    /** The file of this run's results. */
    Path runResultsFile(Job job) {
        return jobFolder(job.id())
                .resolve("results-" + job.run() + "-" + job.at().resultBytes() + ".ndjson");
    }

    /** The number of valid bytes of a file, from its beginning. */
    record FilePart(Path file, long bytes) {}

    private record ResultsFile(Path file, int run, long from) {}

    /**
     * The results up to the checkpoint, in order.
     *
     * @throws IOException if a file is shorter than recorded
     */
    List<FilePart> findResults(Job job) throws IOException {
        List<ResultsFile> begun = listResultsFiles(job);
        List<FilePart> parts = new ArrayList<>();
        long to = job.at().resultBytes();
        for (int i = begun.size() - 1; i >= 0; i--) {
            ResultsFile each = begun.get(i);
            long bytes = to - Math.min(to, each.from);
            if (bytes > Files.size(each.file)) {
                throw new IOException(each.file + " is shorter than recorded");
            }
            parts.add(0, new FilePart(each.file, bytes));
            to -= bytes;
        }
        if (to > 0) {
            throw new IOException("results of " + job.id() + " begin at byte " + to);
        }
        return parts;
    }

    /** Of all runs, in the order in which they were begun. */
    private List<ResultsFile> listResultsFiles(Job job) throws IOException {
        List<ResultsFile> begun = new ArrayList<>();
        try (Stream<Path> files = Files.list(jobFolder(job.id()))) {
            files.forEach(file -> {
                Matcher name = RESULTS.matcher(file.getFileName().toString());
                if (name.matches()) {
                    boolean numbered = name.group(1) != null; // files of earlier releases have no number
                    begun.add(new ResultsFile(
                            file,
                            numbered ? Integer.parseInt(name.group(1)) : -1,
                            numbered ? Long.parseLong(name.group(2)) : 0));
                }
            });
        }
        begun.sort(Comparator.comparingInt(ResultsFile::run).thenComparingLong(ResultsFile::from));
        return begun;
    }

    void remove(UUID id) throws IOException {
        delete(jobFolder(id));
    }

    /** Removes uploads that a killed process left unfinished. */
    void removeAllBut(Set<UUID> known) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Set<String> names = known.stream().map(UUID::toString).collect(Collectors.toSet());
        List<Path> folders;
        try (Stream<Path> all = Files.list(root)) {
            folders = all.filter(
                            each -> ID.matcher(each.getFileName().toString()).matches())
                    .filter(each -> !names.contains(each.getFileName().toString()))
                    .toList();
        }
        for (Path folder : folders) {
            if (!shared || lastModified(folder).isBefore(Instant.now().minus(ABANDONED))) {
                delete(folder);
            }
        }
    }

    /** When it, or a file in it, was last modified. */
    private static Instant lastModified(Path folder) throws IOException {
        Instant last = Instant.MIN;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.toList()) {
                Instant time = Files.getLastModifiedTime(each).toInstant();
                last = time.isAfter(last) ? time : last;
            }
            return last;
        } catch (NoSuchFileException gone) { // removed by another thread or node
            return Instant.now();
        }
    }

    /** The free bytes of the disk. */
    long freeBytes() throws IOException {
        PrivateFiles.createFolder(root);
        return Files.getFileStore(root).getUsableSpace();
    }

    private Path jobFolder(UUID id) {
        return root.resolve(id.toString());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            return; // already removed by another thread or node
        }
    }
}
