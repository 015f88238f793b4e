package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.ScoringMethods;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValue;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.NegativePolicy;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.PointCodes;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.UnscorableReading;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.ZeroDenominatorPolicy;

/**
 * Reads each indicator of a submission: recomputes what follows from amounts, converts units, and classifies everything
 * missing or unusable. Nothing is guessed, and text is never parsed for a number.
 */
final class SubmissionReadings {

    /** Its place in the workbook is that of the weights that follow from it. */
    private static final String SHARED_POINTS = "均分权重";

    private final RuleSet ruleSet;
    private final ScoringMethods methods;
    private final Budget budget;
    private final String faultMethod;
    private final KnownFacts facts;
    private final Map<String, TraceStep.ReadingStep> notes = new HashMap<>();
    private final Map<String, TraceStep.ReadingStep> shares = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();

    private SubmissionReadings(RuleSet ruleSet, Submission submission) {
        this.ruleSet = ruleSet;
        this.methods = ruleSet.methods();
        this.budget = submission.budget();
        this.faultMethod = ruleSet.scheme().faultMethod();
        this.facts = new KnownFacts(readsFacts(ruleSet.scheme()) ? submission.facts() : List.of());
    }

    private static boolean readsFacts(Scheme scheme) {
        return scheme.faultMethod() != null
                || scheme.indicators().stream()
                        .anyMatch(indicator -> indicator.recomputation().isFromFacts());
    }

    static SubmissionReadings of(RuleSet ruleSet, Submission submission) {
        return of(ruleSet, submission, indicator -> true);
    }

    /** Reads some of the indicators only. */
    static SubmissionReadings of(RuleSet ruleSet, Submission submission, Predicate<Indicator> selected) {
        SubmissionReadings readings = new SubmissionReadings(ruleSet, submission);
        for (EntryMatcher.MatchedEntry paired : EntryMatcher.match(ruleSet, submission)) {
            if (selected.test(paired.indicator())) {
                readings.addShare(paired);
                readings.readings.add(readings.read(paired.indicator(), paired.entry()));
            }
        }
        return readings;
    }

    /** Catalogue order first, then the submission's own indicators. */
    List<Reading> all() {
        return readings;
    }

