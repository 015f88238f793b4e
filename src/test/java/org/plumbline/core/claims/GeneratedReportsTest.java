package org.plumbline.core.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.vocabulary.Severity;

/**
 * Generated reports, as many as {@code -Dreports} says: consistent ones, and ones with one contradiction each.
 * {@code -Dreports=500 -Dapprove=true} rewrites the counts in docs/reports-in.md.
 */
class GeneratedReportsTest {

    private static final int COUNT = Integer.getInteger("reports", 60);
    private static final Path DOCUMENT = Path.of("docs/reports-in.md");
    private static final String BEGIN = "<!-- seeded contradictions: written by GeneratedReportsTest -->\n";
    private static final String END = "<!-- end of seeded contradictions -->\n";
    private static final CheckBook BOOK = ShippedFiles.checkBook();

    private static List<ClaimFinding> check(GeneratedReport report) {
        ReportReading reading = ReportReading.open(
                "report.docx", ReportDocx.write(report.lines()), ShippedFiles.formDictionary(), BOOK);
        assertThat(reading.problems()).isEmpty();
        return reading.check(Map.of());
    }

    @Test
    void aConsistentReportHasNoGraveFinding() {
        for (int seed = 0; seed < COUNT; seed++) {
            GeneratedReport report = GeneratedReport.of(seed, null);
            assertThat(check(report))
                    .as("seed %d: %s", seed, report.lines())
                    .filteredOn(finding -> finding.severity() == Severity.HIGH || finding.severity() == Severity.MEDIUM)
                    .isEmpty();
        }
    }

    @Test
    void aSeededContradictionIsFoundAtItsPlace() throws IOException {
        List<String> missed = new ArrayList<>();
        Map<ClaimCheck, int[]> counts = new EnumMap<>(ClaimCheck.class);
        for (int seed = 0; seed < COUNT; seed++) {
            ClaimCheck check = GeneratedReport.SEEDS.get(seed % GeneratedReport.SEEDS.size());
            GeneratedReport report = GeneratedReport.of(1_000_000 + seed, check);
            List<ClaimFinding> findings = check(report).stream()
                    .filter(finding -> finding.check() == check
                            || check == ClaimCheck.GROWTH_RECOMPUTE && finding.check() == ClaimCheck.GROWTH_BASE)
                    .toList();
            boolean placed = findings.stream()
                    .flatMap(finding -> finding.places().stream())
                    .anyMatch(
                            place -> report.place() == 0 ? place.cell() != null : place.paragraph() == report.place());
            int[] count = counts.computeIfAbsent(check, key -> new int[3]);
            count[0]++;
            count[1] += findings.isEmpty() ? 0 : 1;
            count[2] += placed ? 1 : 0;
            if (!placed) {
                missed.add(seed + " " + check + " " + report.lines());
            }
        }
        if (Boolean.getBoolean("approve")) {
            writeTable(counts);
        }
        assertThat(missed.size() * 20).as("missed: %s", missed).isLessThanOrEqualTo(COUNT);
    }

    private static void writeTable(Map<ClaimCheck, int[]> counts) throws IOException {
        String table = counts.entrySet().stream()
                .map(each -> "| %s | %d | %d | %d |\n"
                        .formatted(each.getKey().label(), each.getValue()[0], each.getValue()[1], each.getValue()[2]))
                .collect(Collectors.joining(
                        "", "| 检查 | reports | found | place named |\n| --- | --- | --- | --- |\n", ""));
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(DOCUMENT, text.substring(0, begin) + table + text.substring(text.indexOf(END)));
    }
}
