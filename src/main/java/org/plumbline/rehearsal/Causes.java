package org.plumbline.rehearsal;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plumbline.rehearsal.Outline.Entry;
import org.plumbline.rehearsal.Outline.Step;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.ruleset.RuleSet;

/**
 * Which rows made an evaluation come out differently. A score is its weight and the points of its steps, so that what each
 * row gives or takes, and the weight, account for every point of a change.
 */
final class Causes {

    private final RuleSet draft;
    private final Map<String, RuleRef> rules = new HashMap<>();

    Causes(RuleSet draft) {
        this.draft = draft;
        draft.rules().forEach(rule -> rules.put(rule.id(), rule));
    }

    /** Points that a row gives more or less than before, by row; zero where they cannot be told. Empty where nothing differs. */
    Map<RuleRef, BigDecimal> of(Outline before, Outline after) {
        Map<RuleRef, BigDecimal> causes = new LinkedHashMap<>();
        Map<String, Entry> beforeByCode = byCode(before);
        Map<String, Entry> afterByCode = byCode(after);
        Set<String> codes = new LinkedHashSet<>(afterByCode.keySet());
        codes.addAll(beforeByCode.keySet());
        Map<String, Map<String, Effect>> effectsBefore = null;
        Map<String, Map<String, Effect>> effectsAfter = null;
        for (String code : codes) {
            Entry was = beforeByCode.get(code);
            Entry is = afterByCode.get(code);
            if (!same(score(was), score(is))) {
                if (effectsBefore == null) {
                    effectsBefore = effects(before);
                    effectsAfter = effects(after);
                }
                indicator(
                        new Change(code, was, is),
                        effectsBefore.getOrDefault(code, Map.of()),
                        effectsAfter.getOrDefault(code, Map.of()),
                        causes);
            }
        }
        if (!same(before.total(), after.total())) {
            adjusted(before, after, causes);
        }
        if (causes.isEmpty() && !same(before.total(), after.total())) {
            // each indicator as before and yet another total: the scheme's own settings add up differently
            add(causes, scheme(), difference(before.total(), after.total()));
        }
        grade(before, after, causes);
        return causes;
    }

    /** @param was null where there was no such indicator; likewise {@code is} */
    private record Change(String code, Entry was, Entry is) {

        boolean group() {
            return was != null && !was.members().isEmpty()
                    || is != null && !is.members().isEmpty();
        }

        BigDecimal points() {
            return difference(score(was), score(is));
        }

        /** Zero unless the scores of both are known and made of a weight and steps. */
        BigDecimal told(BigDecimal points) {
            return score(was) == null || score(is) == null ? BigDecimal.ZERO : group() ? points() : points;
        }
    }

    /**
     * What one row did to an indicator.
     *
     * @param judged false where it refused to judge, or only said how a value was read
     */
    private record Effect(RuleRef rule, boolean judged, BigDecimal points) {

        static Effect of(Step step) {
            return new Effect(step.rule(), !step.isReading(), step.points() == null ? BigDecimal.ZERO : step.points());
        }

        static Effect both(Effect one, Effect other) {
            return new Effect(one.rule, one.judged || other.judged, one.points.add(other.points));
        }

        boolean differs(Effect other) {
            return judged != other.judged || !same(points, other.points);
        }
    }

    private void indicator(
            Change change, Map<String, Effect> before, Map<String, Effect> after, Map<RuleRef, BigDecimal> causes) {
        boolean found = false;
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        for (String id : ids) {
            Effect was = before.get(id);
            Effect is = after.get(id);
            if (was == null || is == null || was.differs(is)) {
                BigDecimal points = points(is).subtract(points(was));
                add(causes, is != null ? is.rule() : rules.getOrDefault(id, was.rule()), change.told(points));
                found = true;
            }
        }
        BigDecimal weightWas = change.was() == null ? null : change.was().weight();
        BigDecimal weightIs = change.is() == null ? null : change.is().weight();
        if (!found || change.was() != null && change.is() != null && !same(weightWas, weightIs)) {
            RuleRef catalogue = draft.catalogueRef(change.code());
            add(
                    causes,
                    catalogue == null ? scheme() : catalogue,
                    change.told(found ? difference(weightWas, weightIs) : change.points()));
        }
    }

