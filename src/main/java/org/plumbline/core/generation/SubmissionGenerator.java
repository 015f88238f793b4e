package org.plumbline.core.generation;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Submission;

/** Generates any number of submissions from a plan and rule sets. Thread-safe. */
public final class SubmissionGenerator {

    private final GenerationPlan plan;
    private final List<SchemeYear> choices = new ArrayList<>();

    private record SchemeYear(SchemeProfile form, int year) {}

    /**
     * @param ruleSets whose schemes submissions are for
     * @throws IllegalArgumentException where no scheme has rules for a year of the plan
     */
    public SubmissionGenerator(GenerationPlan plan, List<RuleSet> ruleSets) {
        this.plan = plan;
        for (RuleSet ruleSet : ruleSets) {
            SchemeProfile form = new SchemeProfile(ruleSet);
            for (int year = ruleSet.scheme().yearFrom();
                    year <= ruleSet.scheme().yearTo();
                    year++) {
                if (plan.years().isEmpty() || plan.years().contains(year)) {
                    choices.add(new SchemeYear(form, year));
                }
            }
        }
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("no scheme has rules for these years: " + plan.years());
        }
    }

    /** @param number number of the submission; equal numbers, plans and rules give equal submissions */
    public Submission generate(long number) {
        RandomSource dice = new RandomSource(plan.seed(), number);
        SchemeYear choice = dice.chooseAny(choices);
        return new SubmissionDraft(dice, choice.form, plan).createSubmission(choice.year);
    }
}
