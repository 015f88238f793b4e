package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.UnscorableReading;
import org.plumbline.vocabulary.UnscorableReason;

/** Observations on single indicators: what was submitted, and whether target and value fit each other. */
final class ReadingObserver {

    private final RuleSet ruleSet;
    private final SubmissionReadings readings;
    private final ScoreCalculator calculator;
    private final ObservationCollector observations;

    ReadingObserver(
            RuleSet ruleSet,
            SubmissionReadings readings,
            ScoreCalculator calculator,
            ObservationCollector observations) {
        this.ruleSet = ruleSet;
        this.readings = readings;
        this.calculator = calculator;
        this.observations = observations;
    }

    void observeAll() {
        for (Reading reading : readings.all()) {
            observeReading(reading);
        }
    }

    private void observeReading(Reading reading) {
        if (reading instanceof NumberReading number) {
            observeNumber(number);
        } else if (reading instanceof UnscorableReading unread) {
            observeUnscorable(unread);
        } else if (reading instanceof CheckReading check
                && check.hasBareWord()
                && calculator.findUnscorableReason(check.code()) == null) {
            observations.addToIndicator(Check.EVIDENCE_MISSING, reading.code(), null, Figure.ACTUAL.of(check.word()));
        }
        observeWordUnderNumber(reading);
        observeRefusal(reading);
        if (reading.weight() == null) {
            observations.addToIndicator(Check.NO_WEIGHT, reading.code(), null);
        }
        boolean untargeted = reading.indicator().target() == null
                && (reading instanceof NumberReading
                        || reading instanceof TextReading && ruleSet.methods().none());
        if (untargeted || calculator.findUnscorableReason(reading.code()) == UnscorableReason.NO_TARGET) {
            observations.addToIndicator(Check.NO_TARGET, reading.code(), null);
        }
        observeUnattainable(reading);
        observeCountInPercent(reading);
    }

    private void observeWordUnderNumber(Reading reading) {
        TraceStep.ReadingStep note = readings.findNote(reading.code());
        if (note != null && note.note() == ReadingNote.WORD_UNDER_NUMBER) {
            observations.addToIndicator(
                    Check.RULE_TYPE_MISMATCH,
                    reading.code(),
                    null,
                    Figure.ACTUAL.of(note.read().get(Figure.ACTUAL)),
                    Figure.METHOD.of(note.read().get(Figure.METHOD)));
        }
    }

    /**
     * An indicator of 数量, by its level and unless its name is a rate, cannot have a target in % of the body's own. A
     * target of the scheme is in the unit that the form defines, such as a completion rate.
     */
    private void observeCountInPercent(Reading reading) {
        BigDecimal target = reading.indicator().target() == null
                ? null
                : reading.indicator().target().numberOrNull();
        if (target != null
                && statesUnit(reading)
                && reading.indicator().isRate()
                && reading.level2() != null
                && reading.level2().startsWith("数量")
                && reading.name() != null
                && !reading.name().endsWith("率")) {
            observations.addToIndicator(Check.TARGET_UNIT_MISMATCH, reading.code(), null, Figure.TARGET.of(target));
        }
    }

    private static boolean statesUnit(Reading reading) {
        return reading.entry() != null
                && reading.entry().target() != null
                && reading.entry().target().unit() != null;
    }

    private void observeNumber(NumberReading reading) {
        BigDecimal over = reading.overAchieved();
        if (over != null) {
            for (Check check : List.of(Check.OVER_ACHIEVE, Check.TARGET_TOO_LOW)) {
                observations.addToIndicator(
                        check,
                        reading.code(),
                        over,
                        Figure.TARGET.of(reading.target()),
                        Figure.ACTUAL.of(reading.actual()),
                        Figure.OVER_ACHIEVED.of(over),
                        Figure.UNIT.of(reading.unit()));
            }
        }
        BigDecimal deviation = over != null ? over : reading.underAchieved();
        if (deviation != null && !isExplained(reading) && !calculator.isNotCounted(reading.code())) {
            observations.addToIndicator(
                    Check.REASON_MISSING,
                    reading.code(),
                    deviation,
                    Figure.TARGET.of(reading.target()),
                    Figure.ACTUAL.of(reading.actual()),
                    Figure.DEVIATION_RATE.of(deviation),
                    Figure.UNIT.of(reading.unit()));
        }
    }

