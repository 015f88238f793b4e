package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.AmountUnit;
import org.plumbline.core.draft.Phrase.Quantity;
import org.plumbline.core.draft.Phrase.Step;
import org.plumbline.core.draft.SentenceParts.Stepped;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.DeviationMeasure;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.PartialStep;

/** Rows of 每步扣分 and 分段. */
final class StepRowBuilder {

    private static final String PERCENT = "%";

    private final RuleSentence sentence;
    private final SentenceParts parts;
    private final Decisions decisions;
    private final ValueScale scale;
    private final RulePlanner planner;
    private final BigDecimal base;

    StepRowBuilder(
            RuleSentence sentence,
            SentenceParts parts,
            Decisions decisions,
            ValueScale scale,
            RulePlanner planner,
            BigDecimal base) {
        this.sentence = sentence;
        this.parts = parts;
        this.decisions = decisions;
        this.scale = scale;
        this.planner = planner;
        this.base = base;
    }

    DraftRow toRow(Region region, Stepped stepped, Direction direction) {
        DeviationMeasure measure = findMeasure(stepped.step());
        Phrase.Cost cost = settleCost(stepped.cost());
        Map<String, Object> cells = new LinkedHashMap<>();
        region.putConditions(scale.axisLabel(), cells);
        cells.put("步长", stepped.step().size().number());
        cells.put("每步扣", cost.number());
        cells.put("扣分单位", RulePlanner.label(cost.unit()));
        cells.put("不足一步", settlePartialStep(stepped.step()).label());
        cells.put("方向", direction.label());
        cells.put("偏差口径", measure.label());
        BigDecimal floor = findFloor();
        if (floor != null) {
            cells.put("下限", floor);
        }
        return new DraftRow("STEP", cells);
    }

    /** A row of two slopes; only actual values are compared. */
    DraftRow toSlope(Region region, Stepped first, Stepped beyond, BigDecimal turn, Direction direction) {
        if (findMeasure(first.step()) == DeviationMeasure.RELATIVE_PERCENT || findFloor() != null) {
            throw reject("分段扣分不能按目标值的百分比计，也没有最低分", "Two slopes have no relative steps and no floor");
        }
        Phrase.Cost cost = settleCost(first.cost());
        Phrase.Cost costBeyond = settleCost(beyond.cost());
        if (cost.unit() != costBeyond.unit()
                || !first.step().size().isSame(beyond.step().size())) {
            throw reject("两段的步长或扣分单位不同", "The two slopes differ in step or unit");
        }
        Map<String, Object> cells = new LinkedHashMap<>();
        region.putConditions(scale.axisLabel(), cells);
        cells.put("步长", first.step().size().number());
        cells.put("方向", direction.label());
        cells.put("每步扣", cost.number());
        cells.put("转折值", turn);
        cells.put("转折后每步扣", costBeyond.number());
        cells.put("扣分单位", RulePlanner.label(cost.unit()));
        cells.put("不足一步", settlePartialStep(first.step()).label());
        return new DraftRow("SLOPE", cells);
    }

    private BigDecimal findFloor() {
        return StepPlanner.findFloor(sentence, parts, planner.weight());
    }

    private Phrase.Cost settleCost(Phrase.Cost printed) {
        Phrase.Cost cost = planner.settleUnit(printed);
        if (cost.number().signum() <= 0) {
            throw reject("每步扣零分", "A step costs nothing");
        }
        BigDecimal full = cost.unit() == AmountUnit.POINTS ? planner.weight() : DecimalMath.HUNDRED;
        if (cost.number().compareTo(full) > 0) {
            throw reject("每步扣的比权重还多", "A step costs more than the weight");
        }
        return cost;
    }

    private DeviationMeasure findMeasure(Step step) {
        Quantity size = step.size();
        if (size.number().signum() <= 0) {
            throw reject("步长为零", "The step is zero");
        }
        boolean points = "百分点".equals(size.unit());
        if (!points && !PERCENT.equals(size.unit())) {
            return findAbsolute(size);
        }
        if (scale.unit() == null && !step.ofTarget() && !step.ofRate()) {
            return findWithoutUnit(size, points);
        }
        boolean rate = PERCENT.equals(scale.unit());
        if (step.ofTarget() && !(rate && isHundred())) {
            return relative();
        }
        if (!rate) {
            return points && !step.ofRate() ? askOfTarget() : relative();
        }
        boolean same = isHundred() || base.signum() == 0;
        boolean ofOwnRate = step.ofRate() && sentence.name().contains("完成率");
        if (same || points && (!step.ofRate() || ofOwnRate)) {
            return DeviationMeasure.PERCENT_POINTS;
        }
        return askMeasure(size);
    }

