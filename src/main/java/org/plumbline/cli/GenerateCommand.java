package org.plumbline.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.plumbline.core.generation.GenerationPlan;
import org.plumbline.core.generation.SubmissionGenerator;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.service.storage.ChunkedExecutor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes random submissions, one a line, for trials. */
@Command(name = "generate")
final class GenerateCommand implements Callable<Integer> {

    private static final int CHUNK = 200;

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private RulesOptions rules;

    @Option(names = "--count", paramLabel = "N", defaultValue = "100", descriptionKey = "count")
    private long count;

    @Option(names = "--first", paramLabel = "N", defaultValue = "0", descriptionKey = "first")
    private long first;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
    private long seed;

    @Option(names = "--years", split = ",", paramLabel = "2020-2024,2026", descriptionKey = "years")
    private List<String> years = List.of();

    @Option(names = "--scheme", split = ",", paramLabel = "SCHEME", descriptionKey = "schemes")
    private List<String> schemes = List.of();

    @Option(names = "--faults", paramLabel = "%", defaultValue = "15", descriptionKey = "faults")
    private int faults;

    @Option(names = "--indicators", paramLabel = "N", defaultValue = "0", descriptionKey = "indicators")
    private int indicators;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            descriptionKey = "output")
    private Path output;

    GenerateCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (count < 0 || first < 0 || faults < 0 || faults > 100 || indicators < 0) {
            throw new CommandException(
                    "--count、--first、--indicators 不能为负，--faults 应在 0 到 100 之间",
                    "--count, --first and --indicators must not be negative, and --faults must be between 0 and 100");
        }
        SubmissionGenerator generator = createGenerator();
        ChunkedExecutor chunks =
                ChunkedExecutor.withThreads(Runtime.getRuntime().availableProcessors());
        try (OutputStream out = openOutput()) {
            chunks.<Long, byte[]>run(
                    numberChunks(), chunk -> generateLines(chunk, generator), lines -> write(out, lines));
        } finally {
            chunks.destroy();
        }
        return PlumblineCli.OK;
    }

    private SubmissionGenerator createGenerator() {
        List<RuleSet> all = rules.openRules(console).buildAll();
        List<RuleSet> wanted = all.stream()
                .filter(each ->
                        schemes.isEmpty() || schemes.contains(each.scheme().id()))
                .toList();
        for (String scheme : schemes) {
            if (all.stream().noneMatch(each -> each.scheme().id().equals(scheme))) {
                throw new CommandException("没有这个评价方案：%s", "there is no such scheme: %s", scheme);
            }
        }
        List<Integer> numbers =
                years.stream().flatMap(GenerateCommand::parseYears).toList();
        if (wanted.stream()
                .noneMatch(each -> numbers.isEmpty() || numbers.stream().anyMatch(each.scheme()::isInForceIn))) {
            throw new CommandException(
                    "这些年度没有规则：%s", "there are no rules for these years: %s", String.join(",", years));
        }
        return new SubmissionGenerator(new GenerationPlan(seed, numbers, faults * 10, indicators), wanted);
    }

    private static Stream<Integer> parseYears(String text) {
        if (!text.matches("\\d{4}(-\\d{4})?")) {
            throw new CommandException(
                    "年度应如 2023 或 2020-2024：%s", "not a year such as 2023 or a range such as 2020-2024: %s", text);
        }
        String[] bounds = text.split("-");
        return IntStream.rangeClosed(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[bounds.length - 1]))
                .boxed();
    }

    private Iterator<List<Long>> numberChunks() {
        return LongStream.iterate(first, from -> from < first + count, from -> from + CHUNK)
                .mapToObj(from -> LongStream.range(from, Math.min(from + CHUNK, first + count))
                        .boxed()
                        .toList())
                .iterator();
    }

    private static byte[] generateLines(List<Long> numbers, SubmissionGenerator generator) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(CHUNK * 4096);
        for (long number : numbers) {
            lines.writeBytes(SubmissionJson.write(generator.generate(number)));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private OutputStream openOutput() throws IOException {
        if (output == null) {
            return new BufferedOutputStream(console.out()) {
                @Override
                public void close() throws IOException {
                    flush(); // standard output must not be closed here
                }
            };
        }
        OutputStream file = OutputFile.open(output);
        return output.toString().endsWith(".gz") ? new GZIPOutputStream(file, 1 << 16) : file;
    }

    private void write(OutputStream out, byte[] lines) {
        try {
            out.write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (output == null && console.out().checkError()) {
            throw new CommandException("输出已关闭", "the output was closed");
        }
    }
}
