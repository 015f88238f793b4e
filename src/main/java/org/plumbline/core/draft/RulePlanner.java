package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.AmountUnit;
import org.plumbline.core.draft.Phrase.Earning;
import org.plumbline.core.draft.Phrase.Inclusion;
import org.plumbline.core.draft.SentenceDraft.DraftTarget;
import org.plumbline.core.draft.SentenceParts.Counted;
import org.plumbline.core.draft.SentenceParts.Deducted;
import org.plumbline.core.draft.SentenceParts.Fixed;
import org.plumbline.core.draft.SentenceParts.Outcome;
import org.plumbline.core.draft.SentenceParts.Piece;
import org.plumbline.core.draft.SentenceParts.Proportional;
import org.plumbline.core.draft.SentenceParts.Stepped;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.DeviationMeasure;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.PartialStep;
import org.plumbline.vocabulary.PointsUnit;

/** Rows from the parts of a sentence about a number. */
final class RulePlanner {

    private final RuleSentence sentence;
    private final SentenceParts parts;
    private final Decisions decisions;
    private final ValueScale scale;
    private final BigDecimal weight;

    private RulePlanner(RuleSentence sentence, SentenceParts parts, Decisions decisions) {
        this.sentence = sentence;
        this.decisions = decisions;
        this.scale = new ValueScale(sentence, decisions);
        this.weight = WeightDecision.settle(sentence, listStatedMarks(parts), decisions);
        this.parts = parts.withFullMarks(weight).withCostAsStep();
    }

    /** The rows, and what the catalogue must state for them. */
    record Plan(List<DraftRow> rows, DraftTarget target, BigDecimal weight) {}

    static Plan plan(RuleSentence sentence, SentenceParts parts, Decisions decisions) {
        return new RulePlanner(sentence, parts, decisions).plan();
    }

    private Plan plan() {
        if (sentence.target() != null && sentence.targetNumber() == null) {
            throw reject("目标是文字，评分标准按数字计算", "The target is a wording, the standard counts a number");
        }
        scale.settle(parts.pieces());
        List<Piece> pieces = parts.pieces();
        checkCaps();
        if (pieces.stream().anyMatch(piece -> piece.outcome() instanceof Counted)) {
            return planCounted(pieces);
        }
        boolean stepped = pieces.stream().anyMatch(piece -> piece.outcome() instanceof Stepped);
        if (stepped) {
            return new StepPlanner(sentence, parts, decisions, scale, this).plan();
        }
        boolean deducts = pieces.stream().anyMatch(piece -> piece.outcome() instanceof Deducted);
        if (parts.started() != null || parts.floor() != null || deducts && parts.floorZero()) {
            throw reject("有扣分的限度，没有每步扣分", "There is a limit of deductions without steps");
        }
        return planBands(pieces);
    }

