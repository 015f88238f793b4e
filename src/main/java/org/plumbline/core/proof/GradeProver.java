package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.proof.ProofRow.FilledCondition;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType.BoundCondition;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Total;

/**
 * Decides which grades each total has. Totals are rounded, so that the bounds and the totals next to them decide about
 * all others.
 */
final class GradeProver {

    /** How far totals are looked at where bonuses have no limit. */
    private static final BigDecimal NO_LIMIT = BigDecimal.TEN.pow(6);

    private final ProofRun run;

    GradeProver(ProofRun run) {
        this.run = run;
    }

    void prove() {
        RuleSet ruleSet = run.ruleSet();
        BigDecimal full = ruleSet.scheme().fullMarks();
        BigDecimal highest = ruleSet.scheme().bonuses().computeHighestTotal(full);
        BigDecimal unit =
                BigDecimal.ONE.movePointLeft(ruleSet.scheme().rounding().scale());
        Set<BigDecimal> totals = new TreeSet<>(List.of(BigDecimal.ZERO, full));
        totals.add(highest == null ? NO_LIMIT : highest);
        for (ParsedTable<?> table : ruleSet.tables()) {
            if (table.form().phase() == RulePhase.GRADING) {
                for (ProofRow row : ProofRow.listRows(table)) {
                    for (FilledCondition each : row.listConditions()) {
                        if (each.column() instanceof BoundCondition<?>) {
                            BigDecimal limit = ruleSet.scheme().rounding().round((BigDecimal) each.cell());
                            totals.addAll(List.of(limit.subtract(unit), limit, limit.add(unit)));
                        }
                    }
                }
            }
        }
        totals.removeIf(total -> total.signum() < 0 || highest != null && total.compareTo(highest) > 0);
        try (RuleSession rules = ruleSet.openSession()) {
            totals.forEach(total -> check(total, rules));
        }
    }

    private void check(BigDecimal total, RuleSession rules) {
        List<RuleSource> rows = rules.grade(List.of(new Total(Total.TotalSource.RULE, total))).stream()
                .map(FiredRule::rule)
                .toList();
        run.recordApplied(rows);
        run.addParts(1);
        if (rows.size() != 1 && run.isFirst(List.of(ProofProperty.ONE_GRADE, rows))) {
            findTrial(total, rows)
                    .ifPresent(trial -> run.add(new Counterexample(
                            ProofProperty.ONE_GRADE,
                            null,
                            rows.isEmpty() ? null : rows.get(rows.size() - 1),
                            List.of(trial),
                            rows.isEmpty()
                                    ? Bilingual.of("总分 %s 没有等级", "a total of %s has no grade", total.toPlainString())
                                    : Bilingual.of(
                                            "总分 %s 有几个等级：%s",
                                            "a total of %s has several grades: %s",
                                            total.toPlainString(),
                                            ProofSentences.join(rows, "、")))));
        }
    }

    /** A submission that declares the total, which the scorer grades as it grades its own. */
    private Optional<ProofTrial> findTrial(BigDecimal total, List<RuleSource> rows) {
        TrialRunner trials = new TrialRunner(run.ruleSet());
        Submission plain = trials.createSubmission(List.of(), Budget.NONE, List.of());
        Submission declaring = plain.withDeclared(new DeclaredResult(total, null));
        return trials.score(declaring)
                .filter(evaluation -> evaluation.trace().stream()
                                .filter(TraceStep.GradeStep.class::isInstance)
                                .count()
                        == rows.size())
                .map(evaluation -> new ProofTrial(
                        declaring, Bilingual.of("自评总分 %s", "declared total %s", total.toPlainString()), rows, total));
    }
}
