package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.plumbline.ruleset.Methods;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.trace.TraceStep;
import org.plumbline.trace.TraceStep.Read.Note;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Gap;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Money;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.Unread;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.ZeroDenominator;

/**
 * Reads each indicator of a submission: recomputes what follows from amounts, converts units, and says of everything missing
 * or unusable what it is. Nothing is guessed, and a word is never parsed for a number.
 */
final class Readings {

    private final RuleSet ruleSet;
    private final Methods methods;
    private final Budget budget;
    private final Map<String, TraceStep> notes = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();

    private Readings(RuleSet ruleSet, Submission submission) {
        this.ruleSet = ruleSet;
        this.methods = ruleSet.methods();
        this.budget = submission.budget();
    }

    static Readings of(RuleSet ruleSet, Submission submission) {
        return of(ruleSet, submission, indicator -> true);
    }

    /** Of some indicators alone. */
    static Readings of(RuleSet ruleSet, Submission submission, Predicate<Indicator> asked) {
        Readings readings = new Readings(ruleSet, submission);
        for (Entries.Paired paired : Entries.pair(ruleSet, submission)) {
            if (asked.test(paired.indicator())) {
                readings.readings.add(readings.read(paired.indicator(), paired.entry()));
            }
        }
        return readings;
    }

    /** Catalogue order first, then the submission's own indicators. */
    List<Reading> all() {
        return readings;
    }

