package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.proof.ProofRow.FilledCondition;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType.BoundCondition;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/**
 * Submissions at which bonuses, caps, vetoes and grades differ: with a total at each bound on the execution rate and for
 * each fact that a row names, and with a declared total at each bound between grades.
 */
public final class FullTrials {

    private static final List<BigDecimal> DISTANCES =
            List.of(new BigDecimal("-1"), new BigDecimal("-0.01"), BigDecimal.ZERO, new BigDecimal("0.01"));

    private final ProofRun run;
    private final Set<Submission> submissions = new LinkedHashSet<>();

    private FullTrials(ProofRun run) {
        this.run = run;
    }

    public static List<Submission> list(RuleSet ruleSet) {
        try (ProofRun run = new ProofRun(ruleSet)) {
            RuleSetProver.proveIndicators(run);
            FullTrials trials = new FullTrials(run);
            trials.addDeclaredTotals();
            List<ProofRow> rows = FactRowProver.listAdjustingRows(run);
            if (!rows.isEmpty()) {
                trials.addRates(rows);
                rows.forEach(trials::addFacts);
            }
            return List.copyOf(trials.submissions);
        }
    }

    private void addDeclaredTotals() {
        Submission plain = new TrialRunner(run.ruleSet()).createSubmission(List.of(), Budget.NONE, List.of());
        for (BigDecimal total : listBounds("points", RulePhase.GRADING)) {
            if (total.signum() >= 0 && total.compareTo(run.ruleSet().scheme().fullMarks()) <= 0) {
                submissions.add(plain.withDeclared(new DeclaredResult(total, null)));
            }
        }
    }

    private Set<BigDecimal> listBounds(String property, RulePhase phase) {
        Set<BigDecimal> bounds = new TreeSet<>();
        for (ParsedTable<?> table : run.ruleSet().tables()) {
            if (table.form().phase() == phase) {
                for (ProofRow row : ProofRow.listRows(table)) {
                    for (FilledCondition each : row.listConditions()) {
                        if (each.column() instanceof BoundCondition<?> bound
                                && bound.property().equals(property)) {
                            DISTANCES.forEach(distance -> bounds.add(((BigDecimal) each.cell()).add(distance)));
                        }
                    }
                }
            }
        }
        return bounds;
    }

    private void addRates(List<ProofRow> rows) {
        Set<BigDecimal> rates = listBounds("executionRate", RulePhase.ADJUSTING);
        rates.add(DecimalMath.HUNDRED);
        for (BigDecimal rate : rates) {
            if (rate.signum() >= 0 && rate.compareTo(FactRowProver.RATES.high()) <= 0) {
                add(rate, List.of());
            }
        }
    }

    /** The row's fact at 100 % and at a rate that the row needs, its number at the bounds and next to them. */
    private void addFacts(ProofRow row) {
        List<StatedFact> facts = FactRowProver.listFacts(row);
        if (facts.isEmpty()) {
            return;
        }
        BigDecimal rate = FactRowProver.findRate(row);
        List<StatedFact> variants = new ArrayList<>(facts);
        StatedFact fact = facts.get(0);
        for (FilledCondition each : row.listConditions()) {
            if (each.column() instanceof BoundCondition<?> bound
                    && bound.property().equals("number")) {
                DISTANCES.forEach(distance -> variants.add(
                        new StatedFact(fact.key(), Value.of(((BigDecimal) each.cell()).add(distance)), null, null)));
                variants.add(new StatedFact(
                        fact.key(), Value.of(((BigDecimal) each.cell()).add(BigDecimal.TEN)), null, null));
            }
        }
        for (StatedFact variant : variants) {
            for (BigDecimal each : rate == null ? List.of(DecimalMath.HUNDRED) : List.of(DecimalMath.HUNDRED, rate)) {
                add(each, List.of(variant));
            }
        }
    }

    private void add(BigDecimal rate, List<StatedFact> facts) {
        for (boolean best : new boolean[] {true, false}) {
            new FullSubmissions(run).create(best, rate, facts).ifPresent(submissions::add);
        }
    }
}
