package org.plumbline.core.robustness;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.robustness.Weakness.Kind;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;

/**
 * What a verdict rests on, and the range of totals under stricter readings.
 *
 * @param total of the rules as submitted; null for none
 * @param grade null without a total
 * @param weaknesses in the order of the indicators
 * @param readings one for each kind of weakness there is, and one for all that lower the total together
 */
public record Robustness(BigDecimal total, String grade, List<Weakness> weaknesses, List<StricterReading> readings) {

    /** The kinds without whose points the total is lower. */
    private static final List<Kind> LOWERING = List.of(Kind.BARE_WORD, Kind.NOT_DECLARED);

    /** @param evaluation of the submission by the rule set */
    public static Robustness of(Evaluation evaluation, Submission submission, RuleSet ruleSet) {
        List<Reading> readings = IndicatorRescorer.readAll(ruleSet, submission);
        WeaknessFinder finder = new WeaknessFinder(evaluation, submission, readings);
        List<StricterReading> stricter = new ArrayList<>();
        for (List<Kind> kinds : List.of(
                List.of(Kind.CONTRADICTED),
                List.of(Kind.CONTRADICTED, Kind.PROGRESS),
                List.of(Kind.NOT_DECLARED),
                List.of(Kind.BARE_WORD),
                LOWERING)) {
            List<IndicatorEntry> changes =
                    kinds.stream().flatMap(kind -> finder.change(kind).stream()).toList();
            boolean each = kinds.stream().noneMatch(kind -> finder.change(kind).isEmpty());
            if (each) {
                Evaluation scored =
                        new Scorer().score(IndicatorRescorer.replaceEntries(submission, readings, changes), ruleSet);
                stricter.add(new StricterReading(
                        kinds, changes.stream().map(IndicatorEntry::code).toList(), scored.total(), scored.grade()));
            }
        }
        return new Robustness(evaluation.total(), evaluation.grade(), finder.list(), List.copyOf(stricter));
    }

    /** The least total of all readings; null where none has one. */
    public BigDecimal lowest() {
        return totals().min(BigDecimal::compareTo).orElse(null);
    }

    /** The greatest total of all readings; null where none has one. */
    public BigDecimal highest() {
        return totals().max(BigDecimal::compareTo).orElse(null);
    }

    /** The total with those under stricter readings in a line; null where there is none to compare. */
    public Bilingual describeRange() {
        return RangeSentence.describe(total, readings);
    }

    private Stream<BigDecimal> totals() {
        return Stream.concat(Stream.ofNullable(total), readings.stream().map(StricterReading::total))
                .filter(Objects::nonNull);
    }
}
