package org.plumbline.core.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.rule.RowCells;

/** Rows of the sheets 方案 and 指标 in words. */
final class CatalogueSentences {

    private final boolean english;

    CatalogueSentences(boolean english) {
        this.english = english;
    }

    /** Empty where the value is blank or the setting is unknown here. */
    String describeSetting(RowCells row) {
        if (!row.contains("值")) {
            return "";
        }
        String value = row.consume("值");
        return switch (row.key()) {
            case "方案编号" -> localize("本方案的固定编号是 %s", "the scheme's id is %s", value);
            case "标题" -> localize("本方案名为“%s”", "the scheme is called “%s”", value);
            case "适用地区" -> localize("适用于%s", "in force in %s", value);
            case "年度起" -> localize("从 %s 预算年度起适用", "in force from fiscal year %s", value);
            case "年度止" -> localize("适用到 %s 预算年度为止（含）", "in force up to fiscal year %s, included", value);
            case "依据" -> localize("整个方案依据%s", "the scheme is based on %s", value);
            case "依据状态" -> describeStatus(value);
            case "满分" -> localize("满分 %s 分", "full marks are %s points", value);
            case "小数位数" -> localize("得分保留 %s 位小数", "scores keep %s decimals", value);
            case "舍入方式" -> localize("得分按“%s”取到上述小数位数", "scores are rounded to these decimals by “%s”", value);
            case "缺失处理" -> localize(
                    "指标没有实际值时，%s；单个指标另有规定的从其规定",
                    "without an actual value %s, unless the indicator specifies otherwise",
                    describeMissingPolicy(value));
            case "自报指标" -> describeOpenIndicators(value);
            case "绩效维度" -> localize(
                    "“%s”各级指标属于绩效，用来核对绩效得分与预算执行是否背离",
                    "the levels “%s” count as performance, to be compared with budget execution", value);
            case "加分总上限" -> localize("各项加分合计最多 %s 分", "all bonuses together add at most %s points", value);
            case "加分后可否超过满分" -> describeAboveFullMarks(value);
            default -> describeOptional(row.key(), value);
        };
    }

    /** The settings that later versions added. */
    private String describeOptional(String setting, String value) {
        return switch (setting) {
            case "认定办法" -> localize(
                    "复核认定指标有问题的，不看实际值，按“%s”评分",
                    "an indicator with a fault found by the review is scored by “%s”, whatever its value", value);
            case "均分权重" -> localize(
                    "没有写明权重的指标平均分配：%s；除不尽的余数归最后一项",
                    "the indicators without a weight share evenly: %s; the last has the remainder", value);
            default -> localize("%s是“%s”", "%s is “%s”", setting, value);
        };
    }

    private String describeStatus(String value) {
        return switch (value) {
            case "已核" -> localize("依据已对照文件原文（已核）", "the text was compared with the document (已核)");
            case "待核" -> localize("依据尚未对照文件原文（待核）", "the text was not yet compared with the document (待核)");
            default -> value;
        };
    }

    private String describeAboveFullMarks(String value) {
        return switch (value) {
            case "是" -> localize("加分后总分可以超过满分", "bonuses may lift the total above full marks");
            case "否" -> localize("加分后总分不超过满分", "bonuses do not lift the total above full marks");
            default -> value;
        };
    }

    private String describeOpenIndicators(String value) {
        return switch (value) {
            case "是" -> localize("填报单位可以自带指标", "a submission may bring indicators of its own");
            case "否" -> localize("填报单位只能填报“指标”表中的指标，不得自带", "a submission may not bring indicators of its own");
            default -> value;
        };
    }

    private String describeMissingPolicy(String policy) {
        return switch (policy) {
            case "待补" -> localize("暂不计分、不出总分，等待补报（待补）", "it stays unscored and there is no total (待补)");
            case "零分" -> localize("得零分", "it scores nothing");
            case "不适用·满分" -> localize("视为不适用，得满分", "it does not apply and earns full marks");
            case "不适用·折算" -> localize("视为不适用，剔除后按比例折算", "it does not apply and the rest is scaled up");
            default -> policy;
        };
    }

    String describeIndicator(RowCells row) {
        List<String> parts = new ArrayList<>();
        boolean group = row.contains("取法");
        parts.add(describeName(row, group));
        parts.add(describeWeight(row, group));
        if (group) {
            parts.add(describeAggregation(row.consume("取法")) + describeMostLost(row));
        }
        if (!group || row.contains("目标值")) {
            parts.add(describeTarget(row));
        }
        if (!group || row.contains("评分办法")) {
            parts.add(describeMethod(row));
        }
        if (row.contains("文字时办法")) {
            parts.add(localize("填报为文字时改按“%s”评分", "a word is scored by “%s”", row.consume("文字时办法")));
        }
        addRecomputation(row, parts);
        if (row.contains("缺失处理")) {
            parts.add(localize("没有实际值时，%s", "without an actual value %s", describeMissingPolicy(row.consume("缺失处理"))));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(localize("，", ", ")));
    }

    private String describeMethod(RowCells row) {
        return row.contains("评分办法")
                ? localize("按“%s”评分", "scored by “%s”", row.consume("评分办法"))
                : localize("评分办法由填报单位给出或由扣分表按条件选择", "its method is stated by the submission or chosen by a table");
    }

