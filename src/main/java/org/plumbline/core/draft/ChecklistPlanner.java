package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.ChecklistReader.Checklist;
import org.plumbline.core.draft.ChecklistReader.Point;
import org.plumbline.core.draft.ChecklistReader.RuleKind;
import org.plumbline.core.draft.ChecklistReader.TailRule;
import org.plumbline.core.draft.RulePlanner.Plan;
import org.plumbline.vocabulary.BareWordPolicy;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.DecimalMath;

/** Rows of 要点. */
final class ChecklistPlanner {

    private final RuleSentence sentence;
    private final Decisions decisions;
    private final Checklist checklist;
    private final int count;

    private ChecklistPlanner(RuleSentence sentence, Checklist checklist, Decisions decisions) {
        this.sentence = sentence;
        this.decisions = decisions;
        this.checklist = checklist;
        this.count = checklist.points().size();
    }

    static Plan plan(RuleSentence sentence, Checklist checklist, Decisions decisions) {
        if (sentence.targetNumber() != null) {
            throw new NotDraftedException(
                    sentence.text(), "目标是数字，评分标准是要点", "The target is a number, the standard a checklist");
        }
        return new ChecklistPlanner(sentence, checklist, decisions).plan();
    }

    private Plan plan() {
        boolean anyMissing = has(RuleKind.ANY_MISSING) || has(RuleKind.ALL_MET) && has(RuleKind.OTHERWISE);
        List<TailRule> amounts = checklist.rules().stream()
                .filter(rule -> rule.kind().compareTo(RuleKind.ALL_MET) < 0 || rule.kind() == RuleKind.EVENLY)
                .toList();
        long worth = checklist.points().stream()
                .filter(point -> point.points() != null || point.share() != null)
                .count();
        checkAllMet();
        if (amounts.size() == 2 && isSameTwice(amounts)) {
            amounts = amounts.subList(0, 1);
        }
        if (anyMissing) {
            if (!amounts.isEmpty() || worth > 0 || has(RuleKind.FLOOR) || has(RuleKind.NONE_EARNS)) {
                throw reject("缺一项不得分，又写了每项的分值", "All or nothing, and yet an amount for each point");
            }
            BigDecimal weight = settleWeight(null);
            return new Plan(List.of(row(codes(), CheckpointRole.ALL, null, null)), null, differing(weight));
        }
        if (worth > 0) {
            return planOwn(worth, amounts);
        }
        if (amounts.size() != 1 || has(RuleKind.OTHERWISE)) {
            throw reject("没有写明每项的分值，或写了两种", "It does not say what each point is worth, or says it twice");
        }
        return planAlike(amounts.get(0));
    }

    /** 每项1分，缺一项扣1分: what a point earns is what it costs. */
    private static boolean isSameTwice(List<TailRule> amounts) {
        TailRule one = amounts.get(0);
        TailRule other = amounts.get(1);
        return one.kind() == RuleKind.EARN
                && other.kind() == RuleKind.COST
                && one.amount().compareTo(other.amount()) == 0;
    }

    /** All points met earn full marks, whatever the number that says so. */
    private void checkAllMet() {
        boolean other = checklist.rules().stream()
                .anyMatch(rule -> rule.kind() == RuleKind.ALL_MET
                        && rule.amount() != null
                        && (sentence.weight() == null || rule.amount().compareTo(sentence.weight()) != 0));
        if (other) {
            throw reject("全部具备的得分不是权重", "All points met earn another amount than the weight");
        }
    }

    private boolean has(RuleKind kind) {
        return checklist.rules().stream().anyMatch(rule -> rule.kind() == kind);
    }

