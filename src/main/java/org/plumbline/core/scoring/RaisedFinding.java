package org.plumbline.core.scoring;

import java.util.Set;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Severity;

/**
 * A finding with the rule that raised it.
 *
 * @param indicator null where the whole submission is concerned
 * @param about the budget line, task or fact; null otherwise
 * @param read the figures compared
 * @param sentence Chinese, with {名称} places for the numbers
 * @param rule null where the engine itself raised it
 */
public record RaisedFinding(
        String code,
        Severity severity,
        String indicator,
        String about,
        FigureValues read,
        String sentence,
        String basis,
        RuleSource rule) {

    /** Codes whose findings repeat one cause for each indicator: lists show them as one line. */
    private static final Set<String> FOLDED = Set.of(Check.NO_RULE.name(), Check.NO_WEIGHT.name());

    /** Whether lists show all findings of an evaluation with this code as one line. */
    public static boolean isFolded(String code) {
        return FOLDED.contains(code);
    }

    /** The codes for which {@link #isFolded} holds. */
    public static Set<String> listFoldedCodes() {
        return FOLDED;
    }

    /** The finding of a step, which has all of its data. */
    public static RaisedFinding of(TraceStep.FindingStep step) {
        return new RaisedFinding(
                step.code(),
                step.severity(),
                step.indicator(),
                step.about(),
                step.read(),
                step.sentence(),
                step.basis(),
                step.rule());
    }
}
