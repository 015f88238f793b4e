package org.plumbline.core.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.OverRule;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** One evaluation whose suggestions, and smaller changes, are applied and scored again. */
final class SuggestionTrial {

    private static final int EVERY = 40;
    private static final int SOME = 12;

    /** How much of each kind was seen, so that a property over nothing is noticed. */
    static final Map<String, Integer> SEEN = new TreeMap<>();

    private final Scorer scorer = new Scorer();

    private final RuleSet ruleSet;
    private final Submission submission;
    private final Evaluation evaluation;
    private final Random random;

    SuggestionTrial(RuleSet ruleSet, Submission submission, Evaluation evaluation, Random random) {
        this.ruleSet = ruleSet;
        this.submission = submission;
        this.evaluation = evaluation;
        this.random = random;
    }

    void check() {
        WhyNot whyNot = WhyNot.search(evaluation, submission, ruleSet);
        for (IndicatorHint hint : whyNot.indicators()) {
            hint.suggestions().forEach(suggestion -> suggested(hint, suggestion));
            if (hint.none() == IndicatorHint.NoSuggestionReason.NOTHING_GAINS) {
                nothing(hint);
            }
            if (hint.group() != null && hint.none() == null) {
                seen("member");
                seen("member of " + take(hint.group()));
            }
            if (hint.none() == null && costsOver(hint.code())) {
                seen("over");
            }
        }
        grade(whyNot.grade(), whyNot);
    }

    private GroupAggregation take(String group) {
        return ruleSet.scheme().groups().stream()
                .filter(each -> each.code().equals(group))
                .map(IndicatorGroup::take)
                .findFirst()
                .orElseThrow();
    }

    private boolean costsOver(String code) {
        return evaluation.trace().stream()
                .anyMatch(step -> step instanceof TraceStep.ScoringStep judged
                        && judged.indicator().equals(code)
                        && judged.read() instanceof OverRule.Calculation
                        && judged.points().signum() < 0);
    }

    private void suggested(IndicatorHint hint, Suggestion suggestion) {
        Submission changed = applied(submission, suggestion);
        assertThat(gain(hint, changed)).as("%s", suggestion).isEqualTo(suggestion.gain());
        assertThat(suggestion.gain()).isPositive();
        if (suggestion.change() instanceof Change.NumberChange figure) {
            seen("figure");
            nothingNearer(hint, figure);
        } else if (suggestion.change() instanceof Change.CheckpointChange ticks) {
            seen("ticks");
            nothingFewer(hint, ticks.points().size(), suggestion.gain());
        } else {
            seen("wording");
        }
    }

    /** Null for no score. */
    private BigDecimal gain(IndicatorHint hint, Submission changed) {
        String code = hint.group() == null ? hint.code() : hint.group();
        BigDecimal after = score(scorer.score(changed, ruleSet), code);
        return after == null ? null : after.subtract(score(evaluation, code));
    }

    private BigDecimal score(Evaluation of, String code) {
        return of.indicators().stream()
                .filter(score -> score.code().equals(code))
                .map(IndicatorScore::score)
                .findFirst()
                .orElse(null);
    }

    private void nothingNearer(IndicatorHint hint, Change.NumberChange figure) {
        int decimals = decimals(hint.code());
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        assertThat(figure.to().scale()).isEqualTo(decimals);
        BigDecimal distance = figure.to().subtract(figure.from()).abs();
        // the largest number of whole units that stays nearer
        long nearer = distance.divide(unit, 0, RoundingMode.CEILING).longValueExact() - 1;
        Set<BigDecimal> tried = new LinkedHashSet<>();
        for (long units : some(nearer)) {
            BigDecimal by = unit.multiply(BigDecimal.valueOf(units));
            tried.add(figure.from().add(by).setScale(decimals, RoundingMode.FLOOR));
            tried.add(figure.from().subtract(by).setScale(decimals, RoundingMode.CEILING));
        }
        for (BigDecimal value : tried) {
            gainsNothing(hint, value);
        }
    }

    /** All of 1 … most, or those nearest to both ends and some in between. */
    private List<Long> some(long most) {
        Set<Long> some = new LinkedHashSet<>();
        if (most <= EVERY) {
            for (long i = 1; i <= most; i++) {
                some.add(i);
            }
        } else {
            some.addAll(List.of(1L, 2L, most, most - 1));
            for (int i = 0; i < SOME; i++) {
                some.add(1 + (long) (random.nextDouble() * most));
            }
        }
        return List.copyOf(some);
    }

