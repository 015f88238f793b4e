package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/**
 * A number that a submission states.
 *
 * @param with the submission with another number in its place
 */
record SubmissionNumber(BigDecimal value, Function<BigDecimal, Submission> with) {

    static List<SubmissionNumber> list(Submission from) {
        List<SubmissionNumber> numbers = new ArrayList<>();
        addAmounts(from, numbers);
        if (from.declared().total() != null) {
            numbers.add(new SubmissionNumber(from.declared().total(), total -> SubmissionParts.of(from)
                    .declared(new DeclaredResult(total, null))));
        }
        for (int i = 0; i < from.indicators().size(); i++) {
            addEntry(from, i, numbers);
        }
        for (int i = 0; i < from.facts().size(); i++) {
            int place = i;
            StatedFact fact = from.facts().get(i);
            if (fact.value().numberOrNull() != null) {
                numbers.add(new SubmissionNumber(fact.value().numberOrNull(), number -> SubmissionParts.of(from)
                        .fact(place, new StatedFact(fact.key(), Value.of(number), null, null))));
            }
        }
        return numbers;
    }

    private static void addAmounts(Submission from, List<SubmissionNumber> numbers) {
        Budget budget = from.budget();
        SubmissionParts parts = SubmissionParts.of(from);
        if (budget.executed() != null) {
            numbers.add(new SubmissionNumber(
                    budget.executed(),
                    amount -> parts.budget(SubmissionParts.createBudget(budget.initial(), budget.adjusted(), amount))));
        }
        if (budget.adjusted() != null) {
            numbers.add(new SubmissionNumber(
                    budget.adjusted(),
                    amount -> parts.budget(SubmissionParts.createBudget(budget.initial(), amount, budget.executed()))));
        }
    }

    private static void addEntry(Submission from, int place, List<SubmissionNumber> numbers) {
        IndicatorEntry entry = from.indicators().get(place);
        SubmissionParts parts = SubmissionParts.of(from);
        if (entry.declaredScore() != null) {
            numbers.add(new SubmissionNumber(
                    entry.declaredScore(),
                    score -> parts.entry(
                            place, entry.toBuilder().declaredScore(score).build())));
        }
        if (entry.actual() != null && entry.actual().numberOrNull() != null) {
            numbers.add(new SubmissionNumber(
                    entry.actual().numberOrNull(),
                    actual -> parts.entry(
                            place, entry.toBuilder().actual(Value.of(actual)).build())));
        }
    }
}
