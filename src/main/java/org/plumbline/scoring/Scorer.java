package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.ruleset.Fired;
import org.plumbline.ruleset.RuleSession;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Case;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Finding;
import org.plumbline.vocabulary.Grade;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Total;

/** The front door: scores one submission by one rule set. Stateless; share it between threads. */
public final class Scorer {

    private static final Comparator<String> ABSENT_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    /** @throws SubmissionRejected where the submission contradicts the scheme's catalogue or year */
    public Evaluation score(Submission submission, RuleSet ruleSet) {
        try (RuleSession rules = ruleSet.open()) {
            return score(submission, ruleSet, rules);
        }
    }

    /** The same with another session, such as the oracle's. */
    Evaluation score(Submission submission, RuleSet ruleSet, RuleSession rules) {
        Readings readings = Readings.of(ruleSet, submission);
        Tally tally = Tally.of(ruleSet, submission, readings, rules.judge(readings.judgeable()));
        List<TraceStep> trace = tally.trace();

        Grade ruleGrade = null;
        Grade declaredGrade = null;
        List<Total> totals = totals(submission.declared(), tally);
        List<Fired> grades = new ArrayList<>(totals.isEmpty() ? List.of() : rules.grade(totals));
        grades.sort(Comparator.comparing(fired -> ((Grade) fired.statement()).of()));
        for (Fired fired : grades) {
            Grade grade = (Grade) fired.statement();
            if (grade.of() == Total.Kind.DECLARED) {
                declaredGrade = grade;
            } else {
                ruleGrade = grade;
            }
            trace.add(new TraceStep.Graded(
                    fired.rule(), fired.when(), grade.basis(), grade.of(), grade.points(), grade.label()));
        }
        List<RaisedFinding> findings = List.of();
        if (ruleSet.reviews() || !tally.overlaps().isEmpty()) {
            Case subject = new Case(ruleSet.scheme(), submission, readings.all());
            findings = findings(
                    rules.review(
                            subject, Observations.of(ruleSet, submission, readings, tally, ruleGrade, declaredGrade)),
                    tally,
                    trace);
        }
        return evaluation(submission, ruleSet, tally, ruleGrade, findings);
    }

    private static List<Total> totals(Declared declared, Tally tally) {
        List<Total> totals = new ArrayList<>(2);
        if (tally.totalPoints() != null) {
            totals.add(new Total(Total.Kind.RULE, tally.totalPoints()));
        }
        if (declared.total() != null) {
            totals.add(new Total(Total.Kind.DECLARED, declared.total()));
        }
        return totals;
    }

    /** Findings in a stable order, gravest first, each with its step. */
    private static List<RaisedFinding> findings(List<Fired> fired, Tally tally, List<TraceStep> trace) {
        List<Raised> raised = new ArrayList<>(fired.stream().map(Raised::new).toList());
        tally.overlaps().forEach((code, rows) -> raised.add(Raised.overlap(code, rows)));
        Map<String, Integer> places = new HashMap<>();
        for (IndicatorScore score : tally.scores()) {
            places.put(score.code(), places.size());
            if (score.members() != null) {
                score.members().forEach(member -> places.put(member.code(), places.size()));
            }
        }
        raised.sort(Comparator.comparing((Raised r) -> r.finding().severity())
                .thenComparing(r -> r.finding().code())
                .thenComparing(r -> places.getOrDefault(r.finding().indicator(), -1))
                .thenComparing(r -> r.finding().about(), ABSENT_FIRST)
                .thenComparing(r -> r.fired() == null ? "" : r.fired().rule().id()));
        List<RaisedFinding> findings = new ArrayList<>();
        for (Raised each : raised) {
            Finding f = each.finding();
            findings.add(new RaisedFinding(
                    f.code(),
                    f.severity(),
                    f.indicator(),
                    f.about(),
                    f.read(),
                    f.sentence(),
                    f.basis(),
                    each.fired() == null ? null : each.fired().rule()));
            trace.add(new TraceStep.Found(
                    f.indicator(),
                    each.fired() == null ? null : each.fired().rule(),
                    each.fired() == null ? List.of() : each.fired().when(),
                    f.basis(),
                    f.code(),
                    f.severity(),
                    f.about(),
                    f.read(),
                    f.sentence()));
        }
        return findings;
    }

    /** @param fired null where the engine itself found it */
    private record Raised(Finding finding, Fired fired) {
        Raised(Fired fired) {
            this((Finding) fired.statement(), fired);
        }

        /** Two rows judged one indicator: a fault of the workbook, told whatever its 审核 sheet says. */
        static Raised overlap(String code, List<Fired> rows) {
            Map<String, Object> read = new LinkedHashMap<>();
            read.put(
                    "rows",
                    rows.stream()
                            .map(row -> row.rule().sheet() + "!" + row.rule().row())
                            .collect(Collectors.joining("、")));
            return new Raised(
                    new Finding(Check.ROWS_OVERLAP.name(), Severity.HIGH, code, null, read, "多行规则同时判定：{规则行}", null),
                    null);
        }
    }

    private static Evaluation evaluation(
            Submission submission, RuleSet ruleSet, Tally tally, Grade grade, List<RaisedFinding> findings) {
        BigDecimal total = tally.totalPoints();
        Declared declared = submission.declared();
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
                total == null ? tally.partial() : null,
                List.copyOf(tally.scores()),
                findings,
                List.copyOf(tally.trace()));
    }
}
