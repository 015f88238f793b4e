package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.GroupAggregation;

/**
 * How the score of a group follows from its members, in words.
 *
 * @param names name of an indicator by its code
 */
record GroupSentence(TraceStep.GroupStep step, UnaryOperator<String> names, boolean english) {

    String describe() {
        if (step.take() == GroupAggregation.LOSSES) {
            return describeLosses();
        }
        return step.taken() != null
                ? describeSelection()
                : localize(
                        "共用分值 %s，取“%s”：%s → 得 %s 分",
                        "shared weight %s, take %s: %s → %s",
                        DecimalMath.formatPlain(step.weight()),
                        describeTake(),
                        listMembers(),
                        DecimalMath.formatPlain(step.running()));
    }

    private String describeTake() {
        return english ? step.take().name() : step.take().label();
    }

    private String listMembers() {
        return step.completions().entrySet().stream()
                .map(each -> names.apply(each.getKey()) + " " + DecimalMath.formatPlain(each.getValue()) + "%")
                .collect(Collectors.joining(localize("、", ", ")));
    }

    /** What members lose, and the most that they lose together. */
    private String describeLosses() {
        String members = step.completions().entrySet().stream()
                .map(each -> names.apply(each.getKey()) + describeLoss(each.getValue()))
                .collect(Collectors.joining(localize("、", ", ")));
        String limit = step.mostLost() == null
                ? ""
                : localize("，合计最多扣 %s 分", ", at most %s together", DecimalMath.formatPlain(step.mostLost()));
        return localize(
                "共用分值 %s，各项扣分相加：%s%s → 得 %s 分",
                "shared weight %s, points lost are added: %s%s → %s",
                DecimalMath.formatPlain(step.weight()),
                members,
                limit,
                DecimalMath.formatPlain(step.running()));
    }

    private String describeLoss(BigDecimal completion) {
        BigDecimal lost = DecimalMath.takePercent(DecimalMath.HUNDRED.subtract(completion), step.weight());
        return localize("扣 %s", " %s", DecimalMath.formatPlain(lost.setScale(2, RoundingMode.HALF_UP)));
    }

    /** Which of them counts, and why the others do not. */
    private String describeSelection() {
        String others = step.completions().keySet().stream()
                .filter(code -> !code.equals(step.taken()))
                .map(names)
                .collect(Collectors.joining(localize("、", ", ")));
        String why = others.isEmpty()
                ? ""
                : step.take() == GroupAggregation.CHOSEN
                        ? localize("（%s未被指定，不计）", " (%s not chosen, not counted)", others)
                        : localize("（%s不高于它，不计）", " (%s not higher, not counted)", others);
        return localize(
                "共用分值 %s，择一取“%s”：%s；取 %s%s → 得 %s 分",
                "shared weight %s, either-or by %s: %s; taken %s%s → %s",
                DecimalMath.formatPlain(step.weight()),
                describeTake(),
                listMembers(),
                names.apply(step.taken()),
                why,
                DecimalMath.formatPlain(step.running()));
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
