package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.generation.GenerationPlan;
import org.plumbline.core.generation.SubmissionGenerator;
import org.plumbline.core.mutation.TrialPool.Trial;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType.BoundCondition;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.Scorer.ObservedEvaluation;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/**
 * Submissions at which findings differ: those of the test cases and generated ones, as they are and with facts that
 * contradict each other, and from these such whose measures lie at each bound of 审核 and 审核-阈值 and next to it. Measures
 * are differences and rates, which follow a straight line where one number of the submission changes.
 */
final class FindingTrials {

    private static final long GENERATED = 25;
    /** Submissions from which one is sought at a bound. */
    private static final int MOST_TRIED = 2;
    /** Trials that raise one finding by the same rows. */
    private static final int MOST_ALIKE = 2;

    private static final int DECIMALS = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final RuleSet ruleSet;
    private final Scorer scorer = new Scorer();
    private final Map<Check, Set<BigDecimal>> bounds = new EnumMap<>(Check.class);
    private final Map<Submission, ObservedEvaluation> bases = new LinkedHashMap<>();
    private final Map<List<Object>, Integer> alike = new HashMap<>();
    private final List<Trial> trials = new ArrayList<>();

    private FindingTrials(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
    }

    static FindingTrials of(RuleSet ruleSet) {
        FindingTrials all = new FindingTrials(ruleSet);
        if (ruleSet.hasChecks()) {
            all.readBounds();
            for (Submission base : all.listBases()) {
                ObservedEvaluation seen = all.observe(base);
                if (seen != null) {
                    all.bases.put(base, seen);
                }
            }
            all.bases.forEach(all::addTrials);
            all.bounds.keySet().forEach(all::addAtBounds);
        }
        return all;
    }

    List<Trial> list() {
        return trials;
    }

    /** Every measure at and beside every bound, whether or not a trial reaches it. */
    CaseFacts listMeasures() {
        List<Object> measures = new ArrayList<>();
        for (Check check : Check.values()) {
            measures.add(Observation.of(check, null, null, null));
            bounds.getOrDefault(check, Set.of())
                    .forEach(value -> measures.add(Observation.of(check, null, null, value)));
        }
        return new CaseFacts(Map.of(RulePhase.REVIEWING, measures));
    }

    private void readBounds() {
        ruleSet.scheme().thresholds().forEach((code, threshold) -> addBound(Check.valueOf(code), threshold.limit()));
        for (ParsedTable<?> table : ruleSet.tables()) {
            for (ParsedTable.ParsedRow row :
                    table.form().phase() == RulePhase.REVIEWING ? table.rows() : List.<ParsedTable.ParsedRow>of()) {
                Check check = null;
                for (int i = 0; i < row.values().size(); i++) {
                    Object value = row.values().get(i);
                    if (table.columns().get(i).word().label().zh().equals("检查项")) {
                        check = Labelled.fromLabel(Check.class, (String) value);
                    } else if (value != null && table.columns().get(i).word() instanceof BoundCondition<?>) {
                        addBound(check, (BigDecimal) value);
                    }
                }
            }
        }
    }

