package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.Execution;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Finds for each row of 加分, 封顶 and 否决 a fact and an execution rate at which it applies. */
final class FactRowProver {

    static final Interval RATES = new Interval(BigDecimal.ZERO, true, BigDecimal.valueOf(200), true);
    private static final String RATE = "executionRate";

    private final ProofRun run;

    FactRowProver(ProofRun run) {
        this.run = run;
    }

    void prove() {
        try (RuleSession rules = run.ruleSet().openSession()) {
            for (ProofRow row : listAdjustingRows(run)) {
                apply(row, rules);
            }
        }
    }

    static List<ProofRow> listAdjustingRows(ProofRun run) {
        List<ProofRow> rows = new ArrayList<>();
        for (ParsedTable<?> table : run.ruleSet().tables()) {
            if (table.form().phase() == RulePhase.ADJUSTING) {
                rows.addAll(ProofRow.listRows(table));
            }
        }
        return rows;
    }

    private void apply(ProofRow row, RuleSession rules) {
        BigDecimal rate = findRate(row);
        if (rate == null) {
            return;
        }
        Submission submission = new TrialRunner(run.ruleSet())
                .createSubmission(List.of(), TrialRunner.createBudget(rate), listFacts(row));
        List<Object> facts = new ArrayList<>(Circumstance.of(submission));
        facts.add(new Execution(rate));
        run.recordApplied(rules.adjust(facts).stream().map(FiredRule::rule).toList());
        run.addParts(1);
    }

    /** An execution rate that meets the row's conditions; null for none. */
    static BigDecimal findRate(ProofRow row) {
        return findInside(row.findIntervals().getOrDefault(RATE, RATES).intersect(RATES));
    }

    /** A fact that meets the row's conditions; empty where it names none, or no value meets them. */
    static List<StatedFact> listFacts(ProofRow row) {
        String key = row.table().form() == RuleFamilies.CAP.table() ? null : row.findText("fact");
        String word = key == null ? null : row.findText("word");
        BigDecimal number = findInside(row.findIntervals().getOrDefault("number", Interval.ALL));
        return key == null || word == null && number == null
                ? List.of()
                : List.of(new StatedFact(key, word == null ? Value.of(number) : Value.of(word), null, null));
    }

    /** A simple number inside an interval; null for none. */
    private static BigDecimal findInside(Interval interval) {
        BigDecimal low = interval.low() == null
                ? ValueGrid.FAR.negate()
                : interval.lowIncluded() ? interval.low() : ValueGrid.firstAbove(interval.low());
        BigDecimal high = interval.high() == null
                ? ValueGrid.FAR
                : interval.highIncluded() ? interval.high() : ValueGrid.lastBelow(interval.high());
        return low.compareTo(high) > 0 ? null : ValueGrid.findSimplest(low, high);
    }
}
