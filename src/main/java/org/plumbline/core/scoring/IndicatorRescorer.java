package org.plumbline.core.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.ruleset.RuleSet;
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
        for (Reading each : readings) {
            if (each.entry() != null && shareGroup(rescored, each.indicator())) {
                entries.add(withCode(each.entry(), each.code()));
            }
        }
        return new IndicatorRescorer(ruleSet, withEntries(submission, entries), rescored);
    }

    /**
     * @param changed replaces the entry of the same code
     * @return the indicator's score, or its group's where it is a member
     */
    public IndicatorScore rescore(IndicatorEntry changed) {
        Submission tried = withEntries(submission, replaceEntry(submission.indicators(), changed));
        SubmissionReadings readings =
                SubmissionReadings.of(ruleSet, tried, indicator -> shareGroup(rescored, indicator));
        try (RuleSession rules = ruleSet.openSession()) {
            return ScoreCalculator.of(ruleSet, tried, readings, rules.judge(readings.listJudgeable()))
                    .scores()
                    .get(0);
        }
    }

    /** The effect of rows of 加分, 封顶 and 否决 on a submission's total, whatever its indicators score. */
    public static Adjustments findAdjustments(RuleSet ruleSet, Submission submission) {
        try (RuleSession rules = ruleSet.openSession()) {
            return Adjustments.of(ruleSet, submission, rules);
        }
    }

    /** The submission with other entries in place of those of the same codes. */
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
        return withEntries(submission, entries);
    }

    private static boolean shareGroup(Indicator one, Indicator other) {
        return one.code().equals(other.code()) || one.group() != null && Objects.equals(one.group(), other.group());
    }

    private static List<IndicatorEntry> replaceEntry(List<IndicatorEntry> entries, IndicatorEntry changed) {
        return entries.stream()
                .map(entry -> changed.code().equals(entry.code()) ? changed : entry)
                .toList();
    }

    private static Submission withEntries(Submission submission, List<IndicatorEntry> entries) {
        return new Submission(
                submission.scheme(),
                submission.fiscalYear(),
                submission.subject(),
                submission.budget(),
                entries,
                submission.groups(),
                submission.facts(),
                submission.declared(),
                submission.review());
    }

    /** An entry without a code is identified by its place, which may change here. */
    private static IndicatorEntry withCode(IndicatorEntry entry, String code) {
        return entry.toBuilder().code(code).build();
    }
}
