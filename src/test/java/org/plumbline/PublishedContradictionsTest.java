package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.Scorer;

/**
 * What a reader found in five published reports, and what the checks find in the samples made from them: the table of
 * docs/findings.md. {@code -Dapprove=true} rewrites it.
 */
class PublishedContradictionsTest {

    private static final Path DOCUMENT = Path.of("docs/findings.md");
    private static final String BEGIN = "<!-- published contradictions: written by PublishedContradictionsTest -->\n";
    private static final String END = "<!-- end of published contradictions -->\n";

    /** How a point of a report relates to the checks. */
    private enum Kind {
        /** A check exists for it. */
        CHECKED,
        /** No check was written for it. */
        UNCHECKED,
        /** Not a contradiction: a finding of it would be false. */
        CONSISTENT
    }

    /**
     * A line of {@code published-contradictions.txt}: report, kind, what, sample, code and figures separated by blanks.
     *
     * @param code of the finding that states it; null where no check can
     * @param figures that its message contains
     */
    private record Point(String report, Kind kind, String what, String sample, String code, List<String> figures) {

        static Point parse(String line) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            String code = cells[4].isEmpty() ? null : cells[4];
            List<String> figures = cells[5].isEmpty() ? List.of() : List.of(cells[5].split(" "));
            return new Point(cells[0], Kind.valueOf(cells[1]), cells[2], cells[3], code, figures);
        }

        boolean isFound() {
            return code != null
                    && messages(sample, code)
                            .anyMatch(message -> figures.stream().allMatch(message::contains));
        }
    }

    private static List<Point> points() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/published-contradictions.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Point::parse)
                    .toList();
        }
    }

    private static Stream<String> messages(String sample, String code) {
        var submission = ShippedFiles.submission(sample);
        Evaluation evaluation = new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme()));
        StepSentences sentences = StepSentences.of(evaluation, Locale.CHINESE);
        return evaluation.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map((RaisedFinding finding) -> finding.indicator() + " " + sentences.describeFinding(finding));
    }

    @TestFactory
    Stream<DynamicTest> whatHasACheckIsFoundAndWhatAgreesIsNot() throws IOException {
        return points().stream()
                .filter(point -> point.code() != null)
                .map(point ->
                        DynamicTest.dynamicTest(point.sample() + ": " + point.what(), () -> assertThat(point.isFound())
                                .isEqualTo(point.kind() != Kind.CONSISTENT)));
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
        StringBuilder table =
                new StringBuilder("| report | with a check: found | missed | without a check: found | missed |"
                        + " consistent: false findings |\n| --- | --- | --- | --- | --- | --- |\n");
        for (String report : reports) {
            List<Point> own = points.stream()
                    .filter(point -> point.report().equals(report))
                    .toList();
            table.append("| ").append(report).append(" | ").append(count(own, Kind.CHECKED, true));
            table.append(" | ").append(count(own, Kind.CHECKED, false));
            table.append(" | ").append(count(own, Kind.UNCHECKED, true));
            table.append(" | ").append(count(own, Kind.UNCHECKED, false));
            table.append(" | ").append(count(own, Kind.CONSISTENT, true)).append(" of ");
            table.append(own.stream()
                    .filter(point -> point.kind() == Kind.CONSISTENT)
                    .count());
            table.append(" |\n");
        }
        table.append("\nFound:\n\n");
        list(points, true).forEach(line -> table.append(line).append('\n'));
        table.append("\nMissed:\n\n");
        list(points, false).forEach(line -> table.append(line).append('\n'));
        return table.toString();
    }

    private static long count(List<Point> points, Kind kind, boolean found) {
        return points.stream()
                .filter(point -> point.kind() == kind && point.isFound() == found)
                .count();
    }

    private static List<String> list(List<Point> points, boolean found) {
        List<String> lines = new ArrayList<>();
        for (Point point : points) {
            if (point.kind() != Kind.CONSISTENT && point.isFound() == found) {
                lines.add("- " + point.report() + ": " + point.what() + (found ? " (" + point.code() + ")" : ""));
            }
        }
        return lines;
    }
}
