package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Submission;

/** Of every check there is a sample that raises it, and one of the same type of subject that does not. */
class EveryCheckTest {

    /** Faults of a workbook, which no shipped one has; {@code ScorerTest} and {@code UncappedRateTest} make them. */
    private static final Set<Check> OF_FAULTY_WORKBOOKS = Set.of(Check.ROWS_OVERLAP, Check.EXECUTION_RATE_UNCOVERED);

    /** Of doubtful input, which no sample has; {@code PercentScaleTest} makes it. */
    private static final Set<Check> OF_DOUBTFUL_INPUT = Set.of(Check.PERCENT_DOUBTFUL);

    /** By check and type of subject, the samples that raise it; by type, all samples. */
    private final Map<Check, Map<String, Set<String>>> raising = new EnumMap<>(Check.class);

    private final Map<String, Set<String>> samples = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> everyCheckIsRaisedBySomeSampleAndNotByAnotherLikeIt() {
        for (var folder : ShippedFiles.samples()) {
            String name = folder.getFileName().toString();
            Submission submission = ShippedFiles.submission(name);
            String type = submission.subject().type();
            samples.computeIfAbsent(type, k -> new TreeSet<>()).add(name);
            Evaluation evaluation = new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme()));
            for (RaisedFinding finding : evaluation.findings()) {
                raising.computeIfAbsent(Check.valueOf(finding.code()), k -> new HashMap<>())
                        .computeIfAbsent(type, k -> new TreeSet<>())
                        .add(name);
            }
        }
        return Stream.of(Check.values())
                .filter(check -> !OF_FAULTY_WORKBOOKS.contains(check) && !OF_DOUBTFUL_INPUT.contains(check))
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> {
                    Map<String, Set<String>> by = raising.getOrDefault(check, Map.of());
                    assertThat(by).as("samples that raise it").isNotEmpty();
                    assertThat(by.entrySet())
                            .as("a type of subject of which some samples raise it and some do not")
                            .anyMatch(type -> type.getValue().size()
                                    < samples.get(type.getKey()).size());
                }));
    }
}
