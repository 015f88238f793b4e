package org.plumbline.core.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.vocabulary.Severity;

/**
 * Sentences of reports in many wordings, and reports with one contradiction in other words than those that the checks were
 * written with. {@code -Dapprove=true} rewrites what is read of each sentence, to be reviewed line by line: a number that is not
 * read is better than one that is misread.
 */
class ClaimWordingsTest {

    private static final Path WORDINGS = Path.of("src/test/resources/claim-wordings.txt");
    private static final Path CONTRADICTIONS = Path.of("src/test/resources/claim-contradictions.txt");
    private static final String TITLE = "江北省云州市石门县水务局2021年度专项资金项目绩效自评报告";
    private static final CheckBook BOOK = ShippedFiles.checkBook();

    /**
     * Lines of a file under a heading that begins with ###.
     *
     * @param heading without ###
     */
    private record Block(String heading, List<String> lines) {}

    private static List<Block> blocks(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("###")) {
                blocks.add(new Block(line.substring(3).strip(), new ArrayList<>()));
            } else if (!blocks.isEmpty()) {
                blocks.get(blocks.size() - 1).lines().add(line);
            }
        }
        return blocks;
    }

    private static ReportReading read(List<String> lines) {
        ReportReading reading =
                ReportReading.open("report.docx", ReportDocx.write(lines), ShippedFiles.formDictionary(), BOOK);
        assertThat(reading.problems()).isEmpty();
        return reading;
    }

    /** Kind, number with unit, bound where it is not exact, words; what it is part of, its year, and whether it is unticked. */
    private static String describe(Claim claim) {
        return String.join(
                " ",
                Stream.of(
                                claim.kind().name(),
                                claim.value() == null
                                        ? claim.text()
                                        : claim.value().toPlainString() + claim.unit(),
                                claim.value() == null || claim.isExact()
                                        ? ""
                                        : claim.bound().name(),
                                "[" + claim.subject() + "]",
                                claim.whole() == null ? "" : "part",
                                claim.planned() ? "planned" : "",
                                claim.year() == null ? "" : claim.year().toString(),
                                claim.sure() ? "" : "unticked")
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static List<String> readSentence(String sentence) {
        ReportReading reading = read(List.of(TITLE, sentence));
        List<String> lines = new ArrayList<>();
        reading.claims().stream()
                .filter(claim -> claim.place().paragraph() == 2)
                .forEach(claim -> lines.add(describe(claim)));
        reading.unread().stream()
                .filter(number -> number.place().paragraph() == 2)
                .forEach(number -> lines.add("unread " + number.text()));
        return lines;
    }

    @TestFactory
    Stream<DynamicTest> aNumberIsReadForWhatItSaysOrNotAtAll() throws IOException {
        List<Block> blocks = blocks(WORDINGS);
        if (Boolean.getBoolean("approve")) {
            StringBuilder text = new StringBuilder(
                    "What is read of a sentence: kind, number, bound, [words], part of another, year, unticked; or unread.\n");
            blocks.forEach(block -> {
                text.append("### ").append(block.heading()).append('\n');
                readSentence(block.heading()).forEach(line -> text.append(line).append('\n'));
            });
            Files.writeString(WORDINGS, text);
        }
        return blocks(WORDINGS).stream()
                .map(block -> DynamicTest.dynamicTest(block.heading(), () -> assertThat(readSentence(block.heading()))
                        .isEqualTo(block.lines())));
    }

    /** Of a consistent report no finding of HIGH or MEDIUM severity is raised. */
    @TestFactory
    Stream<DynamicTest> aContradictionInOtherWordsIsFoundAndAConsistentReportIsSilent() throws IOException {
        return blocks(CONTRADICTIONS).stream()
                .map(block -> DynamicTest.dynamicTest(block.heading(), () -> {
                    List<ClaimFinding> findings = read(block.lines()).check(Map.of());
                    if (block.heading().startsWith("consistent")) {
                        assertThat(findings)
                                .filteredOn(finding ->
                                        finding.severity() == Severity.HIGH || finding.severity() == Severity.MEDIUM)
                                .isEmpty();
                    } else {
                        assertThat(findings)
                                .extracting(finding -> finding.check().name())
                                .contains(block.heading().split(" ")[0]);
                    }
                }));
    }
}
