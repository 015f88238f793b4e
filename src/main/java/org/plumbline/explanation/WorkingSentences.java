package org.plumbline.explanation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.Gap;
import org.plumbline.vocabulary.GapMeasure;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.OverMode;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.RatioKind;
import org.plumbline.vocabulary.Working;

/** The arithmetic of each scoring method in words, with its numbers in it. */
final class WorkingSentences {

    private final boolean english;

    WorkingSentences(boolean english) {
        this.english = english;
    }

    String of(TraceStep.Judged step, String target, String unit) {
        Working working = step.read();
        if (working instanceof Working.Steps steps) {
            return steps(steps, target, unit);
        }
        if (working instanceof Working.Ratio ratio) {
            return ratio(ratio, target, unit);
        }
        if (working instanceof Working.Band band) {
            return band(band, target, unit, step.when());
        }
        if (working instanceof Working.Checkpoint point) {
            return checkpoint(point);
        }
        if (working instanceof Working.Wordings wordings) {
            return wordings(wordings);
        }
        if (working instanceof Working.Over over) {
            return over(over, target, unit);
        }
        Working.Absent absent = (Working.Absent) working;
        return say(
                absent.gap() == Gap.NOT_CHOSEN ? "未指定择一的成员，按“%s”计分" : "无实际值，按“%s”计分",
                absent.gap() == Gap.NOT_CHOSEN
                        ? "no member was chosen, scored by policy %s"
                        : "no actual value, scored by policy %s",
                english ? absent.policy().name() : absent.policy().label());
    }

    private String steps(Working.Steps steps, String target, String unit) {
        BigDecimal gap = steps.shortfall() != null
                ? steps.shortfall()
                : steps.excess() != null ? steps.excess() : steps.deviation();
        String lead = read(steps.actual(), target, unit);
        if (gap.signum() == 0) {
            return lead + say("，达到要求", ", target met");
        }
        String measure = measure(steps.measure(), unit);
        String side = steps.shortfall() != null
                ? say("差", "short by")
                : steps.excess() != null ? say("高", "over by") : say("偏离", "off by");
        String partial =
                switch (steps.partialStep()) {
                    case UP -> say("不足一步按一步", "a started step counts");
                    case DOWN -> say("不足一步不计", "a started step does not count");
                    case PRO_RATA -> say("不足一步按比例", "a started step counts pro rata");
                };
        String rate = steps.unit() == PointsUnit.POINTS
                ? say("扣 %s 分", "%s points", shown(steps.rate()))
                : say("扣权重的 %s%%", "%s %% of the weight", shown(steps.rate()));
        return lead
                + say(
                        "，%s %s %s；每%s %s %s%s，%s → %s 步 × %s",
                        ", %s %s %s; each %s %s %s costs %s, %s → %s steps × %s",
                        side,
                        shown(gap),
                        measure,
                        side,
                        shown(steps.step()),
                        measure,
                        rate,
                        partial,
                        shown(steps.steps()),
                        steps.each().toPlainString());
    }

    private String measure(GapMeasure measure, String unit) {
        return switch (measure) {
            case PERCENT_POINTS -> say("个百分点", "percent points");
            case RELATIVE_PERCENT -> say("%（相对目标）", "% of the target");
            case ABSOLUTE -> unit;
        };
    }

    private String ratio(Working.Ratio ratio, String target, String unit) {
        String kind = english ? ratio.kind().name() : ratio.kind().label();
        String completion = ratio.completion() == null || ratio.kind() == RatioKind.REVERSE
                ? ""
                : say("，完成率 %s%%", ", completion %s %%", shown(ratio.completion()));
        return read(ratio.actual(), target, unit)
                + completion
                + say(
                        "；按%s比例得 %s 分",
                        "; by %s ratio %s points", kind, ratio.score().toPlainString());
    }

    private String band(Working.Band band, String target, String unit, List<String> when) {
        List<String> bounds = new ArrayList<>();
        for (String condition : when) {
            if (!condition.contains("==")) {
                bounds.add(english ? condition : translated(condition));
            }
        }
        String rate = band.unit() == PointsUnit.POINTS
                ? say("得 %s 分", "%s points", shown(band.rate()))
                : say("得权重的 %s%%", "%s %% of the weight", shown(band.rate()));
        return read(band.actual(), target, unit)
                + say("；落在区间 %s，%s", "; in the band %s, %s", String.join(say("，", ", "), bounds), rate);
    }

    private static String translated(String condition) {
        return condition
                .replace("completion", "完成率")
                .replace("shortfall", "低于目标")
                .replace("excess", "高于目标")
                .replace("deviation", "偏离目标")
                .replace("actual", "实际值")
                .replace(">=", "≥")
                .replace("<=", "≤");
    }

    private String checkpoint(Working.Checkpoint point) {
        String role = english ? point.role().name() : point.role().label();
        String share = point.role() == CheckpointRole.SHARE
                ? say("，占权重 %s%%", ", %s %% of the weight", shown(point.share()))
                : "";
        String state = point.ticked() == null
                ? say("仅填结论“%s”，未附要点", "answered by the bare word %s", point.word())
                : point.met() ? say("具备", "met") : say("不具备", "not met");
        return say("要点 %s（%s%s）：%s", "point %s (%s%s): %s", point.point(), role, share, state);
    }

    private String wordings(Working.Wordings wordings) {
        String target = wordings.target() == null ? "" : say("，目标“%s”", ", target %s", wordings.target());
        String worth = wordings.chosen() != null
                ? say(
                        "人工评分 %s 在 %s%%–%s%% 之间，采用",
                        "the declared %s lies within %s %%–%s %% and stands",
                        wordings.chosen().toPlainString(),
                        shown(wordings.from()),
                        shown(wordings.to()))
                : say("得权重的 %s%%", "%s %% of the weight", shown(wordings.rate()));
        return say("实际“%s”", "actual %s", wordings.actual()) + target + say("；", "; ") + worth;
    }

    private String over(Working.Over over, String target, String unit) {
        String lead = read(over.actual(), target, unit)
                + say("，超过目标 %s%%；", ", %s %% over the target; ", shown(over.overAchieved()));
        if (over.mode() == OverMode.FIXED) {
            return lead + say("超额扣固定分", "a fixed deduction for over-achievement");
        }
        BigDecimal share = over.beyond().min(Numbers.HUNDRED);
        return lead
                + say(
                        "超出起算 %s%% 的部分 %s%%，按偏离度调减：权重 %s × %s%%",
                        "%s %% is free, %s %% beyond it; reduced in proportion: weight %s × %s %%",
                        shown(over.from()),
                        shown(over.beyond()),
                        shown(over.weight()),
                        shown(share));
    }

    private String read(BigDecimal actual, String target, String unit) {
        return say("实际 %s%s，目标 %s", "actual %s%s, target %s", shown(actual), unit, target);
    }

    private static String shown(BigDecimal number) {
        return Numbers.shown(number).toPlainString();
    }

    private String say(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : Filled.in(template, values);
    }
}
