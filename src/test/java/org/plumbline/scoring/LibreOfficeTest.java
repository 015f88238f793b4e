package org.plumbline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.Shipped;
import org.plumbline.ruleset.RuleSet;

/**
 * Every shipped workbook says the same once LibreOffice has opened and saved it, and stock Drools agrees on what that is.
 * Skipped where there is no {@code soffice}, unless PLUMBLINE_REQUIRE_SOFFICE=true says that there must be.
 */
class LibreOfficeTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void saveEveryWorkbookAgain() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                folder.resolve("saved").toString()));
        Shipped.ruleSets()
                .values()
                .forEach(ruleSet -> command.add(
                        Shipped.TABLES.resolve(ruleSet.file()).toAbsolutePath().toString()));
        Path log = folder.resolve("log.txt");
        Process office;
        try {
            office = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException absent) {
            if ("true".equals(System.getenv("PLUMBLINE_REQUIRE_SOFFICE"))) {
                fail("soffice is required and can't be started", absent);
            }
            Assumptions.abort("soffice is not installed: the round trip through LibreOffice is not tested");
            return;
        }
        if (!office.waitFor(5, TimeUnit.MINUTES)) {
            office.destroyForcibly();
        }
        assertThat(office.waitFor()).as(Files.readString(log)).isZero();
    }

    @TestFactory
    Stream<DynamicTest> aWorkbookSavedByLibreOfficeGivesTheSameRules() {
        return Shipped.ruleSets().values().stream()
                .map(shipped -> DynamicTest.dynamicTest(shipped.file(), () -> {
                    byte[] saved = Files.readAllBytes(folder.resolve("saved").resolve(shipped.file()));
                    assertThat(saved)
                            .isNotEqualTo(Shipped.workbook(shipped.scheme().id()));

                    RuleSet ruleSet = Shipped.load(shipped.file(), saved);

                    assertThat(ruleSet.content()).isEqualTo(shipped.content());
                    assertThat(ruleSet.scheme()).isEqualTo(shipped.scheme());
                    assertThat(ruleSet.rules()).isEqualTo(shipped.rules());
                    assertThat(ruleSet.warnings()).isEqualTo(shipped.warnings());
                    samplesAlike(ruleSet, saved);
                }));
    }

    private static void samplesAlike(RuleSet ruleSet, byte[] workbook) {
        Oracle oracle = new Oracle(workbook, ruleSet);
        Shipped.samples().stream()
                .map(sample -> Shipped.submission(sample.getFileName().toString()))
                .filter(submission ->
                        submission.scheme().equals(ruleSet.scheme().id()))
                .forEach(oracle::compare);
    }
}
