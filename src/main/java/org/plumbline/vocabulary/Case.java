package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One submission under one scheme, with every reading: the input of rules written in DRL. A rule reaches readings
 * through a method that filters ({@code from $c.differing($limit)}), which costs a fraction of inserting or scanning
 * each of them.
 */
public record Case(Scheme scheme, Submission submission, List<Reading> readings) {

    /** Bounds by finding code; a check whose bound the workbook does not name does not run. */
    public Map<String, Threshold> thresholds() {
        return scheme.thresholds();
    }

    public Budget budget() {
        return submission.budget();
    }

    /** Readings whose declared actual value is more than {@code limit} away from the one computed from the amounts. */
    public List<NumberReading> differing(BigDecimal limit) {
        List<NumberReading> differing = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading instanceof NumberReading number
                    && number.recomputed() != null
                    && number.declaredActual() != null
                    && number.declaredActual()
                                    .subtract(number.recomputed())
                                    .abs()
                                    .compareTo(limit)
                            > 0) {
                differing.add(number);
            }
        }
        return differing;
    }

    /**
     * A part of the declared total: an indicator or a group.
     *
     * @param weight null where unknown
     * @param score null where blank
     */
    record DeclaredPart(String level1, String level2, BigDecimal weight, BigDecimal score) {}

    private List<DeclaredPart> listDeclaredParts() {
        List<DeclaredPart> parts = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading.indicator().group() == null) {
                parts.add(new DeclaredPart(
                        reading.level1(), reading.level2(), reading.weight(), reading.declaredScore()));
            }
        }
        for (IndicatorGroup group : scheme.groups()) {
            BigDecimal score = null;
            for (IndicatorGroupEntry entry : submission.groups()) {
                score = entry.code().equals(group.code()) ? entry.declaredScore() : score;
            }
            parts.add(new DeclaredPart(group.level1(), group.level2(), group.weight(), score));
        }
        return parts;
    }

    /** Sum of the declared parts; null while a weighted part is blank, or where none is declared. */
    public BigDecimal declaredSum() {
        BigDecimal sum = null;
        for (DeclaredPart part : listDeclaredParts()) {
            if (part.score() != null) {
                sum = sum == null ? part.score() : sum.add(part.score());
            } else if (part.weight() != null) {
                return null;
            }
        }
        return sum;
    }

    /** |declared parts − declared total|; null where either is unknown. */
    public BigDecimal declaredSumGap() {
        BigDecimal total = submission.declared().total();
        BigDecimal sum = total == null ? null : declaredSum();
        return sum == null ? null : sum.subtract(total).abs();
    }

    /** Declared score of the performance parts over their weight, in percent points; null without declared parts. */
    public BigDecimal performanceRate() {
        BigDecimal score = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        for (DeclaredPart part : listDeclaredParts()) {
            if (part.score() != null && part.weight() != null && scheme.isPerformance(part.level1(), part.level2())) {
                score = score.add(part.score());
                weight = weight.add(part.weight());
            }
        }
        return DecimalMath.computePercent(score, weight);
    }

    /** Levels of the parts that {@link #performanceRate} adds up, as the form prints them; null without any. */
    public String performanceParts() {
        Set<String> names = new LinkedHashSet<>();
        for (DeclaredPart part : listDeclaredParts()) {
            if (part.score() != null && part.weight() != null && scheme.isPerformance(part.level1(), part.level2())) {
                names.add(part.level2() == null ? part.level1() : part.level2());
            }
        }
        return names.isEmpty() ? null : String.join("、", names);
    }

    /** (performance rate − execution rate) ÷ performance rate × 100; null where either is unknown. */
    public BigDecimal performanceGap() {
        BigDecimal performance = performanceRate();
        BigDecimal execution = performance == null ? null : budget().executionRate();
        return execution == null ? null : DecimalMath.computePercent(performance.subtract(execution), performance);
    }

    /**
     * Keys under which the document states unequal values, after converting 元 into 万元; other units are not compared.
     */
    public List<FactConflict> conflicts() {
        Map<String, List<StatedFact>> byKey = new LinkedHashMap<>();
        Map<String, String> indicators = new LinkedHashMap<>();
        for (Reading reading : readings) {
            IndicatorEntry entry = reading.entry();
            if (entry != null && entry.factKey() != null && entry.actual() != null) {
                String unit = entry.target() != null && entry.target().unit() != null
                        ? entry.target().unit()
                        : reading.unit();
                byKey.computeIfAbsent(entry.factKey(), k -> new ArrayList<>())
                        .add(new StatedFact(entry.factKey(), entry.actual(), unit, reading.code()));
                indicators.putIfAbsent(entry.factKey(), reading.code());
            }
        }
        for (StatedFact fact : submission.facts()) {
            FactKey known = FactKey.of(fact.key());
            if (known != null && known.isRepeatable()) {
                continue;
            }
            byKey.computeIfAbsent(fact.key(), k -> new ArrayList<>()).add(fact);
        }
        List<FactConflict> conflicts = new ArrayList<>();
        byKey.forEach((key, facts) -> FactConflict.addConflicts(key, indicators.get(key), facts, conflicts));
        return conflicts;
    }
}
