package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.DeviationMeasure;
import org.plumbline.vocabulary.OverMode;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.RatioKind;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Working;

/** The arithmetic of each scoring method in words, with its numbers in it. */
final class CalculationSentences {

    private final boolean english;

    CalculationSentences(boolean english) {
        this.english = english;
    }

    void appendCalculation(TraceStep.ScoringStep step, String target, String unit, SentenceBuilder prose) {
        Working working = step.read();
        if (working instanceof Working.Steps steps) {
            appendSteps(steps, target, unit, prose);
        } else if (working instanceof Working.Ratio ratio) {
            appendRatio(ratio, target, unit, prose);
        } else if (working instanceof Working.Band band) {
            appendBand(band, target, unit, step.when(), prose);
        } else if (working instanceof Working.Checkpoint point) {
            appendCheckpoint(point, prose);
        } else if (working instanceof Working.Wordings wordings) {
            appendWordings(wordings, prose);
        } else if (working instanceof Working.Over over) {
            appendOverAchievement(over, target, unit, prose);
        } else {
            appendMissing((Working.Absent) working, prose);
        }
    }

    private void appendMissing(Working.Absent absent, SentenceBuilder prose) {
        String policy = english ? absent.policy().name() : absent.policy().label();
        if (absent.gap() == UnscorableReason.NOT_CHOSEN) {
            prose.appendLocalized("未指定择一的成员，按“%s”计分", "no member was chosen, scored by policy %s", policy);
        } else {
            prose.appendLocalized("无实际值，按“%s”计分", "no actual value, scored by policy %s", policy);
        }
    }

    private void appendSteps(Working.Steps steps, String target, String unit, SentenceBuilder prose) {
        BigDecimal gap = steps.shortfall() != null
                ? steps.shortfall()
                : steps.excess() != null ? steps.excess() : steps.deviation();
        appendReadValues(steps.actual(), target, unit, prose);
        if (gap.signum() == 0) {
            prose.appendLocalized("，达到要求", ", target met");
            return;
        }
        String measure = describeMeasure(steps.measure(), unit);
        String side = steps.shortfall() != null
                ? localize("差", "short by")
                : steps.excess() != null ? localize("高", "over by") : localize("偏离", "off by");
        prose.appendLocalized("，%s %s %s", ", %s %s %s", side, formatNumber(gap), measure)
                .appendLocalized("；每%s %s %s", "; each %s %s %s costs ", side, formatNumber(steps.step()), measure);
        if (steps.unit() == PointsUnit.POINTS) {
            prose.appendLocalized("扣 %s 分", "%s points", formatNumber(steps.rate()));
        } else {
            prose.appendLocalized("扣权重的 %s%%", "%s %% of the weight", formatNumber(steps.rate()));
        }
        prose.appendLocalized("，", ", ");
        switch (steps.partialStep()) {
            case UP -> prose.appendLocalized("不足一步按一步", "a started step counts");
            case DOWN -> prose.appendLocalized("不足一步不计", "a started step does not count");
            case PRO_RATA -> prose.appendLocalized("不足一步按比例", "a started step counts pro rata");
        }
        prose.appendLocalized(
                " → %s 步 × %s", " → %s steps × %s", formatNumber(steps.steps()), DecimalMath.formatPlain(steps.each()));
    }

    private String describeMeasure(DeviationMeasure measure, String unit) {
        return switch (measure) {
            case PERCENT_POINTS -> localize("个百分点", "percent points");
            case RELATIVE_PERCENT -> localize("%（相对目标）", "% of the target");
            case ABSOLUTE -> unit;
        };
    }

