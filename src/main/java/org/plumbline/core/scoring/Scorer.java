package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.UndecidedRow;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Case;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Finding;
import org.plumbline.vocabulary.Grade;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Total;

/** Scores one submission by one rule set. Stateless and thread-safe. */
public final class Scorer {

    private static final Comparator<String> ABSENT_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    /** @throws SubmissionRejectedException where the submission contradicts the scheme's catalogue or year */
    public Evaluation score(Submission submission, RuleSet ruleSet) {
        try (RuleSession rules = ruleSet.openSession()) {
            return score(submission, ruleSet, rules);
        }
    }

    /** The same with another session, such as the oracle's. */
    Evaluation score(Submission submission, RuleSet ruleSet, RuleSession rules) {
        SubmissionReadings readings = SubmissionReadings.of(ruleSet, submission);
        ScoreCalculator tally =
                ScoreCalculator.of(ruleSet, submission, readings, rules.judge(readings.listJudgeable()));
        List<TraceStep> trace = tally.trace();

        Adjustments adjustments = null;
        BigDecimal total = tally.totalPoints();
        if (total != null) {
            adjustments = Adjustments.of(ruleSet, submission, rules);
            Adjustments.AdjustedTotal adjusted = adjustments.of(total);
            trace.addAll(adjusted.steps());
            total = adjusted.total();
        }
        Grade ruleGrade = null;
        Grade declaredGrade = null;
        List<Total> totals = listTotals(submission.declared(), total);
        List<FiredRule> grades = new ArrayList<>(totals.isEmpty() ? List.of() : rules.grade(totals));
        grades.sort(Comparator.comparing(fired -> ((Grade) fired.statement()).of()));
        for (FiredRule fired : grades) {
            Grade grade = (Grade) fired.statement();
            if (grade.of() == Total.TotalSource.DECLARED) {
                declaredGrade = grade;
            } else {
                ruleGrade = grade;
            }
            trace.add(new TraceStep.GradeStep(
                    fired.rule(), fired.when(), grade.basis(), grade.of(), grade.points(), grade.label()));
            if (grade.of() == Total.TotalSource.RULE) {
                for (TraceStep.VetoStep veto : adjustments.of(grade.label())) {
                    trace.add(veto);
                    ruleGrade = ruleGrade.lowerTo(veto.grade(), ruleSet.findGradeAliases(veto.grade()));
                }
            }
        }
        ReviewComparison review = new ReviewComparison(submission, tally.scores(), total, ruleGrade);
        trace.addAll(review.listSteps());
        List<FindingCandidate> own = findEngineFindings(tally, adjustments, ruleSet.caps());
        List<RaisedFinding> findings = List.of();
        if (ruleSet.hasChecks() || !own.isEmpty()) {
            Case subject = new Case(ruleSet.scheme(), submission, readings.all());
            List<Observation> observations =
                    SubmissionObserver.observe(ruleSet, submission, readings, tally, total, ruleGrade, declaredGrade);
            observations.addAll(review.observe(ruleSet));
            findings = collectFindings(rules.review(subject, observations), own, tally, trace);
        }
        return createEvaluation(submission, ruleSet, tally, total, ruleGrade, review.summarize(), findings);
    }

    /** @param total of the rules; null for none */
    private static List<Total> listTotals(DeclaredResult declared, BigDecimal total) {
        List<Total> totals = new ArrayList<>(2);
        if (total != null) {
            totals.add(new Total(Total.TotalSource.RULE, total));
        }
        if (declared.total() != null) {
            totals.add(new Total(Total.TotalSource.DECLARED, declared.total()));
        }
        return totals;
    }

    /** Findings of the engine itself. @param adjustments null without a total */
    private static List<FindingCandidate> findEngineFindings(
            ScoreCalculator tally, Adjustments adjustments, List<RuleSource> caps) {
        List<FindingCandidate> own = new ArrayList<>();
        tally.overlaps().forEach((code, rows) -> own.add(FindingCandidate.ofOverlap(code, rows)));
        if (adjustments != null) {
            Map<List<String>, List<UndecidedRow>> alike = new LinkedHashMap<>();
            for (UndecidedRow each : adjustments.undecidedRows()) {
                alike.computeIfAbsent(Arrays.asList(each.reason().name(), each.about()), none -> new ArrayList<>())
                        .add(each);
            }
            alike.values().forEach(rows -> own.add(FindingCandidate.ofUndecidedRows(rows)));
            if (adjustments.uncapped() != null) {
                own.add(FindingCandidate.uncapped(adjustments.uncapped(), caps));
            }
        }
        return own;
    }

