package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Value;

/** Scores other values of one indicator, compares them with its current score, and counts the trials. */
final class ChangeEvaluator {

    private final IndicatorRescorer trial;
    private final Reading reading;
    private final BigDecimal currentScore;
    private final TrialBudget trialBudget;

    /** @param now the indicator's score, or its group's */
    ChangeEvaluator(IndicatorRescorer trial, Reading reading, BigDecimal now, TrialBudget effort) {
        this.trial = trial;
        this.reading = reading;
        this.currentScore = now;
        this.trialBudget = effort;
    }

    Reading reading() {
        return reading;
    }

    /** Points gained, negative for lost; null where it would not be scored. */
    BigDecimal computeGain(IndicatorEntry entry) {
        trialBudget.countTrial();
        IndicatorScore score = trial.rescore(entry);
        return score.score() == null ? null : score.score().subtract(currentScore);
    }

    Suggestion createSuggestion(Change change, BigDecimal size, BigDecimal gain, IndicatorEntry applied) {
        return new Suggestion(reading.code(), change, size, gain, currentScore.add(gain), applied);
    }

    /**
     * The entry with another actual value, and with other ticks where they are not null. The submission has none for an
     * indicator that is judged by a reviewer's fault alone.
     */
    IndicatorEntry createEntry(Value actual, List<String> checks) {
        IndicatorEntry entry =
                reading.entry() == null ? IndicatorEntry.of(reading.code()).build() : reading.entry();
        return entry.toBuilder()
                .code(reading.code())
                .actual(actual)
                .checks(checks == null ? entry.checks() : checks)
                .build();
    }
}
