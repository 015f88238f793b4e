package org.plumbline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.plumbline.service.evaluations.BulkLoader;
import org.plumbline.service.evaluations.BulkLoader.LoadCounts;
import org.plumbline.service.storage.ChunkedExecutor;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores what a bulk job scored; repeated loading stores nothing twice. */
@Command(name = "load")
final class LoadCommand implements Callable<Integer> {

    private static final String RECORD = "_run.json";

    /** Lines of one transaction. */
    private static final int LINES_PER_CHUNK = 1000;

    @Mixin
    private CommonOptions common;

    @Parameters(arity = "1", paramLabel = "FOLDER", descriptionKey = "folder")
    private Path folder;

    @Option(names = "--data-dir", paramLabel = "DIR", descriptionKey = "data-dir")
    private String data;

    @Option(names = "--url", paramLabel = "jdbc:…", descriptionKey = "url")
    private String url;

    /** Settings of the service, such as the user of its database. */
    @Unmatched
    private List<String> settings = new ArrayList<>();

    private final CommandConsole console;

    private long savedCount;
    private long known;

    LoadCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<String> arguments = new ArrayList<>(PlumblineCli.requireSettings(settings));
        if (data != null) {
            arguments.add("--plumbline.data-dir=" + PlumblineCli.toSettingPath(data));
        }
        if (url != null) {
            arguments.add("--spring.datasource.url=" + url);
        }
        JsonNode record = readRunRecord();
        try (BulkLoader loading = open(arguments)) {
            load(loading, record);
        }
        console.out().println(console.localize("已装入 %d，原已有 %d", "%d loaded, %d stored before", savedCount, known));
        return PlumblineCli.OK;
    }

    /** @throws CommandException if the folder is not that of a finished run, or has nothing to load */
    private JsonNode readRunRecord() throws IOException {
        Path record = folder.resolve(RECORD);
        if (!Files.isRegularFile(record) || !Files.isDirectory(folder.resolve("load"))) {
            throw new CommandException(
                    "%s 不是批量评分以 --loadable 写成的文件夹：缺少 _run.json 或 load",
                    "%s was not written by bulk scoring with --loadable: _run.json or load is missing", folder);
        }
        return new JsonMapper().readTree(Files.readAllBytes(record));
    }

    private static BulkLoader open(List<String> arguments) {
        try {
            return BulkLoader.open(arguments);
        } catch (RuntimeException e) { // whatever it was, nothing was changed
            CommandException.rethrowNewerSchema(e);
            throw new CommandException(
                    "无法打开数据库；H2 须先停止服务。（%s）",
                    "The database cannot be opened; with H2 the service has to be stopped first. (%s)",
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    private void load(BulkLoader loading, JsonNode record) {
        Map<String, Long> versions = loading.readVersionIds();
        List<String> unknown = record.path("used")
                .valueStream()
                .map(JsonNode::asString)
                .filter(sha256 -> !versions.containsKey(sha256))
                .toList();
        if (!unknown.isEmpty()) {
            throw new CommandException(
                    "服务中没有发布过这些规则集：%s。请先上传并发布规则包中的工作簿",
                    "These rule sets were never published in this service: %s. Upload and publish the workbooks of the bundle first",
                    String.join(", ", unknown));
        }
        String bulk = record.path("bundleSha256").asString();
        ChunkedExecutor chunks =
                ChunkedExecutor.withThreads(Runtime.getRuntime().availableProcessors());
        try (ShardLines shards = new ShardLines(folder.resolve("load"))) {
            chunks.<String, LoadCounts>run(shards, lines -> loading.load(lines, versions, bulk), loaded -> {
                savedCount += loaded.saved();
                known += loaded.known();
            });
        } catch (IllegalArgumentException damaged) {
            throw new CommandException(
                    "装入中止，此前已装入 %d：%s", "loading stopped after %d were loaded: %s", savedCount, damaged.getMessage());
        } finally {
            chunks.destroy();
        }
    }

    /** Lines of all files, in chunks. */
    private static final class ShardLines implements Iterator<List<String>>, AutoCloseable {

        private final Iterator<Path> files;
        private BufferedReader open;
        private List<String> next;

        ShardLines(Path folder) {
            try (Stream<Path> all = Files.list(folder)) {
                files = all.filter(file -> file.getFileName().toString().startsWith("part-"))
                        .sorted()
                        .toList()
                        .iterator();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = readChunk();
            }
            return !next.isEmpty();
        }

        @Override
        public List<String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<String> lines = next;
            next = null;
            return lines;
        }

        private List<String> readChunk() {
            List<String> lines = new ArrayList<>(LINES_PER_CHUNK);
            try {
                while (lines.size() < LINES_PER_CHUNK) {
                    String line = open == null ? null : open.readLine();
                    if (line != null) {
                        lines.add(line);
                    } else if (files.hasNext()) {
                        close();
                        open = Files.newBufferedReader(files.next(), StandardCharsets.US_ASCII);
                    } else {
                        break;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return lines;
        }

        @Override
        public void close() {
            try {
                if (open != null) {
                    open.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
