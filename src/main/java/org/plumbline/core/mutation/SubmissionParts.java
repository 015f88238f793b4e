package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Submissions that differ from one in a part. */
record SubmissionParts(Submission from) {

    static SubmissionParts of(Submission from) {
        return new SubmissionParts(from);
    }

    /** Amounts as the sheet 测试 states them: in 万元, without lines. */
    static Budget createBudget(BigDecimal initial, BigDecimal adjusted, BigDecimal executed) {
        return new Budget(Budget.NONE.unit(), initial, null, adjusted, executed, List.of(), List.of());
    }

    /** What the sheet 测试 can state of it: no lines, no evidence, no review, and facts without unit and source. */
    Submission express() {
        List<IndicatorEntry> entries = new ArrayList<>();
        for (IndicatorEntry entry : from.indicators()) {
            entries.add(entry.toBuilder()
                    .actual(express(entry.actual()))
                    .evidence(List.of())
                    .factKey(null)
                    .review(null)
                    .build());
        }
        return new Submission(
                from.scheme(),
                from.fiscalYear(),
                new Subject(CaseCompletion.NAME, null, null),
                createBudget(
                        from.budget().initial(),
                        from.budget().adjusted(),
                        from.budget().executed()),
                entries,
                from.groups(),
                from.facts().stream()
                        .map(fact -> new StatedFact(fact.key(), fact.value(), null, null))
                        .toList(),
                from.declared());
    }

    /** The sheet rejects text that is a number with a unit. */
    private static Value express(Value actual) {
        return actual instanceof Value.TextValue text && text.text().matches(".*\\d.*") ? Value.of("未统计") : actual;
    }

    Submission budget(Budget budget) {
        return copy(budget, from.indicators(), from.facts(), from.declared());
    }

    Submission entries(List<IndicatorEntry> entries) {
        return copy(from.budget(), entries, from.facts(), from.declared());
    }

    Submission entry(int place, IndicatorEntry entry) {
        List<IndicatorEntry> entries = new ArrayList<>(from.indicators());
        entries.set(place, entry);
        return entries(entries);
    }

    Submission facts(List<StatedFact> facts) {
        return copy(from.budget(), from.indicators(), facts, from.declared());
    }

    Submission fact(int place, StatedFact fact) {
        List<StatedFact> facts = new ArrayList<>(from.facts());
        facts.set(place, fact);
        return facts(facts);
    }

    Submission declared(DeclaredResult declared) {
        return copy(from.budget(), from.indicators(), from.facts(), declared);
    }

    Submission copy(Budget budget, List<IndicatorEntry> entries, List<StatedFact> facts, DeclaredResult declared) {
        return new Submission(
                from.scheme(), from.fiscalYear(), from.subject(), budget, entries, from.groups(), facts, declared);
    }
}
