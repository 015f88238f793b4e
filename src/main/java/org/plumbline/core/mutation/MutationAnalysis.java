package org.plumbline.core.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.mutation.MutationResult.Outcome;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.CellVariants;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.TestCase;

/**
 * Changes each cell of the tables, the catalogue and the settings, and runs the test cases that the change can touch. The
 * changed workbook is read and checked as an upload is; no rule base is built again.
 */
public final class MutationAnalysis {

    private final RuleSet ruleSet;
    private final CellVariants variants;
    private final TrialPool trials;
    private final List<CaseFacts> facts = new ArrayList<>();
    private final List<Boolean> passing = new ArrayList<>();

    private MutationAnalysis(RuleSet ruleSet, byte[] workbook) {
        this.ruleSet = ruleSet;
        this.variants = CellVariants.of(ruleSet, workbook);
        this.trials = new TrialPool(ruleSet);
        for (TestCase test : ruleSet.cases()) {
            facts.add(CaseFacts.of(test, ruleSet));
            passing.add(CaseTestRunner.run(test, ruleSet).passed());
        }
    }

    /** @param workbook from which the rule set was loaded */
    public static MutationReport run(RuleSet ruleSet, byte[] workbook) {
        MutationAnalysis analysis = new MutationAnalysis(ruleSet, workbook);
        List<MutationResult> results = new ArrayList<>();
        for (CellMutation mutation : CellMutations.list(ruleSet, analysis.variants)) {
            results.add(analysis.decide(mutation));
        }
        List<RowCoverage> rows = listCoverage(ruleSet, analysis.facts);
        Set<RuleSource> unreachable = new HashSet<>();
        rows.stream().filter(row -> !row.isCovered()).forEach(row -> unreachable.add(row.row()));
        analysis.trials.listAll().forEach(trial -> unreachable.removeAll(analysis.trials.listRows(trial)));
        return new MutationReport(rows, Set.copyOf(unreachable), List.copyOf(results));
    }

    /** The rows alone, without changing any cell. */
    static List<RowCoverage> listCoverage(RuleSet ruleSet) {
        return listCoverage(
                ruleSet,
                ruleSet.cases().stream()
                        .map(test -> CaseFacts.of(test, ruleSet))
                        .toList());
    }

    /** Number of rows of all tables. The time of an analysis grows with its square. */
    public static long countRows(RuleSet ruleSet) {
        return ruleSet.tables().stream().mapToLong(table -> table.rows().size()).sum();
    }

    private MutationResult decide(CellMutation mutation) {
        Optional<RuleSet> changed = variants.replace(mutation.cell(), mutation.content());
        if (changed.isEmpty()) {
            return new MutationResult(mutation, Outcome.REJECTED, null);
        }
        Mutant mutant = Mutant.of(mutation, ruleSet, changed.get());
        for (int i = 0; i < facts.size(); i++) {
            if (passing.get(i) && mutant.touches(facts.get(i)) && mutant.isDetectedBy(i)) {
                return new MutationResult(
                        mutation, Outcome.DETECTED, ruleSet.cases().get(i).name());
            }
        }
        return new MutationResult(mutation, trials.decide(mutant), null);
    }

    /** @param facts of each case */
    private static List<RowCoverage> listCoverage(RuleSet ruleSet, List<CaseFacts> facts) {
        List<RowCoverage> coverage = new ArrayList<>();
        for (ParsedTable<?> table : ruleSet.tables()) {
            table.rows().forEach(row -> coverage.add(cover(ruleSet, facts, table, row)));
        }
        return List.copyOf(coverage);
    }

    private static RowCoverage cover(RuleSet ruleSet, List<CaseFacts> facts, ParsedTable<?> table, ParsedRow row) {
        ParsedTable<?> alone = table.withRows(List.of(row));
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            if (!facts.get(i).findMatches(alone).isEmpty()) {
                cases.add(ruleSet.cases().get(i).name());
            }
        }
        List<RowCoverage.ConditionCoverage> conditions = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            TableType.ColumnType<?> word = table.columns().get(column).word();
            if (word instanceof TableType.ConditionColumn<?>
                    && Objects.nonNull(row.values().get(column))) {
                ParsedTable<?> without = table.withRows(List.of(blank(row, column)));
                boolean decisive = facts.stream()
                        .anyMatch(seen -> seen.findMatches(without).size()
                                > seen.findMatches(alone).size());
                conditions.add(new RowCoverage.ConditionCoverage(word.label().zh(), decisive));
            }
        }
        return new RowCoverage(row.ref(), table.form().phase() == RulePhase.REVIEWING, cases, List.copyOf(conditions));
    }

    private static ParsedRow blank(ParsedRow row, int column) {
        List<Object> values = new ArrayList<>(row.values());
        values.set(column, null);
        return new ParsedRow(row.ref(), values);
    }
}
