package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;

/** The full marks of an indicator, from its weight and what the sentence states. */
final class WeightDecision {

    private WeightDecision() {}

    /**
     * @param stated full marks that the sentence states, in points
     * @throws NotDraftedException where there is no weight, or the sentence states two
     */
    static BigDecimal settle(RuleSentence sentence, List<BigDecimal> stated, Decisions decisions) {
        List<BigDecimal> distinct =
                stated.stream().map(BigDecimal::stripTrailingZeros).distinct().toList();
        BigDecimal weight = sentence.weight();
        if (distinct.size() > 1) {
            throw new NotDraftedException(
                    sentence.text(), "评分标准写了两个满分", "The standard states full marks twice, differently");
        }
        if (weight == null && distinct.isEmpty() || weight != null && weight.signum() <= 0) {
            throw new NotDraftedException(
                    sentence.text(), "没有权重，或几个指标共用一个权重", "There is no weight, or several indicators share one");
        }
        if (weight == null) {
            return distinct.get(0);
        }
        if (distinct.isEmpty() || distinct.get(0).compareTo(weight) == 0) {
            return weight;
        }
        return ask(weight, distinct.get(0), decisions);
    }

    private static BigDecimal ask(BigDecimal weight, BigDecimal stated, Decisions decisions) {
        String printed = stated.toPlainString();
        String own = weight.toPlainString();
        String answer = decisions.ask(
                QuestionTopic.WEIGHT,
                null,
                Bilingual.of(
                        "权重是 %s 分，评分标准的满分是 %s 分", "The weight is %s, full marks of the standard are %s", own, printed),
                choice(
                        "printed",
                        "满分 " + printed + " 分，指标表的权重改为它",
                        "full marks of the standard; the weight is changed"),
                choice("weight", "满分 " + own + " 分，其余照评分标准", "the weight; the rest as printed"));
        return answer.equals("printed") ? stated : weight;
    }
}
