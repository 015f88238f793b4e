package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.AgainstTarget;
import org.plumbline.core.draft.Phrase.Earning;
import org.plumbline.core.draft.Phrase.Inclusion;
import org.plumbline.core.draft.Phrase.Range;
import org.plumbline.core.draft.Phrase.Subject;
import org.plumbline.core.draft.Phrase.TargetRelation;
import org.plumbline.core.draft.SentenceDraft.DraftTarget;
import org.plumbline.core.draft.SentenceParts.Fixed;
import org.plumbline.core.draft.SentenceParts.Piece;
import org.plumbline.core.draft.SentenceParts.Stepped;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.Operator;

/** Rows of a sentence with one deduction per step, or two in opposite directions. */
final class StepPlanner {

    private final RuleSentence sentence;
    private final SentenceParts parts;
    private final Decisions decisions;
    private final ValueScale scale;
    private final RulePlanner planner;
    private final List<Piece> steps;
    /** Full marks under a condition. */
    private final List<Piece> full = new ArrayList<>();
    /** Other fixed outcomes. */
    private final List<Piece> others = new ArrayList<>();

    private boolean leavesOtherSide;

    StepPlanner(
            RuleSentence sentence, SentenceParts parts, Decisions decisions, ValueScale scale, RulePlanner planner) {
        this.sentence = sentence;
        this.parts = parts;
        this.decisions = decisions;
        this.scale = scale;
        this.planner = planner;
        this.steps = parts.pieces().stream()
                .filter(piece -> piece.outcome() instanceof Stepped)
                .toList();
        for (Piece piece : parts.pieces()) {
            if (!(piece.outcome() instanceof Stepped)) {
                (isFull(piece) ? full : others).add(piece);
            }
        }
    }

    private static boolean isFull(Piece piece) {
        return piece.outcome() instanceof Fixed fixed && fixed.earning().equals(Earning.FULL);
    }

    RulePlanner.Plan plan() {
        if (full.size() > 1
                || full.stream().anyMatch(Piece::isRest)
                || steps.size() > 2
                || others.stream().anyMatch(Piece::isRest)
                || hasRatio()) {
            throw reject("每步扣分与其他部分拼不到一起", "Steps and the other parts do not fit together");
        }
        if (steps.size() == 2) {
            return new TwoStepsPlanner(sentence, decisions, scale, planner, this).plan(steps, full, others);
        }
        return planSingle(steps.get(0));
    }

    private RulePlanner.Plan planSingle(Piece piece) {
        Stepped stepped = (Stepped) piece.outcome();
        if (stepped.beyond()) {
            throw reject("没有写明“部分”之前怎么算", "What counts before the part beyond is not stated");
        }
        Direction direction = findDirection(piece, stepped.step());
        askEach(stepped.step());
        StepBase base = new StepBase(sentence, scale, decisions, full, piece).settle(direction);
        StepRowBuilder builder = rowBuilder(base.number());
        checkOtherSide(direction, base);
        List<Region> extra = listExtra(base, direction);
        List<Region> covered = extra.isEmpty()
                ? List.of(Region.everything(stepped))
                : RegionCover.cover(sentence.text(), extra, stepped, scale.isWhole(), decisions);
        checkPlace(covered, direction, base);
        List<DraftRow> rows = new ArrayList<>();
        for (Region region : covered) {
            rows.add(
                    region.outcome() instanceof Stepped
                            ? builder.toRow(region, stepped, direction)
                            : planner.toBand(region));
        }
        return new RulePlanner.Plan(rows, findTarget(base), planner.weightOrNull());
    }

    /** Steps behind a fixed band do not say from where they count. */
    private void checkPlace(List<Region> covered, Direction direction, StepBase base) {
        BigDecimal from = scale.axis() == Subject.COMPLETION ? DecimalMath.HUNDRED : base.number();
        List<Region> stepped = covered.stream()
                .filter(region -> region.outcome() instanceof Stepped)
                .toList();
        boolean beside = stepped.size() == 1
                && (base.keepsFull()
                        || direction == Direction.BOTH
                        || (direction == Direction.SHORTFALL
                                ? stepped.get(0).high() == null
                                        || stepped.get(0).high().compareTo(from) >= 0
                                : stepped.get(0).low() == null
                                        || stepped.get(0).low().compareTo(from) <= 0));
        if (!beside) {
            throw reject("每步扣分与其他档次的衔接不清楚", "How steps and bands join is not clear");
        }
    }

