package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.AgainstTarget;
import org.plumbline.core.draft.Phrase.Earning;
import org.plumbline.core.draft.Phrase.Range;
import org.plumbline.core.draft.Phrase.Subject;
import org.plumbline.core.draft.Phrase.TargetRelation;
import org.plumbline.core.draft.SentenceDraft.DraftTarget;
import org.plumbline.core.draft.SentenceParts.Fixed;
import org.plumbline.core.draft.SentenceParts.Outcome;
import org.plumbline.core.draft.SentenceParts.Piece;
import org.plumbline.core.draft.SentenceParts.Proportional;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Operator;

/** Scores in proportion to the target, and the conditions that say no more than they do. */
final class RatioPlanner {

    private final RuleSentence sentence;
    private final Decisions decisions;
    private final ValueScale scale;
    private final boolean capped;
    private DraftTarget target;

    RatioPlanner(RuleSentence sentence, Decisions decisions, ValueScale scale, boolean capped) {
        this.sentence = sentence;
        this.decisions = decisions;
        this.scale = scale;
        this.capped = capped;
    }

    /** What the catalogue must state; null where the printed target is right. */
    DraftTarget target() {
        return target;
    }

    /** Whether a score in proportion is for the values that miss the target: at the target it gives full marks. */
    boolean isRest(Piece piece) {
        return piece.outcome() instanceof Proportional proportional
                && piece.conditions().size() == 1
                && isMissed(piece.conditions().get(0), proportional.ratio().reverse());
    }

    /** Whether another piece is for the very values that a score in proportion is stated for. */
    boolean isContradicted(Piece ratio, List<Piece> pieces) {
        boolean reverse = ((Proportional) ratio.outcome()).ratio().reverse();
        return pieces.stream()
                .anyMatch(piece -> piece != ratio
                        && piece.conditions().size() == 1
                        && isMissed(piece.conditions().get(0), reverse));
    }

    private boolean isMissed(Phrase condition, boolean reverse) {
        if (condition instanceof AgainstTarget against) {
            return against.relation() == TargetRelation.MISSED
                    || against.relation() == (reverse ? TargetRelation.ABOVE : TargetRelation.BELOW);
        }
        Range range = (Range) condition;
        return reverse
                ? range.high() == null && isTarget(range.low().number())
                : range.low() == null && isTarget(range.high().number());
    }

    private boolean isTarget(BigDecimal bound) {
        BigDecimal due = scale.axis() == Subject.COMPLETION ? DecimalMath.HUNDRED : sentence.targetNumber();
        return due != null && due.compareTo(bound) == 0;
    }

    /** Whether full marks at the target are what the score in proportion gives anyway. */
    boolean isRedundant(Piece piece, List<Piece> pieces) {
        boolean full = piece.outcome() instanceof Fixed fixed && fixed.earning().equals(Earning.FULL);
        Outcome rest = pieces.stream()
                .filter(each -> each.isRest() || isRest(each))
                .map(Piece::outcome)
                .findFirst()
                .orElse(null);
        if (!full
                || !(rest instanceof Proportional proportional)
                || piece.conditions().size() != 1) {
            return false;
        }
        Phrase condition = piece.conditions().get(0);
        boolean reverse = proportional.ratio().reverse();
        if (condition instanceof AgainstTarget against) {
            TargetRelation beyond = reverse ? TargetRelation.AT_MOST : TargetRelation.AT_LEAST;
            return against.relation() == TargetRelation.MET || against.relation() == beyond;
        }
        Range range = (Range) condition;
        if (range.equal()) {
            return isTarget(range.low().number());
        }
        return reverse
                ? range.low() == null && isTarget(range.high().number())
                : range.high() == null && isTarget(range.low().number());
    }

    DraftRow toRow(Region region, Phrase.Ratio ratio) {
        checkTarget(ratio);
        Map<String, Object> cells = new LinkedHashMap<>();
        region.putConditions(scale.axisLabel(), cells);
        if (!ratio.reverse()) {
            cells.put("类型", "正向");
        }
        cells.put("上限%", DecimalMath.HUNDRED);
        cells.put("目标为零", "报错");
        return new DraftRow(ratio.reverse() ? "REVERSE_RATIO" : "RATIO", cells);
    }

    /** The number that is divided by must be the target; in proportion to what is asked where it is not said. */
    private void checkWording(Phrase.Ratio ratio) {
        if (ratio.divisor() != null && !scale.isTarget(ratio.divisor())) {
            throw reject("除数不是目标值", "The number that is divided by is not the target");
        }
        if (!ratio.named()) {
            decisions.ask(
                    QuestionTopic.SUBJECT,
                    "proportion",
                    new Bilingual("“按比例得分”按什么比例？", "In proportion to what are points earned?"),
                    choice("completion", "实际值÷目标值×分值", "actual ÷ target × weight"));
        }
    }

    private void checkTarget(Phrase.Ratio ratio) {
        checkWording(ratio);
        Operator operator = sentence.operator();
        boolean higher = operator == null || operator.isHigherBetter();
        boolean lower = operator == null || operator == Operator.EQUAL || !operator.isHigherBetter();
        if (ratio.reverse() ? !lower : !higher) {
            throw reject("比例的方向与目标值的符号相反", "The ratio runs against the target's operator");
        }
        if (ratio.reverse() && capped && operator == null) {
            throw reject("看不出越低越好还是越高越好", "It is not clear whether less is better");
        }
        BigDecimal number = sentence.targetNumber();
        boolean ofRate = ratio.subject() != Subject.ACTUAL
                && sentence.isRateByName()
                && "%".equals(scale.unit() == null ? "%" : scale.unit());
        if (number == null && ofRate && !ratio.reverse()) {
            target = new DraftTarget(Operator.EQUAL, DecimalMath.HUNDRED, "%");
            return;
        }
        if (number == null || number.signum() <= 0) {
            throw reject("没有大于零的数字目标值", "There is no numeric target above zero");
        }
        if (ratio.named() && (number.compareTo(DecimalMath.HUNDRED) != 0 || !sentence.isRate())) {
            checkRate(ratio, number);
        }
    }

    /** A value multiplied itself must be a rate of 100: of another target it is not the share that is reached. */
    private void checkRate(Phrase.Ratio ratio, BigDecimal number) {
        if (ratio.subject() == null
                || ratio.subject() == Subject.COMPLETION
                        && sentence.isRate()
                        && (sentence.name().contains("完成率") || ValueScale.askRate(decisions, number))) {
            throw reject("实际值乘权重，而目标值不是 100%", "The value is multiplied by the weight, the target is not 100 %");
        }
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