    /** The readings that deduction tables judge: a usable value, and a weight to take points from. */
    List<Reading> listJudgeable() {
        List<Reading> judgeable = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            if (!(reading instanceof UnscorableReading) && reading.weight() != null) {
                judgeable.add(reading);
            }
        }
        return judgeable;
    }

    /** Special case of reading an indicator; null for none. */
    TraceStep.ReadingStep findNote(String code) {
        return notes.get(code);
    }

    /** What an indicator's weight follows from, where it is an even share; null for any other. */
    TraceStep.ReadingStep findShare(String code) {
        return shares.get(code);
    }

    private void addShare(EntryMatcher.MatchedEntry paired) {
        String code = paired.indicator().code();
        if (paired.share() != null) {
            RuleSource setting = ruleSet.findSettingSource(SHARED_POINTS);
            shares.put(
                    code,
                    new TraceStep.ReadingStep(code, setting, ReadingNote.WEIGHT_SHARED, paired.share(), null, null));
        }
    }

    private Reading read(Indicator indicator, IndicatorEntry entry) {
        List<StatedFact> faults =
                faultMethod == null ? List.of() : facts.findAll(FactKey.REVIEW_FAULT, indicator.code());
        if (!faults.isEmpty()) {
            return readFault(indicator, entry, faults);
        }
        StatedActual stated = indicator.recomputation().isFromFacts() ? StatedActual.of(indicator, facts) : null;
        BigDecimal recomputed = stated == null ? recompute(indicator.recomputation()) : stated.value();
        if (indicator.actualSource() == ActualSource.RECOMPUTED) {
            return stated == null ? readRecomputed(indicator, entry, recomputed) : readStated(indicator, entry, stated);
        }
        Value actual = entry == null ? null : entry.actual();
        List<String> checks = entry == null ? null : entry.checks();
        boolean checklist = methods.judgesChecklists(indicator.code(), indicator.method());
        if (checklist && (checks != null || actual instanceof Value.TextValue)) {
            List<String> codes = checks == null
                    ? null
                    : PointCodes.read(checks, methods.points(indicator.code(), indicator.method()))
                            .codes();
            return new CheckReading(indicator, entry, codes, actual instanceof Value.TextValue w ? w.text() : null);
        }
        if (actual == null) {
            return createUnscorable(indicator, entry, UnscorableReason.MISSING_ACTUAL, null);
        }
        return actual instanceof Value.NumberValue figure
                ? readNumber(indicator, entry, figure.number(), recomputed, checklist)
                : readWord(indicator, entry, actual.toString());
    }

    private BigDecimal recompute(Recomputation recomputation) {
        return switch (recomputation) {
            case EXECUTION_RATE -> budget.executionRate();
            case ADJUSTMENT_RATE -> budget.adjustmentRate();
            case FIGURE_RATIO, DELAY_DAYS, DELAY_SHARE, NONE -> null;
        };
    }

    /** Two different faults of one indicator are one wording that no row names. */
    private Reading readFault(Indicator indicator, IndicatorEntry entry, List<StatedFact> faults) {
        String fault =
                faults.stream().map(fact -> fact.value().toString()).distinct().collect(Collectors.joining("；"));
        addNote(indicator, ReadingNote.FAULT_FOUND, Figure.REVIEW_FAULT.of(fault), Figure.METHOD.of(faultMethod));
        return new TextReading(indicator.withMethod(faultMethod), entry, fault);
    }

    private Reading readStated(Indicator indicator, IndicatorEntry entry, StatedActual stated) {
        if (stated.gap() == UnscorableReason.ZERO_DENOMINATOR) {
            return createZeroDenominator(indicator, entry);
        }
        if (stated.gap() == UnscorableReason.MISSING_ACTUAL) {
            return createUnscorable(
                    indicator, entry, UnscorableReason.MISSING_ACTUAL, null, Figure.FACT.of(stated.fact()));
        }
        if (stated.gap() != null) {
            return rejectValue(indicator, entry, stated.gap(), stated.fact());
        }
        addNote(indicator, ReadingNote.STATED, stated.read().toArray(FigureValue[]::new));
        BigDecimal value = applyNegativePolicy(indicator, stated.value());
        if (value == null) {
            return rejectNegative(indicator, entry, stated.value());
        }
        Value declared = entry == null ? null : entry.actual();
        return new NumberReading(
                indicator, entry, value, declared == null ? null : declared.numberOrNull(), stated.value());
    }

    private Reading createZeroDenominator(Indicator indicator, IndicatorEntry entry) {
        boolean leftOut = indicator.zeroDenominator() == ZeroDenominatorPolicy.NOT_APPLICABLE;
        return createUnscorable(
                indicator, entry, UnscorableReason.ZERO_DENOMINATOR, leftOut ? MissingPolicy.RESCALED : null);
    }

    private Reading readRecomputed(Indicator indicator, IndicatorEntry entry, BigDecimal rate) {
        boolean execution = indicator.recomputation() == Recomputation.EXECUTION_RATE;
        BigDecimal denominator = execution ? budget.denominator() : budget.initial();
        BigDecimal numerator = execution ? budget.executed() : budget.adjusted();
        if (denominator != null && denominator.signum() <= 0 && numerator != null) {
            return createZeroDenominator(indicator, entry);
        }
        if (rate == null) {
            return createUnscorable(indicator, entry, UnscorableReason.MISSING_ACTUAL, null);
        }
        addNote(
                indicator,
                ReadingNote.RECOMPUTED,
                (execution ? Figure.EXECUTED : Figure.ADJUSTED).of(numerator),
                (execution ? budget.denominatorFigure() : Figure.INITIAL).of(denominator),
                Figure.UNIT.of(budget.unit()),
                Figure.ACTUAL.of(DecimalMath.roundForDisplay(rate)));
        Value declared = entry == null ? null : entry.actual();
        return new NumberReading(indicator, entry, rate, declared == null ? null : declared.numberOrNull(), rate);
    }

    private Reading readNumber(
            Indicator indicator, IndicatorEntry entry, BigDecimal given, BigDecimal recomputed, boolean checklist) {
        boolean wordDue = indicator.target() instanceof Value.TextValue
                || checklist
                || methods.judgesWordings(indicator.code(), indicator.method())
                        && !methods.judgesNumbers(indicator.code(), indicator.method());
        if (wordDue) {
            return rejectValue(indicator, entry, UnscorableReason.NOT_A_WORD, given.toPlainString());
        }
        BigDecimal actual = convertUnit(indicator, entry, given);
        BigDecimal value = applyNegativePolicy(indicator, actual);
        return value == null
                ? rejectNegative(indicator, entry, actual)
                : new NumberReading(indicator, entry, value, value, recomputed);
    }

    /** Null where a negative value is rejected. */
    private BigDecimal applyNegativePolicy(Indicator indicator, BigDecimal actual) {
        if (actual.signum() >= 0 || indicator.negative() == NegativePolicy.ALLOW) {
            return actual; // change rates may be below zero
        }
        if (indicator.negative() == NegativePolicy.REFUSE) {
            return null;
        }
        addNote(indicator, ReadingNote.NEGATIVE_AS_ZERO, Figure.DECLARED.of(actual));
        return BigDecimal.ZERO;
    }

    private Reading rejectNegative(Indicator indicator, IndicatorEntry entry, BigDecimal actual) {
        return rejectValue(indicator, entry, UnscorableReason.NEGATIVE_ACTUAL, actual.toPlainString());
    }

    /** A submission may state money in 元 where the catalogue has 万元, and the reverse. */
    private BigDecimal convertUnit(Indicator indicator, IndicatorEntry entry, BigDecimal given) {
        String unit = entry.target() == null ? null : entry.target().unit();
        BigDecimal actual = convertUnit(given, unit, indicator.unit());
        if (actual == given) {
            return given;
        }
        addNote(
                indicator,
                ReadingNote.CONVERTED,
                Figure.DECLARED.of(given),
                Figure.UNIT.of(unit),
                Figure.ACTUAL.of(actual));
        return actual;
    }

    private static BigDecimal convertUnit(BigDecimal given, String from, String to) {
        return from == null || from.equals(to) || !MoneyUnits.isConvertible(from, to)
                ? given
                : MoneyUnits.convert(given, from, to);
    }

    /** A value stated in the unit of an entry, in the unit of its indicator. @param value null gives null */
    static Value convertToUnit(Value value, IndicatorEntry entry, String unit) {
        return value instanceof Value.NumberValue number && entry.target() != null
                ? Value.of(convertUnit(number.number(), entry.target().unit(), unit))
                : value;
    }

    private Reading readWord(Indicator indicator, IndicatorEntry entry, String word) {
        boolean numberDue = indicator.target() instanceof Value.NumberValue
                || methods.judgesNumbers(indicator.code(), indicator.method())
                        && !methods.judgesWordings(indicator.code(), indicator.method());
        if (!numberDue) {
            return new TextReading(indicator, entry, word);
        }
        if (indicator.textMethod() == null) {
            return rejectValue(indicator, entry, UnscorableReason.NOT_A_NUMBER, word);
        }
        addNote(
                indicator,
                ReadingNote.WORD_UNDER_NUMBER,
                Figure.ACTUAL.of(word),
                Figure.METHOD.of(indicator.method()),
                Figure.TEXT_METHOD.of(indicator.textMethod()));
        return new TextReading(indicator.withMethod(indicator.textMethod()), entry, word);
    }

    private UnscorableReading rejectValue(
            Indicator indicator, IndicatorEntry entry, UnscorableReason gap, String found) {
        addNote(indicator, ReadingNote.UNUSABLE, gap, null, Figure.ACTUAL.of(found));
        return new UnscorableReading(indicator, entry, gap, found);
    }

    /** @param override a policy that replaces the indicator's own; null for none */
    private UnscorableReading createUnscorable(
            Indicator indicator,
            IndicatorEntry entry,
            UnscorableReason gap,
            MissingPolicy override,
            FigureValue... read) {
        MissingPolicy policy = override != null ? override : indicator.missing();
        boolean missing = gap == UnscorableReason.MISSING_ACTUAL || override != null;
        ReadingNote lacking = policy == MissingPolicy.RESCALED ? ReadingNote.LEFT_OUT : ReadingNote.MISSING;
        // a scheme without rules asks for no actual value where the form prints neither target nor actual
        if (indicator.target() != null || !methods.none() || lacking == ReadingNote.LEFT_OUT || !missing) {
            addNote(indicator, missing ? lacking : ReadingNote.UNUSABLE, gap, policy, read);
        }
        return new UnscorableReading(indicator, entry, missing ? UnscorableReason.MISSING_ACTUAL : gap, null);
    }

    private void addNote(Indicator indicator, ReadingNote note, FigureValue... read) {
        addNote(indicator, note, null, null, read);
    }

    private void addNote(
            Indicator indicator, ReadingNote note, UnscorableReason gap, MissingPolicy policy, FigureValue... read) {
        String code = indicator.code();
        notes.put(
                code,
                new TraceStep.ReadingStep(
                        code, ruleSet.findCatalogueSource(code), note, FigureValues.of(read), gap, policy));
    }
}