    /** What a deduction table may see: a usable value, and a weight to take points from. */
    List<Reading> judgeable() {
        List<Reading> judgeable = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            if (!(reading instanceof Unread) && reading.weight() != null) {
                judgeable.add(reading);
            }
        }
        return judgeable;
    }

    /** What was particular about reading an indicator; null for nothing. */
    TraceStep note(String code) {
        return notes.get(code);
    }

    private Reading read(Indicator indicator, Entry entry) {
        BigDecimal recomputed = recomputed(indicator.recomputation());
        if (indicator.actualSource() == ActualSource.RECOMPUTED) {
            return recomputedReading(indicator, entry, recomputed);
        }
        Value actual = entry == null ? null : entry.actual();
        List<String> checks = entry == null ? null : entry.checks();
        boolean checklist = methods.judgesChecklists(indicator.code(), indicator.method());
        if (checklist && (checks != null || actual instanceof Value.Wording)) {
            return new CheckReading(indicator, entry, checks, actual instanceof Value.Wording w ? w.text() : null);
        }
        if (actual == null) {
            return unread(indicator, entry, Gap.MISSING_ACTUAL, null);
        }
        return actual instanceof Value.Figure figure
                ? number(indicator, entry, figure.number(), recomputed, checklist)
                : word(indicator, entry, actual.toString());
    }

    private BigDecimal recomputed(Recomputation recomputation) {
        return switch (recomputation) {
            case EXECUTION_RATE -> budget.executionRate();
            case ADJUSTMENT_RATE -> budget.adjustmentRate();
            case NONE -> null;
        };
    }

    private Reading recomputedReading(Indicator indicator, Entry entry, BigDecimal rate) {
        boolean execution = indicator.recomputation() == Recomputation.EXECUTION_RATE;
        BigDecimal denominator = execution ? budget.denominator() : budget.initial();
        BigDecimal numerator = execution ? budget.executed() : budget.adjusted();
        if (denominator != null && denominator.signum() <= 0 && numerator != null) {
            return indicator.zeroDenominator() == ZeroDenominator.NOT_APPLICABLE
                    ? unread(indicator, entry, Gap.ZERO_DENOMINATOR, MissingPolicy.RESCALED)
                    : unread(indicator, entry, Gap.ZERO_DENOMINATOR, null);
        }
        if (rate == null) {
            return unread(indicator, entry, Gap.MISSING_ACTUAL, null);
        }
        Map<String, Object> read = new LinkedHashMap<>();
        read.put(execution ? "executed" : "adjusted", numerator);
        read.put(execution ? budget.denominatorName() : "initial", denominator);
        read.put("unit", budget.unit());
        read.put("actual", Numbers.shown(rate));
        note(indicator, Note.RECOMPUTED, read);
        Value declared = entry == null ? null : entry.actual();
        return new NumberReading(indicator, entry, rate, declared == null ? null : declared.figure(), rate);
    }

    private Reading number(
            Indicator indicator, Entry entry, BigDecimal given, BigDecimal recomputed, boolean checklist) {
        boolean wordDue = indicator.target() instanceof Value.Wording
                || checklist
                || methods.judgesWordings(indicator.code(), indicator.method())
                        && !methods.judgesNumbers(indicator.code(), indicator.method());
        if (wordDue) {
            return unusable(indicator, entry, Gap.NOT_A_WORD, given.toPlainString());
        }
        BigDecimal actual = converted(indicator, entry, given);
        if (actual.signum() < 0) {
            switch (indicator.negative()) {
                case REFUSE -> {
                    return unusable(indicator, entry, Gap.NEGATIVE_ACTUAL, actual.toPlainString());
                }
                case AS_ZERO -> {
                    note(indicator, Note.NEGATIVE_AS_ZERO, Map.of("declared", actual));
                    actual = BigDecimal.ZERO;
                }
                case ALLOW -> {
                    // change rates may be below zero
                }
            }
        }
        return new NumberReading(indicator, entry, actual, actual, recomputed);
    }

    /** A submission may state money in 元 where the catalogue says 万元, and the other way round. */
    private BigDecimal converted(Indicator indicator, Entry entry, BigDecimal given) {
        String unit = entry.target() == null ? null : entry.target().unit();
        if (unit == null || unit.equals(indicator.unit()) || !Money.convertible(unit, indicator.unit())) {
            return given;
        }
        BigDecimal actual = Money.convert(given, unit, indicator.unit());
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("declared", given);
        read.put("unit", unit);
        read.put("actual", actual);
        note(indicator, Note.CONVERTED, read);
        return actual;
    }

    private Reading word(Indicator indicator, Entry entry, String word) {
        boolean numberDue = indicator.target() instanceof Value.Figure
                || methods.judgesNumbers(indicator.code(), indicator.method())
                        && !methods.judgesWordings(indicator.code(), indicator.method());
        if (!numberDue) {
            return new TextReading(indicator, entry, word);
        }
        if (indicator.textMethod() == null) {
            return unusable(indicator, entry, Gap.NOT_A_NUMBER, word);
        }
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("actual", word);
        read.put("method", indicator.method());
        read.put("textMethod", indicator.textMethod());
        note(indicator, Note.WORD_UNDER_NUMBER, read);
        return new TextReading(indicator.judgedBy(indicator.textMethod()), entry, word);
    }

    private Unread unusable(Indicator indicator, Entry entry, Gap gap, String found) {
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("actual", found);
        read.put("gap", gap.name());
        note(indicator, Note.UNUSABLE, read);
        return new Unread(indicator, entry, gap, found);
    }

    /** @param override a policy that stands instead of the indicator's own; null for none */
    private Unread unread(Indicator indicator, Entry entry, Gap gap, MissingPolicy override) {
        MissingPolicy policy = override != null ? override : indicator.missing();
        boolean missing = gap == Gap.MISSING_ACTUAL || override != null;
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("gap", gap.name());
        read.put("policy", policy.label());
        note(
                indicator,
                !missing ? Note.UNUSABLE : policy == MissingPolicy.RESCALED ? Note.LEFT_OUT : Note.MISSING,
                read);
        return new Unread(indicator, entry, missing ? Gap.MISSING_ACTUAL : gap, null);
    }

    private void note(Indicator indicator, Note note, Map<String, Object> read) {
        notes.put(
                indicator.code(),
                new TraceStep.Read(indicator.code(), ruleSet.catalogueRef(indicator.code()), note, read));
    }
}
