package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.UndecidedRow;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Scheme;

/** Brings the findings of the sheet 审核 and those of the engine itself into one stable order. */
final class FindingCollector {

    private static final Comparator<String> ABSENT_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    private FindingCollector() {}

    /** Findings of the engine itself. @param adjustments null without a total */
    static List<FindingCandidate> findEngineFindings(
            ScoreCalculator calculator,
            SubmissionReadings readings,
            Adjustments adjustments,
            RuleSet ruleSet,
            DeclaredResult declared) {
        List<FindingCandidate> own = new ArrayList<>();
        for (Reading reading : readings.all()) {
            if (reading instanceof NumberReading number && PercentScale.isDoubtful(number)) {
                own.add(FindingCandidate.ofDoubtfulPercent(number));
            }
        }
        calculator.overlaps().forEach((code, rows) -> own.add(FindingCandidate.ofOverlap(code, rows)));
        if (adjustments != null) {
            addAdjustmentFindings(adjustments, ruleSet, own);
        }
        Scheme scheme = ruleSet.scheme();
        BigDecimal highest = scheme.bonuses().computeHighestTotal(scheme.fullMarks());
        if (declared.total() != null && highest != null && declared.total().compareTo(highest) > 0) {
            own.add(FindingCandidate.ofTotalOverFullMarks(declared.total(), highest));
        }
        return own;
    }

    private static void addAdjustmentFindings(Adjustments adjustments, RuleSet ruleSet, List<FindingCandidate> own) {
        Map<List<String>, List<UndecidedRow>> alike = new LinkedHashMap<>();
        for (UndecidedRow each : adjustments.undecidedRows()) {
            alike.computeIfAbsent(Arrays.asList(each.reason().name(), each.about()), none -> new ArrayList<>())
                    .add(each);
        }
        alike.values().forEach(rows -> own.add(FindingCandidate.ofUndecidedRows(rows)));
        if (adjustments.findUncappedRate() != null) {
            own.add(FindingCandidate.ofUncappedRate(adjustments.findUncappedRate(), ruleSet.caps()));
        }
    }

    /**
     * Most severe first.
     *
     * @param fired rows of the sheet 审核
     * @param own {@link #findEngineFindings}
     * @param scores determine the order of indicators
     * @param trace receives a step for each
     */
    static List<RaisedFinding> collect(
            List<FiredRule> fired, List<FindingCandidate> own, List<IndicatorScore> scores, List<TraceStep> trace) {
        List<FindingCandidate> raised =
                new ArrayList<>(fired.stream().map(FindingCandidate::new).toList());
        raised.addAll(own);
        Map<String, Integer> places = findPlaces(scores);
        raised.sort(Comparator.comparing((FindingCandidate r) -> r.finding().severity())
                .thenComparing(r -> r.finding().code())
                .thenComparing(r -> places.getOrDefault(r.finding().indicator(), -1))
                .thenComparing(r -> r.finding().about(), ABSENT_FIRST)
                .thenComparing(r -> r.fired() == null ? "" : r.fired().rule().id()));
        List<RaisedFinding> findings = new ArrayList<>();
        for (FindingCandidate each : raised) {
            TraceStep.FindingStep step = each.createStep();
            findings.add(RaisedFinding.of(step));
            trace.add(step);
        }
        return findings;
    }

    private static Map<String, Integer> findPlaces(List<IndicatorScore> scores) {
        Map<String, Integer> places = new HashMap<>();
        for (IndicatorScore score : scores) {
            places.put(score.code(), places.size());
            if (score.members() != null) {
                score.members().forEach(member -> places.put(member.code(), places.size()));
            }
        }
        return places;
    }
}
