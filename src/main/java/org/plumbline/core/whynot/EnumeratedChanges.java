package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.core.rule.NearMiss;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.Value;

/**
 * Changes that are few enough to be tried one by one: wordings, and points to tick. Smallest first, then those that
 * gain most.
 */
final class EnumeratedChanges implements PossibleChanges {

    /** Maximum number of incomplete rows for which every combination is tried: 2¹⁰. */
    private static final int ROWS = 10;

    private final List<Suggestion> gaining;
    private final boolean all;
    /** Wordings that score less than the actual one. */
    private final Set<String> worse;

    private EnumeratedChanges(List<Suggestion> gaining, boolean all, Set<String> worse) {
        this.gaining = gaining.stream()
                .sorted(Comparator.comparing(Suggestion::effort)
                        .thenComparing(Comparator.comparing(Suggestion::gain).reversed()))
                .toList();
        this.all = all;
        this.worse = worse;
    }

    static EnumeratedChanges ofWordings(ChangeEvaluator bench, TextReading reading, List<String> wordings) {
        List<Suggestion> gaining = new ArrayList<>();
        Set<String> worse = new HashSet<>();
        for (String wording : wordings) {
            IndicatorEntry entry = bench.createEntry(Value.of(wording), null);
            BigDecimal gain = wording.equals(reading.actual()) ? null : bench.computeGain(entry);
            if (gain != null && gain.signum() < 0) {
                worse.add(wording);
            }
            if (gain != null && gain.signum() > 0) {
                gaining.add(bench.createSuggestion(
                        new Change.WordingChange(reading.actual(), wording), BigDecimal.ONE, gain, entry));
            }
        }
        return new EnumeratedChanges(gaining, true, worse);
    }

    /**
     * @param rows the points of each row
     * @return empty where too many rows are incomplete to try every combination
     */
    static Optional<EnumeratedChanges> ofCheckpoints(
            ChangeEvaluator bench, CheckReading reading, List<List<String>> rows) {
        List<String> ticked = reading.checks() == null ? List.of() : reading.checks();
        long all = rows.stream().flatMap(List::stream).distinct().count();
        List<Set<String>> missing = findMissing(rows, ticked);
        if (missing.size() > ROWS) {
            return Optional.empty();
        }
        List<Suggestion> gaining = new ArrayList<>();
        for (Set<String> points : formUnions(missing)) {
            List<String> checks = new ArrayList<>(ticked);
            checks.addAll(points);
            IndicatorEntry entry = bench.createEntry(reading.entry().actual(), checks);
            BigDecimal gain = bench.computeGain(entry);
            if (gain != null && gain.signum() > 0) {
                gaining.add(bench.createSuggestion(
                        new Change.CheckpointChange(List.copyOf(points)),
                        DecimalMath.divide(BigDecimal.valueOf(points.size()), BigDecimal.valueOf(all)),
                        gain,
                        entry));
            }
        }
        return Optional.of(new EnumeratedChanges(gaining, false, Set.of()));
    }

    /** The points that each incomplete row lacks. */
    private static List<Set<String>> findMissing(List<List<String>> rows, List<String> ticked) {
        List<Set<String>> missing = new ArrayList<>();
        for (List<String> row : rows) {
            Set<String> lacks = new LinkedHashSet<>(row);
            ticked.forEach(lacks::remove);
            if (!lacks.isEmpty()) {
                missing.add(lacks);
            }
        }
        return missing;
    }

    /**
     * A row applies when all its missing points are ticked, so that only unions of missing points can gain with few
     * ticks.
     */
    private static Set<Set<String>> formUnions(List<Set<String>> sets) {
        Set<Set<String>> unions = new LinkedHashSet<>(Collections.singleton(Set.of()));
        for (Set<String> set : sets) {
            for (Set<String> union : List.copyOf(unions)) {
                Set<String> both = new LinkedHashSet<>(union);
                both.addAll(set);
                unions.add(both);
            }
        }
        unions.remove(Set.of());
        return unions;
    }

    @Override
    public Optional<Suggestion> findLeast(BigDecimal gain) {
        return gaining.stream().filter(each -> each.gain().compareTo(gain) >= 0).findFirst();
    }

    @Override
    public Optional<Suggestion> findMost() {
        return gaining.stream()
                .map(Suggestion::gain)
                .max(Comparator.naturalOrder())
                .flatMap(this::findLeast);
    }

    @Override
    public boolean isWorse(NearMiss near) {
        return !near.wordings().isEmpty() && worse.containsAll(near.wordings());
    }

    @Override
    public List<Suggestion> listSuggestions() {
        return all ? gaining : PossibleChanges.super.listSuggestions();
    }
}
