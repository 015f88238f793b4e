package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.AgainstTarget;
import org.plumbline.core.draft.Phrase.Inclusion;
import org.plumbline.core.draft.Phrase.Quantity;
import org.plumbline.core.draft.Phrase.Range;
import org.plumbline.core.draft.Phrase.Subject;
import org.plumbline.core.draft.SentenceParts.Outcome;
import org.plumbline.core.draft.SentenceParts.Piece;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Operator;

/** What the bounds of one sentence compare, actual values or completion rates, and in which unit. */
final class ValueScale {

    static final String ACTUAL = "实际值";
    static final String COMPLETION = "完成率";
    private static final String PERCENT = "%";

    private final RuleSentence sentence;
    private final Decisions decisions;
    private Subject axis;
    private String unit;

    ValueScale(RuleSentence sentence, Decisions decisions) {
        this.sentence = sentence;
        this.decisions = decisions;
        this.unit = sentence.canonicalUnit();
    }

    /** The indicator's unit: as printed, or that of the sentence's bounds; null for none. */
    String unit() {
        return unit;
    }

    /** What the sentence's bounds compare; actual values where it has none. */
    Subject axis() {
        return axis == null ? Subject.ACTUAL : axis;
    }

    /** Whether the bounds compare whole numbers. */
    boolean isWhole() {
        return axis() == Subject.ACTUAL && PhrasePatterns.COUNTS.contains(String.valueOf(unit));
    }

    /** Label of the condition columns. */
    String axisLabel() {
        return axis() == Subject.COMPLETION ? COMPLETION : ACTUAL;
    }

    /** Settles what the ranges of all pieces compare. */
    void settle(List<Piece> pieces) {
        for (Piece piece : pieces) {
            for (Phrase condition : piece.conditions()) {
                if (condition instanceof Range range) {
                    settle(range.low() == null ? range.high() : range.low(), piece.subject());
                }
            }
        }
        boolean comparesTarget =
                pieces.stream().flatMap(piece -> piece.conditions().stream()).anyMatch(AgainstTarget.class::isInstance);
        if (axis == Subject.COMPLETION || comparesTarget) {
            requireTarget();
        }
    }

    private void settle(Quantity bound, Subject named) {
        Subject found = findAxis(bound, named);
        if (axis != null && axis != found) {
            throw reject("各档的口径或单位不同", "The bands are of different measures or units");
        }
        axis = found;
    }

    private Subject findAxis(Quantity bound, Subject named) {
        String own = bound.unit();
        if (own == null && bound.number().signum() == 0) {
            return axis == null ? Subject.ACTUAL : axis;
        }
        if (own == null && named == Subject.COMPLETION) {
            throw reject("完成率的界限没有写 %", "The bound of the completion rate has no percent sign");
        }
        if (unit == null && sentence.target() == null && own != null) {
            adopt(own);
            return Subject.ACTUAL;
        }
        if (PERCENT.equals(own) && !PERCENT.equals(unit)) {
            if (unit == null || sentence.targetNumber() == null || named == Subject.ACTUAL) {
                throw reject("目标值的单位不是%，界限却是百分数", "The bound is a percentage, the target is not");
            }
            return Subject.COMPLETION;
        }
        if (own == null && PERCENT.equals(unit)) {
            throw reject("界限没有写单位", "The bound has no unit");
        }
        if (own != null && !own.equals(unit)) {
            throw reject("界限的单位与目标值的单位不同", "The unit of the bound is not that of the target");
        }
        return PERCENT.equals(own) && named == Subject.COMPLETION ? askAxis() : Subject.ACTUAL;
    }

    /** Takes a unit that the sentence names for an indicator without one. */
    void adopt(String own) {
        if (PERCENT.equals(own) && !sentence.isRateByName()) {
            throw reject(
                    "界限是百分数，而指标没有目标值，也不是比率", "The bound is a percentage of no target, and the indicator is no rate");
        }
        if (own.equals("百分点")) {
            throw reject("界限的单位是百分点", "The bound is in percent points");
        }
        unit = own;
    }

    /** A completion rate of a rate: the rate itself, or its share of the target. */
    private Subject askAxis() {
        BigDecimal target = sentence.targetNumber();
        boolean same = target == null || target.compareTo(DecimalMath.HUNDRED) == 0;
        if (same || sentence.name().contains("完成率")) {
            return Subject.ACTUAL;
        }
        return askRate(decisions, target) ? Subject.ACTUAL : Subject.COMPLETION;
    }

