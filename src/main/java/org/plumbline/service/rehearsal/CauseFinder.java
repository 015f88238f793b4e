package org.plumbline.service.rehearsal;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.service.rehearsal.EvaluationOutline.OutlineEntry;
import org.plumbline.service.rehearsal.EvaluationOutline.OutlineStep;

/**
 * Finds the rows that made an evaluation differ. A score follows from its weight and the points of its steps, so that the
 * differences of each row's points and of the weight account for every point of a change.
 */
final class CauseFinder {

    private final RuleSet draft;
    private final Map<String, RuleSource> rules = new HashMap<>();

    CauseFinder(RuleSet draft) {
        this.draft = draft;
        draft.listRules().forEach(rule -> rules.put(rule.id(), rule));
    }

    /** Difference of each row's points, by row; zero if unknown. Empty if nothing differs. */
    Map<RuleSource, BigDecimal> findCauses(EvaluationOutline before, EvaluationOutline after) {
        Map<RuleSource, BigDecimal> causes = new LinkedHashMap<>();
        addIndicatorCauses(before, after, causes);
        // also if the total is equal: a cap may compensate an indicator's change
        addAdjustmentCauses(before, after, causes);
        BigDecimal rest = differenceOrZero(before.total(), after.total()).subtract(sum(causes));
        if (before.total() != null && after.total() != null && rest.signum() != 0) {
            // the rest, caused by no indicator or row: settings of the scheme differ
            add(causes, schemeRule(), rest);
        }
        addGradeCause(before, after, causes);
        return causes;
    }

    private void addIndicatorCauses(
            EvaluationOutline before, EvaluationOutline after, Map<RuleSource, BigDecimal> causes) {
        Map<String, OutlineEntry> beforeByCode = entriesByCode(before);
        Map<String, OutlineEntry> afterByCode = entriesByCode(after);
        Set<String> codes = new LinkedHashSet<>(afterByCode.keySet());
        codes.addAll(beforeByCode.keySet());
        Map<String, Map<String, RowEffect>> effectsBefore = null;
        Map<String, Map<String, RowEffect>> effectsAfter = null;
        for (String code : codes) {
            OutlineEntry was = beforeByCode.get(code);
            OutlineEntry is = afterByCode.get(code);
            if (!isSame(scoreOrNull(was), scoreOrNull(is))) {
                if (effectsBefore == null) {
                    effectsBefore = effectsByIndicator(before);
                    effectsAfter = effectsByIndicator(after);
                }
                addIndicatorCauses(
                        new IndicatorChange(code, was, is),
                        effectsBefore.getOrDefault(code, Map.of()),
                        effectsAfter.getOrDefault(code, Map.of()),
                        causes);
            }
        }
    }

    /** @param was null if there was no such indicator; likewise {@code is} */
    private record IndicatorChange(String code, OutlineEntry was, OutlineEntry is) {

        /** Whether both scores are known; a missing indicator scores zero. */
        boolean known() {
            return (was == null || scoreOrNull(was) != null) && (is == null || scoreOrNull(is) != null);
        }

        BigDecimal scoreDifference() {
            return orZero(scoreOrNull(is)).subtract(orZero(scoreOrNull(was)));
        }

        /** Zero if one of the weights is unknown. */
        BigDecimal weights() {
            BigDecimal before = was == null ? BigDecimal.ZERO : was.weight();
            BigDecimal after = is == null ? BigDecimal.ZERO : is.weight();
            return differenceOrZero(before, after);
        }
    }

    /**
     * The effect of one row on an indicator.
     *
     * @param judged false if it did not score, or only reports how a value was read
     */
    private record RowEffect(RuleSource rule, boolean judged, BigDecimal points) {

        static RowEffect of(OutlineStep step) {
            return new RowEffect(
                    step.rule(), !step.isReading(), step.points() == null ? BigDecimal.ZERO : step.points());
        }

        static RowEffect combine(RowEffect one, RowEffect other) {
            return new RowEffect(one.rule, one.judged || other.judged, one.points.add(other.points));
        }

        boolean differsFrom(RowEffect other) {
            return judged != other.judged || !isSame(points, other.points);
        }
    }

    private void addIndicatorCauses(
            IndicatorChange change,
            Map<String, RowEffect> before,
            Map<String, RowEffect> after,
            Map<RuleSource, BigDecimal> causes) {
        Map<RuleSource, BigDecimal> own = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        for (String id : ids) {
            RowEffect was = before.get(id);
            RowEffect is = after.get(id);
            if (was == null || is == null || was.differsFrom(is)) {
                add(
                        own,
                        is != null ? is.rule() : rules.getOrDefault(id, was.rule()),
                        pointsOrZero(is).subtract(pointsOrZero(was)));
            }
        }
        BigDecimal weights = change.weights();
        if (own.isEmpty() || weights.signum() != 0) {
            RuleSource catalogue = draft.findCatalogueSource(change.code());
            add(own, catalogue == null ? schemeRule() : catalogue, weights);
        }
        if (change.known()) {
            withinBounds(own, change.scoreDifference());
            own.forEach((rule, points) -> add(causes, rule, points));
        } else {
            own.keySet().forEach(rule -> add(causes, rule, BigDecimal.ZERO));
        }
    }

