package org.plumbline.core.workbook;

import java.util.List;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.StatedFact;

/**
 * A test case of the sheet 测试 (用例): a submission and its expected results.
 *
 * @param cell where the case begins, such as A2
 * @param budget amounts in 万元; never null
 * @param declared never null
 * @param given the indicators that have a row, in the sheet's order
 * @param groups declared scores of shared-weight groups
 * @param facts stated facts, for bonuses and vetoes
 * @param expectations never empty
 */
public record TestCase(
        String name,
        String sheet,
        String cell,
        int fiscalYear,
        Budget budget,
        DeclaredResult declared,
        List<TestCaseEntry> given,
        List<IndicatorGroupEntry> groups,
        List<StatedFact> facts,
        List<Expectation> expectations) {

    /** @param cell where its code is written */
    public record TestCaseEntry(IndicatorEntry entry, String cell) {}

    public TestCase {
        given = List.copyOf(given);
        groups = List.copyOf(groups);
        facts = List.copyOf(facts);
        expectations = List.copyOf(expectations);
    }

    /** The same case under another name. */
    public TestCase withName(String other) {
        return new TestCase(other, sheet, cell, fiscalYear, budget, declared, given, groups, facts, expectations);
    }
}
