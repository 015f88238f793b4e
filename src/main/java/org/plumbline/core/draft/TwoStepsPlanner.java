package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.Inclusion;
import org.plumbline.core.draft.Phrase.Range;
import org.plumbline.core.draft.Phrase.Subject;
import org.plumbline.core.draft.SentenceParts.Piece;
import org.plumbline.core.draft.SentenceParts.Stepped;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.Operator;

/** Two deductions per step: one on each side of the target, or another amount beyond a turn. */
final class TwoStepsPlanner {

    private final RuleSentence sentence;
    private final Decisions decisions;
    private final ValueScale scale;
    private final RulePlanner planner;
    private final StepPlanner single;

    TwoStepsPlanner(
            RuleSentence sentence, Decisions decisions, ValueScale scale, RulePlanner planner, StepPlanner single) {
        this.sentence = sentence;
        this.decisions = decisions;
        this.scale = scale;
        this.planner = planner;
        this.single = single;
    }

    RulePlanner.Plan plan(List<Piece> steps, List<Piece> full, List<Piece> others) {
        Stepped first = (Stepped) steps.get(0).outcome();
        Stepped second = (Stepped) steps.get(1).outcome();
        Direction one = first.step().direction();
        Direction other = second.step().direction() == null && one != null
                ? one
                : second.step().direction();
        if (!first.step().each() || !second.step().each()) {
            throw reject("两处扣分没有写“每”", "Two deductions do not say “each”");
        }
        if (one == null || one == Direction.BOTH || other == Direction.BOTH || first.beyond()) {
            throw reject("两个每步扣分的方向不清楚", "The directions of the two steps are not clear");
        }
        return one == other ? planSlopes(steps, full, others, one) : planSides(steps, full, others);
    }

    private RulePlanner.Plan planSides(List<Piece> steps, List<Piece> full, List<Piece> others) {
        boolean exact = sentence.operator() == null || sentence.operator() == Operator.EQUAL;
        if (!exact || !others.isEmpty() || steps.stream().anyMatch(piece -> ((Stepped) piece.outcome()).beyond())) {
            throw reject("两个方向都扣分，目标值却只有一个方向", "Both sides cost points, the target has one side");
        }
        List<DraftRow> rows = new ArrayList<>();
        StepBase base = null;
        for (Piece piece : steps) {
            Stepped stepped = (Stepped) piece.outcome();
            Direction direction = stepped.step().direction();
            base = new StepBase(sentence, scale, decisions, full, piece).settle(direction);
            Region all = Region.everything(stepped);
            Region side = direction == Direction.SHORTFALL
                    ? all.withHigh(base.number(), Inclusion.YES)
                    : all.withLow(base.number(), Inclusion.NO);
            rows.add(single.rowBuilder(base.number()).toRow(side, stepped, direction));
        }
        if (base.keepsFull() || scale.axis() == Subject.COMPLETION) {
            throw reject("界限不是目标值", "The bound is not the target");
        }
        return new RulePlanner.Plan(rows, single.findTarget(base), planner.weightOrNull());
    }

    private RulePlanner.Plan planSlopes(List<Piece> steps, List<Piece> full, List<Piece> others, Direction direction) {
        Operator operator = sentence.operator();
        boolean fits = operator == null
                || operator == Operator.EQUAL
                || operator == (direction == Direction.SHORTFALL ? Operator.AT_LEAST : Operator.AT_MOST);
        if (!fits || scale.axis() == Subject.COMPLETION) {
            throw reject("分段扣分与目标值不符", "The slopes do not fit the target");
        }
        StepBase base = new StepBase(sentence, scale, decisions, full, steps.get(0)).settle(direction);
        if (base.keepsFull() || full.stream().anyMatch(StepPlanner::isExact)) {
            throw reject("得满分的界限不是目标值", "Full marks end at another value than the target");
        }
        return planSlopes(steps, others, direction, base);
    }

    private RulePlanner.Plan planSlopes(List<Piece> steps, List<Piece> others, Direction direction, StepBase base) {
        Stepped first = (Stepped) steps.get(0).outcome();
        Stepped second = (Stepped) steps.get(1).outcome();
        Region beyond = findBeyond(steps.get(1), direction, base.number());
        BigDecimal turn = direction == Direction.SHORTFALL ? beyond.high() : beyond.low();
        boolean onlyBeyond = second.beyond() || askJoin(turn);
        List<Region> extra = new ArrayList<>();
        for (Piece other : others) {
            extra.add(single.limitRegion(other, direction, turn));
        }
        if (!onlyBeyond) {
            extra.add(beyond);
        }
        List<Region> covered = extra.isEmpty()
                ? List.of(Region.everything(first))
                : RegionCover.cover(sentence.text(), clip(extra), first, scale.isWhole(), decisions);
        StepRowBuilder builder = single.rowBuilder(base.number());
        List<DraftRow> rows = new ArrayList<>();
        for (Region region : covered) {
            if (!(region.outcome() instanceof Stepped stepped)) {
                rows.add(planner.toBand(region));
            } else if (onlyBeyond) {
                rows.add(builder.toSlope(region, first, second, turn, direction));
            } else {
                rows.add(builder.toRow(region, stepped, direction));
            }
        }
        return new RulePlanner.Plan(rows, single.findTarget(base), planner.weightOrNull());
    }

    /** A limit inside the second slope ends it. */
    private List<Region> clip(List<Region> extra) {
        List<Region> clipped = new ArrayList<>();
        for (Region region : extra) {
            Region kept = region;
            for (Region limit : extra) {
                boolean inside = kept.outcome() instanceof Stepped && !(limit.outcome() instanceof Stepped);
                if (inside && limit.high() != null && kept.low() == null) {
                    kept = kept.withLow(limit.high(), Inclusion.UNKNOWN);
                } else if (inside && limit.low() != null && kept.high() == null) {
                    kept = kept.withHigh(limit.low(), Inclusion.UNKNOWN);
                }
            }
            clipped.add(kept);
        }
        return clipped;
    }

    private Region findBeyond(Piece piece, Direction direction, BigDecimal base) {
        boolean one =
                piece.conditions().size() == 1 && piece.conditions().get(0) instanceof Range range && !range.equal();
        if (!one) {
            throw reject("第二段从哪里起没有写", "Where the second slope begins is not stated");
        }
        Region region = scale.toRegion(piece.conditions(), piece.outcome());
        boolean fits = direction == Direction.SHORTFALL
                ? region.low() == null && region.high().compareTo(base) < 0
                : region.high() == null && region.low().compareTo(base) > 0;
        if (!fits) {
            throw reject("第二段不在扣分的一侧", "The second slope is not on the side where points are lost");
        }
        return region;
    }

    private boolean askJoin(BigDecimal turn) {
        return decisions
                .ask(
                        QuestionTopic.SLOPE,
                        null,
                        Bilingual.of(
                                "越过 %s 以后，第二个扣分标准用于哪一部分？",
                                "Beyond %s, to which part does the second amount apply?", turn.toPlainString()),
                        choice("beyond", "只用于越过的部分，之前的仍按第一个", "the part beyond alone"),
                        choice("all", "用于与目标值的全部差额", "the whole distance from the target"))
                .equals("beyond");
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
