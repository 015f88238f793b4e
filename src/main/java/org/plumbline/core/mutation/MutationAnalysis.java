package org.plumbline.core.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plumbline.core.casetest.CaseTestResult;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.mutation.MutationResult.Outcome;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.TestCase;

/**
 * Changes each cell of the tables that decide points, totals and grades, and runs the test cases that the change
 * touches: those in which the changed table gives another result. Only that table is built again.
 */
public final class MutationAnalysis {

    private final RuleSet ruleSet;
    private final TrialPool trials;
    private final Map<TestCase, CaseFacts> facts = new HashMap<>();
    private final Map<TestCase, CaseTestResult> results = new HashMap<>();

    private MutationAnalysis(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        this.trials = new TrialPool(ruleSet);
        for (TestCase test : ruleSet.cases()) {
            facts.put(test, CaseFacts.of(test, ruleSet));
            results.put(test, CaseTestRunner.run(test, ruleSet));
        }
    }

    public static MutationReport run(RuleSet ruleSet) {
        MutationAnalysis analysis = new MutationAnalysis(ruleSet);
        List<MutationResult> results = new ArrayList<>();
        for (CellMutation mutation : CellMutations.list(ruleSet)) {
            results.add(analysis.decide(mutation));
        }
        return new MutationReport(analysis.listCoverage(), List.copyOf(results));
    }

    /** Number of rows that decide points, totals and grades. The time of an analysis grows with its square. */
    public static long countRows(RuleSet ruleSet) {
        return ruleSet.tables().stream()
                .filter(table -> table.form().phase() != RulePhase.REVIEWING)
                .mapToLong(table -> table.rows().size())
                .sum();
    }

    private MutationResult decide(CellMutation mutation) {
        RuleSet mutated = ruleSet.withTable(mutation.mutated());
        List<String> cases = new ArrayList<>();
        for (TestCase test : ruleSet.cases()) {
            if (isTouched(mutation, facts.get(test)) && isDetected(test, mutated)) {
                cases.add(test.name());
            }
        }
        if (!cases.isEmpty()) {
            return new MutationResult(mutation, Outcome.DETECTED, List.copyOf(cases));
        }
        boolean effective = trials.findEffective(mutation, mutated).isPresent();
        return new MutationResult(mutation, effective ? Outcome.UNDETECTED : Outcome.WITHOUT_EFFECT, List.of());
    }

    static boolean isTouched(CellMutation mutation, CaseFacts seen) {
        return !seen.findMatches(mutation.original()).equals(seen.findMatches(mutation.mutated()));
    }

    /** Whether an expectation that is met now is no longer met. */
    private boolean isDetected(TestCase test, RuleSet mutated) {
        return results.get(test).passed() && !CaseTestRunner.run(test, mutated).passed();
    }

    private List<RowCoverage> listCoverage() {
        List<RowCoverage> coverage = new ArrayList<>();
        for (ParsedTable<?> table : ruleSet.tables()) {
            if (table.form().phase() != RulePhase.REVIEWING) {
                table.rows().forEach(row -> coverage.add(cover(table, row)));
            }
        }
        return List.copyOf(coverage);
    }

    private RowCoverage cover(ParsedTable<?> table, ParsedRow row) {
        ParsedTable<?> alone = table.withRows(List.of(row));
        List<String> cases = ruleSet.cases().stream()
                .filter(test -> !facts.get(test).findMatches(alone).isEmpty())
                .map(TestCase::name)
                .toList();
        List<RowCoverage.ConditionCoverage> conditions = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            TableType.ColumnType<?> word = table.columns().get(column).word();
            if (word instanceof TableType.ConditionColumn<?>
                    && Objects.nonNull(row.values().get(column))) {
                ParsedTable<?> without = table.withRows(List.of(CellMutations.replace(row, column, null)));
                boolean decisive = facts.values().stream()
                        .anyMatch(seen -> seen.findMatches(without).size()
                                > seen.findMatches(alone).size());
                conditions.add(new RowCoverage.ConditionCoverage(word.label().zh(), decisive));
            }
        }
        return new RowCoverage(row.ref(), cases, List.copyOf(conditions));
    }
}
