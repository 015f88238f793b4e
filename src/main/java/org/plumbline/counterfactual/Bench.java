package org.plumbline.counterfactual;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.scoring.Trial;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Value;

/** Tries other values of one indicator against what it scores now, and counts how often. */
final class Bench {

    private final Trial trial;
    private final Reading reading;
    private final BigDecimal now;
    private final Effort effort;

    /** @param now the indicator's score, or its group's */
    Bench(Trial trial, Reading reading, BigDecimal now, Effort effort) {
        this.trial = trial;
        this.reading = reading;
        this.now = now;
        this.effort = effort;
    }

    Reading reading() {
        return reading;
    }

    /** Points more, negative for less; null where it would not be scored. */
    BigDecimal gain(Entry entry) {
        effort.count();
        IndicatorScore score = trial.score(entry);
        return score.score() == null ? null : score.score().subtract(now);
    }

    Suggestion suggestion(Change change, BigDecimal size, BigDecimal gain, Entry applied) {
        return new Suggestion(reading.code(), change, size, gain, now.add(gain), applied);
    }

    /** The entry with another actual value, and with other ticks where they are not null. */
    Entry entry(Value actual, List<String> checks) {
        Entry entry = reading.entry();
        return new Entry(
                reading.code(),
                entry.name(),
                entry.level1(),
                entry.level2(),
                entry.weight(),
                entry.target(),
                actual,
                checks == null ? entry.checks() : checks,
                entry.declaredScore(),
                entry.reason(),
                entry.evidence(),
                entry.method(),
                entry.factKey());
    }
}
