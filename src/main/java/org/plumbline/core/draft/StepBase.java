package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.Quantity;
import org.plumbline.core.draft.Phrase.Range;
import org.plumbline.core.draft.Phrase.Subject;
import org.plumbline.core.draft.Phrase.TargetRelation;
import org.plumbline.core.draft.SentenceParts.Piece;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.Operator;

/** The value from which steps are counted: the target, or the bound at which the sentence gives full marks. */
final class StepBase {

    private final RuleSentence sentence;
    private final ValueScale scale;
    private final Decisions decisions;
    private final List<Piece> full;
    private final Piece step;
    private BigDecimal number;
    private Operator operator;
    private boolean keepsFull;

    StepBase(RuleSentence sentence, ValueScale scale, Decisions decisions, List<Piece> full, Piece step) {
        this.sentence = sentence;
        this.scale = scale;
        this.decisions = decisions;
        this.full = full;
        this.step = step;
    }

    /** @throws NotDraftedException where there is no number to count from, or the conditions do not fit the direction */
    StepBase settle(Direction direction) {
        BigDecimal target = sentence.targetNumber();
        BigDecimal ofFull = full.isEmpty() ? null : findBound(full.get(0), direction, true);
        BigDecimal ofStep = findBound(step, direction, false);
        BigDecimal printed = ofFull == null ? ofStep : ofFull;
        if (ofFull != null && ofStep != null && ofFull.compareTo(ofStep) != 0) {
            throw reject("得满分的界限与开始扣分的界限不同", "Full marks end where no step begins");
        }
        operator = sentence.operator();
        if (target == null && printed == null) {
            throw reject("没有数字目标值", "There is no numeric target");
        }
        if (printed == null || target != null && printed.compareTo(target) == 0) {
            number = target;
        } else if (target == null) {
            number = printed;
            operator = findOperator(direction);
        } else {
            settleDifferent(target, printed);
        }
        return this;
    }

    private void settleDifferent(BigDecimal target, BigDecimal printed) {
        String bound = printed.toPlainString();
        String aim = target.toPlainString();
        String answer = decisions.ask(
                QuestionTopic.BASE,
                null,
                Bilingual.of(
                        "目标值是 %s，评分标准的界限是 %s，从哪个数起扣？",
                        "The target is %s, the bound of the standard %s; from which are steps counted?", aim, bound),
                choice("printed", "从 " + bound + " 起，指标表的目标值改为它", "from the bound; the catalogue's target is changed"),
                choice("target", "从目标值 " + aim + " 起", "from the target"));
        boolean fromTarget = answer.equals("target");
        number = fromTarget ? target : printed;
        keepsFull = fromTarget && !full.isEmpty();
        if (fromTarget && full.isEmpty()) {
            throw reject("目标值与界限之间怎么得分没有写", "What values between target and bound earn is not stated");
        }
    }

    private Operator findOperator(Direction direction) {
        return switch (direction) {
            case SHORTFALL -> Operator.AT_LEAST;
            case EXCESS -> Operator.AT_MOST;
            case BOTH -> Operator.EQUAL;
        };
    }

    /** The bound of a condition; null for a comparison with the target, and where there is no condition. */
    private BigDecimal findBound(Piece piece, Direction direction, boolean reached) {
        if (piece.conditions().isEmpty()) {
            return null;
        }
        if (piece.conditions().size() > 1) {
            throw reject("每步扣分的条件不止一个", "The steps have more than one condition");
        }
        Phrase condition = piece.conditions().get(0);
        if (condition instanceof Phrase.AgainstTarget against) {
            checkRelation(against.relation(), direction, reached);
            return null;
        }
        Range range = (Range) condition;
        boolean lower = reached == (direction == Direction.SHORTFALL);
        boolean fits = range.equal()
                ? reached
                : direction != Direction.BOTH && (lower ? range.high() == null : range.low() == null);
        if (!fits) {
            throw reject("界限的方向与扣分的方向不符", "A bound does not fit the direction of the deduction");
        }
        return toActual(range.low() == null ? range.high() : range.low());
    }

    private void checkRelation(TargetRelation relation, Direction direction, boolean reached) {
        boolean fits =
                switch (relation) {
                    case MET, EQUAL -> reached;
                    case MISSED -> !reached;
                    case AT_LEAST -> reached && direction == Direction.SHORTFALL;
                    case AT_MOST -> reached && direction == Direction.EXCESS;
                    case BELOW -> !reached && direction == Direction.SHORTFALL;
                    case ABOVE -> !reached && direction == Direction.EXCESS;
                };
        if (!fits) {
            throw reject("条件的方向与扣分的方向不符", "A condition does not fit the direction of the deduction");
        }
    }

    private BigDecimal toActual(Quantity bound) {
        if (scale.axis() != Subject.COMPLETION) {
            return bound.number();
        }
        if (bound.number().compareTo(DecimalMath.HUNDRED) != 0) {
            throw reject("从完成率起扣，而不是从目标值起扣", "Steps begin at a completion rate other than 100 %");
        }
        return sentence.targetNumber();
    }

    BigDecimal number() {
        return number;
    }

    /** Null where none is printed. */
    Operator operator() {
        return operator;
    }

    /** Whether the bound of full marks is another than the one from which steps are counted. */
    boolean keepsFull() {
        return keepsFull;
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