    private void appendRatio(Working.Ratio ratio, String target, String unit, SentenceBuilder prose) {
        appendReadValues(ratio.actual(), target, unit, prose);
        if (ratio.completion() != null && ratio.kind() != RatioKind.REVERSE) {
            prose.appendLocalized("，完成率 %s%%", ", completion %s %%", formatNumber(ratio.completion()));
        }
        prose.appendLocalized(
                "；按%s比例得 %s 分",
                "; by %s ratio %s points",
                english ? ratio.kind().name() : ratio.kind().label(),
                DecimalMath.formatPlain(ratio.score()));
    }

    private void appendBand(
            Working.Band band, String target, String unit, List<Condition> when, SentenceBuilder prose) {
        appendReadValues(band.actual(), target, unit, prose);
        prose.appendLocalized("；落在区间 ", "; in the band ")
                .append(BoundSentences.describe(when, english))
                .appendLocalized("，", ", ");
        if (band.unit() == PointsUnit.POINTS) {
            prose.appendLocalized("得 %s 分", "%s points", formatNumber(band.rate()));
        } else {
            prose.appendLocalized("得权重的 %s%%", "%s %% of the weight", formatNumber(band.rate()));
        }
    }

    private void appendCheckpoint(Working.Checkpoint point, SentenceBuilder prose) {
        String role = english ? point.role().name() : point.role().label();
        prose.appendLocalized("要点 %s（%s", "point %s (%s", point.point(), role);
        if (point.role() == CheckpointRole.SHARE) {
            prose.appendLocalized("，占权重 %s%%", ", %s %% of the weight", formatNumber(point.share()));
        }
        prose.appendLocalized("）：", "): ");
        if (point.ticked() == null) {
            prose.appendLocalized("仅填结论“%s”，未附要点", "answered by the bare word %s", point.word());
        } else if (point.met()) {
            prose.appendLocalized("具备", "met");
        } else {
            prose.appendLocalized("不具备", "not met");
        }
    }

    private void appendWordings(Working.Wordings wordings, SentenceBuilder prose) {
        prose.appendLocalized("实际“%s”", "actual %s", wordings.actual());
        if (wordings.target() != null) {
            prose.appendLocalized("，目标“%s”", ", target %s", wordings.target());
        }
        prose.appendLocalized("；", "; ");
        if (wordings.chosen() != null) {
            prose.appendLocalized(
                    "人工评分 %s 在 %s%%–%s%% 之间，采用",
                    "the declared %s lies within %s %%–%s %% and stands",
                    DecimalMath.formatPlain(wordings.chosen()),
                    formatNumber(wordings.from()),
                    formatNumber(wordings.to()));
        } else {
            prose.appendLocalized("得权重的 %s%%", "%s %% of the weight", formatNumber(wordings.rate()));
        }
    }

    private void appendOverAchievement(Working.Over over, String target, String unit, SentenceBuilder prose) {
        appendReadValues(over.actual(), target, unit, prose);
        prose.appendLocalized("，超过目标 %s%%；", ", %s %% over the target; ", formatNumber(over.overAchieved()));
        if (over.mode() == OverMode.FIXED) {
            prose.appendLocalized("超额扣固定分", "a fixed deduction for over-achievement");
        } else {
            prose.appendLocalized(
                    "超出起算 %s%% 的部分 %s%%，按偏离度调减：权重 %s × %s%%",
                    "%s %% is free, %s %% beyond it; reduced in proportion: weight %s × %s %%",
                    formatNumber(over.from()),
                    formatNumber(over.beyond()),
                    formatNumber(over.weight()),
                    formatNumber(over.beyond().min(DecimalMath.HUNDRED)));
        }
    }

    private void appendReadValues(BigDecimal actual, String target, String unit, SentenceBuilder prose) {
        prose.appendLocalized("实际 ", "actual ")
                .appendRounded(actual)
                .append(unit)
                .appendLocalized("，目标 ", ", target ")
                .append(target);
    }

    private static String formatNumber(BigDecimal number) {
        return DecimalMath.formatPlain(DecimalMath.roundForDisplay(number));
    }

    private String localize(String zh, String en) {
        return english ? en : zh;
    }
}
