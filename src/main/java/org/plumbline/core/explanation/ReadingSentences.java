package org.plumbline.core.explanation;

import org.plumbline.core.rule.SentenceTemplate;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Value;

/** Special cases of reading a value, in words. */
final class ReadingSentences {

    private final boolean english;

    ReadingSentences(boolean english) {
        this.english = english;
    }

    String describe(TraceStep.ReadingStep step) {
        FigureValues read = step.read();
        return switch (step.note()) {
            case RECOMPUTED -> describeRecomputation(read);
            case CONVERTED -> localize(
                    "单位换算：%s %s → %s",
                    "converted: %s %s → %s", read.get(Figure.DECLARED), read.get(Figure.UNIT), read.get(Figure.ACTUAL));
            case NEGATIVE_AS_ZERO -> localize(
                    "实际值 %s 为负，按零计", "actual %s is negative, counted as 0", read.get(Figure.DECLARED));
            case WORD_UNDER_NUMBER -> localize(
                    "实际值“%s”是文字，不适用“%s”，改用“%s”",
                    "the actual \"%s\" is a word; not %s but %s judges it",
                    read.get(Figure.ACTUAL),
                    read.get(Figure.METHOD),
                    read.get(Figure.TEXT_METHOD));
            case LEFT_OUT -> localize("无数据，不适用，其余按比例折算", "no data: not applicable, the rest is scaled up");
            case MISSING -> localize("无法评分：%s", "cannot be scored: %s", describeUnscorable(step.gap()));
            case UNUSABLE -> read.get(Figure.ACTUAL) == null
                    ? localize("无法评分：%s", "cannot be scored: %s", describeUnscorable(step.gap()))
                    : localize(
                            "实际值“%s”无法使用：%s",
                            "the actual \"%s\" cannot be used: %s",
                            read.get(Figure.ACTUAL),
                            describeUnscorable(step.gap()));
        };
    }

    private String describeRecomputation(FigureValues read) {
        boolean execution = read.has(Figure.EXECUTED);
        String denominator = read.has(Figure.ADJUSTED) && execution
                ? localize("全年预算数", "adjusted budget")
                : localize("年初预算数", "initial budget");
        Value below = execution && read.has(Figure.ADJUSTED) ? read.get(Figure.ADJUSTED) : read.get(Figure.INITIAL);
        return execution
                ? localize(
                        "按金额复算：执行数 %s ÷ %s %s = %s%%",
                        "recomputed: executed %s ÷ %s %s = %s %%",
                        read.get(Figure.EXECUTED),
                        denominator,
                        below,
                        read.get(Figure.ACTUAL))
                : localize(
                        "按金额复算：（全年预算数 %s − 年初预算数 %s）÷ 年初预算数 = %s%%",
                        "recomputed: (adjusted %s − initial %s) ÷ initial = %s %%",
                        read.get(Figure.ADJUSTED),
                        below,
                        read.get(Figure.ACTUAL));
    }

    private String describeUnscorable(UnscorableReason gap) {
        return english ? gap.name() : gap.label();
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : SentenceTemplate.fill(template, values);
    }
}
