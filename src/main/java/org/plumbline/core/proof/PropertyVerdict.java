package org.plumbline.core.proof;

import java.util.List;
import org.plumbline.core.basics.Bilingual;

/**
 * The verdict on one property.
 *
 * @param counterexamples confirmed by the scorer; at most {@link RuleSetProver#MOST_COUNTEREXAMPLES}
 * @param undecided what could not be decided and why; empty where everything was
 */
public record PropertyVerdict(
        ProofProperty property, Status status, List<Counterexample> counterexamples, List<Bilingual> undecided) {

    /** How a property was decided. */
    public enum Status {
        PROVED("已证明", "proved"),
        REFUTED("有反例", "refuted"),
        UNDECIDED("未判定", "undecided");

        private final Bilingual label;

        Status(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        public Bilingual label() {
            return label;
        }
    }

    static PropertyVerdict of(ProofProperty property, List<Counterexample> counterexamples, List<Bilingual> undecided) {
        Status status =
                !counterexamples.isEmpty() ? Status.REFUTED : undecided.isEmpty() ? Status.PROVED : Status.UNDECIDED;
        return new PropertyVerdict(property, status, List.copyOf(counterexamples), List.copyOf(undecided));
    }
}
