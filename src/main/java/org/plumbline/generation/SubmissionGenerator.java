package org.plumbline.generation;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.vocabulary.Submission;

/** The front door: a plan and rules in, as many submissions as anybody asks for out. Used by several threads. */
public final class SubmissionGenerator {

    private final Plan plan;
    private final List<Choice> choices = new ArrayList<>();

    private record Choice(SchemeForm form, int year) {}

    /**
     * @param ruleSets whose schemes submissions are for
     * @throws IllegalArgumentException where no scheme has rules for a year of the plan
     */
    public SubmissionGenerator(Plan plan, List<RuleSet> ruleSets) {
        this.plan = plan;
        for (RuleSet ruleSet : ruleSets) {
            SchemeForm form = new SchemeForm(ruleSet);
            for (int year = ruleSet.scheme().yearFrom();
                    year <= ruleSet.scheme().yearTo();
                    year++) {
                if (plan.years().isEmpty() || plan.years().contains(year)) {
                    choices.add(new Choice(form, year));
                }
            }
        }
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("no scheme has rules for these years: " + plan.years());
        }
    }

    /** @param number which one; equal numbers of equal plans and rules are equal submissions */
    public Submission submission(long number) {
        Dice dice = new Dice(plan.seed(), number);
        Choice choice = dice.any(choices);
        return new Draft(dice, choice.form, plan).submission(choice.year);
    }
}
