package org.plumbline.ruleset;

import java.util.List;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.GroupEntry;
import org.plumbline.vocabulary.StatedFact;

/**
 * A test case of the sheet 测试 (用例): what is handed in, and what must come out.
 *
 * @param cell where the case begins, such as A2
 * @param budget amounts in 万元; never null
 * @param declared never null
 * @param given the indicators that have a row, in the sheet's order
 * @param groups declared scores of shared-weight groups
 * @param facts stated facts, for bonuses and vetoes
 * @param expectations never empty
 */
public record WorkbookCase(
        String name,
        String sheet,
        String cell,
        int fiscalYear,
        Budget budget,
        Declared declared,
        List<Given> given,
        List<GroupEntry> groups,
        List<StatedFact> facts,
        List<Expectation> expectations) {

    /** @param cell where its code is written */
    public record Given(Entry entry, String cell) {}

    public WorkbookCase {
        given = List.copyOf(given);
        groups = List.copyOf(groups);
        facts = List.copyOf(facts);
        expectations = List.copyOf(expectations);
    }
}
