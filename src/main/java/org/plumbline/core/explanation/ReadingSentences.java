package org.plumbline.core.explanation;

import java.util.Map;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.UnscorableReason;

/** What was particular about reading a value, in words. */
final class ReadingSentences {

    private final boolean english;

    ReadingSentences(boolean english) {
        this.english = english;
    }

    String describe(TraceStep.ReadingStep step) {
        Map<String, Object> read = step.read();
        return switch (step.note()) {
            case RECOMPUTED -> describeRecomputation(read);
            case CONVERTED -> localize(
                    "单位换算：%s %s → %s",
                    "converted: %s %s → %s", read.get("declared"), read.get("unit"), read.get("actual"));
            case NEGATIVE_AS_ZERO -> localize(
                    "实际值 %s 为负，按零计", "actual %s is negative, counted as 0", read.get("declared"));
            case WORD_UNDER_NUMBER -> localize(
                    "实际值“%s”是文字，不适用“%s”，改用“%s”",
                    "the actual \"%s\" is a word; not %s but %s judges it",
                    read.get("actual"),
                    read.get("method"),
                    read.get("textMethod"));
            case LEFT_OUT -> localize("无数据，不适用，其余按比例折算", "no data: not applicable, the rest is scaled up");
            case MISSING -> localize("无法评分：%s", "cannot be scored: %s", describeUnscorable(read));
            case UNUSABLE -> read.get("actual") == null
                    ? localize("无法评分：%s", "cannot be scored: %s", describeUnscorable(read))
                    : localize(
                            "实际值“%s”无法使用：%s",
                            "the actual \"%s\" cannot be used: %s", read.get("actual"), describeUnscorable(read));
        };
    }

    private String describeRecomputation(Map<String, Object> read) {
        boolean execution = read.containsKey("executed");
        String denominator = read.containsKey("adjusted") && execution
                ? localize("全年预算数", "adjusted budget")
                : localize("年初预算数", "initial budget");
        Object below = execution && read.containsKey("adjusted") ? read.get("adjusted") : read.get("initial");
        return execution
                ? localize(
                        "按金额复算：执行数 %s ÷ %s %s = %s%%",
                        "recomputed: executed %s ÷ %s %s = %s %%",
                        read.get("executed"),
                        denominator,
                        below,
                        read.get("actual"))
                : localize(
                        "按金额复算：（全年预算数 %s − 年初预算数 %s）÷ 年初预算数 = %s%%",
                        "recomputed: (adjusted %s − initial %s) ÷ initial = %s %%",
                        read.get("adjusted"),
                        below,
                        read.get("actual"));
    }

    private String describeUnscorable(Map<String, Object> read) {
        UnscorableReason gap = UnscorableReason.valueOf(read.get("gap").toString());
        return english ? gap.name() : gap.label();
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : SentenceTemplate.fill(template, values);
    }
}