    /** Of a target of 100 both readings are the same, of 0 there is one; 1% of another number may be either. */
    private DeviationMeasure findWithoutUnit(Quantity size, boolean points) {
        if (isHundred()) {
            return DeviationMeasure.RELATIVE_PERCENT;
        }
        boolean rate = sentence.isRateByName() && (points || base.signum() == 0);
        DeviationMeasure measure = rate ? DeviationMeasure.PERCENT_POINTS : askMeasure(size);
        if (measure == DeviationMeasure.PERCENT_POINTS) {
            scale.adopt(PERCENT);
        }
        return measure;
    }

    private DeviationMeasure findAbsolute(Quantity size) {
        if (size.unit() == null || !size.unit().equals(scale.unit())) {
            throw reject("步长的单位与目标值的单位不同", "The unit of the step is not that of the target");
        }
        return DeviationMeasure.ABSOLUTE;
    }

    /** Where the target is 100 %, percent points and percent of the target are the same. */
    private boolean isHundred() {
        return base.compareTo(DecimalMath.HUNDRED) == 0;
    }

    private DeviationMeasure relative() {
        if (base.signum() <= 0) {
            throw reject("目标值不大于零，不能按百分比算偏差", "There is no percentage of a target that is not above zero");
        }
        return DeviationMeasure.RELATIVE_PERCENT;
    }

    private DeviationMeasure askOfTarget() {
        decisions.ask(
                QuestionTopic.MEASURE,
                "points",
                new Bilingual("目标值不是百分数，“百分点”指什么？", "The target is no percentage; what are percent points of it?"),
                choice("relative", "完成率的百分点，即目标值的百分之几", "percent of the target"));
        return relative();
    }

    private DeviationMeasure askMeasure(Quantity size) {
        String step = size.number().toPlainString();
        String answer = decisions.ask(
                QuestionTopic.MEASURE,
                null,
                Bilingual.of(
                        "目标值 %s%%，每 %s%% 指百分点还是目标值的百分比？",
                        "The target is %s %%; does each %s %% mean percent points or percent of the target?",
                        base.toPlainString(),
                        step),
                choice("points", step + " 个百分点", "percent points"),
                choice("relative", "目标值的 " + step + "%", "percent of the target"));
        return answer.equals("relative") ? relative() : DeviationMeasure.PERCENT_POINTS;
    }

    private PartialStep settlePartialStep(Step step) {
        Phrase.Started started = parts.started();
        if (started != null) {
            if (started.size() != null && !sameStep(started.size(), step.size())) {
                throw reject("不足一步的那句话说的是另一个步长", "The clause on started steps is about another step");
            }
            return started.policy();
        }
        boolean counted =
                PhrasePatterns.COUNTS.contains(String.valueOf(step.size().unit()))
                        && step.size().number().compareTo(BigDecimal.ONE) == 0
                        && base.stripTrailingZeros().scale() <= 0;
        if (counted) {
            return PartialStep.UP; // whole numbers make no started step
        }
        String answer = decisions.ask(
                QuestionTopic.PARTIAL_STEP,
                null,
                new Bilingual("不足一步的怎么扣分？", "How does a started step count?"),
                choice("up", "按一步扣", "as a whole step"),
                choice("down", "不扣", "not at all"),
                choice("pro-rata", "按比例扣", "in proportion"));
        return switch (answer) {
            case "down" -> PartialStep.DOWN;
            case "pro-rata" -> PartialStep.PRO_RATA;
            default -> PartialStep.UP;
        };
    }

    /** 1% and 1个百分点 may be said of one step. */
    private static boolean sameStep(Quantity one, Quantity other) {
        boolean percents = isPercent(one) && isPercent(other);
        return percents ? one.number().compareTo(other.number()) == 0 : one.isSame(other);
    }

    private static boolean isPercent(Quantity quantity) {
        return PERCENT.equals(quantity.unit()) || "百分点".equals(quantity.unit());
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