    /** What bonuses, caps and vetoes give or take otherwise than before. */
    private void adjusted(Outline before, Outline after, Map<RuleRef, BigDecimal> causes) {
        Map<String, Effect> was = adjustments(before);
        Map<String, Effect> is = adjustments(after);
        Set<String> ids = new LinkedHashSet<>(is.keySet());
        ids.addAll(was.keySet());
        for (String id : ids) {
            BigDecimal points = points(is.get(id)).subtract(points(was.get(id)));
            if (points.signum() != 0) {
                add(
                        causes,
                        is.containsKey(id)
                                ? is.get(id).rule()
                                : rules.getOrDefault(id, was.get(id).rule()),
                        points);
            }
        }
    }

    /** By rule id. */
    private static Map<String, Effect> adjustments(Outline outline) {
        Map<String, Effect> effects = new LinkedHashMap<>();
        for (Step step : outline.steps()) {
            if (step.adjusts()) {
                effects.merge(step.rule().id(), Effect.of(step), Effect::both);
            }
        }
        return effects;
    }

    /** The vetoes of grades that stand on one side only. */
    private void vetoes(Outline before, Outline after, Map<RuleRef, BigDecimal> causes) {
        Map<String, RuleRef> was = gradeVetoes(before);
        Map<String, RuleRef> is = gradeVetoes(after);
        is.forEach((veto, rule) -> {
            if (!was.containsKey(veto)) {
                add(causes, rule, BigDecimal.ZERO);
            }
        });
        was.forEach((veto, rule) -> {
            if (!is.containsKey(veto)) {
                add(causes, rules.getOrDefault(rule.id(), rule), BigDecimal.ZERO);
            }
        });
    }

    /** By rule id and the grade it leaves. */
    private static Map<String, RuleRef> gradeVetoes(Outline outline) {
        Map<String, RuleRef> vetoes = new LinkedHashMap<>();
        for (Step step : outline.steps()) {
            if ("VETO".equals(step.kind()) && step.grade() != null) {
                vetoes.put(step.rule().id() + " " + step.grade(), step.rule());
            }
        }
        return vetoes;
    }

    /** A band is a cause where it was not another total that led to another band. */
    private void grade(Outline before, Outline after, Map<RuleRef, BigDecimal> causes) {
        if (before.grade() == null ? after.grade() == null : before.grade().equals(after.grade())) {
            return;
        }
        Step was = ruleGrade(before);
        Step is = ruleGrade(after);
        vetoes(before, after, causes);
        if (was != null
                && is != null
                && was.rule().id().equals(is.rule().id())
                && Objects.equals(was.grade(), is.grade())) {
            return;
        }
        boolean renamed =
                was != null && is != null && was.rule().id().equals(is.rule().id());
        if (renamed || same(before.total(), after.total())) {
            if (is != null) {
                add(causes, is.rule(), BigDecimal.ZERO);
            }
            if (was != null && !renamed) {
                add(causes, rules.getOrDefault(was.rule().id(), was.rule()), BigDecimal.ZERO);
            }
        }
    }

    private static Step ruleGrade(Outline outline) {
        return outline.steps().stream().filter(Step::isRuleGrade).findFirst().orElse(null);
    }

    private RuleRef scheme() {
        RuleRef own = draft.catalogueRef("");
        return own == null ? new RuleRef("方案", draft.file(), "方案", null) : own;
    }

    private static void add(Map<RuleRef, BigDecimal> causes, RuleRef rule, BigDecimal points) {
        causes.merge(rule, points, BigDecimal::add);
    }

    private static Map<String, Entry> byCode(Outline outline) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        outline.entries().forEach(entry -> entries.put(entry.code(), entry));
        return entries;
    }

    /** By indicator or group, and there by rule id; what members' rows did belongs to their group. */
    private static Map<String, Map<String, Effect>> effects(Outline outline) {
        Map<String, String> groups = new HashMap<>();
        outline.entries().forEach(entry -> entry.members().forEach(member -> groups.put(member, entry.code())));
        Map<String, Map<String, Effect>> effects = new HashMap<>();
        for (Step step : outline.steps()) {
            if (step.indicator() != null && !step.isFinding()) {
                effects.computeIfAbsent(
                                groups.getOrDefault(step.indicator(), step.indicator()), code -> new LinkedHashMap<>())
                        .merge(step.rule().id(), Effect.of(step), Effect::both);
            }
        }
        return effects;
    }

    private static BigDecimal points(Effect effect) {
        return effect == null ? BigDecimal.ZERO : effect.points();
    }

    private static BigDecimal score(Entry entry) {
        return entry == null ? null : entry.score();
    }

    private static BigDecimal difference(BigDecimal before, BigDecimal after) {
        return before == null || after == null ? BigDecimal.ZERO : after.subtract(before);
    }

    static boolean same(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
