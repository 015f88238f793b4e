package org.plumbline.core.casetable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a submission that are one row of a table each. A value that is not a number stays a text. */
final class RowJson {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private RowJson() {}

    static ObjectNode createIndicator(Map<SubmissionColumn, String> row) {
        ObjectNode indicator = JsonNodeFactory.instance.objectNode();
        putText(indicator, "code", row, SubmissionColumn.CODE);
        putText(indicator, "name", row, SubmissionColumn.NAME);
        putText(indicator, "level1", row, SubmissionColumn.LEVEL1);
        putText(indicator, "level2", row, SubmissionColumn.LEVEL2);
        putValue(indicator, "weight", row, SubmissionColumn.WEIGHT);
        ObjectNode target = JsonNodeFactory.instance.objectNode();
        putText(target, "operator", row, SubmissionColumn.OPERATOR);
        putMeasured(target, "value", row, SubmissionColumn.TARGET);
        putText(target, "unit", row, SubmissionColumn.UNIT);
        putIfNotEmpty(indicator, "target", target);
        putMeasured(indicator, "actual", row, SubmissionColumn.ACTUAL);
        putTexts(indicator, "checks", row, SubmissionColumn.CHECKS);
        putValue(indicator, "declaredScore", row, SubmissionColumn.DECLARED_SCORE);
        putText(indicator, "reason", row, SubmissionColumn.REASON);
        putTexts(indicator, "evidence", row, SubmissionColumn.EVIDENCE);
        putText(indicator, "method", row, SubmissionColumn.METHOD);
        putText(indicator, "factKey", row, SubmissionColumn.FACT_KEY);
        putReview(indicator, row);
        return indicator;
    }

    /** For a group an actual value as well, which is then rejected: it would otherwise go unnoticed. */
    private static void putReview(ObjectNode into, Map<SubmissionColumn, String> row) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        putMeasured(review, "actual", row, SubmissionColumn.REVIEW_ACTUAL);
        putValue(review, "score", row, SubmissionColumn.REVIEW_SCORE);
        putText(review, "reason", row, SubmissionColumn.REVIEW_REASON);
        putIfNotEmpty(into, "review", review);
    }

    static ObjectNode createGroup(Map<SubmissionColumn, String> row) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        putText(group, "code", row, SubmissionColumn.CODE);
        putValue(group, "declaredScore", row, SubmissionColumn.DECLARED_SCORE);
        putText(group, "chosen", row, SubmissionColumn.CHOSEN);
        putReview(group, row);
        return group;
    }

    static ObjectNode createBudgetLine(Map<SubmissionColumn, String> row) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        putText(line, "item", row, SubmissionColumn.NAME);
        putValue(line, "budget", row, SubmissionColumn.LINE_BUDGET);
        putValue(line, "executed", row, SubmissionColumn.LINE_EXECUTED);
        return line;
    }

    static ObjectNode createFact(Map<SubmissionColumn, String> row) {
        ObjectNode fact = JsonNodeFactory.instance.objectNode();
        putText(fact, "key", row, SubmissionColumn.FACT_KEY);
        putMeasured(fact, "value", row, SubmissionColumn.ACTUAL);
        putText(fact, "unit", row, SubmissionColumn.UNIT);
        putText(fact, "source", row, SubmissionColumn.EVIDENCE);
        return fact;
    }

    static void putIfNotEmpty(ObjectNode into, String name, ObjectNode value) {
        if (!value.isEmpty()) {
            into.set(name, value);
        }
    }

    static void putIfNotEmpty(ObjectNode into, String name, ArrayNode value) {
        if (!value.isEmpty()) {
            into.set(name, value);
        }
    }

    static void putText(ObjectNode into, String name, Map<SubmissionColumn, String> from, SubmissionColumn column) {
        String text = from.get(column);
        if (text != null) {
            into.put(name, text);
        }
    }

    static void putValue(ObjectNode into, String name, Map<SubmissionColumn, String> from, SubmissionColumn column) {
        String text = from.get(column);
        if (text == null) {
            return;
        }
        String narrow = toHalfWidth(text);
        if (NUMBER.matcher(narrow).matches()) {
            into.put(name, new BigDecimal(narrow));
        } else {
            into.put(name, text);
        }
    }

    /** 95.4% where the row's unit is % is 95.4; elsewhere it stays text. */
    private static void putMeasured(
            ObjectNode into, String name, Map<SubmissionColumn, String> from, SubmissionColumn column) {
        String text = toHalfWidth(from.getOrDefault(column, ""));
        if (text.endsWith("%") && "%".equals(from.get(SubmissionColumn.UNIT))) {
            String number = text.substring(0, text.length() - 1).strip();
            if (NUMBER.matcher(number).matches()) {
                into.put(name, new BigDecimal(number));
                return;
            }
        }
        putValue(into, name, from, column);
    }

    /** Digits, signs and the percent sign as they are typed without an input method. */
    private static String toHalfWidth(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        text.chars().forEach(c -> narrow.append((char) (c > '\uff00' && c < '\uff5f' ? c - 0xfee0 : c)));
        return narrow.toString();
    }

    /** Parts of one cell, between semicolons. */
    private static void putTexts(
            ObjectNode into, String name, Map<SubmissionColumn, String> from, SubmissionColumn column) {
        String text = from.get(column);
        if (text == null) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.split("[;；]")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        ArrayNode array = into.putArray(name);
        parts.forEach(array::add);
    }
}
