package org.plumbline.explanation;

import java.math.BigDecimal;
import java.util.Map;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.VetoAction;

/** What bonuses, caps and vetoes did to a total or a grade, with what they read and the arithmetic. */
final class AdjustmentSentences {

    private final boolean english;

    AdjustmentSentences(boolean english) {
        this.english = english;
    }

    String of(TraceStep step) {
        if (step instanceof TraceStep.BonusGiven bonus) {
            return bonus(bonus);
        }
        return step instanceof TraceStep.Capped capped ? capped(capped) : vetoed((TraceStep.Vetoed) step);
    }

    /** 加分：获上级表彰次数 4；每次 1 分 × 4 次，单项上限 3 分 → 加 3.00 分，总分 98.00. */
    private String bonus(TraceStep.BonusGiven step) {
        Map<String, Object> read = step.read();
        String limit = read.get("most") == null ? "" : say("，单项上限 %s 分", ", at most %s", figure(read.get("most")));
        return say("加分：", "bonus: ")
                + facts(read)
                + say("；每次 %s 分 × %s 次", "; %s points × %s", figure(read.get("each")), figure(read.get("count")))
                + limit
                + say(
                        " → 加 %s 分，总分 %s",
                        " → %s more, total %s",
                        step.points().toPlainString(),
                        step.running().toPlainString());
    }

    /** 封顶：执行率 70%（执行数 350 ÷ 全年预算数 500）；总分上限 89 分 → 总分 99.00 − 10.00 = 89.00. */
    private String capped(TraceStep.Capped step) {
        String lead = say("封顶：", "cap: ")
                + facts(step.read())
                + say("；总分上限 %s 分", "; total at most %s", figure(step.limit()));
        return lead
                + (step.points().signum() == 0
                        ? say(
                                " → 总分 %s 未超过，不变",
                                " → total %s is within, unchanged",
                                step.running().toPlainString())
                        : moved(step.before(), step.points(), step.running()));
    }

    private String vetoed(TraceStep.Vetoed step) {
        String lead = say("一票否决：", "veto: ") + facts(step.read());
        if (step.action() == VetoAction.ZERO_TOTAL) {
            return lead + say("；总分归零", "; the total is set to 0") + moved(step.before(), step.points(), step.running());
        }
        return lead
                + say("；最高等级“%s”", "; no better grade than %s", step.limit())
                + (step.from().equals(step.grade())
                        ? say(" → 等级“%s”不高于此，不变", " → grade %s is no better, unchanged", step.grade())
                        : say(" → 等级“%s”降为“%s”", " → grade %s lowered to %s", step.from(), step.grade()));
    }

    private String moved(BigDecimal before, BigDecimal points, BigDecimal running) {
        return say(
                " → 总分 %s − %s = %s",
                " → total %s − %s = %s",
                before.toPlainString(),
                points.negate().toPlainString(),
                running.toPlainString());
    }

    /** The fact and its value, and the execution rate with its amounts, whichever were looked at. */
    private String facts(Map<String, Object> read) {
        String fact = read.get("fact") == null
                ? ""
                : say("%s %s", "%s %s", read.get("fact"), read.get("value") == null ? "—" : figure(read.get("value")));
        if (read.get("executionRate") == null) {
            return fact;
        }
        boolean adjusted = read.containsKey("adjusted");
        String rate = say(
                "执行率 %s%%（执行数 %s ÷ %s %s）",
                "execution rate %s %% (executed %s ÷ %s %s)",
                figure(read.get("executionRate")),
                figure(read.get("executed")),
                adjusted ? say("全年预算数", "adjusted budget") : say("年初预算数", "initial budget"),
                figure(read.get(adjusted ? "adjusted" : "initial")));
        return fact.isEmpty() ? rate : fact + say("，", ", ") + rate;
    }

    private static String figure(Object value) {
        return value instanceof BigDecimal number ? Numbers.shown(number).toPlainString() : value.toString();
    }

    private String say(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
