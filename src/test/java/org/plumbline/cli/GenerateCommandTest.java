package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.bundle.RuleSetBundle;

class GenerateCommandTest {

    @TempDir
    private Path folder;

    /** The command of samples/generator/README.md; {@code -Dapprove=true} writes its output anew. */
    @Test
    void theShippedSampleIsTheOutputOfGenerate() throws IOException {
        Path sample = Path.of("samples/generator/submissions.ndjson");
        CommandResult ran = CommandResult.of("generate", "--count", "20", "--seed", "2024", "--years", "2022-2024");
        assertThat(ran.err()).isEmpty();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(sample, ran.out());
        }
        assertThat(ran.out()).isEqualTo(Files.readString(sample));
        assertThat(Files.readString(Path.of("samples/generator/README.md")))
                .contains("plumbline generate --count 20 --seed 2024 --years 2022-2024");
    }

    @Test
    void generatedPartsJoinToTheWholeAndScore() throws IOException {
        String[] plan = {"generate", "--scheme", "national-project", "--indicators", "30", "--seed", "9"};
        Path whole = folder.resolve("whole.ndjson.gz");
        assertThat(CommandResult.of(with(plan, "--count", "300", "-o", whole.toString()))
                        .status())
                .isZero();
        String first = CommandResult.of(with(plan, "--count", "120")).out();
        String rest =
                CommandResult.of(with(plan, "--count", "180", "--first", "120")).out();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(whole))) {
            assertThat(first + rest).isEqualTo(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
        CommandResult scored = CommandResult.with(first, "score", "-", "--json", "--trace", "none");
        assertThat(scored.status()).isZero();
        assertThat(scored.lines()).hasSize(120);
    }

    @Test
    void generateReportsWhatItCannotGenerate() {
        assertThat(CommandResult.of("generate", "--lang=en", "--scheme", "nowhere")
                        .err())
                .contains("there is no such scheme: nowhere");
        assertThat(CommandResult.of("generate", "--lang=en", "--years", "1999").err())
                .contains("there are no rules for these years");
        assertThat(CommandResult.of("generate", "--lang=en", "--years", "last").err())
                .contains("not a year such as 2023 or a range such as 2020-2024");
        assertThat(CommandResult.of("generate", "--count", "-1").status()).isEqualTo(PlumblineCli.REFUSED);
    }

    @Test
    void bundleWritesTheRulesOfTheFolder() throws IOException {
        Path zip = folder.resolve("rules.zip");
        CommandResult ran = CommandResult.of("bundle", "-o", zip.toString());
        RuleSetBundle bundle = RuleSetBundle.read(Files.readAllBytes(zip));
        assertThat(ran.out()).startsWith(bundle.sha256() + "  ");
        assertThat(bundle.ruleSets())
                .extracting(each -> each.scheme())
                .contains("national-project", "dachang-department");
    }

    @Test
    void loadRequiresAFinishedRunFolder() {
        CommandResult ran = CommandResult.of("load", folder.toString());
        assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(ran.err()).contains("_run.json");
    }

    private static String[] with(String[] plan, String... more) {
        return java.util.stream.Stream.of(plan, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }
}
