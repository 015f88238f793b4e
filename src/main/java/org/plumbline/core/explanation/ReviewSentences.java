package org.plumbline.core.explanation;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Value;

/** Describes a review beside the declared score and the score by the rules. */
final class ReviewSentences {

    private final boolean english;

    ReviewSentences(boolean english) {
        this.english = english;
    }

    /** @param unit of the indicator's values; empty for none */
    void append(TraceStep.ReviewStep step, String unit, SentenceBuilder prose) {
        FigureValues read = step.read();
        if (step.indicator() == null) {
            prose.appendLocalized(
                    "复核总分 %s（自评 %s，按规则 %s）",
                    "review total %s (declared %s, by the rules %s)",
                    join(read, Figure.REVIEW_TOTAL, Figure.REVIEW_GRADE),
                    join(read, Figure.DECLARED_TOTAL, Figure.DECLARED_GRADE),
                    join(read, Figure.RULE_TOTAL, Figure.RULE_GRADE));
            appendDeviation(read, prose);
            return;
        }
        prose.appendLocalized(
                "复核得分 %s（自评 %s，按规则 %s）",
                "review score %s (declared %s, by the rules %s)",
                join(read, Figure.REVIEW_SCORE),
                join(read, Figure.DECLARED_SCORE),
                join(read, Figure.RULE_SCORE));
        appendDeviation(read, prose);
        if (read.has(Figure.REVIEW_ACTUAL)) {
            prose.appendLocalized(
                    "；复核实际值 %s（评分所用 %s）",
                    "; actual value of the review %s (scored by the rules: %s)",
                    formatActual(read.get(Figure.REVIEW_ACTUAL), unit),
                    formatActual(read.get(Figure.ACTUAL), unit));
        }
        if (read.has(Figure.REVIEW_REASON)) {
            prose.appendLocalized("；复核理由：%s", "; reason: %s", read.get(Figure.REVIEW_REASON));
        }
    }

    private static void appendDeviation(FigureValues read, SentenceBuilder prose) {
        if (read.has(Figure.REVIEW_DEVIATION)) {
            prose.appendLocalized("，偏差率 %s%%", ", deviation %s %%", read.get(Figure.REVIEW_DEVIATION));
        }
    }

    private String join(FigureValues read, Figure... figures) {
        String stated = Stream.of(figures)
                .filter(read::has)
                .map(read::get)
                .map(Value::toString)
                .collect(Collectors.joining(" "));
        return stated.isEmpty() ? english ? "none" : "未填" : stated;
    }

    private String formatActual(Value actual, String unit) {
        if (actual == null) {
            return english ? "none" : "无";
        }
        return actual.numberOrNull() == null
                ? actual.toString()
                : DecimalMath.roundForDisplay(actual.numberOrNull()).toPlainString() + unit;
    }
}
