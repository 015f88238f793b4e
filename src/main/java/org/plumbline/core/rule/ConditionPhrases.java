package org.plumbline.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;

/** The condition cells of a row in words: which indicators it is for, and between which bounds. */
public final class ConditionPhrases {

    private static final Pattern BOUND =
            Pattern.compile("(\\w+) (>=|<=|>|<) new BigDecimal\\(\"\\$param\"\\)"); // the spelling of the vocabulary
    private static final Pattern EQUAL = Pattern.compile("\\w+ == \"\\$param\"");

    private static final Map<String, Bilingual> FIGURES = Map.of(
            "actual", new Bilingual("实际值", "the actual value"),
            "shortfall", new Bilingual("低于目标的差额", "the shortfall"),
            "excess", new Bilingual("高于目标的差额", "the excess"),
            "deviation", new Bilingual("偏离目标的差额", "the deviation from the target"),
            "completion", new Bilingual("完成率（%）", "the completion (%)"),
            "overAchieved", new Bilingual("超额率（%）", "the over-achievement (%)"),
            "points", new Bilingual("总分", "the total"),
            "value", new Bilingual("量值", "the measure"),
            "number", new Bilingual("数值", "the number"),
            "executionRate", new Bilingual("预算执行率（%）", "the execution rate (%)"));

    private static final Map<String, Bilingual> SIGNS = Map.of(
            ">", new Bilingual("大于", "above"),
            ">=", new Bilingual("不小于", "at least"),
            "<=", new Bilingual("不大于", "at most"),
            "<", new Bilingual("小于", "below"));

    private final boolean english;
    private final List<String> choices = new ArrayList<>();
    private final Map<String, List<String>> bounds = new LinkedHashMap<>();

    ConditionPhrases(List<RowCells.RowCell> conditions, boolean english) {
        this.english = english;
        conditions.forEach(this::addCondition);
    }

    /** Which rows of a form it is for, such as 评分办法为“…”; empty where any. */
    public String describeSelection() {
        return String.join(localize("、", " and "), choices);
    }

    /** The bounds, such as 总分不小于 80 且小于 90; empty where none. */
    public String describeBounds() {
        List<String> phrases = new ArrayList<>();
        bounds.forEach(
                (figure, ends) -> phrases.add(figure + localize("", " ") + String.join(localize(" 且", " and "), ends)));
        return String.join(localize("、", " and "), phrases);
    }

    private void addCondition(RowCells.RowCell condition) {
        String snippet = condition.snippet() == null ? "" : condition.snippet();
        String value = condition.value();
        Matcher bound = BOUND.matcher(snippet);
        if (bound.matches() && FIGURES.containsKey(bound.group(1))) {
            bounds.computeIfAbsent(localizeText(FIGURES.get(bound.group(1))), none -> new ArrayList<>())
                    .add(localizeText(SIGNS.get(bound.group(2))) + " " + value);
        } else if (snippet.startsWith("hasMethod(")) {
            choices.add(describeYesNo(value, "已写明评分办法", "naming a method", "没有写明评分办法", "naming no method"));
        } else if (snippet.startsWith("agrees(")) {
            choices.add(describeYesNo(
                    value,
                    "实际值文字与目标一致",
                    "whose wording is the target's",
                    "实际值文字与目标不一致",
                    "whose wording is not the target's"));
        } else if (snippet.startsWith("says(")) {
            choices.add(localize("实际值为“%s”之一", "whose actual value is one of “%s”", value));
        } else if (EQUAL.matcher(snippet).matches()) {
            choices.add(localize("%s为“%s”", "whose %s is “%s”", localizeText(condition.label()), value));
        } else {
            choices.add(localize("%s %s", "%s %s", localizeText(condition.label()), value));
        }
    }

    private String describeYesNo(String value, String yes, String yesEn, String no, String noEn) {
        return switch (value) {
            case "是" -> localize(yes, yesEn);
            case "否" -> localize(no, noEn);
            default -> value;
        };
    }

    private String localizeText(Bilingual words) {
        return english ? words.en() : words.zh();
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
