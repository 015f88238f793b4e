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
            case STATED -> describeStated(read);
            case FAULT_FOUND -> localize(
                    "复核认定“%s”：不看实际值，按“%s”评分",
                    "the review found “%s”: scored by “%s”, whatever the value",
                    read.get(Figure.REVIEW_FAULT),
                    read.get(Figure.METHOD));
            case WEIGHT_SHARED -> describeShare(read);
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
            case MISSING, UNUSABLE -> describeGap(step.gap(), read);
        };
    }

    private String describeGap(UnscorableReason gap, FigureValues read) {
        if (read.has(Figure.ACTUAL)) {
            return localize(
                    "实际值“%s”无法使用：%s",
                    "the actual \"%s\" cannot be used: %s", read.get(Figure.ACTUAL), describeUnscorable(gap));
        }
        String fact = read.has(Figure.FACT)
                ? localize("，没有填报事实“%s”", ", the fact “%s” is not stated", read.get(Figure.FACT))
                : "";
        return localize("无法评分：%s", "cannot be scored: %s", describeUnscorable(gap)) + fact;
    }

    private String describeShare(FigureValues read) {
        return localize(
                "“%s”的 %s 分由 %s 个没有写明权重的指标平均分配，本指标 %s 分",
                "“%s” has %s points for %s indicators without a weight, %s of them for this one",
                read.get(Figure.BLOCK),
                read.get(Figure.BLOCK_POINTS),
                read.get(Figure.SHARERS),
                read.get(Figure.WEIGHT));
    }

    private String describeStated(FigureValues read) {
        if (read.has(Figure.COMPARED)) {
            String unit = read.has(Figure.UNIT) ? " " + read.get(Figure.UNIT) : "";
            return localize(
                    "按事实计算：比较数 %s%s ÷ 对照数 %s%s = %s%%",
                    "from stated facts: %s%s ÷ %s%s = %s %%",
                    read.get(Figure.COMPARED),
                    unit,
                    read.get(Figure.COMPARED_WITH),
                    unit,
                    read.get(Figure.ACTUAL));
        }
        String days = localize(
                "按事实计算：计划 %s 完成，实际 %s 完成，逾期 %s 天",
                "from stated facts: planned for %s, completed on %s, %s days late",
                read.get(Figure.PLANNED_END),
                read.get(Figure.ACTUAL_END),
                read.get(Figure.DELAY_DAYS));
        return read.has(Figure.PLANNED_DAYS)
                ? days
                        + localize(
                                " ÷ 计划 %s 天（自 %s 起）= %s%%",
                                " ÷ %s days planned (from %s) = %s %%",
                                read.get(Figure.PLANNED_DAYS),
                                read.get(Figure.PLANNED_START),
                                read.get(Figure.ACTUAL))
                : days;
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
        return english ? gap.english() : gap.label();
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : SentenceTemplate.fill(template, values);
    }
}
