package org.plumbline.core.draft;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.draft.Phrase.Subject;
import org.plumbline.core.draft.SentenceParts.Deducted;
import org.plumbline.core.draft.SentenceParts.Fixed;
import org.plumbline.core.draft.SentenceParts.Outcome;
import org.plumbline.core.draft.SentenceParts.Piece;
import org.plumbline.core.draft.SentenceParts.Proportional;
import org.plumbline.core.draft.SentenceParts.Stepped;

/** Joins the phrases of a sentence: conditions with the outcome behind them, a step with its cost. */
final class PartsReader {

    private final String sentence;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Phrase> conditions = new ArrayList<>();
    private boolean otherwise;
    private boolean beyond;
    private Subject subject;
    private Phrase.Step step;
    private Phrase.Floor floor;
    private Phrase.Started started;
    private Phrase.FullMarks fullMarks;
    private final List<Phrase.Capped> caps = new ArrayList<>();
    private boolean floorZero;

    private PartsReader(String sentence) {
        this.sentence = sentence;
    }

    /** @throws NotDraftedException where a phrase has no place among the others */
    static SentenceParts read(String sentence, List<Phrase> phrases) {
        PartsReader reader = new PartsReader(sentence);
        phrases.forEach(reader::take);
        if (!reader.conditions.isEmpty() || reader.otherwise || reader.step != null || reader.pieces.isEmpty()) {
            throw reader.misfit();
        }
        return new SentenceParts(
                List.copyOf(reader.pieces),
                reader.floor,
                reader.started,
                List.copyOf(reader.caps),
                reader.floorZero,
                reader.fullMarks);
    }

    private void take(Phrase phrase) {
        if (phrase instanceof Phrase.Naming naming) {
            subject = naming.subject();
        } else if (phrase instanceof Phrase.Range || phrase instanceof Phrase.AgainstTarget) {
            takeCondition(phrase);
        } else if (phrase instanceof Phrase.Otherwise) {
            requireNothingOpen();
            otherwise = true;
        } else if (phrase instanceof Phrase.PartBeyond) {
            beyond = true;
        } else if (phrase instanceof Phrase.Step each) {
            takeStep(each);
        } else if (phrase instanceof Phrase.EarnedEach each) {
            requireNothingOpen();
            add(new SentenceParts.Counted(each));
        } else if (phrase instanceof Phrase.Started started && started.size() == null && isShortfall()) {
            takeOutcome(new Phrase.Ratio(false, Subject.COMPLETION, null, null, false));
        } else if (phrase instanceof Phrase.Earning
                || phrase instanceof Phrase.Ratio
                || phrase instanceof Phrase.Cost) {
            takeOutcome(phrase);
        } else {
            takeLimit(phrase);
        }
    }

    /** 未完成的按比例扣分: in proportion to what is missing, where no step is named. */
    private boolean isShortfall() {
        return step == null && !beyond && (!conditions.isEmpty() || otherwise);
    }

    private void takeCondition(Phrase condition) {
        if (otherwise || step != null) {
            throw misfit();
        }
        conditions.add(condition);
    }

    private void takeStep(Phrase.Step each) {
        if (step != null) {
            throw misfit();
        }
        otherwise = false; // steps are for every other value
        step = each;
    }

    private void takeOutcome(Phrase phrase) {
        if (step != null) {
            if (!(phrase instanceof Phrase.Cost cost)) {
                throw misfit();
            }
            add(new Stepped(step, cost, beyond));
            step = null;
            beyond = false;
            return;
        }
        boolean conditional = !conditions.isEmpty() || otherwise;
        if (beyond || !conditional && !(phrase instanceof Phrase.Ratio)) {
            throw misfit();
        }
        add(
                phrase instanceof Phrase.Earning earning
                        ? new Fixed(earning)
                        : phrase instanceof Phrase.Cost cost
                                ? new Deducted(cost)
                                : new Proportional((Phrase.Ratio) phrase));
    }

    private void add(Outcome outcome) {
        pieces.add(new Piece(List.copyOf(conditions), otherwise, subject, outcome));
        conditions.clear();
        otherwise = false;
    }

    private void takeLimit(Phrase phrase) {
        if (phrase instanceof Phrase.Separator) {
            return;
        }
        requireNothingOpen();
        if (phrase instanceof Phrase.Floor each && floor == null) {
            floor = each;
        } else if (phrase instanceof Phrase.Started each && started == null) {
            started = each;
        } else if (phrase instanceof Phrase.FullMarks each && fullMarks == null) {
            fullMarks = each;
        } else if (phrase instanceof Phrase.Capped each) {
            caps.add(each);
        } else if (phrase instanceof Phrase.FloorZero) {
            floorZero = true;
        } else {
            throw misfit();
        }
    }

    private void requireNothingOpen() {
        if (!conditions.isEmpty() || otherwise || step != null || beyond) {
            throw misfit();
        }
    }

    private NotDraftedException misfit() {
        return new NotDraftedException(sentence, "各部分拼不成一条规则", "The parts do not make one rule");
    }
}
