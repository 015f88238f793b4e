package org.plumbline.core.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out the clauses that define what the indicator's value, or the completion rate, is: 预算执行率=（实际支出/预算数）×100%.
 * The form states the value, so that they change no score. A clause that mentions points or a bound is no definition.
 */
final class DefinitionReader {

    private static final String TERM = "[\\u4e00-\\u9fa5“”、]{2,30}";
    private static final String SUM = "(?:" + TERM + "(?:[+-]" + TERM + ")*|\\(" + TERM + "(?:[+-]" + TERM + ")*\\))";
    private static final String QUOTIENT = "[\\[(]?" + SUM + "(?:[÷/]|除以)" + SUM + "[\\])]?";
    private static final String PERCENT = "(?:[×*xX]100%)?";
    private static final String EQUALS = "(?:计算公式为|计算公式)?(?:=|等于|:)";
    private static final String START = "(?<=^|[。;,:(])(?:其中[:,]?)?";
    private static final String END = "\\)?(?:[。;,]+|$)";
    private static final Pattern COMPLETION = Pattern.compile(START + "(?:目标|任务|指标)?完成率" + EQUALS
            + "\\(?(?:实际完成值|实际完成数|实际值|完成值|完成数)(?:[÷/]|除以)(?:年度)?(?:目标值|指标值|计划值|计划数)\\)?" + PERCENT + END);

    private final String text;
    private final List<String> terms = new ArrayList<>();

    private DefinitionReader(String text) {
        this.text = text;
    }

    /** The sentence without definitions, and without the explanations of their terms. */
    static String strip(RuleSentence sentence, String text) {
        List<String> names = PhraseReader.listOwnNames(sentence.name());
        String plain = COMPLETION.matcher(text).replaceAll("");
        if (names.isEmpty()) {
            return plain;
        }
        Pattern own = Pattern.compile(
                START + "(?:" + String.join("|", names) + ")" + EQUALS + "(" + QUOTIENT + ")" + PERCENT + END);
        DefinitionReader reader = new DefinitionReader(plain);
        String without = reader.remove(own);
        return reader.terms.isEmpty() ? without : new DefinitionReader(without).remove(explanation(reader.terms));
    }

    /** 实际支出：项目实际拨付的资金。 */
    private static Pattern explanation(List<String> terms) {
        String named = String.join("|", terms.stream().map(Pattern::quote).toList());
        return Pattern.compile("(?<=^|[。;])(?:" + named + ")(?:是指|指|:)([^。;]{2,120})(?:[。;]+|$)");
    }

    private String remove(Pattern pattern) {
        StringBuilder kept = new StringBuilder();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            boolean definition = ChecklistReader.isLabel(matcher.group(1));
            matcher.appendReplacement(kept, definition ? "" : Matcher.quoteReplacement(matcher.group()));
            if (definition) {
                Matcher term = Pattern.compile(TERM).matcher(matcher.group(1));
                term.results().forEach(each -> terms.add(each.group()));
            }
        }
        return matcher.appendTail(kept).toString();
    }
}