    /** Each point with what it is worth by itself. */
    private Plan planOwn(long worth, List<TailRule> amounts) {
        boolean shares = checklist.points().stream().allMatch(point -> point.share() != null);
        boolean points = checklist.points().stream().allMatch(point -> point.points() != null);
        if (worth != count || !shares && !points || !amounts.isEmpty()) {
            throw reject("有的要点写了分值，有的没有", "Some points state what they are worth, others do not");
        }
        BigDecimal sum = checklist.points().stream()
                .map(point -> shares ? point.share() : point.points())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (has(RuleKind.OTHERWISE)) {
            decisions.ask(
                    QuestionTopic.WORDING,
                    "otherwise",
                    new Bilingual(
                            "各要点有自己的分值，“否则不得分”指什么？", "Each point has its own worth; what earns nothing otherwise?"),
                    choice("each", "不具备的要点不得它的分，其余照得", "a point that is missing; the others earn theirs"));
        }
        BigDecimal weight = settleWeight(points ? sum : null);
        requireSum(sum, shares ? DecimalMath.HUNDRED : weight);
        List<DraftRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Point point = checklist.points().get(i);
            rows.add(row(String.valueOf(i + 1), CheckpointRole.SHARE, point.share(), point.points()));
        }
        return new Plan(rows, null, differing(weight));
    }

    /** All points are worth the same. */
    private Plan planAlike(TailRule rule) {
        boolean ofWeight = rule.kind() == RuleKind.SHARE || rule.kind() == RuleKind.COST_SHARE;
        BigDecimal all = BigDecimal.valueOf(count);
        BigDecimal sum = rule.amount() == null ? null : rule.amount().multiply(all);
        BigDecimal weight = settleWeight(rule.kind() == RuleKind.EARN ? sum : null);
        BigDecimal points = ofWeight ? null : rule.amount();
        switch (rule.kind()) {
            case EARN -> requireSum(sum, weight);
            case SHARE, COST_SHARE -> requireSum(sum, DecimalMath.HUNDRED);
            case COST -> checkRemainder(sum, weight);
            case COST_OF_CASE -> {
                askCase();
                checkRemainder(sum, weight);
            }
            default -> points = divideEvenly(rule, weight);
        }
        List<DraftRow> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            rows.add(row(String.valueOf(i), CheckpointRole.SHARE, ofWeight ? rule.amount() : null, points));
        }
        return new Plan(rows, null, differing(weight));
    }

    /** One point may have several cases, and only points are ticked. */
    private void askCase() {
        decisions.ask(
                QuestionTopic.WORDING,
                "case",
                new Bilingual(
                        "每出现一例不符合的扣分：一个要点有几例时怎么算？", "Each case costs points; what do several cases of one point cost?"),
                choice("point", "按要点算，一个要点只扣一次", "a point costs them once"));
    }

    private BigDecimal divideEvenly(TailRule rule, BigDecimal weight) {
        boolean all = rule.amount() == null || rule.amount().intValueExact() == count;
        BigDecimal[] parts = weight.movePointRight(2).divideAndRemainder(BigDecimal.valueOf(count));
        if (!all || parts[1].signum() != 0) {
            throw reject("分值不能平均分到各要点", "The weight cannot be divided evenly among the points");
        }
        return parts[0].movePointLeft(2).stripTrailingZeros();
    }

    /** Where missing every point leaves points, the sentence may have been copied from another weight. */
    private void checkRemainder(BigDecimal lost, BigDecimal weight) {
        if (lost.compareTo(weight) < 0) {
            decisions.ask(
                    QuestionTopic.REMAINDER,
                    null,
                    Bilingual.of(
                            "全部不具备也只扣 %s 分，权重是 %s 分",
                            "With no point met %s points are lost of a weight of %s",
                            lost.stripTrailingZeros().toPlainString(),
                            weight.toPlainString()),
                    choice("printed", "照评分标准，其余的分照得", "as printed; the rest is earned"));
        }
    }

    private void requireSum(BigDecimal sum, BigDecimal due) {
        if (sum.compareTo(due) != 0) {
            throw reject("各要点的分值合计与满分不一致", "The points do not add up to full marks");
        }
    }

    /** @param sum of the points' own worth; null where they have none */
    private BigDecimal settleWeight(BigDecimal sum) {
        List<BigDecimal> stated = new ArrayList<>();
        if (checklist.fullMarks() != null) {
            stated.add(checklist.fullMarks());
        }
        if (sentence.weight() == null && stated.isEmpty() && sum != null) {
            stated.add(sum);
        }
        return WeightDecision.settle(sentence, stated, decisions);
    }

    private BigDecimal differing(BigDecimal weight) {
        return Objects.equals(sentence.weight(), weight)
                        || sentence.weight() != null && sentence.weight().compareTo(weight) == 0
                ? null
                : weight;
    }

    private String codes() {
        return count == 1 ? "1" : "1-" + count;
    }

    /** A row; of share and points at most one. */
    static DraftRow row(String codes, CheckpointRole role, BigDecimal share, BigDecimal points) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("要点", codes);
        cells.put("作用", role.label());
        if (share != null) {
            cells.put("占权重%", share);
        }
        if (points != null) {
            cells.put("分值", points);
        }
        cells.put("仅填结论", BareWordPolicy.PENDING.label());
        return new DraftRow("CHECKPOINT", cells);
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