    /**
     * Deductions are bounded by 0 and the weight, and not all members of a group may count. The difference due to such a bound
     * is assigned to the row with the largest change, so that causes account for every point.
     */
    private static void withinBounds(Map<RuleSource, BigDecimal> own, BigDecimal points) {
        BigDecimal rest = points.subtract(sum(own));
        RuleSource most = null;
        for (RuleSource rule : own.keySet()) {
            if (most == null || own.get(rule).abs().compareTo(own.get(most).abs()) > 0) {
                most = rule;
            }
        }
        if (rest.signum() != 0) {
            add(own, most, rest);
        }
    }

    private static BigDecimal sum(Map<RuleSource, BigDecimal> causes) {
        return causes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal orZero(BigDecimal points) {
        return points == null ? BigDecimal.ZERO : points;
    }

    /** Differences in what bonuses, caps and vetoes give or deduct. */
    private void addAdjustmentCauses(
            EvaluationOutline before, EvaluationOutline after, Map<RuleSource, BigDecimal> causes) {
        Map<String, RowEffect> was = adjustmentEffects(before);
        Map<String, RowEffect> is = adjustmentEffects(after);
        Set<String> ids = new LinkedHashSet<>(is.keySet());
        ids.addAll(was.keySet());
        for (String id : ids) {
            BigDecimal points = pointsOrZero(is.get(id)).subtract(pointsOrZero(was.get(id)));
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
    private static Map<String, RowEffect> adjustmentEffects(EvaluationOutline outline) {
        Map<String, RowEffect> effects = new LinkedHashMap<>();
        for (OutlineStep step : outline.steps()) {
            if (step.isAdjustment()) {
                effects.merge(step.rule().id(), RowEffect.of(step), RowEffect::combine);
            }
        }
        return effects;
    }

    /** The vetoes of grades that occur on one side only. */
    private void addVetoCauses(EvaluationOutline before, EvaluationOutline after, Map<RuleSource, BigDecimal> causes) {
        Map<String, RuleSource> was = findGradeVetoes(before);
        Map<String, RuleSource> is = findGradeVetoes(after);
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

    /** By rule id and resulting grade. */
    private static Map<String, RuleSource> findGradeVetoes(EvaluationOutline outline) {
        Map<String, RuleSource> vetoes = new LinkedHashMap<>();
        for (OutlineStep step : outline.steps()) {
            if (step.isGradeVeto()) {
                vetoes.put(step.rule().id() + " " + step.grade(), step.rule());
            }
        }
        return vetoes;
    }

    /** A band is a cause unless a different total led to the different band. */
    private void addGradeCause(EvaluationOutline before, EvaluationOutline after, Map<RuleSource, BigDecimal> causes) {
        if (before.grade() == null ? after.grade() == null : before.grade().equals(after.grade())) {
            return;
        }
        OutlineStep was = findRuleGrade(before);
        OutlineStep is = findRuleGrade(after);
        addVetoCauses(before, after, causes);
        if (was != null
                && is != null
                && was.rule().id().equals(is.rule().id())
                && Objects.equals(was.grade(), is.grade())) {
            return;
        }
        boolean renamed =
                was != null && is != null && was.rule().id().equals(is.rule().id());
        if (renamed || isSame(before.total(), after.total())) {
            if (is != null) {
                add(causes, is.rule(), BigDecimal.ZERO);
            }
            if (was != null && !renamed) {
                add(causes, rules.getOrDefault(was.rule().id(), was.rule()), BigDecimal.ZERO);
            }
        }
    }

    private static OutlineStep findRuleGrade(EvaluationOutline outline) {
        return outline.steps().stream()
                .filter(OutlineStep::isRuleGrade)
                .findFirst()
                .orElse(null);
    }

    private RuleSource schemeRule() {
        RuleSource own = draft.findCatalogueSource("");
        return own == null ? new RuleSource("方案", draft.file(), "方案", null) : own;
    }

    private static void add(Map<RuleSource, BigDecimal> causes, RuleSource rule, BigDecimal points) {
        causes.merge(rule, points, BigDecimal::add);
    }

    private static Map<String, OutlineEntry> entriesByCode(EvaluationOutline outline) {
        Map<String, OutlineEntry> entries = new LinkedHashMap<>();
        outline.entries().forEach(entry -> entries.put(entry.code(), entry));
        return entries;
    }

    /** By indicator or group, and within it by rule id; the rows of members are assigned to their group. */
    private static Map<String, Map<String, RowEffect>> effectsByIndicator(EvaluationOutline outline) {
        Map<String, String> groups = new HashMap<>();
        outline.entries().forEach(entry -> entry.members().forEach(member -> groups.put(member, entry.code())));
        Map<String, Map<String, RowEffect>> effects = new HashMap<>();
        for (OutlineStep step : outline.steps()) {
            if (step.indicator() != null && !step.isFinding()) {
                effects.computeIfAbsent(
                                groups.getOrDefault(step.indicator(), step.indicator()), code -> new LinkedHashMap<>())
                        .merge(step.rule().id(), RowEffect.of(step), RowEffect::combine);
            }
        }
        return effects;
    }

    private static BigDecimal pointsOrZero(RowEffect effect) {
        return effect == null ? BigDecimal.ZERO : effect.points();
    }

    private static BigDecimal scoreOrNull(OutlineEntry entry) {
        return entry == null ? null : entry.score();
    }

    private static BigDecimal differenceOrZero(BigDecimal before, BigDecimal after) {
        return before == null || after == null ? BigDecimal.ZERO : after.subtract(before);
    }

    static boolean isSame(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