    /** Half a unit beside the bound lie values that distinguish it from one a unit apart; counts are whole. */
    private void addBound(Check check, BigDecimal bound) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(
                Math.max(0, bound.stripTrailingZeros().scale()));
        Set<BigDecimal> values = bounds.computeIfAbsent(check, none -> new LinkedHashSet<>());
        for (BigDecimal distance : List.of(BigDecimal.ZERO, unit.multiply(HALF), unit)) {
            values.addAll(List.of(bound.add(distance), bound.subtract(distance)));
        }
    }

    private Set<Submission> listBases() {
        Set<Submission> stated = new LinkedHashSet<>();
        ruleSet.cases()
                .forEach(test -> stated.add(SubmissionParts.of(CaseTestRunner.createSubmission(test, ruleSet))
                        .express()));
        SubmissionGenerator generator =
                new SubmissionGenerator(new GenerationPlan(1, List.of(), 1000, 0), List.of(ruleSet));
        for (long i = 0; i < GENERATED; i++) {
            stated.add(SubmissionParts.of(generator.generate(i)).express());
        }
        Set<Submission> all = new LinkedHashSet<>(stated);
        boolean own = ruleSet.scheme().openIndicators();
        stated.forEach(each -> all.addAll(Provocations.list(each, own)));
        return all;
    }

    /** Null where the submission is rejected. */
    private ObservedEvaluation observe(Submission submission) {
        try {
            return scorer.observe(submission, ruleSet);
        } catch (SubmissionRejectedException rejected) {
            return null;
        }
    }

    /** One for each finding that is raised, and for each check that was measured without one. */
    private void addTrials(Submission submission, ObservedEvaluation seen) {
        Set<FindingSubject> subjects = new LinkedHashSet<>();
        seen.evaluation()
                .findings()
                .forEach(finding ->
                        subjects.add(new FindingSubject(Check.valueOf(finding.code()), finding.indicator())));
        seen.observations().forEach(each -> subjects.add(new FindingSubject(each.kind(), each.indicator())));
        subjects.forEach(subject -> addTrial(submission, seen, subject, null));
    }

    /** @param measure that was sought; null for none */
    private void addTrial(Submission submission, ObservedEvaluation seen, FindingSubject subject, BigDecimal measure) {
        List<Object> kind = Arrays.asList(subject.check(), listRules(seen.evaluation(), subject), measure);
        if (alike.merge(kind, 1, Integer::sum) <= MOST_ALIKE) {
            Submission shorter = shorten(submission, subject, describe(seen, subject));
            trials.add(new Trial(shorter, CaseFacts.of(shorter, ruleSet), subject));
        }
    }

    /** What a shorter submission must keep. */
    private List<Object> describe(ObservedEvaluation seen, FindingSubject subject) {
        return Arrays.asList(
                listRules(seen.evaluation(), subject),
                measure(seen, subject.check()).get(subject),
                seen.observations().stream()
                        .anyMatch(each -> each.kind() == subject.check()
                                && Objects.equals(each.indicator(), subject.indicator())));
    }

    /** Without the facts and indicators that the finding does not need, so that the case is easy to confirm. */
    private Submission shorten(Submission submission, FindingSubject subject, List<Object> kept) {
        Submission shorter = submission;
        for (int i = submission.facts().size() - 1; i >= 0; i--) {
            List<StatedFact> facts = new ArrayList<>(shorter.facts());
            facts.remove(i);
            Submission tried = SubmissionParts.of(shorter).facts(facts);
            shorter = keeps(tried, subject, kept) ? tried : shorter;
        }
        for (int i = submission.indicators().size() - 1; i >= 0; i--) {
            List<IndicatorEntry> entries = new ArrayList<>(shorter.indicators());
            entries.remove(i);
            Submission tried = SubmissionParts.of(shorter).entries(entries);
            shorter = keeps(tried, subject, kept) ? tried : shorter;
        }
        return shorter;
    }

    private boolean keeps(Submission tried, FindingSubject subject, List<Object> kept) {
        ObservedEvaluation seen = observe(tried);
        return seen != null && describe(seen, subject).equals(kept);
    }

    private static Set<Object> listRules(Evaluation evaluation, FindingSubject subject) {
        Set<Object> rules = new HashSet<>();
        evaluation.findings().stream()
                .filter(finding -> finding.code().equals(subject.check().name()))
                .filter(finding -> finding.rule() != null)
                .forEach(finding -> rules.add(finding.rule()));
        return rules;
    }

    private void addAtBounds(Check check) {
        Set<BigDecimal> open = new LinkedHashSet<>(bounds.get(check));
        int tried = 0;
        for (Map.Entry<Submission, ObservedEvaluation> base : bases.entrySet()) {
            Map<FindingSubject, BigDecimal> measures = measure(base.getValue(), check);
            if (!measures.isEmpty() && tried++ < MOST_TRIED) {
                measures.entrySet().stream()
                        .limit(MOST_TRIED)
                        .forEach(each -> solve(base.getKey(), each.getKey(), each.getValue(), open));
            }
        }
    }

    /**
     * Adds trials whose measure is one of these values, and removes the values.
     *
     * @param now the measure of the base
     */
    private void solve(Submission base, FindingSubject subject, BigDecimal now, Set<BigDecimal> values) {
        for (SubmissionNumber number : values.isEmpty() ? List.<SubmissionNumber>of() : SubmissionNumber.list(base)) {
            BigDecimal step = number.value().signum() == 0
                    ? BigDecimal.ONE
                    : number.value().movePointLeft(2);
            Submission moved = number.with().apply(number.value().add(step));
            BigDecimal next = measure(observe(moved), subject.check()).get(subject);
            if (next == null || next.compareTo(now) == 0) {
                continue;
            }
            BigDecimal slope = next.subtract(now);
            for (BigDecimal value : List.copyOf(values)) {
                BigDecimal solved = number.value()
                        .add(value.subtract(now).multiply(step).divide(slope, DECIMALS, RoundingMode.HALF_UP));
                if (solved.signum() >= 0 && addAt(number.with().apply(format(solved)), subject, value)) {
                    values.remove(value);
                }
            }
        }
    }

    private static BigDecimal format(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Adds the trial where its measure is this one; what DRL does not report cannot be measured, and is added. */
    private boolean addAt(Submission submission, FindingSubject subject, BigDecimal value) {
        ObservedEvaluation seen = observe(submission);
        BigDecimal reached = measure(seen, subject.check()).get(subject);
        boolean wanted = reached != null
                ? reached.compareTo(value) == 0
                : seen != null
                        && ruleSet.scheme()
                                .thresholds()
                                .containsKey(subject.check().name());
        if (wanted) {
            addTrial(submission, seen, subject, value);
        }
        return wanted;
    }

    /** Of the observations, or of a finding that DRL raised. @param seen null for none */
    private Map<FindingSubject, BigDecimal> measure(ObservedEvaluation seen, Check check) {
        Map<FindingSubject, BigDecimal> measures = new LinkedHashMap<>();
        if (seen == null) {
            return measures;
        }
        for (Observation each : seen.observations()) {
            if (each.kind() == check && each.value() != null) {
                measures.putIfAbsent(new FindingSubject(check, each.indicator()), each.value());
            }
        }
        for (RaisedFinding each : seen.evaluation().findings()) {
            if (each.code().equals(check.name())
                    && ruleSet.scheme().thresholds().containsKey(each.code())) {
                findMeasure(each)
                        .ifPresent(value -> measures.putIfAbsent(new FindingSubject(check, each.indicator()), value));
            }
        }
        return measures;
    }

    private static Optional<BigDecimal> findMeasure(RaisedFinding finding) {
        return List.of(Figure.DIFFERENCE, Figure.GAP, Figure.SPREAD).stream()
                .map(figure -> finding.read().byFigure().get(figure))
                .filter(value -> value instanceof Value.NumberValue)
                .map(Value::numberOrNull)
                .findFirst();
    }
}