    /** Findings in a stable order, most severe first, each with its step. */
    private static List<RaisedFinding> collectFindings(
            List<FiredRule> fired, List<FindingCandidate> own, ScoreCalculator tally, List<TraceStep> trace) {
        List<FindingCandidate> raised =
                new ArrayList<>(fired.stream().map(FindingCandidate::new).toList());
        raised.addAll(own);
        Map<String, Integer> places = new HashMap<>();
        for (IndicatorScore score : tally.scores()) {
            places.put(score.code(), places.size());
            if (score.members() != null) {
                score.members().forEach(member -> places.put(member.code(), places.size()));
            }
        }
        raised.sort(Comparator.comparing((FindingCandidate r) -> r.finding().severity())
                .thenComparing(r -> r.finding().code())
                .thenComparing(r -> places.getOrDefault(r.finding().indicator(), -1))
                .thenComparing(r -> r.finding().about(), ABSENT_FIRST)
                .thenComparing(r -> r.fired() == null ? "" : r.fired().rule().id()));
        List<RaisedFinding> findings = new ArrayList<>();
        for (FindingCandidate each : raised) {
            Finding f = each.finding();
            TraceStep.FindingStep step = new TraceStep.FindingStep(
                    f.indicator(),
                    each.fired() == null ? null : each.fired().rule(),
                    each.fired() == null ? List.of() : each.fired().when(),
                    f.basis(),
                    f.code(),
                    f.severity(),
                    f.about(),
                    f.read(),
                    f.sentence());
            findings.add(RaisedFinding.of(step));
            trace.add(step);
        }
        return findings;
    }

    /** @param fired null where the engine itself raised it */
    private record FindingCandidate(Finding finding, FiredRule fired) {
        FindingCandidate(FiredRule fired) {
            this((Finding) fired.statement(), fired);
        }

        /** Two rows judged one indicator: a fault of the workbook, reported whatever its 审核 sheet contains. */
        static FindingCandidate ofOverlap(String code, List<FiredRule> rows) {
            FigureValues read =
                    FigureValues.of(Figure.ROWS.of(formatPlaces(rows.stream().map(FiredRule::rule))));
            return new FindingCandidate(
                    new Finding(Check.ROWS_OVERLAP.name(), Severity.HIGH, code, null, read, "多行规则同时判定：{规则行}", null),
                    null);
        }

        /**
         * Rows that the same unknown left undecided. A veto whose fact is not stated likely does not apply; the rest
         * may change a grade.
         */
        static FindingCandidate ofUndecidedRows(List<UndecidedRow> rows) {
            FigureValues read = FigureValues.of(
                    Figure.KEY.of(rows.get(0).about()),
                    Figure.ROWS.of(formatPlaces(rows.stream().map(UndecidedRow::rule))));
            Check check;
            String sentence;
            switch (rows.get(0).reason()) {
                case RATE_UNKNOWN -> {
                    check = Check.EXECUTION_RATE_UNKNOWN;
                    sentence = "执行率未知（缺执行数或预算数），这些行没有适用：{规则行}";
                }
                case FACT_UNUSABLE -> {
                    check = Check.FACT_UNUSABLE;
                    sentence = "“{事实}”填报的内容不一致或不能与规则比较，这些行没有适用：{规则行}";
                }
                default -> {
                    check = Check.FACT_NOT_STATED;
                    sentence = "没有填报“{事实}”，这些行没有适用：{规则行}";
                }
            }
            return new FindingCandidate(
                    new Finding(
                            check.name(),
                            check == Check.FACT_NOT_STATED ? Severity.INFO : Severity.HIGH,
                            null,
                            rows.get(0).about(),
                            read,
                            sentence,
                            null),
                    null);
        }

        /** A gap between the rows of 封顶: a fault of the workbook that leaves the total without its cap. */
        static FindingCandidate uncapped(BigDecimal rate, List<RuleSource> caps) {
            FigureValues read = FigureValues.of(
                    Figure.EXECUTION_RATE.of(DecimalMath.roundForDisplay(rate)),
                    Figure.ROWS.of(formatPlaces(caps.stream())));
            return new FindingCandidate(
                    new Finding(
                            Check.EXECUTION_RATE_UNCOVERED.name(),
                            Severity.HIGH,
                            null,
                            null,
                            read,
                            "执行率 {执行率}% 不在封顶表的任何一行，总分没有受到限制：{规则行}",
                            null),
                    null);
        }

        private static String formatPlaces(Stream<RuleSource> rules) {
            return rules.map(rule -> rule.sheet() + "!" + rule.row()).collect(Collectors.joining("、"));
        }
    }

    private static Evaluation createEvaluation(
            Submission submission,
            RuleSet ruleSet,
            ScoreCalculator tally,
            BigDecimal total,
            Grade grade,
            ReviewedTotal review,
            List<RaisedFinding> findings) {
        DeclaredResult declared = submission.declared();
        return new Evaluation(
                ruleSet.scheme().id(),
                submission.fiscalYear(),
                submission.subject(),
                ruleSet.sha256(),
                total != null,
                total,
                grade == null ? null : grade.label(),
                declared,
                total == null || declared.total() == null
                        ? null
                        : declared.total().subtract(total),
                total == null ? tally.createPartialTotal() : null,
                review,
                List.copyOf(tally.scores()),
                findings,
                List.copyOf(tally.trace()));
    }
}
