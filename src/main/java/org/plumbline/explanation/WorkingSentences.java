package org.plumbline.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

    /** The bounds among a row's conditions; of few rows, again and again. */
    private static final Remembered<List<String>, String> BOUNDS =
            new Remembered<>(8_192, when -> bounds(when, "，", WorkingSentences::translated));

    private static final Remembered<List<String>, String> BOUNDS_IN_ENGLISH =
            new Remembered<>(8_192, when -> bounds(when, ", ", UnaryOperator.identity()));

    private final boolean english;

    WorkingSentences(boolean english) {
        this.english = english;
    }

    void tell(TraceStep.Judged step, String target, String unit, Prose prose) {
        Working working = step.read();
        if (working instanceof Working.Steps steps) {
            steps(steps, target, unit, prose);
        } else if (working instanceof Working.Ratio ratio) {
            ratio(ratio, target, unit, prose);
        } else if (working instanceof Working.Band band) {
            band(band, target, unit, step.when(), prose);
        } else if (working instanceof Working.Checkpoint point) {
            checkpoint(point, prose);
        } else if (working instanceof Working.Wordings wordings) {
            wordings(wordings, prose);
        } else if (working instanceof Working.Over over) {
            over(over, target, unit, prose);
        } else {
            absent((Working.Absent) working, prose);
        }
    }

    private void absent(Working.Absent absent, Prose prose) {
        String policy = english ? absent.policy().name() : absent.policy().label();
        if (absent.gap() == Gap.NOT_CHOSEN) {
            prose.say("未指定择一的成员，按“%s”计分", "no member was chosen, scored by policy %s", policy);
        } else {
            prose.say("无实际值，按“%s”计分", "no actual value, scored by policy %s", policy);
        }
    }

    private void steps(Working.Steps steps, String target, String unit, Prose prose) {
        BigDecimal gap = steps.shortfall() != null
                ? steps.shortfall()
                : steps.excess() != null ? steps.excess() : steps.deviation();
        read(steps.actual(), target, unit, prose);
        if (gap.signum() == 0) {
            prose.say("，达到要求", ", target met");
            return;
        }
        String measure = measure(steps.measure(), unit);
        String side = steps.shortfall() != null
                ? say("差", "short by")
                : steps.excess() != null ? say("高", "over by") : say("偏离", "off by");
        prose.say("，%s %s %s", ", %s %s %s", side, shown(gap), measure)
                .say("；每%s %s %s", "; each %s %s %s costs ", side, shown(steps.step()), measure);
        if (steps.unit() == PointsUnit.POINTS) {
            prose.say("扣 %s 分", "%s points", shown(steps.rate()));
        } else {
            prose.say("扣权重的 %s%%", "%s %% of the weight", shown(steps.rate()));
        }
        prose.say("，", ", ");
        switch (steps.partialStep()) {
            case UP -> prose.say("不足一步按一步", "a started step counts");
            case DOWN -> prose.say("不足一步不计", "a started step does not count");
            case PRO_RATA -> prose.say("不足一步按比例", "a started step counts pro rata");
        }
        prose.say(" → %s 步 × %s", " → %s steps × %s", shown(steps.steps()), Numbers.plain(steps.each()));
    }

    private String measure(GapMeasure measure, String unit) {
        return switch (measure) {
            case PERCENT_POINTS -> say("个百分点", "percent points");
            case RELATIVE_PERCENT -> say("%（相对目标）", "% of the target");
            case ABSOLUTE -> unit;
        };
    }

    private void ratio(Working.Ratio ratio, String target, String unit, Prose prose) {
        read(ratio.actual(), target, unit, prose);
        if (ratio.completion() != null && ratio.kind() != RatioKind.REVERSE) {
            prose.say("，完成率 %s%%", ", completion %s %%", shown(ratio.completion()));
        }
        prose.say(
                "；按%s比例得 %s 分",
                "; by %s ratio %s points",
                english ? ratio.kind().name() : ratio.kind().label(),
                Numbers.plain(ratio.score()));
    }

    private void band(Working.Band band, String target, String unit, List<String> when, Prose prose) {
        read(band.actual(), target, unit, prose);
        prose.say("；落在区间 ", "; in the band ")
                .add((english ? BOUNDS_IN_ENGLISH : BOUNDS).get(when))
                .say("，", ", ");
        if (band.unit() == PointsUnit.POINTS) {
            prose.say("得 %s 分", "%s points", shown(band.rate()));
        } else {
            prose.say("得权重的 %s%%", "%s %% of the weight", shown(band.rate()));
        }
    }

    private static String bounds(List<String> when, String comma, UnaryOperator<String> worded) {
        return when.stream()
                .filter(condition -> !condition.contains("=="))
                .map(worded)
                .collect(Collectors.joining(comma));
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

    private void checkpoint(Working.Checkpoint point, Prose prose) {
        String role = english ? point.role().name() : point.role().label();
        prose.say("要点 %s（%s", "point %s (%s", point.point(), role);
        if (point.role() == CheckpointRole.SHARE) {
            prose.say("，占权重 %s%%", ", %s %% of the weight", shown(point.share()));
        }
        prose.say("）：", "): ");
        if (point.ticked() == null) {
            prose.say("仅填结论“%s”，未附要点", "answered by the bare word %s", point.word());
        } else if (point.met()) {
            prose.say("具备", "met");
        } else {
            prose.say("不具备", "not met");
        }
    }

    private void wordings(Working.Wordings wordings, Prose prose) {
        prose.say("实际“%s”", "actual %s", wordings.actual());
        if (wordings.target() != null) {
            prose.say("，目标“%s”", ", target %s", wordings.target());
        }
        prose.say("；", "; ");
        if (wordings.chosen() != null) {
            prose.say(
                    "人工评分 %s 在 %s%%–%s%% 之间，采用",
                    "the declared %s lies within %s %%–%s %% and stands",
                    Numbers.plain(wordings.chosen()),
                    shown(wordings.from()),
                    shown(wordings.to()));
        } else {
            prose.say("得权重的 %s%%", "%s %% of the weight", shown(wordings.rate()));
        }
    }

    private void over(Working.Over over, String target, String unit, Prose prose) {
        read(over.actual(), target, unit, prose);
        prose.say("，超过目标 %s%%；", ", %s %% over the target; ", shown(over.overAchieved()));
        if (over.mode() == OverMode.FIXED) {
            prose.say("超额扣固定分", "a fixed deduction for over-achievement");
        } else {
            prose.say(
                    "超出起算 %s%% 的部分 %s%%，按偏离度调减：权重 %s × %s%%",
                    "%s %% is free, %s %% beyond it; reduced in proportion: weight %s × %s %%",
                    shown(over.from()),
                    shown(over.beyond()),
                    shown(over.weight()),
                    shown(over.beyond().min(Numbers.HUNDRED)));
        }
    }

    private void read(BigDecimal actual, String target, String unit, Prose prose) {
        prose.say("实际 ", "actual ")
                .shown(actual)
                .add(unit)
                .say("，目标 ", ", target ")
                .add(target);
    }

    private static String shown(BigDecimal number) {
        return Numbers.plain(Numbers.shown(number));
    }

    private String say(String zh, String en) {
        return english ? en : zh;
    }
}