    private void gainsNothing(IndicatorHint hint, BigDecimal value) {
        BigDecimal gain = gain(hint, with(hint.code(), Value.of(value), null));
        if (gain != null) {
            assertThat(gain)
                    .as("%s of %s at %s", ruleSet.scheme().id(), hint.code(), value)
                    .isLessThanOrEqualTo(BigDecimal.ZERO);
        }
    }

    private int decimals(String code) {
        Indicator fixed = ruleSet.findIndicatorIndex(code) == null
                ? null
                : ruleSet.scheme().indicators().get(ruleSet.findIndicatorIndex(code));
        if (fixed != null && fixed.precision() != null) {
            return fixed.precision();
        }
        IndicatorScore shown = shown(code);
        int target = shown.target() == null || shown.target().value() == null
                ? 0
                : shown.target().value().numberOrNull().scale();
        return Math.max(0, Math.max(target, shown.actual().numberOrNull().scale()));
    }

    private IndicatorScore shown(String code) {
        for (IndicatorScore score : evaluation.indicators()) {
            if (score.code().equals(code)) {
                return score;
            }
            if (score.members() != null) {
                for (IndicatorScore member : score.members()) {
                    if (member.code().equals(code)) {
                        return member;
                    }
                }
            }
        }
        throw new AssertionError(code);
    }

    private void nothing(IndicatorHint hint) {
        seen("nothing");
        IndicatorScore shown = shown(hint.code());
        BigDecimal actual = shown.actual() == null ? null : shown.actual().numberOrNull();
        if (actual == null) {
            return;
        }
        int decimals = decimals(hint.code());
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal from = actual.setScale(decimals, RoundingMode.FLOOR);
        for (int i = -10; i <= 10; i++) {
            gainsNothing(hint, from.add(unit.multiply(BigDecimal.valueOf(i))));
        }
        for (BigDecimal value : likely(shown, unit)) {
            gainsNothing(hint, value.setScale(decimals, RoundingMode.HALF_UP));
        }
    }

    /** Where a number might well score best. */
    private List<BigDecimal> likely(IndicatorScore shown, BigDecimal unit) {
        List<BigDecimal> likely = new ArrayList<>(List.of(BigDecimal.ZERO, BigDecimal.valueOf(100)));
        if (shown.target() != null
                && shown.target().value() != null
                && shown.target().value().numberOrNull() != null) {
            BigDecimal target = shown.target().value().numberOrNull();
            likely.addAll(List.of(target, target.add(unit), target.subtract(unit), target.add(target)));
        }
        return likely;
    }

    private void nothingFewer(IndicatorHint hint, int count, BigDecimal most) {
        List<String> ticked = entry(hint.code()).checks();
        List<String> open = new ArrayList<>(ruleSet.methods()
                .points(
                        hint.code(),
                        ruleSet.scheme().indicators().stream()
                                .filter(each -> each.code().equals(hint.code()))
                                .map(Indicator::method)
                                .findFirst()
                                .orElse(null)));
        open.removeAll(ticked);
        for (int set = 1; set < 1 << open.size(); set++) {
            if (Integer.bitCount(set) <= count) {
                List<String> checks = new ArrayList<>(ticked);
                for (int i = 0; i < open.size(); i++) {
                    if ((set >> i & 1) == 1) {
                        checks.add(open.get(i));
                    }
                }
                BigDecimal gain =
                        gain(hint, with(hint.code(), entry(hint.code()).actual(), checks));
                assertThat(gain)
                        .as("%s with %s", hint.code(), checks)
                        .isLessThanOrEqualTo(Integer.bitCount(set) < count ? BigDecimal.ZERO : most);
            }
        }
    }

    private void grade(GradeHint hint, WhyNot whyNot) {
        if (hint.none() == GradeHint.NoChangeReason.HELD) {
            held(hint, whyNot);
        }
        if (hint.none() != null) {
            return;
        }
        int count = hint.changes().size();
        seen("grade " + count);
        Submission changed = submission;
        for (Suggestion suggestion : hint.changes()) {
            changed = applied(changed, suggestion);
        }
        Evaluation then = scorer.score(changed, ruleSet);
        assertThat(then.total()).isEqualTo(hint.totalThen());
        assertThat(then.grade()).isEqualTo(hint.gradeThen());
        assertThat(hint.next().isReachedBy(then.total())).as("%s", hint).isTrue();
        assertThat(hint.next().isReachedBy(evaluation.total())).isFalse();
        assertThat(hint.distance()).isEqualByComparingTo(hint.next().points().subtract(evaluation.total()));
        assertThat(hint.changes().stream().map(Suggestion::indicator).distinct())
                .hasSize(count);
        if (count == 2) {
            noneAlone(hint, whyNot);
        } else if (count == 1 && hint.changes().get(0).change() instanceof Change.NumberChange figure) {
            oneUnitLessDoesNot(hint, figure);
        }
    }