    private String describeName(RowCells row, boolean group) {
        String levels = Stream.of("一级指标", "二级指标")
                .map(row::consume)
                .filter(level -> level != null)
                .collect(Collectors.joining(localize("／", " / ")));
        String where = levels.isEmpty() ? "" : localize("（%s）", " (%s)", levels);
        String kind = group ? localize("共用组", "the group") : localize("指标", "the indicator");
        return kind + (row.contains("三级指标") ? localize("“%s”", " “%s”", row.consume("三级指标")) : "") + where;
    }

    private String describeWeight(RowCells row, boolean group) {
        if (row.contains("共用组")) {
            String code = row.consume("共用组");
            return localize("与组 %s 的其他成员合用该组的分值", "shares the weight of the group %s", code);
        }
        if (!row.contains("权重")) {
            return localize("分值由填报单位给出", "its weight is stated by the submission");
        }
        String weight = row.consume("权重");
        return group
                ? localize("各成员合用 %s 分", "its members share %s points", weight)
                : localize("满分 %s 分", "%s points", weight);
    }

    private String describeMostLost(RowCells row) {
        return row.contains("最多扣") ? localize("，合计最多扣 %s 分", ", at most %s points together", row.consume("最多扣")) : "";
    }

    private String describeAggregation(String take) {
        return switch (take) {
            case "最小" -> localize("组的得分取成员完成程度的最小值", "its score is the least of its members' completions");
            case "均值" -> localize("组的得分取成员完成程度的均值", "its score is the mean of its members' completions");
            case "全达标" -> localize(
                    "组的得分取成员完成程度的全部情况：全达标才得分", "its score is earned only where every member is complete");
            case "较高" -> localize(
                    "成员中择一考核：取完成程度较高的一个，没有填报的不参加比较",
                    "one of its members counts: the more complete, of those submitted");
            case "指定" -> localize("成员中择一考核：由填报单位指定", "one of its members counts: the one that the submission names");
            case "扣分相加" -> localize("组的得分从分值中减去各成员扣分的合计", "what its members lose is added and subtracted");
            default -> localize("组的得分取成员完成程度的%s", "its score is %s", take);
        };
    }

    private String describeTarget(RowCells row) {
        String unit = row.consume("单位", "");
        String precision = row.contains("精度")
                ? localize("，实际值取 %s 位小数", ", actual values with %s decimals", row.consume("精度"))
                : "";
        if (!row.contains("目标值")) {
            String operator = row.contains("符号") ? localize("（符号 %s）", " (operator %s)", row.consume("符号")) : "";
            String given = localize("目标值由填报单位给出", "its target is stated by the submission") + operator;
            return (unit.isEmpty() ? given : given + localize("，单位 %s", ", in %s", unit)) + precision;
        }
        String target = row.consume("目标值");
        boolean figure = target.matches("-?\\d+(\\.\\d+)?");
        String spelled = figure
                ? row.consume("符号", "=") + " " + target + (unit.isEmpty() || unit.equals("%") ? unit : " " + unit)
                : row.consume("符号", "=") + " " + localize("“%s”", "“%s”", target)
                        + (unit.isEmpty() ? "" : localize("（%s）", " (%s)", unit));
        return localize("目标 %s", "target %s", spelled) + precision;
    }

    private String describeSource(String recomputation) {
        return switch (recomputation) {
            case "执行率" -> localize("实际值可由金额复算：执行数÷全年预算数（执行率）", "its actual value is computed as executed ÷ budget");
            case "调整率" -> localize(
                    "实际值可由金额复算：调整数÷年初预算数（调整率）", "its actual value is computed as adjustment ÷ initial budget");
            case "对照比率" -> localize(
                    "实际值可由事实算出：比较数÷对照数（对照比率）", "its actual value is computed as the fact 比较数 ÷ the fact 对照数");
            case "逾期天数" -> localize(
                    "实际值可由事实算出：实际完成日期比计划完成日期晚几天（逾期天数）",
                    "its actual value is the days by which 实际完成日期 is later than 计划完成日期");
            case "逾期占比" -> localize(
                    "实际值可由事实算出：逾期天数÷计划天数（逾期占比）", "its actual value is the days late ÷ the days planned");
            case "无" -> localize("实际值不由金额复算", "its actual value is not computed from the amounts");
            default -> recomputation;
        };
    }

    private void addRecomputation(RowCells row, List<String> parts) {
        if (row.contains("复算口径")) {
            parts.add(describeSource(row.consume("复算口径")));
        }
        if (row.contains("实际值取")) {
            parts.add(
                    localize("按%s的实际值评分", "judged by the %s actual value", describeActualSource(row.consume("实际值取"))));
        }
        if (row.contains("分母为零")) {
            parts.add(localize("复算的分母为零时%s", "a denominator of zero %s", describeZeroDenominator(row.consume("分母为零"))));
        }
        if (row.contains("负值处理")) {
            parts.add(localize("实际值为负时%s", "a negative actual value %s", describeNegativePolicy(row.consume("负值处理"))));
        }
    }

    private String describeActualSource(String source) {
        return switch (source) {
            case "申报" -> localize("申报", "declared");
            case "复算" -> localize("复算", "recomputed");
            default -> source;
        };
    }

    private String describeZeroDenominator(String policy) {
        return switch (policy) {
            case "报错" -> localize("报错", "is rejected");
            case "不适用" -> localize("视为不适用", "makes it not applicable");
            default -> policy;
        };
    }

    private String describeNegativePolicy(String policy) {
        return switch (policy) {
            case "允许" -> localize("照样计算", "is used unchanged");
            case "按零" -> localize("按零计算", "counts as zero");
            case "报错" -> localize("报错", "is rejected");
            default -> policy;
        };
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
