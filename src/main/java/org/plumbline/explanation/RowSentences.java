package org.plumbline.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.ruleset.WorkbookContent.Entry;
import org.plumbline.ruleset.WorkbookContent.Sheet;
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

    String of(Sheet sheet, Entry entry) {
        RowCells row = new RowCells(sheet, entry);
        String meaning =
                switch (sheet.kind()) {
                    case SETTINGS -> catalogue.setting(row);
                    case INDICATORS -> catalogue.indicator(row);
                    case THRESHOLDS -> threshold(row);
                    default -> rule(row);
                };
        return say("%s（第 %d 行）：", "%s (row %d): ", entry.key(), entry.row())
                + meaning
                + rest(row, meaning.isEmpty())
                + say("。", ".");
    }

    private String rest(RowCells row, boolean alone) {
        String basis = row.has("依据") ? say("依据：", "basis: ") + row.tell("依据") : null;
        String rest = row.rest().stream()
                .map(cell -> say(
                        "%s：%s",
                        "%s: %s",
                        english
                                ? cell.column().label().en()
                                : cell.column().label().zh(),
                        cell.value()))
                .collect(Collectors.joining(say("；", "; ")));
        String all = Stream.of(rest, basis == null ? "" : basis)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(say("；", "; ")));
        if (all.isEmpty()) {
            return alone ? say("未填写", "left blank") : "";
        }
        return (alone ? "" : say("；", "; ")) + all;
    }

    private String rule(RowCells row) {
        return switch (row.form()) {
            case "STEP" -> who(row) + say("，", " ") + step(row);
            case "RATIO" -> who(row) + say("，", ": ") + ratio(row);
            case "BAND" -> who(row) + say("，得", " earns ") + amount(row.tell("得分", "0"), row.tell("得分单位", "分"));
            case "CHECKPOINT" -> who(row) + say("，", ": ") + checkpoint(row);
            case "WORDING" -> who(row) + say("，", " ") + wording(row);
            case "OVER" -> who(row) + say("，", " ") + over(row);
            case "BONUS" -> stated(row) + bonus(row);
            case "CAP" -> stated(row) + say("总分最高 %s 分", "the total is at most %s points", row.tell("总分上限", "0"));
            case "VETO" -> stated(row) + veto(row);
            case "GRADE" -> grade(row);
            case "CHECK" -> check(row);
            default -> "";
        };
    }

    /** For whom: …的指标，…时. */
    private String who(RowCells row) {
        ConditionPhrases phrases = new ConditionPhrases(row.conditions(), english);
        String who = phrases.choices().isEmpty()
                ? say("任何指标", "any indicator")
                : say("%s的指标", "an indicator %s", phrases.choices());
        String when = phrases.bounds().isEmpty() ? "" : say("，%s 时", ", with %s,", phrases.bounds());
        return who + when;
    }

    private String step(RowCells row) {
        String direction = row.tell("方向", "下降");
        String side =
                switch (direction) {
                    case "下降" -> say("低于目标", "below its target");
                    case "上升" -> say("高于目标", "above its target");
                    case "双向" -> say("高于或低于目标", "above or below its target");
                    default -> direction;
                };
        String size = row.tell("步长", "0");
        String gap = row.tell("偏差口径", "百分点");
        String step =
                switch (gap) {
                    case "百分点" -> say(" %s 个百分点", "%s percent points", size);
                    case "相对%" -> say("目标值的 %s%%", "%s %% of the target", size);
                    case "绝对值" -> say(" %s 个计量单位", "%s of its units", size);
                    default -> " " + size + " " + gap;
                };
        String cost = amount(row.tell("每步扣", "0"), row.tell("扣分单位", "权重%"));
        String policy = row.tell("不足一步", "进一");
        String partial =
                switch (policy) {
                    case "进一" -> say("不足一步按一步", "a started step counts");
                    case "舍去" -> say("不足一步不计", "a started step does not count");
                    case "按比例" -> say("不足一步按比例", "a started step counts pro rata");
                    default -> policy;
                };
        return say(
                "实际值每%1$s%2$s扣%3$s，%4$s，最低得 %5$s 分",
                "loses %3$s for every %2$s its actual value is %1$s; %4$s; the least score is %5$s points",
                side,
                step,
                cost,
                partial,
                row.tell("下限", "0"));
    }

    private String ratio(RowCells row) {
        String kind = row.tell("类型");
        String rule =
                switch (kind) {
                    case "正向" -> say("正向（越高越好）：按实际值÷目标值的比例得分", "higher is better: scores actual ÷ target");
                    case "反向" -> say(
                            "反向（越低越好）：不超过目标得满分，达到目标值的 %s 倍得零分，中间按比例",
                            "lower is better: full marks up to the target, none at %s times the target, in proportion between",
                            row.tell("反向归零倍数", "2"));
                    case "等于" -> equal(row.tell("超出是否扣分", "否"));
                    default -> kind;
                };
        String zero =
                switch (row.tell("目标为零", "报错")) {
                    case "报错" -> say("目标值为零时报错、不评分", "a target of zero is refused, without a score");
                    case "实际≤0满分" -> say(
                            "目标值为零时达到目标得满分（实际≤0满分），否则零分",
                            "a target of zero earns full marks where it is met, else none");
                    default -> row.tell("目标为零");
                };
        return rule + say("，最多得分值的 %s%%；", ", at most %s %% of the weight; ", row.tell("上限%", "100")) + zero;
    }

    private String equal(String excessCosts) {
        return switch (excessCosts) {
            case "是" -> say(
                    "等于目标得满分，不足按比例得分，超出按比例扣分，达到目标值的 2 倍得零分",
                    "full marks at the target, in proportion below it; excess costs in proportion, none at twice the target");
            case "否" -> say(
                    "等于目标得满分，不足按比例得分，超出不扣分", "full marks at the target, in proportion below it; excess costs nothing");
            default -> excessCosts;
        };
    }

    private String checkpoint(RowCells row) {
        String point = row.tell("要点");
        String role = row.tell("作用", "计分");
        String rule =
                switch (role) {
                    case "门槛" -> say("要点 %s 为门槛，不具备则得零分", "point %s is a gate: without it nothing is earned", point);
                    case "计分" -> say(
                            "要点 %s 占分值的 %s%%，不具备则扣去",
                            "point %s is worth %s %% of the weight, lost without it", point, row.tell("占权重%", "0"));
                    case "全具备" -> say("要点 %s 须全部具备，缺一不得分", "points %s must all be there, or nothing is earned", point);
                    default -> point + " " + role;
                };
        String word =
                switch (row.tell("仅填结论", "待补")) {
                    case "满分并提示" -> say(
                            "只填结论、未勾选要点时给满分并提示", "a bare word without ticks earns full marks and raises a finding");
                    case "待补" -> say("只填结论、未勾选要点时待补", "a bare word without ticks leaves it pending");
                    default -> row.tell("仅填结论");
                };
        return rule + say("；", "; ") + word;
    }

    private String wording(RowCells row) {
        String worth = say("得该指标分值的 %s%%", "earns %s %% of its weight", row.tell("取值%", "0"));
        if (!row.has("下限%") || !row.has("上限%")) {
            return worth;
        }
        String end =
                switch (row.tell("含上限", "是")) {
                    case "是" -> say("含", "included");
                    case "否" -> say("不含", "excluded");
                    default -> row.tell("含上限");
                };
        return worth
                + say(
                        "；人工评分在分值的 %s%%（含）到 %s%%（%s）之间的，照人工评分",
                        "; a score chosen by a person stands from %s %% (included) to %s %% (%s) of the weight",
                        row.tell("下限%"),
                        row.tell("上限%"),
                        end);
    }

    private String over(RowCells row) {
        String mode = row.tell("方式");
        return switch (mode) {
            case "扣固定分" -> say(
                    "在评分行之外另扣 %s 分，扣完为止",
                    "loses %s points besides what the judging row takes, down to 0", row.tell("扣分", "0"));
            case "按偏离度调减" -> say(
                    "在评分行之外另扣：超额率超出 %s%% 的部分，每 1%% 扣该指标分值的 1%%，扣完为止",
                    "loses, besides what the judging row takes, 1 %% of its weight for every 1 %% of over-achievement beyond %s %%, down to 0",
                    row.tell("起算%", "0"));
            default -> mode;
        };
    }

    /** When it adjusts a total: 填报的事实为…、数值不小于 1 时，. */
    private String stated(RowCells row) {
        String fact = row.tell("事实");
        String word = row.tell("内容为");
        ConditionPhrases phrases = new ConditionPhrases(row.conditions(), english);
        List<String> when = new ArrayList<>();
        if (fact != null) {
            when.add(
                    word == null
                            ? say("填报了“%s”", "“%s” is stated", fact)
                            : say("填报的“%s”为“%s”", "“%s” is stated to be “%s”", fact, word));
        } else if (word != null) {
            when.add(say("填报的事实为“%s”", "a stated fact is “%s”", word));
        }
        Stream.of(phrases.choices(), phrases.bounds())
                .filter(phrase -> !phrase.isEmpty())
                .forEach(when::add);
        return when.isEmpty() ? "" : say("%s 时，", "where %s, ", String.join(say("、且", " and "), when));
    }

    private String bonus(RowCells row) {
        String each = row.tell("每次加分", "0");
        String points =
                switch (row.tell("计次", "按数值")) {
                    case "按数值" -> say("按数值每次加 %s 分", "%s points are added for each unit of the number", each);
                    case "一次" -> say("加 %s 分，只加一次", "%s points are added once", each);
                    default -> each + " " + row.tell("计次");
                };
        return row.has("单项上限") ? points + say("，本项最多加 %s 分", ", at most %s", row.tell("单项上限")) : points;
    }

    private String veto(RowCells row) {
        String action = row.tell("动作");
        return switch (action) {
            case "总分归零" -> say("总分归零", "the total is set to 0");
            case "最高等级" -> say("等级最高为“%s”", "the grade is no better than “%s”", row.tell("参数", "—"));
            default -> action;
        };
    }

    private String grade(RowCells row) {
        ConditionPhrases phrases = new ConditionPhrases(row.conditions(), english);
        String when = Stream.of(phrases.choices(), phrases.bounds())
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.joining(say("、", " and ")));
        String grade = say("%s 的，等级为“%s”", "%s: the grade is “%s”", when, row.tell("等级"));
        return row.has("别名") ? grade + say("（又称“%s”）", " (also called “%s”)", row.tell("别名")) : grade;
    }

    private String check(RowCells row) {
        ConditionPhrases phrases = new ConditionPhrases(row.conditions(), english);
        String when = phrases.bounds().isEmpty() ? say("一经出现就", "where it is seen") : phrases.bounds() + say(" 时", "");
        String check = say(
                "%s，%s给出“%s”级提示",
                "an observation %s, %s: raises a finding of severity %s",
                phrases.choices().isEmpty() ? say("任何检查项", "of any check") : phrases.choices(),
                when,
                row.tell("级别"));
        return row.has("说明") ? check + say("，写明：“%s”", ", saying: “%s”", row.tell("说明")) : check;
    }

    private String threshold(RowCells row) {
        String unit = Arrays.stream(Check.values())
                .filter(check -> check.label().equals(row.key()) && check.measure() != null)
                .map(check -> unit(check.measure()))
                .findFirst()
                .orElse("");
        return say(
                "“%s”的差异大于 %s%s时，给出“%s”级提示",
                "where “%s” is beyond %s%s, a finding of severity %s is raised",
                row.key(),
                row.tell("阈值"),
                unit.isEmpty() ? say(" ", "") : " " + unit,
                row.tell("级别"));
    }

    private String unit(String measure) {
        return switch (measure) {
            case "百分点" -> say("个百分点", "percent points");
            case "分" -> say("分", "points");
            default -> measure;
        };
    }

    private String amount(String number, String unit) {
        return switch (unit) {
            case "权重%" -> say("该指标分值的 %s%%", "%s %% of its weight", number);
            case "分" -> say(" %s 分", "%s points", number);
            default -> " " + number + " " + unit;
        };
    }

    private String say(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
