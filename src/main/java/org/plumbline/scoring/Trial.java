package org.plumbline.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plumbline.ruleset.RuleSession;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;

/**
 * One indicator, or one shared-weight group, scored again and again with other values: read, judged and added up as the
 * {@link Scorer} does, without the rest of the submission, which has no say in it.
 */
public final class Trial {

    private final RuleSet ruleSet;
    private final Submission submission;
    private final Indicator asked;

    private Trial(RuleSet ruleSet, Submission submission, Indicator asked) {
        this.ruleSet = ruleSet;
        this.submission = submission;
        this.asked = asked;
    }

    /** Every indicator of a submission as it is judged, in the evaluation's order, members of groups by themselves. */
    public static List<Reading> readings(RuleSet ruleSet, Submission submission) {
        return List.copyOf(Readings.of(ruleSet, submission).all());
    }

    /** @param readings {@link #readings} of the submission, one of which is {@code reading} */
    public static Trial of(RuleSet ruleSet, Submission submission, List<Reading> readings, Reading reading) {
        Indicator asked = reading.indicator();
        List<Entry> entries = new ArrayList<>();
        for (Reading each : readings) {
            if (each.entry() != null && together(asked, each.indicator())) {
                entries.add(coded(each.entry(), each.code()));
            }
        }
        return new Trial(ruleSet, with(submission, entries), asked);
    }

    /**
     * @param changed stands in for the entry of the same code
     * @return the indicator's score, or its group's where it is a member
     */
    public IndicatorScore score(Entry changed) {
        Submission tried = with(submission, replaced(submission.indicators(), changed));
        Readings readings = Readings.of(ruleSet, tried, indicator -> together(asked, indicator));
        try (RuleSession rules = ruleSet.open()) {
            return Tally.of(ruleSet, tried, readings, rules.judge(readings.judgeable()))
                    .scores()
                    .get(0);
        }
    }

    /** What rows of 加分, 封顶 and 否决 make of a submission's total, whatever its indicators score. */
    public static Adjustments adjustments(RuleSet ruleSet, Submission submission) {
        try (RuleSession rules = ruleSet.open()) {
            return Adjustments.of(ruleSet, submission, rules);
        }
    }

    /** The submission with other entries in place of those of the same codes. */
    public static Submission changed(Submission submission, List<Reading> readings, List<Entry> changes) {
        List<Entry> entries = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading.entry() != null) {
                entries.add(coded(reading.entry(), reading.code()));
            }
        }
        for (Entry change : changes) {
            entries = replaced(entries, change);
        }
        return with(submission, entries);
    }

    private static boolean together(Indicator one, Indicator other) {
        return one.code().equals(other.code()) || one.group() != null && Objects.equals(one.group(), other.group());
    }

    private static List<Entry> replaced(List<Entry> entries, Entry changed) {
        return entries.stream()
                .map(entry -> changed.code().equals(entry.code()) ? changed : entry)
                .toList();
    }

    private static Submission with(Submission submission, List<Entry> entries) {
        return new Submission(
                submission.scheme(),
                submission.fiscalYear(),
                submission.subject(),
                submission.budget(),
                entries,
                submission.groups(),
                submission.facts(),
                submission.declared());
    }

    /** An entry without a code is known by its place, which it may lose here. */
    private static Entry coded(Entry entry, String code) {
        return new Entry(
                code,
                entry.name(),
                entry.level1(),
                entry.level2(),
                entry.weight(),
                entry.target(),
                entry.actual(),
                entry.checks(),
                entry.declaredScore(),
                entry.reason(),
                entry.evidence(),
                entry.method(),
                entry.factKey());
    }
}
