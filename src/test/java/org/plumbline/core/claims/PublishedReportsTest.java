package org.plumbline.core.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;

/**
 * Five published reports as .docx, with their figures and structure in other words, go in as a whole: what a reader found in
 * them against what the checks find, with no fact typed by hand. {@code -Dapprove=true} rewrites the table of
 * docs/findings.md.
 */
class PublishedReportsTest {

    private static final Path DOCUMENT = Path.of("docs/findings.md");
    private static final String BEGIN = "<!-- published reports: written by PublishedReportsTest -->\n";
    private static final String END = "<!-- end of published reports -->\n";
    private static final Map<String, List<ClaimFinding>> FINDINGS = new HashMap<>();

    private enum Kind {
        /** The reader counted on a check. */
        CHECKED,
        /** The reader knew of no check. */
        UNCHECKED,
        /** Not a contradiction: a finding of it would be false. */
        CONSISTENT
    }

    /**
     * A line of {@code published-report-claims.txt}.
     *
     * @param check a {@link ClaimCheck}, or sample:code for a finding of the rules; null where none can find it
     * @param figures that the finding's message contains
     */
    private record Point(String report, Kind kind, String what, String document, String check, List<String> figures) {

        static Point parse(String line) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            return new Point(
                    cells[0],
                    Kind.valueOf(cells[1]),
                    cells[2],
                    cells[3],
                    cells[4].isEmpty() ? null : cells[4],
                    cells[5].isEmpty() ? List.of() : List.of(cells[5].split(" ")));
        }

        boolean isFound() {
            return check != null
                    && messages().anyMatch(message -> figures.stream().allMatch(message::contains));
        }

        private Stream<String> messages() {
            return check.contains(":")
                    ? ruleMessages(check.split(":")[0], check.split(":")[1])
                    : findings(document).stream()
                            .filter(finding -> finding.check().name().equals(check))
                            .map(finding -> finding.message().zh());
        }
    }

    private static List<ClaimFinding> findings(String document) {
        return FINDINGS.computeIfAbsent(document, name -> {
            ReportReading reading = ReportReading.open(
                    name + ".docx",
                    ReportDocx.write(ReportDocx.lines(name)),
                    ShippedFiles.formDictionary(),
                    ShippedFiles.checkBook());
            assertThat(reading.problems()).isEmpty();
            return reading.check(Map.of());
        });
    }

    private static Stream<String> ruleMessages(String sample, String code) {
        var submission = ShippedFiles.submission(sample);
        Evaluation evaluation = new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme()));
        StepSentences sentences = StepSentences.of(evaluation, Locale.CHINESE);
        return evaluation.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(finding -> finding.indicator() + " " + sentences.describeFinding(finding));
    }

    private static List<Point> points() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/published-report-claims.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Point::parse)
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> aContradictionOfAReportIsFoundAndWhatAgreesIsNot() throws IOException {
        return points().stream()
                .filter(point -> point.check() != null)
                .map(point -> DynamicTest.dynamicTest(
                        point.document() + ": " + point.what(),
                        () -> assertThat(point.isFound()).isEqualTo(point.kind() != Kind.CONSISTENT)));
    }

    @Test
    void everyFindingNamesAPlaceAndFillsItsSentences() throws IOException {
        List<String> documents =
                points().stream().map(Point::document).distinct().toList();
        for (String document : documents) {
            for (ClaimFinding finding : findings(document)) {
                assertThat(finding.places()).isNotEmpty();
                assertThat(finding.message().zh()).doesNotContain("{");
                assertThat(finding.message().en()).doesNotContain("{");
            }
        }
    }

    @Test
    void theDocumentCountsFoundMissedAndFalse() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        assertThat(end).isGreaterThanOrEqualTo(begin);
        String table = writeTable(points());
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end)).isEqualTo(table);
    }

    private static String writeTable(List<Point> points) {
        Set<String> reports = new LinkedHashSet<>();
        points.forEach(point -> reports.add(point.report()));
        StringBuilder table = new StringBuilder(
                "| report | with a check: found | missed | without a check: found | missed |"
                        + " consistent: false findings | findings in all |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        for (String report : reports) {
            List<Point> own = points.stream()
                    .filter(point -> point.report().equals(report))
                    .toList();
            table.append("| ").append(report);
            for (Kind kind : List.of(Kind.CHECKED, Kind.UNCHECKED)) {
                table.append(" | ").append(count(own, kind, true));
                table.append(" | ").append(count(own, kind, false));
            }
            table.append(" | ").append(count(own, Kind.CONSISTENT, true)).append(" of ");
            table.append(count(own, Kind.CONSISTENT, true) + count(own, Kind.CONSISTENT, false));
            table.append(" | ").append(findings(own.get(0).document()).size()).append(" |\n");
        }
        table.append("\nMissed:\n\n");
        points.stream()
                .filter(point -> point.kind() != Kind.CONSISTENT && !point.isFound())
                .forEach(point -> table.append("- " + point.report() + ": " + point.what() + "\n"));
        table.append("\nFound by the rules on the sample's submission, and not by a report check:\n\n");
        points.stream()
                .filter(point -> point.check() != null && point.check().contains(":"))
                .forEach(point -> table.append("- " + point.report() + ": " + point.what() + " ("
                        + point.check().split(":")[1] + ")\n"));
        return table.toString();
    }

    private static long count(List<Point> points, Kind kind, boolean found) {
        return points.stream()
                .filter(point -> point.kind() == kind && point.isFound() == found)
                .count();
    }
}