    /** Whether a completion rate means the actual value of an indicator that is a rate. */
    static boolean askRate(Decisions decisions, BigDecimal target) {
        return decisions
                .ask(
                        QuestionTopic.SUBJECT,
                        null,
                        Bilingual.of(
                                "“完成率”指实际值本身，还是实际值÷目标值 %s%%？",
                                "Is the completion rate the actual value itself, or actual ÷ target %s%%?",
                                target.toPlainString()),
                        choice("completion", "实际值÷目标值", "actual ÷ target"),
                        choice("actual", "实际值本身", "the actual value"))
                .equals("actual");
    }

    void requireTarget() {
        BigDecimal target = sentence.targetNumber();
        if (target == null) {
            throw reject("没有数字目标值", "There is no numeric target");
        }
        if (axis == Subject.COMPLETION && target.signum() <= 0) {
            throw reject("目标值不大于零，算不出完成率", "Without a target above zero there is no completion rate");
        }
    }

    /** Whether a number is the target, by its unit or as a completion rate. */
    boolean isTarget(Quantity quantity) {
        BigDecimal target = sentence.targetNumber();
        boolean rate = PERCENT.equals(quantity.unit()) && !PERCENT.equals(unit);
        boolean same = quantity.unit() == null || quantity.unit().equals(unit);
        BigDecimal due = rate ? DecimalMath.HUNDRED : same ? target : null;
        return target != null && due != null && due.compareTo(quantity.number()) == 0;
    }

    /** The values that satisfy all conditions. */
    Region toRegion(List<Phrase> conditions, Outcome outcome) {
        Region region = Region.everything(outcome);
        for (Phrase condition : conditions) {
            Region one = condition instanceof Range range
                    ? new Region(number(range.low()), range.lowIn(), number(range.high()), range.highIn(), outcome)
                    : againstTarget(((AgainstTarget) condition), outcome);
            region = region.isEverything() ? one : region.intersect(one);
            if (region == null) {
                throw reject("条件互相矛盾", "The conditions exclude each other");
            }
        }
        return region;
    }

    private static BigDecimal number(Quantity quantity) {
        return quantity == null ? null : quantity.number();
    }

    private Region againstTarget(AgainstTarget condition, Outcome outcome) {
        BigDecimal bound = axis() == Subject.COMPLETION ? DecimalMath.HUNDRED : sentence.targetNumber();
        Region all = Region.everything(outcome);
        return switch (condition.relation()) {
            case AT_LEAST -> all.withLow(bound, Inclusion.YES);
            case AT_MOST -> all.withHigh(bound, Inclusion.YES);
            case EQUAL -> all.withLow(bound, Inclusion.YES).withHigh(bound, Inclusion.YES);
            case BELOW -> all.withHigh(bound, Inclusion.NO);
            case ABOVE -> all.withLow(bound, Inclusion.NO);
            case MET -> met(bound, all);
            case MISSED -> missed(bound, all);
        };
    }

    private Region met(BigDecimal bound, Region all) {
        return switch (operator()) {
            case AT_LEAST -> all.withLow(bound, Inclusion.YES);
            case MORE -> all.withLow(bound, Inclusion.NO);
            case AT_MOST -> all.withHigh(bound, Inclusion.YES);
            case LESS -> all.withHigh(bound, Inclusion.NO);
            case EQUAL -> askReached(bound)
                    ? all.withLow(bound, Inclusion.YES)
                    : all.withLow(bound, Inclusion.YES).withHigh(bound, Inclusion.YES);
        };
    }

    private Region missed(BigDecimal bound, Region all) {
        return switch (operator()) {
            case AT_LEAST -> all.withHigh(bound, Inclusion.NO);
            case MORE -> all.withHigh(bound, Inclusion.YES);
            case AT_MOST -> all.withLow(bound, Inclusion.NO);
            case LESS -> all.withLow(bound, Inclusion.YES);
            case EQUAL -> {
                if (!askReached(bound)) {
                    throw reject("高于和低于目标值都算未达到", "Values on both sides miss the target");
                }
                yield all.withHigh(bound, Inclusion.NO);
            }
        };
    }

    private Operator operator() {
        return sentence.operator() == null ? Operator.EQUAL : sentence.operator();
    }

    private boolean askReached(BigDecimal bound) {
        return decisions
                .ask(
                        QuestionTopic.OVER_TARGET,
                        null,
                        Bilingual.of(
                                "目标值是等于 %s，超过它也算达到吗？",
                                "The target is exactly %s; is more than it met too?", bound.toPlainString()),
                        choice("reached", "达到或超过都算", "reached or exceeded"),
                        choice("exact", "正好等于才算", "exactly the target"))
                .equals("reached");
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
