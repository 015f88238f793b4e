package org.plumbline.core.draft;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.draft.Phrase.Subject;
import org.plumbline.vocabulary.Direction;

/**
 * A sentence as conditions with what follows from each, and what limits all of them.
 *
 * @param floor null for none
 * @param started null for none
 * @param caps what it says about more than the target
 * @param floorZero whether it says that the deduction ends at nothing
 * @param fullMarks null where the sentence states none
 */
record SentenceParts(
        List<Piece> pieces,
        Phrase.Floor floor,
        Phrase.Started started,
        List<Phrase.Capped> caps,
        boolean floorZero,
        Phrase.FullMarks fullMarks) {

    /** The same, with points that are the whole weight as full marks. */
    SentenceParts withFullMarks(BigDecimal weight) {
        List<Piece> named = pieces.stream()
                .map(piece -> piece.outcome() instanceof Fixed fixed
                                && fixed.earning().isAll(weight)
                        ? new Piece(
                                piece.conditions(), piece.otherwise(), piece.subject(), new Fixed(Phrase.Earning.FULL))
                        : piece)
                .toList();
        return new SentenceParts(named, floor, started, caps, floorZero, fullMarks);
    }

    /** The same, with 发生1次扣2分 as a step, of which each may count, where nothing is said of more occurrences. */
    SentenceParts withCostAsStep() {
        List<Piece> once = pieces.stream().filter(Piece::isOneCost).toList();
        if (once.size() != 1 || pieces.stream().anyMatch(piece -> piece.isBeyond(once.get(0)))) {
            return this;
        }
        List<Piece> stepped = pieces.stream()
                .map(piece -> piece == once.get(0) ? piece.toStep() : piece)
                .toList();
        return new SentenceParts(stepped, floor, started, caps, floorZero, fullMarks);
    }

    /** What follows where a condition is met. */
    sealed interface Outcome {}

    record Fixed(Phrase.Earning earning) implements Outcome {}

    record Deducted(Phrase.Cost cost) implements Outcome {}

    record Proportional(Phrase.Ratio ratio) implements Outcome {}

    /** Each so many earn points. */
    record Counted(Phrase.EarnedEach each) implements Outcome {}

    record Stepped(Phrase.Step step, Phrase.Cost cost, boolean beyond) implements Outcome {}

    /**
     * @param conditions ranges and comparisons with the target; empty where none is stated
     * @param otherwise whether it is for every other case by its words
     * @param subject what its ranges compare; null where it is not named
     */
    record Piece(List<Phrase> conditions, boolean otherwise, Subject subject, Outcome outcome) {

        boolean isRest() {
            return conditions.isEmpty();
        }

        private boolean isOneCost() {
            return outcome instanceof Deducted
                    && conditions.size() == 1
                    && conditions.get(0) instanceof Phrase.Range range
                    && range.equal()
                    && PhrasePatterns.COUNTS.contains(String.valueOf(range.low().unit()));
        }

        private boolean isBeyond(Piece other) {
            BigDecimal number = ((Phrase.Range) other.conditions.get(0)).low().number();
            return conditions.stream()
                    .anyMatch(condition -> condition instanceof Phrase.Range range
                            && range.low() != null
                            && range.low().number().compareTo(number) > 0);
        }

        private Piece toStep() {
            Phrase.Quantity size = ((Phrase.Range) conditions.get(0)).low();
            Phrase.Step step = new Phrase.Step(Direction.EXCESS, size, false, false, false, false);
            return new Piece(List.of(), false, subject, new Stepped(step, ((Deducted) outcome).cost(), false));
        }
    }
}
