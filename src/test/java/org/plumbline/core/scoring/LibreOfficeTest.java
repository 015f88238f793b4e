package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.LibreOffice;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.RuleSet;

/**
 * Every shipped workbook says the same once LibreOffice has opened and saved it, and stock Drools agrees on what that is.
 * Skipped where there is no {@code soffice}, unless PLUMBLINE_REQUIRE_SOFFICE=true says that there must be.
 */
class LibreOfficeTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void saveEveryWorkbookAgain() throws IOException, InterruptedException {
        LibreOffice.resave(
                folder,
                ShippedFiles.ruleSets().values().stream()
                        .map(ruleSet -> ShippedFiles.TABLES.resolve(ruleSet.file()))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> aWorkbookSavedByLibreOfficeGivesTheSameRules() {
        return ShippedFiles.ruleSets().values().stream()
                .map(shipped -> DynamicTest.dynamicTest(shipped.file(), () -> {
                    byte[] saved = Files.readAllBytes(folder.resolve("saved").resolve(shipped.file()));
                    assertThat(saved)
                            .isNotEqualTo(ShippedFiles.workbook(shipped.scheme().id()));

                    RuleSet ruleSet = ShippedFiles.load(shipped.file(), saved);

                    assertThat(ruleSet.content()).isEqualTo(shipped.content());
                    assertThat(ruleSet.scheme()).isEqualTo(shipped.scheme());
                    assertThat(ruleSet.listRules()).isEqualTo(shipped.listRules());
                    assertThat(ruleSet.warnings()).isEqualTo(shipped.warnings());
                    samplesAlike(ruleSet, saved);
                }));
    }

    private static void samplesAlike(RuleSet ruleSet, byte[] workbook) {
        StockDroolsComparison oracle = new StockDroolsComparison(workbook, ruleSet);
        ShippedFiles.samples().stream()
                .map(sample -> ShippedFiles.submission(sample.getFileName().toString()))
                .filter(submission ->
                        submission.scheme().equals(ruleSet.scheme().id()))
                .forEach(oracle::compare);
    }
}
