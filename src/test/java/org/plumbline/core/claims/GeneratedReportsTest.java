package org.plumbline.core.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.vocabulary.Severity;

/** Generated reports, as many as {@code -Dreports} says: consistent ones, and ones with one contradiction each. */
class GeneratedReportsTest {

    private static final int COUNT = Integer.getInteger("reports", 60);
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
    void aSeededContradictionIsFoundAtItsPlace() {
        List<String> missed = new ArrayList<>();
        for (int seed = 0; seed < COUNT; seed++) {
            ClaimCheck check = GeneratedReport.SEEDS.get(seed % GeneratedReport.SEEDS.size());
            GeneratedReport report = GeneratedReport.of(1_000_000 + seed, check);
            boolean found = check(report).stream()
                    .filter(finding -> finding.check() == check
                            || check == ClaimCheck.GROWTH_RECOMPUTE && finding.check() == ClaimCheck.GROWTH_BASE)
                    .flatMap(finding -> finding.places().stream())
                    .anyMatch(
                            place -> report.place() == 0 ? place.cell() != null : place.paragraph() == report.place());
            if (!found) {
                missed.add(seed + " " + check + " " + report.lines());
            }
        }
        assertThat(missed.size() * 20).as("missed: %s", missed).isLessThanOrEqualTo(COUNT);
    }
}
