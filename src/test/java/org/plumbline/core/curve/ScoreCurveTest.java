package org.plumbline.core.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.core.curve.NoCurve.NoCurveReason;
import org.plumbline.core.curve.ScoreCurve.CurveSegment;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;

/** A curve is what the scorer gives: at random values of every indicator of every shipped workbook, and at every end. */
class ScoreCurveTest {

    private static final int GENERATED = 4;
    private static final int VALUES = 12;
    private static final int ENDS = 30;

    private final Scorer scorer = new Scorer();
    private final Map<String, Integer> seen = new TreeMap<>();

    static Stream<String> schemes() {
        return ShippedFiles.ruleSets().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void aCurveHasTheScorersScoreAndRowsAtEveryValue(String scheme) {
        RuleSet ruleSet = ShippedFiles.ruleSet(scheme);
        for (Submission submission : listCases(ruleSet)) {
            for (Reading reading : IndicatorRescorer.readAll(ruleSet, submission)) {
                CurveResult result = ScoreCurves.compute(ruleSet, submission, reading.code());
                if (result instanceof ScoreCurve curve) {
                    count("curves");
                    check(ruleSet, submission, curve);
                } else {
                    NoCurveReason reason = ((NoCurve) result).reason();
                    count(reason.name());
                    if (reason != NoCurveReason.FROM_FACTS) {
                        assertThat(reading).isNotInstanceOf(NumberReading.class);
                    }
                }
            }
        }
        boolean judgesNumbers = ruleSet.scheme().openIndicators()
                || ruleSet.scheme().indicators().stream()
                        .anyMatch(each -> each.target() != null && each.target().numberOrNull() != null);
        assertThat(seen.getOrDefault("curves", 0) > 0).as(scheme + " " + seen).isEqualTo(judgesNumbers);
    }

    private List<Submission> listCases(RuleSet ruleSet) {
        List<Submission> cases = new ArrayList<>();
        for (long seed = 0; seed < GENERATED; seed++) {
            cases.add(GeneratedSubmissions.of(ruleSet, seed));
        }
        ShippedFiles.samples().stream()
                .map(folder -> ShippedFiles.submission(folder.getFileName().toString()))
                .filter(sample -> sample.scheme().equals(ruleSet.scheme().id()))
                .limit(3)
                .forEach(cases::add);
        return cases.stream().filter(each -> canBeScored(each, ruleSet)).toList();
    }

    private boolean canBeScored(Submission submission, RuleSet ruleSet) {
        try {
            scorer.score(submission, ruleSet);
            return true;
        } catch (SubmissionRejectedException rejected) {
            return false;
        }
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private void check(RuleSet ruleSet, Submission submission, ScoreCurve curve) {
        ActualChange change =
                ActualChange.find(ruleSet, submission, curve.indicator().code()).orElseThrow();
        for (BigDecimal value : chooseValues(curve)) {
            Evaluation evaluation;
            try {
                evaluation = scorer.score(change.apply(value), ruleSet);
            } catch (SubmissionRejectedException rejected) {
                continue; // such as an execution rate above 200 %, which no submission may have
            }
            Optional<CurveSegment> segment = curve.findSegment(value);
            assertThat(segment.isPresent() || !curve.isComplete()).isTrue();
            if (segment.isPresent()) {
                count("values");
                IndicatorScore score = findScore(evaluation, curve.scored());
                assertThat(segment.get().score())
                        .as("%s %s at %s: %s", ruleSet.file(), curve.indicator().code(), value, segment.get())
                        .isEqualTo(score.score());
                assertThat(segment.get().outcome()).isEqualTo(score.outcome());
                assertThat(segment.get().rules())
                        .isEqualTo(listRows(evaluation, curve.indicator().code()));
            }
        }
    }

    /** Random ones, the ends of random segments, and their neighbours. */
    private static List<BigDecimal> chooseValues(ScoreCurve curve) {
        Random random = new Random(curve.indicator().code().hashCode());
        List<BigDecimal> values = new ArrayList<>();
        BigInteger width = curve.range()
                .to()
                .subtract(curve.range().from())
                .divideToIntegralValue(curve.range().step())
                .toBigInteger();
        for (int i = 0; i < VALUES; i++) {
            BigDecimal steps =
                    new BigDecimal(new BigInteger(width.bitLength() + 8, random).mod(width.add(BigInteger.ONE)));
            values.add(curve.range().from().add(steps.multiply(curve.range().step())));
        }
        for (int i = 0; i < ENDS; i++) {
            CurveSegment segment =
                    curve.segments().get(random.nextInt(curve.segments().size()));
            values.add(segment.from());
            values.add(segment.to());
        }
        return values;
    }

    private static IndicatorScore findScore(Evaluation evaluation, String code) {
        return evaluation.indicators().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<RuleSource> listRows(Evaluation evaluation, String code) {
        return evaluation.trace().stream()
                .filter(step -> step.stage() == StepStage.SCORING && code.equals(step.indicator()))
                .map(TraceStep::rule)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Test
    void aWordingAndAnUnknownIndicatorHaveNoCurve() {
        RuleSet ruleSet = ShippedFiles.ruleSet("dachang-department");
        Submission submission = ShippedFiles.submission("dachang-2020-dept");
        assertThat(ScoreCurves.compute(ruleSet, submission, "none")).isEqualTo(new NoCurve(NoCurveReason.NO_INDICATOR));
        Indicator wording = ruleSet.scheme().indicators().stream()
                .filter(each -> each.target() != null && each.target().numberOrNull() == null)
                .findFirst()
                .orElseThrow();
        assertThat(ScoreCurves.compute(ruleSet, submission, wording.code()))
                .isEqualTo(new NoCurve(NoCurveReason.NOT_A_NUMBER));
    }
}
