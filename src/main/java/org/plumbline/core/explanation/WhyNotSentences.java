package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.NearMiss;
import org.plumbline.core.rule.TableType.BoundOperator;
import org.plumbline.core.ruleset.GradeFloor;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.whynot.Change;
import org.plumbline.core.whynot.GradeHint;
import org.plumbline.core.whynot.IndicatorHint;
import org.plumbline.core.whynot.Suggestion;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.YesNo;

/** Describes why an evaluation has not more points and what would have given them. */
public final class WhyNotSentences {

    private final StepSentences narrator;
    private final Locale locale;

    private WhyNotSentences(StepSentences narrator, Locale locale) {
        this.narrator = narrator;
        this.locale = locale;
    }

    public static WhyNotSentences of(Evaluation evaluation, Locale locale) {
        return new WhyNotSentences(StepSentences.of(evaluation, locale), locale);
    }

    /** Such as: 完成率 89.6 % < 90 %，差 0.4 个百分点。 */
    public String describeNearMiss(IndicatorHint hint, NearMiss near) {
        return describeMissed(hint, near)
                + localize("。出处：%s。", ". Written at: %s.", narrator.describePlace(near.rule()));
    }

    private String describeMissed(IndicatorHint hint, NearMiss near) {
        if (near.missed() instanceof Condition.Bound bound) {
            return describeMissedBound(hint, near, bound);
        }
        String wording = ((Condition.Test) near.missed()).text();
        if (near.missed().figure() != Figure.AGREES) {
            return localize("实际值不是“%s”之一", "the wording is none of \"%s\"", wording);
        }
        return wording.equals(YesNo.YES.label())
                ? localize("实际值文字与目标不一致", "the wording is not the target's")
                : localize("实际值文字与目标一致", "the wording is the target's");
    }

    private String describeMissedBound(IndicatorHint hint, NearMiss near, Condition.Bound bound) {
        Figure figure = bound.figure();
        String unit = figure.unit() == null ? hint.unit() : figure.unit();
        return localize(
                "%s %s %s %s，差 %s",
                "%s %s %s %s, %s off",
                localize(figure.label(), figure.english()),
                formatAmount(near.value(), unit),
                describeMissedSign(bound.operator()),
                formatAmount(bound.limit(), unit),
                formatDistance(near.distance(), unit));
    }

    /** How a value that does not meet the bound compares with it. */
    private static String describeMissedSign(BoundOperator operator) {
        return switch (operator) {
            case GREATER -> "≤";
            case AT_LEAST -> "<";
            case AT_MOST -> ">";
            case LESS -> "≥";
        };
    }

    /** Such as: 实际值为 96%（比 95.4% 高 0.6 个百分点）时得 2.40/4 分，多得 0.40 分。 */
    public String describeSuggestion(IndicatorHint hint, Suggestion suggestion) {
        return describeChange(hint.unit(), suggestion.change())
                + localize(
                        hint.group() == null ? "时得 %s/%s 分，多得 %s 分。" : "时共用组得 %s/%s 分，多得 %s 分。",
                        hint.group() == null ? ": score %s/%s, %s more." : ": the group scores %s/%s, %s more.",
                        formatPoints(suggestion.score()),
                        formatPlain(hint.weight()),
                        formatPoints(suggestion.gain()));
    }

    private String describeChange(String unit, Change change) {
        if (change instanceof Change.NumberChange figure) {
            BigDecimal by = figure.to().subtract(figure.from());
            return localize(
                    by.signum() > 0 ? "实际值为 %s（比 %s 高 %s）" : "实际值为 %s（比 %s 低 %s）",
                    by.signum() > 0 ? "actual %s (%s + %s)" : "actual %s (%s − %s)",
                    formatAmount(figure.to(), unit),
                    formatAmount(figure.from(), unit),
                    formatDistance(by.abs(), unit));
        }
        if (change instanceof Change.WordingChange wording) {
            return localize("实际值为“%s”（现为“%s”）", "wording \"%s\" (now \"%s\")", wording.to(), wording.from());
        }
        List<String> points = ((Change.CheckpointChange) change).points();
        return localize(
                "另具备要点 %s（%d 个）",
                "points %s met besides (%d)", String.join(localize("、", ", "), points), points.size());
    }

