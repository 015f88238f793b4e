package org.plumbline.core.explanation;

import java.math.BigDecimal;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.VetoAction;

/** What bonuses, caps and vetoes did to a total or a grade, with their inputs and the arithmetic. */
final class AdjustmentSentences {

    private final boolean english;

    AdjustmentSentences(boolean english) {
        this.english = english;
    }

    /** 加分：获上级表彰次数 4；每次 1 分 × 4 次，单项上限 3 分 → 加 3.00 分，总分 98.00. */
    String describeBonus(TraceStep.BonusStep step) {
        FigureValues read = step.read();
        String limit = read.get(Figure.MOST) == null
                ? ""
                : localize("，单项上限 %s 分", ", at most %s", formatFigure(read.get(Figure.MOST)));
        return localize("加分：", "bonus: ")
                + describeFacts(read)
                + localize(
                        "；每次 %s 分 × %s 次",
                        "; %s points × %s", formatFigure(read.get(Figure.EACH)), formatFigure(read.get(Figure.COUNT)))
                + limit
                + localize(
                        " → 加 %s 分，总分 %s",
                        " → %s more, total %s",
                        step.points().toPlainString(),
                        step.running().toPlainString());
    }

    /** 封顶：执行率 70%（执行数 350 ÷ 全年预算数 500）；总分上限 89 分 → 总分 99.00 − 10.00 = 89.00. */
    String describeCap(TraceStep.CapStep step) {
        String lead = localize("封顶：", "cap: ")
                + describeFacts(step.read())
                + localize("；总分上限 %s 分", "; total at most %s", formatFigure(step.limit()));
        return lead
                + (step.points().signum() == 0
                        ? localize(
                                " → 总分 %s 未超过，不变",
                                " → total %s is within, unchanged",
                                step.running().toPlainString())
                        : describeMove(step.before(), step.points(), step.running()));
    }

    String describeVeto(TraceStep.VetoStep step) {
        String lead = localize("一票否决：", "veto: ") + describeFacts(step.read());
        if (step.action() == VetoAction.ZERO_TOTAL) {
            return lead
                    + localize("；总分归零", "; the total is set to 0")
                    + describeMove(step.before(), step.points(), step.running());
        }
        return lead
                + localize("；最高等级“%s”", "; no better grade than %s", step.limit())
                + (step.lowersGrade()
                        ? localize(" → 等级“%s”降为“%s”", " → grade %s lowered to %s", step.from(), step.grade())
                        : localize(" → 等级“%s”不高于此，不变", " → grade %s is no better, unchanged", step.grade()));
    }

    private String describeMove(BigDecimal before, BigDecimal points, BigDecimal running) {
        return localize(
                " → 总分 %s − %s = %s",
                " → total %s − %s = %s",
                before.toPlainString(),
                points.negate().toPlainString(),
                running.toPlainString());
    }

    /** The fact and its value, and the execution rate with its amounts, whichever were used. */
    private String describeFacts(FigureValues read) {
        String fact = read.get(Figure.FACT) == null
                ? ""
                : localize(
                        "%s %s",
                        "%s %s",
                        read.get(Figure.FACT),
                        read.get(Figure.VALUE) == null ? "—" : formatFigure(read.get(Figure.VALUE)));
        if (read.get(Figure.EXECUTION_RATE) == null) {
            return fact;
        }
        boolean adjusted = read.has(Figure.ADJUSTED);
        String rate = localize(
                "执行率 %s%%（执行数 %s ÷ %s %s）",
                "execution rate %s %% (executed %s ÷ %s %s)",
                formatFigure(read.get(Figure.EXECUTION_RATE)),
                formatFigure(read.get(Figure.EXECUTED)),
                adjusted ? localize("全年预算数", "adjusted budget") : localize("年初预算数", "initial budget"),
                formatFigure(read.get(adjusted ? Figure.ADJUSTED : Figure.INITIAL)));
        return fact.isEmpty() ? rate : fact + localize("，", ", ") + rate;
    }

    private static String formatFigure(BigDecimal number) {
        return DecimalMath.roundForDisplay(number).toPlainString();
    }

    private static String formatFigure(Value value) {
        BigDecimal number = value.numberOrNull();
        return number == null ? value.toString() : formatFigure(number);
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
