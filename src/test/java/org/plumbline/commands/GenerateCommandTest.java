package org.plumbline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.bundle.RuleSetBundle;

class GenerateCommandTest {

    @TempDir
    private Path folder;

    /** The command of samples/generator/README.md; {@code -Dapprove=true} writes its output anew. */
    @Test
    void theSampleIsWhatTheCommandGives() throws IOException {
        Path sample = Path.of("samples/generator/submissions.ndjson");
        Ran ran = Ran.of("generate", "--count", "20", "--seed", "2024", "--years", "2022-2024");
        assertThat(ran.err()).isEmpty();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(sample, ran.out());
        }
        assertThat(ran.out()).isEqualTo(Files.readString(sample));
        assertThat(Files.readString(Path.of("samples/generator/README.md")))
                .contains("plumbline generate --count 20 --seed 2024 --years 2022-2024");
    }

    @Test
    void partsGiveTheWholeAndScore() throws IOException {
        String[] plan = {"generate", "--scheme", "national-project", "--indicators", "30", "--seed", "9"};
        Path whole = folder.resolve("whole.ndjson.gz");
        assertThat(Ran.of(with(plan, "--count", "300", "-o", whole.toString())).status())
                .isZero();
        String first = Ran.of(with(plan, "--count", "120")).out();
        String rest = Ran.of(with(plan, "--count", "180", "--first", "120")).out();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(whole))) {
            assertThat(first + rest).isEqualTo(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
        Ran scored = Ran.with(first, "score", "-", "--json", "--trace", "none");
        assertThat(scored.status()).isZero();
        assertThat(scored.lines()).hasSize(120);
    }

    @Test
    void whatCannotBeMadeUpIsSaid() {
        assertThat(Ran.of("generate", "--lang=en", "--scheme", "nowhere").err())
                .contains("there is no such scheme: nowhere");
        assertThat(Ran.of("generate", "--lang=en", "--years", "1999").err())
                .contains("there are no rules for these years");
        assertThat(Ran.of("generate", "--lang=en", "--years", "last").err()).contains("a year is 2023 or 2020-2024");
        assertThat(Ran.of("generate", "--count", "-1").status()).isEqualTo(Commands.REFUSED);
    }

    @Test
    void aBundleOfTheFolder() throws IOException {
        Path zip = folder.resolve("rules.zip");
        Ran ran = Ran.of("bundle", "-o", zip.toString());
        RuleSetBundle bundle = RuleSetBundle.read(Files.readAllBytes(zip));
        assertThat(ran.out()).startsWith(bundle.sha256() + "  ");
        assertThat(bundle.ruleSets())
                .extracting(each -> each.scheme())
                .contains("national-project", "dachang-department");
    }

    @Test
    void loadingAsksForAFinishedFolder() {
        Ran ran = Ran.of("load", folder.toString());
        assertThat(ran.status()).isEqualTo(Commands.REFUSED);
        assertThat(ran.err()).contains("_run.json");
    }

    private static String[] with(String[] plan, String... more) {
        return java.util.stream.Stream.of(plan, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }
}