    /** Where a cap or a veto is said to hold the grade down, all suggestions at once leave it where it is. */
    private void held(GradeHint hint, WhyNot whyNot) {
        seen("held " + hint.by().kind());
        Submission changed = submission;
        for (IndicatorHint each : whyNot.indicators()) {
            if (!each.suggestions().isEmpty()) {
                changed = applied(
                        changed, each.suggestions().get(each.suggestions().size() - 1));
            }
        }
        Evaluation then = scorer.score(changed, ruleSet);
        List<String> grades = ruleSet.listGrades();
        assertThat(grades.indexOf(then.grade()))
                .as("%s", hint)
                .isLessThan(grades.indexOf(hint.next().grade()));
    }

    /** Where two are said to be the fewest, no single one at its likely best reaches the grade. */
    private void noneAlone(GradeHint hint, WhyNot whyNot) {
        for (IndicatorHint each : whyNot.indicators()) {
            for (Suggestion suggestion : each.suggestions()) {
                doesNotReach(hint, applied(submission, suggestion));
            }
            IndicatorScore shown = shown(each.code());
            if (each.none() == null && shown.actual() != null && shown.actual().numberOrNull() != null) {
                BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals(each.code()));
                for (BigDecimal value : likely(shown, unit)) {
                    doesNotReach(hint, with(each.code(), Value.of(value), null));
                }
            }
        }
    }

    private void oneUnitLessDoesNot(GradeHint hint, Change.NumberChange figure) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(figure.to().scale());
        boolean up = figure.to().compareTo(figure.from()) > 0;
        BigDecimal nearer = up ? figure.to().subtract(unit) : figure.to().add(unit);
        if (up ? nearer.compareTo(figure.from()) > 0 : nearer.compareTo(figure.from()) < 0) {
            doesNotReach(hint, with(hint.changes().get(0).indicator(), Value.of(nearer), null));
        }
    }

    private void doesNotReach(GradeHint hint, Submission changed) {
        BigDecimal total = scorer.score(changed, ruleSet).total();
        assertThat(total == null || !hint.next().isReachedBy(total))
                .as("%s reaches %s", total, hint.next())
                .isTrue();
    }

    private IndicatorEntry entry(String code) {
        return submission.indicators().stream()
                .filter(entry -> code.equals(entry.code()))
                .findFirst()
                .orElseThrow();
    }

    private Submission applied(Submission to, Suggestion suggestion) {
        IndicatorEntry entry = entry(suggestion.indicator());
        if (suggestion.change() instanceof Change.NumberChange figure) {
            return with(to, suggestion.indicator(), Value.of(figure.to()), entry.checks());
        }
        if (suggestion.change() instanceof Change.WordingChange wording) {
            return with(to, suggestion.indicator(), Value.of(wording.to()), entry.checks());
        }
        List<String> checks = new ArrayList<>(entry.checks());
        checks.addAll(((Change.CheckpointChange) suggestion.change()).points());
        return with(to, suggestion.indicator(), entry.actual(), checks);
    }

    private Submission with(String code, Value actual, List<String> checks) {
        return with(submission, code, actual, checks == null ? entry(code).checks() : checks);
    }

    private Submission with(Submission to, String code, Value actual, List<String> checks) {
        return with(
                to,
                to.indicators().stream()
                        .map(entry -> code.equals(entry.code()) ? copy(entry, code, actual, checks) : entry)
                        .toList());
    }

    static void seen(String what) {
        SEEN.merge(what, 1, Integer::sum);
    }

    static Submission with(Submission s, List<IndicatorEntry> entries) {
        return new Submission(
                s.scheme(), s.fiscalYear(), s.subject(), s.budget(), entries, s.groups(), s.facts(), s.declared());
    }

    static IndicatorEntry copy(IndicatorEntry entry, String code, Value actual, List<String> checks) {
        return entry.toBuilder().code(code).actual(actual).checks(checks).build();
    }
}
