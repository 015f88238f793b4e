package org.plumbline.core.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Operator;

/** The spellings of operators. 以上 and 以下 are not accepted: they may include the bound or not. */
final class OperatorSpellings {

    private static final Map<String, Operator> SPELLINGS = listSpellings();
    private static final List<String> LABELS =
            List.of(Operator.values()).stream().map(Labelled::label).toList();

    private OperatorSpellings() {}

    private static Map<String, Operator> listSpellings() {
        Map<String, Operator> spellings = new HashMap<>();
        addSpellings(spellings, Operator.AT_LEAST, "≥", ">=", "=>", "≧", "⩾", "≥=", "大于等于", "大于或等于", "大于或者等于", "大等于");
        addSpellings(spellings, Operator.AT_LEAST, "不小于", "不低于", "不少于", "至少", "达到或超过");
        addSpellings(spellings, Operator.AT_MOST, "≤", "<=", "=<", "≦", "⩽", "≤=", "小于等于", "小于或等于", "小于或者等于", "小等于");
        addSpellings(spellings, Operator.AT_MOST, "不大于", "不高于", "不超过", "不多于", "至多", "最多");
        addSpellings(spellings, Operator.MORE, ">", "﹥", "大于", "高于", "超过", "多于");
        addSpellings(spellings, Operator.LESS, "<", "﹤", "小于", "低于", "少于", "不足", "不到");
        addSpellings(spellings, Operator.EQUAL, "=", "==", "﹦", "等于");
        return Map.copyOf(spellings);
    }

    private static void addSpellings(Map<String, Operator> spellings, Operator operator, String... texts) {
        for (String text : texts) {
            spellings.put(text, operator);
        }
    }

    /** Whether a list of choices is the list of operators. */
    static boolean are(List<String> choices) {
        return LABELS.equals(choices);
    }

    /** The label of the operator that a text spells; empty where it is none, or ambiguous. */
    static Optional<String> findSpelling(String text) {
        String narrow = SheetGrid.toHalfWidth(text).replaceAll("[\\s\\p{Z}\\p{Cf}]", "");
        return Optional.ofNullable(SPELLINGS.get(narrow)).map(Operator::label);
    }
}