    private Plan planBands(List<Piece> pieces) {
        RatioPlanner ratios =
                new RatioPlanner(sentence, decisions, scale, !parts.caps().isEmpty());
        Outcome rest = null;
        List<Region> regions = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.isRest() || ratios.isRest(piece)) {
                if (rest != null || !piece.isRest() && ratios.isContradicted(piece, pieces)) {
                    throw reject("两处都说其余的情况", "Two parts are for all other values");
                }
                rest = piece.outcome();
            } else if (!ratios.isRedundant(piece, pieces)) {
                regions.add(scale.toRegion(piece.conditions(), piece.outcome()));
            }
        }
        askPoint(regions, rest);
        List<Region> covered = regions.isEmpty()
                ? List.of(Region.everything(Objects.requireNonNull(rest)))
                : RegionCover.cover(sentence.text(), regions, rest, scale.isWhole(), decisions);
        List<DraftRow> rows =
                covered.stream().map(region -> toRow(region, ratios)).toList();
        checkHighest(rows);
        return new Plan(rows, findTarget(ratios.target()), weightOrNull());
    }

    /** The limits of what is earned must be full marks and the target. */
    private void checkCaps() {
        for (Phrase.Capped cap : parts.caps()) {
            boolean fits = (cap.points() == null || cap.points().compareTo(weight) == 0)
                    && (cap.beyond() == null || scale.isTarget(cap.beyond()));
            if (!fits) {
                throw reject("得分的上限不是权重，或不从目标值起", "The limit of what is earned is not the weight, or not the target");
            }
        }
    }

    /** Each so many earn points, up to the target: as many as are missing cost the same. */
    private Plan planCounted(List<Piece> pieces) {
        Phrase.EarnedEach each = ((Counted) pieces.get(0).outcome()).each();
        boolean single = each.size().number().compareTo(BigDecimal.ONE) == 0
                && PhrasePatterns.COUNTS.contains(String.valueOf(each.size().unit()))
                && each.size().unit().equals(scale.unit());
        BigDecimal target = sentence.targetNumber();
        boolean upwards = sentence.operator() == null
                || sentence.operator() == Operator.EQUAL
                || sentence.operator() == Operator.AT_LEAST;
        if (pieces.size() > 1 || !single || target == null || !upwards || parts.floor() != null) {
            throw reject("每完成一个得分的，要有以个数计的目标值，没有其他条件", "Points for each one need a target in the same unit alone");
        }
        if (target.multiply(each.points()).compareTo(weight) != 0) {
            throw reject("完成目标值时的得分不是权重", "The points for the whole target are not the weight");
        }
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("步长", BigDecimal.ONE);
        cells.put("每步扣", each.points());
        cells.put("扣分单位", PointsUnit.POINTS.label());
        cells.put("不足一步", PartialStep.UP.label());
        cells.put("方向", Direction.SHORTFALL.label());
        cells.put("偏差口径", DeviationMeasure.ABSOLUTE.label());
        return new Plan(List.of(new DraftRow("STEP", cells)), null, weightOrNull());
    }

    /** 90%得10分，否则不得分: better values may be meant too. */
    private void askPoint(List<Region> regions, Outcome rest) {
        boolean lower = sentence.operator() == Operator.AT_MOST || sentence.operator() == Operator.LESS;
        Comparator<Region> order = lower ? Region.BY_LOW.reversed() : Region.BY_LOW;
        Region best = regions.stream().max(order).orElse(null);
        if (rest == null || best == null || !best.isPoint()) {
            return;
        }
        String bound = best.low().stripTrailingZeros().toPlainString();
        String answer = decisions.ask(
                QuestionTopic.OVER_TARGET,
                bound,
                Bilingual.of(
                        lower ? "正好 %s 这一档，比它低的也算吗？" : "正好 %s 这一档，比它高的也算吗？",
                        lower
                                ? "Does the band of exactly %s hold for lower values too?"
                                : "Does the band of exactly %s hold for higher values too?",
                        bound),
                choice("reached", lower ? "达到或低于都算" : "达到或超过都算", "for these too"),
                choice("exact", "正好等于才算", "for exactly this value"));
        if (answer.equals("reached")) {
            regions.set(
                    regions.indexOf(best),
                    lower ? best.withLow(null, Inclusion.UNKNOWN) : best.withHigh(null, Inclusion.UNKNOWN));
        }
    }

    private DraftRow toRow(Region region, RatioPlanner ratios) {
        return region.outcome() instanceof Proportional proportional
                ? ratios.toRow(region, proportional.ratio())
                : toBand(region);
    }

    /** A row of 区间 for a fixed outcome. */
    DraftRow toBand(Region region) {
        Map<String, Object> cells = new LinkedHashMap<>();
        region.putConditions(scale.axisLabel(), cells);
        Earning earned = toEarning(region.outcome());
        cells.put("得分", earned.number());
        cells.put("得分单位", label(earned.unit()));
        return new DraftRow("BAND", cells);
    }

    private Earning toEarning(Outcome outcome) {
        if (outcome instanceof Fixed fixed) {
            return checkEarning(fixed.earning().unit() == null ? Earning.FULL : withUnit(fixed.earning()));
        }
        Phrase.Cost cost = settleUnit(((Deducted) outcome).cost());
        BigDecimal full = cost.unit() == AmountUnit.POINTS ? weight : DecimalMath.HUNDRED;
        if (cost.number().compareTo(full) > 0) {
            throw reject("扣分超过权重", "The deduction exceeds the weight");
        }
        return new Earning(full.subtract(cost.number()), cost.unit());
    }

    private Earning withUnit(Earning earning) {
        return earning.unit() == AmountUnit.PERCENT ? new Earning(earning.number(), askPercent()) : earning;
    }

    private Earning checkEarning(Earning earning) {
        BigDecimal full = earning.unit() == AmountUnit.POINTS ? weight : DecimalMath.HUNDRED;
        if (earning.number().compareTo(full) > 0) {
            throw reject("得分超过权重", "The score exceeds the weight");
        }
        return earning;
    }

    /** The cost with its unit; asked where a percentage does not say of what. */
    Phrase.Cost settleUnit(Phrase.Cost cost) {
        return cost.unit() == AmountUnit.PERCENT ? new Phrase.Cost(cost.number(), askPercent()) : cost;
    }

    private AmountUnit askPercent() {
        decisions.ask(
                QuestionTopic.PERCENT_OF,
                null,
                new Bilingual("百分数没有写明是什么的百分比", "The percentage does not say of what"),
                choice("weight", "本指标分值（权重）的百分比", "of the indicator's weight"));
        return AmountUnit.WEIGHT_PERCENT;
    }

    static String label(AmountUnit unit) {
        return (unit == AmountUnit.POINTS ? PointsUnit.POINTS : PointsUnit.WEIGHT_PERCENT).label();
    }

    /** Bands of which none earns the whole weight are likely of another weight. */
    private void checkHighest(List<DraftRow> rows) {
        BigDecimal highest = BigDecimal.ZERO;
        for (DraftRow row : rows) {
            if (!row.family().equals("BAND")) {
                return;
            }
            BigDecimal earned = (BigDecimal) row.cells().get("得分");
            boolean points = PointsUnit.POINTS.label().equals(row.cells().get("得分单位"));
            highest = highest.max(
                    points ? earned.multiply(DecimalMath.HUNDRED).divide(weight, 10, RoundingMode.HALF_UP) : earned);
        }
        if (highest.signum() == 0) {
            throw reject("没有写明怎样得分", "It does not say what earns points");
        }
        if (highest.compareTo(DecimalMath.HUNDRED) < 0) {
            decisions.ask(
                    QuestionTopic.REMAINDER,
                    null,
                    Bilingual.of("没有一档得满分（权重 %s 分）", "No band earns full marks (weight %s)", weight.toPlainString()),
                    choice("printed", "按评分标准，最高一档不是满分", "as printed"));
        }
    }

    /** Never null. */
    BigDecimal weight() {
        return weight;
    }

    /** Null where the printed weight is right. */
    BigDecimal weightOrNull() {
        return sentence.weight() != null && sentence.weight().compareTo(weight) == 0 ? null : weight;
    }

    /** @param found null where the rows need none but that of the unit */
    private DraftTarget findTarget(DraftTarget found) {
        boolean adopted = scale.unit() != null && !scale.unit().equals(sentence.canonicalUnit());
        return found != null ? found : adopted ? new DraftTarget(null, null, scale.unit()) : null;
    }

    private static List<BigDecimal> listStatedMarks(SentenceParts parts) {
        Stream<BigDecimal> stated = parts.fullMarks() == null
                ? Stream.empty()
                : Stream.of(parts.fullMarks().points());
        Stream<BigDecimal> earned = parts.pieces().stream()
                .map(Piece::outcome)
                .filter(Fixed.class::isInstance)
                .map(outcome -> ((Fixed) outcome).earning())
                .filter(earning -> earning.unit() == null)
                .map(Earning::number);
        Stream<BigDecimal> factors = parts.pieces().stream()
                .map(Piece::outcome)
                .filter(Proportional.class::isInstance)
                .map(outcome -> ((Proportional) outcome).ratio().factor())
                .filter(Objects::nonNull);
        return Stream.of(stated, earned, factors).flatMap(each -> each).toList();
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
