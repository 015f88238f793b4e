package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.ReadingScorer;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.StatedFact;

/** What the parts of one proof share: the rule set, the scorer, and what was found so far. */
final class ProofRun implements AutoCloseable {

    private final RuleSet ruleSet;
    private final RowGroups groups;
    private final ReadingScorer scorer;
    private final Set<RuleSource> applied = new HashSet<>();
    private final Map<ProofProperty, List<Counterexample>> counterexamples = new EnumMap<>(ProofProperty.class);
    private final Map<ProofProperty, Set<Bilingual>> undecided = new EnumMap<>(ProofProperty.class);
    private final Set<Object> reported = new HashSet<>();
    private final Map<Object, Unconfirmed> unconfirmed = new LinkedHashMap<>();
    private final Map<String, ScoredEntry> best = new HashMap<>();
    private final Map<String, ScoredEntry> worst = new HashMap<>();
    private long parts;

    /** A contradiction that the scorer did not confirm for the values tried. */
    private record Unconfirmed(ProofProperty property, Bilingual reason) {}

    /** An entry, the facts from which its value follows if any, and the score of its indicator. */
    record ScoredEntry(ProvedIndicator subject, IndicatorEntry entry, List<StatedFact> facts, BigDecimal score) {}

    ProofRun(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        this.groups = RowGroups.of(ruleSet.tables());
        this.scorer = new ReadingScorer(ruleSet);
    }

    RuleSet ruleSet() {
        return ruleSet;
    }

    RowGroups groups() {
        return groups;
    }

    ReadingScorer scorer() {
        return scorer;
    }

    /** Records rows that judged a value. */
    void recordApplied(Collection<RuleSource> rows) {
        applied.addAll(rows);
    }

    boolean isApplied(RuleSource row) {
        return applied.contains(row);
    }

    void addParts(long more) {
        parts += more;
    }

    long parts() {
        return parts;
    }

    /** Whether a contradiction with the same cause was confirmed before. */
    boolean isReported(Object cause) {
        return reported.contains(cause);
    }

    /** Whether the same cause was not reported before; it is then taken as reported. */
    boolean isFirst(Object cause) {
        return reported.add(cause);
    }

    void markReported(Object cause) {
        reported.add(cause);
    }

    /** Leaves the property undecided, unless another value of the same cause is confirmed. */
    void addUnconfirmed(ProofProperty property, Object cause, Bilingual reason) {
        unconfirmed.putIfAbsent(cause, new Unconfirmed(property, reason));
    }

    void add(Counterexample counterexample) {
        counterexamples
                .computeIfAbsent(counterexample.property(), property -> new ArrayList<>())
                .add(counterexample);
    }

    boolean isFull(ProofProperty property) {
        return listCounterexamples(property).size() >= RuleSetProver.MOST_COUNTEREXAMPLES;
    }

    List<Counterexample> listCounterexamples(ProofProperty property) {
        return counterexamples.getOrDefault(property, List.of());
    }

    void addUndecided(ProofProperty property, Bilingual reason) {
        undecided.computeIfAbsent(property, each -> new LinkedHashSet<>()).add(reason);
    }

    PropertyVerdict createVerdict(ProofProperty property) {
        List<Bilingual> open = new ArrayList<>(undecided.getOrDefault(property, Set.of()));
        unconfirmed.forEach((cause, found) -> {
            if (found.property() == property && !isReported(cause)) {
                open.add(found.reason());
            }
        });
        return PropertyVerdict.of(property, listCounterexamples(property), open);
    }

    /** Keeps the entry where it is the best or the worst so far of its indicator. */
    void offer(ScoredEntry entry) {
        String code = entry.subject().isOwn() ? "" : entry.entry().code();
        best.merge(code, entry, (one, other) -> other.score().compareTo(one.score()) > 0 ? other : one);
        worst.merge(code, entry, (one, other) -> other.score().compareTo(one.score()) < 0 ? other : one);
    }

    /** @param code of an indicator of the catalogue; empty for own indicators. @return null where none is scored */
    ScoredEntry findEntry(String code, boolean ofBest) {
        return (ofBest ? best : worst).get(code);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
