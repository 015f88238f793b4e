package org.plumbline.core.mutation;

import java.util.List;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.vocabulary.Indicator;

/**
 * A changed cell with the rule sets before and after.
 *
 * @param original the changed table as it is; null where the cell belongs to no table
 * @param mutated the same table with the cell changed; null where {@code original} is
 */
record Mutant(CellMutation mutation, RuleSet before, RuleSet after, ParsedTable<?> original, ParsedTable<?> mutated) {

    static Mutant of(CellMutation mutation, RuleSet before, RuleSet after) {
        String sheet = mutation.cell().sheet();
        return new Mutant(mutation, before, after, findTable(before, sheet), findTable(after, sheet));
    }

    private static ParsedTable<?> findTable(RuleSet ruleSet, String sheet) {
        return ruleSet.tables().stream()
                .filter(table -> table.sheet().equals(sheet))
                .findFirst()
                .orElse(null);
    }

    /** Whether the change can make a difference to a submission, by what the tables see of it. */
    boolean touches(CaseFacts seen) {
        return original == null || !seen.findMatches(original).equals(seen.findMatches(mutated));
    }

    /** The trials at which it may make a difference. */
    List<TrialPool.Trial> selectTrials(TrialPool pool) {
        if (original != null) {
            RulePhase phase = original.form().phase();
            return pool.list(phase == RulePhase.ADJUSTING ? RulePhase.GRADING : phase);
        }
        if (mutation.cell().sheet().equals(CatalogueColumns.THRESHOLDS)) {
            return pool.list(RulePhase.REVIEWING);
        }
        boolean ofIndicator = mutation.cell().sheet().equals(CatalogueColumns.INDICATORS);
        return pool.listAll().stream()
                .filter(trial -> !ofIndicator || trial.states(this))
                .toList();
    }

    /** Whether an indicator is the changed one, or a member of the changed group. */
    boolean concerns(String code) {
        if (mutation.row().id().equals(code)) {
            return true;
        }
        Integer place = before.findIndicatorIndex(code);
        Indicator indicator =
                place == null ? null : before.scheme().indicators().get(place);
        return indicator != null && mutation.row().id().equals(indicator.group());
    }

    /** Whether a case, which passes now, fails. */
    boolean isDetectedBy(int place) {
        return !CaseTestRunner.run(after.cases().get(place), after).passed();
    }
}
