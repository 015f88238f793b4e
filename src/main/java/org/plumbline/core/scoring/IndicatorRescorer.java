package org.plumbline.core.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;

/**
 * One indicator, or one shared-weight group, scored repeatedly with other values: read, judged and added up as the
 * {@link Scorer} does, without the rest of the submission, which has no influence on it.
 */
public final class IndicatorRescorer {

    private final RuleSet ruleSet;
    private final Submission submission;
    private final Indicator rescored;

    private IndicatorRescorer(RuleSet ruleSet, Submission submission, Indicator rescored) {
        this.ruleSet = ruleSet;
        this.submission = submission;
        this.rescored = rescored;
    }

    /** Every indicator of a submission as it is judged, in the evaluation's order, members of groups by themselves. */
    public static List<Reading> readAll(RuleSet ruleSet, Submission submission) {
        return List.copyOf(SubmissionReadings.of(ruleSet, submission).all());
    }

    /** @param readings {@link #readAll} of the submission, one of which is {@code reading} */
    public static IndicatorRescorer of(
            RuleSet ruleSet, Submission submission, List<Reading> readings, Reading reading) {
        Indicator rescored = reading.indicator();
        List<IndicatorEntry> entries = new ArrayList<>();
        boolean sharesPoints = !ruleSet.scheme().sharedPoints().isEmpty(); // with indicators of other groups
        for (Reading each : readings) {
            if (each.entry() != null && (sharesPoints || shareGroup(rescored, each.indicator()))) {
                entries.add(withCode(each.entry(), each.code()));
            }
        }
        return new IndicatorRescorer(ruleSet, submission.withIndicators(entries), rescored);
    }

    /**
     * @param changed replaces the entry of the same code
     * @return the indicator's score, or its group's where it is a member
     */
    public IndicatorScore rescore(IndicatorEntry changed) {
        return trace(changed).score();
    }

    /** An indicator's or group's score with the steps that led to it. */
    public record TracedScore(IndicatorScore score, List<TraceStep> steps) {}

    /** As {@link #rescore}; an entry that the submission does not have is added. */
    public TracedScore trace(IndicatorEntry changed) {
        return trace(submission.withIndicators(replaceEntry(submission.indicators(), changed)));
    }

    /** The score with other amounts, for an indicator that is recomputed from them. */
    public TracedScore trace(Budget changed) {
        return trace(submission.withBudget(changed));
    }

    private TracedScore trace(Submission tried) {
        SubmissionReadings readings =
                SubmissionReadings.of(ruleSet, tried, indicator -> shareGroup(rescored, indicator));
        try (RuleSession rules = ruleSet.openSession()) {
            ScoreCalculator calculator =
                    ScoreCalculator.of(ruleSet, tried, readings, rules.judge(readings.listJudgeable()));
            return new TracedScore(calculator.scores().get(0), calculator.trace());
        }
    }

    /** The effect of rows of 加分, 封顶 and 否决 on a submission's total, whatever its indicators score. */
    public static Adjustments findAdjustments(RuleSet ruleSet, Submission submission) {
        try (RuleSession rules = ruleSet.openSession()) {
            return Adjustments.of(ruleSet, submission, rules);
        }
    }

    /** The submission with other entries in place of those of the same codes; entries without one are added. */
    public static Submission replaceEntries(
            Submission submission, List<Reading> readings, List<IndicatorEntry> changes) {
        List<IndicatorEntry> entries = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading.entry() != null) {
                entries.add(withCode(reading.entry(), reading.code()));
            }
        }
        for (IndicatorEntry change : changes) {
            entries = replaceEntry(entries, change);
        }
        return submission.withIndicators(entries);
    }

    private static boolean shareGroup(Indicator one, Indicator other) {
        return one.code().equals(other.code()) || one.group() != null && Objects.equals(one.group(), other.group());
    }

    private static List<IndicatorEntry> replaceEntry(List<IndicatorEntry> entries, IndicatorEntry changed) {
        List<IndicatorEntry> all = new ArrayList<>(entries);
        for (int i = 0; i < all.size(); i++) {
            if (changed.code().equals(all.get(i).code())) {
                all.set(i, changed);
                return all;
            }
        }
        all.add(changed);
        return all;
    }

    /** An entry without a code is identified by its place, which may change here. */
    private static IndicatorEntry withCode(IndicatorEntry entry, String code) {
        return entry.toBuilder().code(code).build();
    }
}
