package org.plumbline.core.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.vocabulary.Check;

/**
 * One row of a workbook as one sentence. What a sentence does not speak of is appended under its column's label, so that a
 * column or a table unknown here is told all the same.
 */
final class RowSentences {

    private final boolean english;
    private final CatalogueSentences catalogue;

    RowSentences(boolean english) {
        this.english = english;
        this.catalogue = new CatalogueSentences(english);
    }

    String describe(SheetContent sheet, ContentRow entry) {
        RowCells row = new RowCells(sheet, entry);
        String meaning =
                switch (sheet.kind()) {
                    case SETTINGS -> catalogue.describeSetting(row);
                    case INDICATORS -> catalogue.describeIndicator(row);
                    case THRESHOLDS -> describeThreshold(row);
                    default -> describeRule(row);
                };
        return localize("%s（第 %d 行）：", "%s (row %d): ", entry.key(), entry.row())
                + meaning
                + describeRest(row, meaning.isEmpty())
                + localize("。", ".");
    }

    private String describeRest(RowCells row, boolean alone) {
        String basis = row.contains("依据") ? localize("依据：", "basis: ") + row.consume("依据") : null;
        String rest = row.consumeRest().stream()
                .map(cell -> localize(
                        "%s：%s",
                        "%s: %s",
                        english
                                ? cell.column().label().en()
                                : cell.column().label().zh(),
                        cell.value()))
                .collect(Collectors.joining(localize("；", "; ")));
        String all = Stream.of(rest, basis == null ? "" : basis)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(localize("；", "; ")));
        if (all.isEmpty()) {
            return alone ? localize("未填写", "left blank") : "";
        }
        return (alone ? "" : localize("；", "; ")) + all;
    }

    private String describeRule(RowCells row) {
        return switch (row.tableType()) {
            case "STEP" -> describeSelection(row) + localize("，", " ") + describeStep(row);
            case "RATIO" -> describeSelection(row) + localize("，", ": ") + describeRatio(row);
            case "BAND" -> describeSelection(row)
                    + localize("，得", " earns ")
                    + formatAmount(row.consume("得分", "0"), row.consume("得分单位", "分"));
            case "CHECKPOINT" -> describeSelection(row) + localize("，", ": ") + describeCheckpoint(row);
            case "WORDING" -> describeSelection(row) + localize("，", " ") + describeWording(row);
            case "OVER" -> describeSelection(row) + localize("，", " ") + describeOverAchievement(row);
            case "BONUS" -> describeCircumstance(row) + describeBonus(row);
            case "CAP" -> describeCircumstance(row)
                    + localize("总分最高 %s 分", "the total is at most %s points", row.consume("总分上限", "0"));
            case "VETO" -> describeCircumstance(row) + describeVeto(row);
            case "GRADE" -> describeGrade(row);
            case "CHECK" -> describeCheck(row);
            default -> "";
        };
    }

    /** For whom: …的指标，…时. */
    private String describeSelection(RowCells row) {
        ConditionPhrases phrases = new ConditionPhrases(row.consumeConditions(), english);
        String who = phrases.describeSelection().isEmpty()
                ? localize("任何指标", "any indicator")
                : localize("%s的指标", "an indicator %s", phrases.describeSelection());
        String when =
                phrases.describeBounds().isEmpty() ? "" : localize("，%s 时", ", with %s,", phrases.describeBounds());
        return who + when;
    }

    private String describeStep(RowCells row) {
        String direction = row.consume("方向", "下降");
        String side =
                switch (direction) {
                    case "下降" -> localize("低于目标", "below its target");
                    case "上升" -> localize("高于目标", "above its target");
                    case "双向" -> localize("高于或低于目标", "above or below its target");
                    default -> direction;
                };
        String size = row.consume("步长", "0");
        String gap = row.consume("偏差口径", "百分点");
        String step =
                switch (gap) {
                    case "百分点" -> localize(" %s 个百分点", "%s percent points", size);
                    case "相对%" -> localize("目标值的 %s%%", "%s %% of the target", size);
                    case "绝对值" -> localize(" %s 个计量单位", "%s of its units", size);
                    default -> " " + size + " " + gap;
                };
        String cost = formatAmount(row.consume("每步扣", "0"), row.consume("扣分单位", "权重%"));
        String policy = row.consume("不足一步", "进一");
        String partial =
                switch (policy) {
                    case "进一" -> localize("不足一步按一步", "a started step counts");
                    case "舍去" -> localize("不足一步不计", "a started step does not count");
                    case "按比例" -> localize("不足一步按比例", "a started step counts pro rata");
                    default -> policy;
                };
        return localize(
                "实际值每%1$s%2$s扣%3$s，%4$s，最低得 %5$s 分",
                "loses %3$s for every %2$s its actual value is %1$s; %4$s; the least score is %5$s points",
                side,
                step,
                cost,
                partial,
                row.consume("下限", "0"));
    }

    private String describeRatio(RowCells row) {
        String kind = row.consume("类型");
        String rule =
                switch (kind) {
                    case "正向" -> localize("正向（越高越好）：按实际值÷目标值的比例得分", "higher is better: scores actual ÷ target");
                    case "反向" -> localize(
                            "反向（越低越好）：不超过目标得满分，达到目标值的 %s 倍得零分，中间按比例",
                            "lower is better: full marks up to the target, none at %s times the target, in proportion between",
                            row.consume("反向归零倍数", "2"));
                    case "等于" -> describeEqualRatio(row.consume("超出是否扣分", "否"));
                    default -> kind;
                };
        String zero =
                switch (row.consume("目标为零", "报错")) {
                    case "报错" -> localize("目标值为零时报错、不评分", "a target of zero is refused, without a score");
                    case "实际≤0满分" -> localize(
                            "目标值为零时达到目标得满分（实际≤0满分），否则零分",
                            "a target of zero earns full marks where it is met, else none");
                    default -> row.consume("目标为零");
                };
        return rule + localize("，最多得分值的 %s%%；", ", at most %s %% of the weight; ", row.consume("上限%", "100")) + zero;
    }

    private String describeEqualRatio(String excessCosts) {
        return switch (excessCosts) {
            case "是" -> localize(
                    "等于目标得满分，不足按比例得分，超出按比例扣分，达到目标值的 2 倍得零分",
                    "full marks at the target, in proportion below it; excess costs in proportion, none at twice the target");
            case "否" -> localize(
                    "等于目标得满分，不足按比例得分，超出不扣分", "full marks at the target, in proportion below it; excess costs nothing");
            default -> excessCosts;
        };
    }

    private String describeCheckpoint(RowCells row) {
        String point = row.consume("要点");
        String role = row.consume("作用", "计分");
        String rule =
                switch (role) {
                    case "门槛" -> localize(
                            "要点 %s 为门槛，不具备则得零分", "point %s is a gate: without it nothing is earned", point);
                    case "计分" -> localize(
                            "要点 %s 占分值的 %s%%，不具备则扣去",
                            "point %s is worth %s %% of the weight, lost without it", point, row.consume("占权重%", "0"));
                    case "全具备" -> localize(
                            "要点 %s 须全部具备，缺一不得分", "points %s must all be there, or nothing is earned", point);
                    default -> point + " " + role;
                };
        String word =
                switch (row.consume("仅填结论", "待补")) {
                    case "满分并提示" -> localize(
                            "只填结论、未勾选要点时给满分并提示", "a bare word without ticks earns full marks and raises a finding");
                    case "待补" -> localize("只填结论、未勾选要点时待补", "a bare word without ticks leaves it pending");
                    default -> row.consume("仅填结论");
                };
        return rule + localize("；", "; ") + word;
    }

    private String describeWording(RowCells row) {
        String worth = localize("得该指标分值的 %s%%", "earns %s %% of its weight", row.consume("取值%", "0"));
        if (!row.contains("下限%") || !row.contains("上限%")) {
            return worth;
        }
        String end =
                switch (row.consume("含上限", "是")) {
                    case "是" -> localize("含", "included");
                    case "否" -> localize("不含", "excluded");
                    default -> row.consume("含上限");
                };
        return worth
                + localize(
                        "；人工评分在分值的 %s%%（含）到 %s%%（%s）之间的，照人工评分",
                        "; a score chosen by a person stands from %s %% (included) to %s %% (%s) of the weight",
                        row.consume("下限%"),
                        row.consume("上限%"),
                        end);
    }

    private String describeOverAchievement(RowCells row) {
        String mode = row.consume("方式");
        return switch (mode) {
            case "扣固定分" -> localize(
                    "在评分行之外另扣 %s 分，扣完为止",
                    "loses %s points besides what the judging row takes, down to 0", row.consume("扣分", "0"));
            case "按偏离度调减" -> localize(
                    "在评分行之外另扣：超额率超出 %s%% 的部分，每 1%% 扣该指标分值的 1%%，扣完为止",
                    "loses, besides what the judging row takes, 1 %% of its weight for every 1 %% of over-achievement beyond %s %%, down to 0",
                    row.consume("起算%", "0"));
            default -> mode;
        };
    }

    /** When it adjusts a total: 填报的事实为…、数值不小于 1 时，. */
    private String describeCircumstance(RowCells row) {
        String fact = row.consume("事实");
        String word = row.consume("内容为");
        ConditionPhrases phrases = new ConditionPhrases(row.consumeConditions(), english);
        List<String> when = new ArrayList<>();
        if (fact != null) {
            when.add(
                    word == null
                            ? localize("填报了“%s”", "“%s” is stated", fact)
                            : localize("填报的“%s”为“%s”", "“%s” is stated to be “%s”", fact, word));
        } else if (word != null) {
            when.add(localize("填报的事实为“%s”", "a stated fact is “%s”", word));
        }
        Stream.of(phrases.describeSelection(), phrases.describeBounds())
                .filter(phrase -> !phrase.isEmpty())
                .forEach(when::add);
        return when.isEmpty() ? "" : localize("%s 时，", "where %s, ", String.join(localize("、且", " and "), when));
    }

    private String describeBonus(RowCells row) {
        String each = row.consume("每次加分", "0");
        String points =
                switch (row.consume("计次", "按数值")) {
                    case "按数值" -> localize("按数值每次加 %s 分", "%s points are added for each unit of the number", each);
                    case "一次" -> localize("加 %s 分，只加一次", "%s points are added once", each);
                    default -> each + " " + row.consume("计次");
                };
        return row.contains("单项上限") ? points + localize("，本项最多加 %s 分", ", at most %s", row.consume("单项上限")) : points;
    }

    private String describeVeto(RowCells row) {
        String action = row.consume("动作");
        return switch (action) {
            case "总分归零" -> localize("总分归零", "the total is set to 0");
            case "最高等级" -> localize("等级最高为“%s”", "the grade is no better than “%s”", row.consume("参数", "—"));
            default -> action;
        };
    }

    private String describeGrade(RowCells row) {
        ConditionPhrases phrases = new ConditionPhrases(row.consumeConditions(), english);
        String when = Stream.of(phrases.describeSelection(), phrases.describeBounds())
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.joining(localize("、", " and ")));
        String grade = localize("%s 的，等级为“%s”", "%s: the grade is “%s”", when, row.consume("等级"));
        return row.contains("别名") ? grade + localize("（又称“%s”）", " (also called “%s”)", row.consume("别名")) : grade;
    }

    private String describeCheck(RowCells row) {
        ConditionPhrases phrases = new ConditionPhrases(row.consumeConditions(), english);
        String when = phrases.describeBounds().isEmpty()
                ? localize("一经出现就", "where it is seen")
                : phrases.describeBounds() + localize(" 时", "");
        String check = localize(
                "%s，%s给出“%s”级提示",
                "an observation %s, %s: raises a finding of severity %s",
                phrases.describeSelection().isEmpty() ? localize("任何检查项", "of any check") : phrases.describeSelection(),
                when,
                row.consume("级别"));
        return row.contains("说明") ? check + localize("，写明：“%s”", ", saying: “%s”", row.consume("说明")) : check;
    }

    private String describeThreshold(RowCells row) {
        String unit = Arrays.stream(Check.values())
                .filter(check -> check.label().equals(row.key()) && check.measure() != null)
                .map(check -> localizeUnit(check.measure()))
                .findFirst()
                .orElse("");
        return localize(
                "“%s”的差异大于 %s%s时，给出“%s”级提示",
                "where “%s” is beyond %s%s, a finding of severity %s is raised",
                row.key(),
                row.consume("阈值"),
                unit.isEmpty() ? localize(" ", "") : " " + unit,
                row.consume("级别"));
    }

    private String localizeUnit(String measure) {
        return switch (measure) {
            case "百分点" -> localize("个百分点", "percent points");
            case "分" -> localize("分", "points");
            default -> measure;
        };
    }

    private String formatAmount(String number, String unit) {
        return switch (unit) {
            case "权重%" -> localize("该指标分值的 %s%%", "%s %% of its weight", number);
            case "分" -> localize(" %s 分", "%s points", number);
            default -> " " + number + " " + unit;
        };
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