    /** The values that are not judged by steps. */
    private List<Region> listExtra(StepBase base, Direction direction) {
        List<Region> extra = new ArrayList<>();
        if (base.keepsFull()) {
            extra.add(scale.toRegion(full.get(0).conditions(), full.get(0).outcome()));
        }
        for (Piece other : others) {
            extra.add(
                    isOtherSide(other, direction, base)
                            ? scale.toRegion(other.conditions(), other.outcome())
                            : limitRegion(other, direction, base.number()));
        }
        if (leavesOtherSide) {
            extra.add(otherSide(direction, base.number()));
        }
        return extra;
    }

    private boolean hasRatio() {
        return others.stream().anyMatch(piece -> piece.outcome() instanceof SentenceParts.Proportional);
    }

    StepRowBuilder rowBuilder(BigDecimal base) {
        return new StepRowBuilder(sentence, parts, decisions, scale, planner, base);
    }

    /** Null where the printed target is right. */
    DraftTarget findTarget(StepBase base) {
        boolean printed =
                sentence.targetNumber() != null && sentence.targetNumber().compareTo(base.number()) == 0;
        boolean sameUnit = scale.unit() == null || scale.unit().equals(sentence.canonicalUnit());
        return printed && sameUnit ? null : new DraftTarget(base.operator(), base.number(), scale.unit());
    }

    /** @throws NotDraftedException where the words name no direction, or one that contradicts the target's operator */
    private Direction findDirection(Piece piece, Phrase.Step step) {
        Direction direction = step.direction() != null ? step.direction() : impliedDirection(piece, step.loose());
        Operator operator = sentence.operator();
        boolean oneSided = operator != null && operator != Operator.EQUAL;
        if (operator == Operator.MORE || operator == Operator.LESS) {
            throw reject("目标值本身不算达到，每步扣分从哪里起不清楚", "The target itself does not meet a strict operator");
        }
        if (oneSided && direction == Direction.BOTH) {
            return askDirection(operator);
        }
        boolean against = oneSided && operator.isHigherBetter() != (direction == Direction.SHORTFALL);
        if (against) {
            throw reject("扣分方向与目标值的符号相反", "The deduction runs against the target's operator");
        }
        return direction;
    }

    private Direction askDirection(Operator operator) {
        Direction own = operator.isHigherBetter() ? Direction.SHORTFALL : Direction.EXCESS;
        String answer = decisions.ask(
                QuestionTopic.DIRECTION,
                null,
                Bilingual.of(
                        "目标值是 %s，评分标准写偏离即扣：比目标好也扣吗？",
                        "The target is %s; does a better value cost points too?", operator.label()),
                choice("worse", "只扣没有达到的", "only where it is missed"),
                choice("both", "两个方向都扣", "in both directions"));
        return answer.equals("both") ? Direction.BOTH : own;
    }

    private Direction impliedDirection(Piece piece, boolean loose) {
        for (Phrase condition : piece.conditions()) {
            if (condition instanceof AgainstTarget against) {
                TargetRelation relation = against.relation();
                if (relation == TargetRelation.BELOW) {
                    return Direction.SHORTFALL;
                }
                if (relation == TargetRelation.ABOVE) {
                    return Direction.EXCESS;
                }
            } else if (condition instanceof Range range && (range.low() == null || range.high() == null)) {
                return range.low() == null ? Direction.SHORTFALL : Direction.EXCESS;
            }
        }
        Operator operator = sentence.operator();
        if (operator == null
                || operator == Operator.EQUAL
                || !loose && piece.conditions().isEmpty()) {
            throw reject("没有写明低于还是高于时扣分", "It does not say on which side points are lost");
        }
        return operator.isHigherBetter() ? Direction.SHORTFALL : Direction.EXCESS;
    }

    /** Full marks for exactly one value say nothing of the side on which no steps are counted. */
    private void checkOtherSide(Direction direction, StepBase base) {
        boolean stated = others.stream().anyMatch(other -> isOtherSide(other, direction, base));
        boolean open = direction != Direction.BOTH && hasNoSide() && !stated;
        boolean countFromZero = base.number().signum() == 0
                && direction == Direction.EXCESS
                && PhrasePatterns.COUNTS.contains(String.valueOf(scale.unit()));
        if (!open || countFromZero || full.isEmpty() || !leavesOpen(full.get(0), direction)) {
            return;
        }
        String answer = decisions.ask(
                QuestionTopic.OVER_TARGET,
                null,
                Bilingual.of(
                        "正好 %s 得满分；%s的怎么得分？",
                        "Exactly %1$s earns full marks; what do %3$s values earn?",
                        base.number().toPlainString(),
                        direction == Direction.SHORTFALL ? "高于它" : "低于它",
                        direction == Direction.SHORTFALL ? "higher" : "lower"),
                choice("full", "满分", "full marks"),
                choice("nothing", "不得分", "nothing"));
        leavesOtherSide = answer.equals("nothing");
    }