    /** Why nothing is suggested; null where something is. */
    public String describeNoSuggestion(IndicatorHint hint) {
        if (hint.none() == null) {
            return null;
        }
        return switch (hint.none()) {
            case RECOMPUTED -> localize(
                    "实际值按预算金额复算，不能单独改动，不作建议。",
                    "The actual value follows from the budget's amounts and cannot differ by itself: nothing is suggested.");
            case MISSING -> localize("缺实际值，能得多少分无从得知。", "Without an actual value the possible score is unknown.");
            case UNUSABLE -> localize("实际值无法使用，不作建议。", "The actual value cannot be used: nothing is suggested.");
            case GROUP_UNSCORED -> localize("所在共用组没有得分，不作建议。", "Its group has no score: nothing is suggested.");
            case NOTHING_GAINS -> hint.group() == null
                    ? localize("没有能多得分的实际值。", "No other value gains points.")
                    : localize(
                            "单改这一项不能多得分：共用组的得分还取决于其他成员。",
                            "No other value gains points by itself: the group's score also depends on other members.");
            case NOT_SEARCHED -> localize("已达计算上限，未查找。", "Not searched: the bound on trials was reached.");
        };
    }

    /** A cap or veto that took points from the total. */
    public String describeDeduction(TraceStep step) {
        return narrator.describe(step);
    }

    public String describeGrade(GradeHint hint) {
        if (hint.none() == GradeHint.NoChangeReason.NO_TOTAL) {
            return localize("没有总分，无法说明距离等级多远。", "There is no total, hence no distance to a grade.");
        }
        if (hint.none() == GradeHint.NoChangeReason.TOP) {
            return localize("总分 %s，上面没有更高的等级。", "Total %s: there is no grade above.", formatPoints(hint.total()));
        }
        if (hint.none() == GradeHint.NoChangeReason.HELD && hint.distance() == null) {
            return describeHeldGrade(hint);
        }
        String lead = localize(
                "总分 %s，距“%s”（%s %s）差 %s 分",
                "Total %s, %5$s below %s (%s %s)",
                formatPoints(hint.total()),
                hint.next().grade(),
                hint.next().included() ? "≥" : ">",
                formatPlain(hint.next().points()),
                formatPoints(hint.distance()));
        return lead + describeWayToGrade(hint);
    }

    private String describeHeldGrade(GradeHint hint) {
        GradeFloor next = hint.next();
        return localize(
                        "总分 %s 已达“%s”（%s %s），但等级不能再高，改动任何指标都没有用：",
                        "Total %s reaches %s (%s %s), and yet no change of an indicator betters the grade: ",
                        formatPoints(hint.total()),
                        next.grade(),
                        next.included() ? "≥" : ">",
                        formatPlain(next.points()))
                + narrator.describe(hint.by());
    }

    private String describeWayToGrade(GradeHint hint) {
        if (hint.none() == GradeHint.NoChangeReason.HELD) {
            return localize(
                            "；所有指标都得满分也达不到，因为：",
                            "; out of reach even with full marks on every indicator, because of this: ")
                    + narrator.describe(hint.by());
        }
        if (hint.none() == GradeHint.NoChangeReason.OUT_OF_REACH) {
            return localize("；逐项改动也达不到。", "; out of reach by the changes known.");
        }
        if (hint.none() == GradeHint.NoChangeReason.NOT_SEARCHED) {
            return localize("；已达计算上限，未查找。", "; not searched: the bound on trials was reached.");
        }
        return describeFewestChanges(hint);
    }

    private String describeFewestChanges(GradeHint hint) {
        String changes = hint.changes().stream()
                .map(each -> narrator.findName(each.indicator())
                        + localize("：", ": ")
                        + describeChange(narrator.findUnit(each.indicator()), each.change()))
                .collect(Collectors.joining(localize("；", "; ")));
        return localize(
                        "；最少改动 %d 项可达到：%s",
                        "; the fewest changes that reach it, %d: %s",
                        hint.changes().size(),
                        changes)
                + localize(
                        "；重新评分得 %s，等级 %s。",
                        "; scored again: %s, grade %s.", formatPoints(hint.totalThen()), hint.gradeThen())
                + (hint.bounded()
                        ? localize(
                                "同样多的项数中改动更小的组合未全部查完。",
                                " Not every set of as many was tried; a smaller change may exist.")
                        : "");
    }

    private String formatAmount(BigDecimal number, String unit) {
        return formatPlain(number) + (unit == null ? "" : unit.equals("%") ? "%" : " " + unit);
    }

    /** A difference of rates is percent points. */
    private String formatDistance(BigDecimal number, String unit) {
        return formatPlain(number)
                + (unit == null ? "" : unit.equals("%") ? localize(" 个百分点", " percent points") : " " + unit);
    }

    private static String formatPoints(BigDecimal number) {
        return DecimalMath.scalePoints(number).toPlainString();
    }

    /** Exact, without trailing zeros. */
    private static String formatPlain(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private String localize(String zh, String en, Object... values) {
        String template = "en".equals(locale.getLanguage()) ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
