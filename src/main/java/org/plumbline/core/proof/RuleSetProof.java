package org.plumbline.core.proof;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;

/**
 * What is proved of a rule set, and what contradicts it.
 *
 * @param verdicts one for each property
 * @param parts number of values and open ranges between bounds that were decided
 * @param outside what the proof does not cover
 */
public record RuleSetProof(List<PropertyVerdict> verdicts, long parts, List<Bilingual> outside) {

    /** Whether every property is proved. */
    public boolean isProved() {
        return verdicts.stream().allMatch(verdict -> verdict.status() == PropertyVerdict.Status.PROVED);
    }

    /** Whether no property has a counterexample. */
    public boolean isUnrefuted() {
        return listCounterexamples().isEmpty();
    }

    public List<Counterexample> listCounterexamples() {
        return verdicts.stream()
                .flatMap(verdict -> verdict.counterexamples().stream())
                .toList();
    }

    public Stream<Bilingual> undecided() {
        return verdicts.stream().flatMap(verdict -> verdict.undecided().stream());
    }
}