    /** 达到 an exact target leaves lower values open, an exact value those on both sides. */
    private static boolean leavesOpen(Piece piece, Direction direction) {
        boolean reached = piece.conditions().stream()
                .anyMatch(condition ->
                        condition instanceof AgainstTarget against && against.relation() == TargetRelation.MET);
        return isExact(piece) || reached && direction == Direction.EXCESS;
    }

    private boolean hasNoSide() {
        return sentence.operator() == null || sentence.operator() == Operator.EQUAL;
    }

    /** Whether a fixed outcome is for all values on the side of an exact target where no steps are counted. */
    private boolean isOtherSide(Piece piece, Direction direction, StepBase base) {
        if (!hasNoSide() || base.keepsFull() || full.size() != 1 || !isExact(full.get(0))) {
            return false;
        }
        Region region = scale.toRegion(piece.conditions(), piece.outcome());
        BigDecimal from = scale.axis() == Subject.COMPLETION ? DecimalMath.HUNDRED : base.number();
        return direction == Direction.SHORTFALL
                ? region.high() == null && region.lowIn() == Inclusion.NO && from.compareTo(region.low()) == 0
                : direction == Direction.EXCESS
                        && region.low() == null
                        && region.highIn() == Inclusion.NO
                        && from.compareTo(region.high()) == 0;
    }

    /** 少1次扣1分 may be said of the first alone. */
    private void askEach(Phrase.Step step) {
        if (!step.each()) {
            String size = step.size().number().toPlainString()
                    + Objects.requireNonNullElse(step.size().unit(), "");
            decisions.ask(
                    QuestionTopic.EACH,
                    null,
                    Bilingual.of("扣分前没有写“每”，每 %s 都扣吗？", "It does not say “each”; does every %s cost points?", size),
                    choice("each", "每 " + size + " 都扣", "every one does"));
        }
    }

    static boolean isExact(Piece piece) {
        return piece.conditions().stream()
                .anyMatch(condition -> condition instanceof Range range && range.equal()
                        || condition instanceof AgainstTarget against && against.relation() == TargetRelation.EQUAL);
    }

    private Region otherSide(Direction direction, BigDecimal base) {
        Region all = Region.everything(new Fixed(Earning.NOTHING));
        return direction == Direction.SHORTFALL ? all.withLow(base, Inclusion.NO) : all.withHigh(base, Inclusion.NO);
    }

    /** The values of a fixed outcome beside the steps, which must lie on the side where points are lost. */
    Region limitRegion(Piece piece, Direction direction, BigDecimal base) {
        Region region = scale.toRegion(piece.conditions(), piece.outcome());
        BigDecimal from = scale.axis() == Subject.COMPLETION ? DecimalMath.HUNDRED : base;
        if (region.isPoint()) {
            throw reject("界限只写了一个数，没有写以上还是以下", "A limit is one value, without saying above or below");
        }
        if (direction == Direction.SHORTFALL
                && region.high() != null
                && region.high().compareTo(from) <= 0) {
            return region;
        }
        if (direction == Direction.EXCESS
                && region.low() != null
                && region.low().compareTo(from) > 0) {
            return base.signum() == 0 ? region : askLimit(region, base);
        }
        throw reject("界限不在扣分的一侧", "A limit is not on the side where points are lost");
    }

    /** 超过10天 beside a target of 5 days: ten days, or ten days more than the target. */
    private Region askLimit(Region region, BigDecimal base) {
        if (region.high() != null || scale.axis() == Subject.COMPLETION) {
            return region;
        }
        String limit = region.low().toPlainString();
        String answer = decisions.ask(
                QuestionTopic.LIMIT,
                limit,
                Bilingual.of(
                        "“超过 %s”指实际值，还是比 %s 多出的部分？",
                        "Is the limit %s an actual value, or the distance from %s?", limit, base.toPlainString()),
                choice("actual", "实际值", "the actual value"),
                choice("over", "多出的部分", "the distance"));
        return answer.equals("over") ? region.withLow(region.low().add(base), region.lowIn()) : region;
    }

    /** The floor in points; null where the deduction ends at nothing. */
    static BigDecimal findFloor(RuleSentence sentence, SentenceParts parts, BigDecimal weight) {
        if (parts.floor() == null) {
            return null;
        }
        BigDecimal points = parts.floor().points();
        BigDecimal least = parts.floor().lost() ? weight.subtract(points) : points;
        if (least.signum() < 0 || least.compareTo(weight) > 0 || parts.floorZero() && least.signum() > 0) {
            throw new NotDraftedException(
                    sentence.text(), "扣分的限度与权重不符", "The limit of deductions does not fit the weight");
        }
        return least.signum() == 0 ? null : least;
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
