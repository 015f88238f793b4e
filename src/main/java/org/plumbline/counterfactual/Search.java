package org.plumbline.counterfactual;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.counterfactual.IndicatorHint.None;
import org.plumbline.ruleset.NearRow;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.Surroundings;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.scoring.Outcome;
import org.plumbline.scoring.Trial;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.Group;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.TextReading;

/** One question's search: indicator by indicator, then the grade. */
final class Search {

    private static final int NEAR_ROWS = 5;

    private final Evaluation evaluation;
    private final Submission submission;
    private final RuleSet ruleSet;
    private final List<Reading> readings;
    private final Map<String, IndicatorScore> scores = new HashMap<>();
    private final Effort effort = new Effort();
    private final List<Unit> units = new ArrayList<>();

    Search(Evaluation evaluation, Submission submission, RuleSet ruleSet) {
        this.evaluation = evaluation;
        this.submission = submission;
        this.ruleSet = ruleSet;
        this.readings = Trial.readings(ruleSet, submission);
        for (IndicatorScore score : evaluation.indicators()) {
            scores.put(score.code(), score);
            if (score.members() != null) {
                score.members().forEach(member -> scores.put(member.code(), member));
            }
        }
    }

    WhyNot run() {
        List<IndicatorHint> hints = new ArrayList<>();
        for (Reading reading : readings) {
            hint(reading).ifPresent(hints::add);
        }
        return new WhyNot(
                List.copyOf(hints), new GradeSearch(evaluation, submission, ruleSet, readings, units, effort).run());
    }

    private Optional<IndicatorHint> hint(Reading reading) {
        IndicatorScore own = scores.get(reading.code());
        String group = reading.indicator().group();
        IndicatorScore scored = group == null ? own : scores.get(group);
        if (group != null && countsNot(reading, scored)) {
            return Optional.empty();
        }
        if (own.outcome() == Outcome.MISSING || own.outcome() == Outcome.INVALID) {
            return Optional.of(hint(
                    reading,
                    scored,
                    List.of(),
                    List.of(),
                    own.outcome() == Outcome.MISSING ? None.MISSING : None.UNUSABLE));
        }
        if (own.outcome() != Outcome.SCORED && own.outcome() != Outcome.NOT_TAKEN || !lostPoints(own, scored)) {
            return Optional.empty();
        }
        Surroundings around = ruleSet.around(reading);
        List<NearRow> near = around.near(NEAR_ROWS);
        None none = unsearchable(reading, scored);
        if (none != null) {
            return Optional.of(hint(reading, scored, near, List.of(), none));
        }
        Optional<Options> options = options(reading, scored, around);
        if (options.isEmpty()) {
            return Optional.of(hint(reading, scored, near, List.of(), None.NOT_SEARCHED));
        }
        units.add(new Unit(scored.code(), options.get()));
        List<Suggestion> told = options.get().told();
        return Optional.of(hint(reading, scored, near, told, told.isEmpty() ? None.NOTHING_GAINS : null));
    }

    /** Of a group in which one member counts: without a say, whatever its value, or nothing left to gain. */
    private boolean countsNot(Reading reading, IndicatorScore scored) {
        GroupTake take = ruleSet.scheme().groups().stream()
                .filter(group -> group.code().equals(reading.indicator().group()))
                .map(Group::take)
                .findFirst()
                .orElseThrow();
        boolean full = scored.score() != null && scored.score().compareTo(scored.weight()) == 0;
        return take == GroupTake.HIGHEST && full || take == GroupTake.CHOSEN && (!isChosen(reading));
    }

    private boolean isChosen(Reading reading) {
        return submission.groups().stream().anyMatch(entry -> reading.code().equals(entry.chosen()));
    }

    private static boolean lostPoints(IndicatorScore own, IndicatorScore scored) {
        return own == scored
                ? own.score().compareTo(own.weight()) < 0
                : own.completion().compareTo(Numbers.HUNDRED) < 0
                        && (scored.score() == null || scored.score().compareTo(scored.weight()) < 0);
    }

    private None unsearchable(Reading reading, IndicatorScore scored) {
        if (scored.score() == null) {
            return None.GROUP_UNSCORED;
        }
        if (reading.indicator().actualSource() == ActualSource.RECOMPUTED) {
            return None.RECOMPUTED;
        }
        return effort.spent() ? None.NOT_SEARCHED : null;
    }

    private Optional<Options> options(Reading reading, IndicatorScore scored, Surroundings around) {
        Bench bench = new Bench(Trial.of(ruleSet, submission, readings, reading), reading, scored.score(), effort);
        if (reading instanceof NumberReading number) {
            return Optional.of(new NumberOptions(bench, number, around.turns()));
        }
        if (reading instanceof TextReading text) {
            return Optional.of(ListedOptions.wordings(bench, text, around.wordings()));
        }
        return ListedOptions.ticks(bench, (CheckReading) reading, around.points())
                .map(Options.class::cast);
    }

    private static IndicatorHint hint(
            Reading reading, IndicatorScore scored, List<NearRow> near, List<Suggestion> suggestions, None none) {
        BigDecimal score = scored.score();
        return new IndicatorHint(
                reading.code(),
                reading.indicator().group(),
                reading.unit(),
                score == null ? null : Numbers.points(scored.weight().subtract(score)),
                scored.weight(),
                near,
                suggestions,
                none);
    }

    /** @param scored code of what the points are counted for: the indicator's own, or its group's */
    record Unit(String scored, Options options) {}
}