    static boolean isExplained(Reading reading) {
        return reading.entry() != null
                && reading.entry().reason() != null
                && !reading.entry().reason().isBlank();
    }

    private void observeUnscorable(UnscorableReading unread) {
        if (unread.gap() == UnscorableReason.MISSING_ACTUAL) {
            if (!calculator.isNotCounted(unread.code())) {
                observeMissing(unread);
            }
            return;
        }
        boolean number = unread.found() != null
                && !unread.found().isEmpty()
                && Character.isDigit(unread.found().charAt(0));
        if (unread.gap() == UnscorableReason.NOT_A_NUMBER && !number) {
            observations.addToIndicator(
                    Check.RULE_TYPE_MISMATCH,
                    unread.code(),
                    null,
                    Figure.ACTUAL.of(unread.found()),
                    Figure.METHOD.of(unread.method()));
        }
        observations.addToIndicator(
                Check.INVALID_ACTUAL,
                unread.code(),
                null,
                Figure.ACTUAL.of(unread.found()),
                Figure.REASON.of(unread.gap().label()));
    }

    private void observeMissing(UnscorableReading unread) {
        if (unread.indicator().target() != null || !ruleSet.methods().none()) {
            observations.addToIndicator(
                    Check.MISSING_ACTUAL,
                    unread.code(),
                    null,
                    Figure.REASON.of(unread.gap().label()));
        }
        if (unread.indicator().missing() == MissingPolicy.FULL && unread.weight() != null) {
            Check check = unread.declaredScore() == null ? Check.SCORE_MISSING : Check.EVIDENCE_MISSING;
            observations.addToIndicator(check, unread.code(), null, Figure.WEIGHT.of(unread.weight()));
        }
    }

    /** Indicators that a row refused to judge. */
    private void observeRefusal(Reading reading) {
        UnscorableReason gap = calculator.findUnscorableReason(reading.code());
        if (gap == null || reading instanceof UnscorableReading) {
            return;
        }
        if (gap == UnscorableReason.NO_CHECKS && reading instanceof CheckReading check && !check.agrees()) {
            // the word was read, and means less than full marks
            observations.addToIndicator(
                    Check.INVALID_ACTUAL,
                    reading.code(),
                    null,
                    Figure.ACTUAL.of(check.word()),
                    Figure.REASON.of(gap.label()));
        } else if (gap == UnscorableReason.NO_CHECKS) {
            observations.addToIndicator(Check.MISSING_ACTUAL, reading.code(), null, Figure.REASON.of(gap.label()));
        } else if (!gap.isLacking() && gap != UnscorableReason.ROWS_OVERLAP) {
            observations.addToIndicator(Check.INVALID_ACTUAL, reading.code(), null, Figure.REASON.of(gap.label()));
        }
    }

    /** A target of at least 100 % of something that cannot exceed 100, missed: it could never be exceeded. */
    private void observeUnattainable(Reading reading) {
        Operator operator = reading.indicator().operator();
        BigDecimal target = reading.indicator().target() == null
                ? null
                : reading.indicator().target().numberOrNull();
        if (target != null
                && reading.indicator().isRate()
                && (operator == Operator.AT_LEAST || operator == Operator.MORE)
                && target.compareTo(DecimalMath.HUNDRED) == 0
                && !(reading instanceof NumberReading number && isTargetMet(number))) {
            observations.addToIndicator(
                    Check.TARGET_UNATTAINABLE,
                    reading.code(),
                    null,
                    Figure.OPERATOR.of(operator.label()),
                    Figure.TARGET.of(target));
        }
    }

    /** A bare target above zero is met by reaching it, as the ministry's forms score it; a higher value is no miss. */
    static boolean isTargetMet(NumberReading reading) {
        Operator operator = reading.indicator().operator();
        boolean reaching = operator == Operator.EQUAL && reading.target().signum() > 0;
        return (reaching ? Operator.AT_LEAST : operator).isMet(reading.actual(), reading.target());
    }
}
