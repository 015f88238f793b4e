package org.plumbline.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.plumbline.table.TableCase.Fault;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gathers the rows of each submission. A new one begins where the column 案例 has another value or, where there is none, one of
 * 方案, 年度 and 评价对象; blank means the same as above. Whether values are usable is not judged here: what is no number stays a
 * text, and is refused by the same words as in JSON.
 */
public final class TableCases {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    /** What holding a row takes, beside its texts. */
    private static final int ROW = 64;

    private final int limit;
    private final Consumer<TableCase> cases;
    private TableHeading heading;
    private List<TableColumn> key;
    private long count;

    /** Of the submission being gathered; -1 before the first. */
    private long begun = -1;

    private final Map<TableColumn, String> ofCase = new EnumMap<>(TableColumn.class);
    private ArrayNode indicators;
    private ArrayNode groups;
    private ArrayNode facts;
    private ArrayNode budgetLines;
    private ArrayNode tasks;
    private long characters;
    private Fault fault;

    /**
     * @param limit bytes of a submission
     * @param cases takes them up in the order of their rows
     */
    public TableCases(int limit, Consumer<TableCase> cases) {
        this.limit = limit;
        this.cases = cases;
    }

    /** How many were handed out. */
    public long count() {
        return count;
    }

    public void row(long number, List<String> cells) {
        if (heading == null) {
            heading = TableHeading.of(cells);
            key = heading.columns().contains(TableColumn.CASE)
                    ? List.of(TableColumn.CASE)
                    : List.of(TableColumn.SCHEME, TableColumn.FISCAL_YEAR, TableColumn.SUBJECT);
            return;
        }
        Map<TableColumn, String> row = new EnumMap<>(TableColumn.class);
        Fault surplus = null;
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i).strip();
            TableColumn column =
                    i < heading.columns().size() ? heading.columns().get(i) : null;
            if (!text.isEmpty() && column != null) {
                row.put(column, text);
            } else if (!text.isEmpty() && surplus == null) {
                surplus = new Fault(number, String.valueOf(i + 1), TableHeading.shown(text), "无标题的列应为空 / blank");
            }
        }
        if (row.isEmpty() && surplus == null) {
            return;
        }
        if (begun < 0 || another(row)) {
            end();
            begin(number);
        }
        if (surplus != null) {
            refuse(surplus);
        }
        gather(number, row);
    }

    private boolean another(Map<TableColumn, String> row) {
        return key.stream()
                .anyMatch(column -> row.containsKey(column) && !row.get(column).equals(ofCase.get(column)));
    }

    private void begin(long number) {
        begun = number;
        ofCase.clear();
        indicators = JSON.createArrayNode();
        groups = JSON.createArrayNode();
        facts = JSON.createArrayNode();
        budgetLines = JSON.createArrayNode();
        tasks = JSON.createArrayNode();
        characters = 0;
        fault = null;
    }

    private void refuse(Fault found) {
        if (fault == null) {
            fault = found;
        }
    }

    private void gather(long number, Map<TableColumn, String> row) {
        characters += ROW;
        row.forEach((column, text) -> {
            characters += text.length();
            if (column.ofCase()) {
                String before = ofCase.putIfAbsent(column, text);
                if (before != null && !before.equals(text)) {
                    refuse(new Fault(
                            number,
                            column.shown(),
                            TableHeading.shown(text),
                            "与本案例前面的行相同 / as in the rows before: " + TableHeading.shown(before)));
                }
            }
        });
        if (characters > limit) { // goes on without holding more
            return;
        }
        String kind = row.getOrDefault(TableColumn.KIND, "指标");
        switch (kind) {
            case "指标", "indicator" -> indicators.add(indicator(row));
            case "组", "group" -> groups.add(group(row));
            case "支出", "line" -> budgetLines.add(line(row));
            case "任务", "task" -> tasks.add(line(row));
            case "事实", "fact" -> facts.add(fact(row));
            default -> refuse(new Fault(
                    number,
                    TableColumn.KIND.shown(),
                    TableHeading.shown(kind),
                    "指标 indicator / 组 group / 支出 line / 任务 task / 事实 fact"));
        }
    }

    /** The last one has no row after it. */
    public void end() {
        if (begun < 0) {
            return;
        }
        count++;
        if (fault != null) {
            cases.accept(new TableCase(begun, null, fault));
            return;
        }
        byte[] json = characters > limit ? null : JSON.writeValueAsBytes(submission());
        cases.accept(new TableCase(begun, json == null || json.length > limit ? null : json, null));
    }

    private ObjectNode submission() {
        ObjectNode submission = JSON.createObjectNode();
        text(submission, "scheme", ofCase, TableColumn.SCHEME);
        value(submission, "fiscalYear", ofCase, TableColumn.FISCAL_YEAR);
        ObjectNode subject = JSON.createObjectNode();
        text(subject, "name", ofCase, TableColumn.SUBJECT);
        String type = ofCase.get(TableColumn.SUBJECT_TYPE);
        if (type != null) {
            subject.put("type", type.equals("部门") ? "DEPARTMENT" : type.equals("项目") ? "PROJECT" : type);
        }
        text(subject, "region", ofCase, TableColumn.REGION);
        put(submission, "subject", subject);
        ObjectNode budget = JSON.createObjectNode();
        text(budget, "unit", ofCase, TableColumn.BUDGET_UNIT);
        value(budget, "initial", ofCase, TableColumn.INITIAL);
        value(budget, "carryIn", ofCase, TableColumn.CARRY_IN);
        value(budget, "adjusted", ofCase, TableColumn.ADJUSTED);
        value(budget, "executed", ofCase, TableColumn.EXECUTED);
        put(budget, "lines", budgetLines);
        put(budget, "tasks", tasks);
        put(submission, "budget", budget);
        put(submission, "indicators", indicators);
        put(submission, "groups", groups);
        put(submission, "facts", facts);
        ObjectNode declared = JSON.createObjectNode();
        value(declared, "total", ofCase, TableColumn.DECLARED_TOTAL);
        text(declared, "grade", ofCase, TableColumn.DECLARED_GRADE);
        put(submission, "declared", declared);
        return submission;
    }

    private static ObjectNode indicator(Map<TableColumn, String> row) {
        ObjectNode indicator = JSON.createObjectNode();
        text(indicator, "code", row, TableColumn.CODE);
        text(indicator, "name", row, TableColumn.NAME);
        text(indicator, "level1", row, TableColumn.LEVEL1);
        text(indicator, "level2", row, TableColumn.LEVEL2);
        value(indicator, "weight", row, TableColumn.WEIGHT);
        ObjectNode target = JSON.createObjectNode();
        text(target, "operator", row, TableColumn.OPERATOR);
        value(target, "value", row, TableColumn.TARGET);
        text(target, "unit", row, TableColumn.UNIT);
        put(indicator, "target", target);
        value(indicator, "actual", row, TableColumn.ACTUAL);
        texts(indicator, "checks", row, TableColumn.CHECKS);
        value(indicator, "declaredScore", row, TableColumn.DECLARED_SCORE);
        text(indicator, "reason", row, TableColumn.REASON);
        texts(indicator, "evidence", row, TableColumn.EVIDENCE);
        text(indicator, "method", row, TableColumn.METHOD);
        text(indicator, "factKey", row, TableColumn.FACT_KEY);
        return indicator;
    }

    private static ObjectNode group(Map<TableColumn, String> row) {
        ObjectNode group = JSON.createObjectNode();
        text(group, "code", row, TableColumn.CODE);
        value(group, "declaredScore", row, TableColumn.DECLARED_SCORE);
        text(group, "chosen", row, TableColumn.CHOSEN);
        return group;
    }

    private static ObjectNode line(Map<TableColumn, String> row) {
        ObjectNode line = JSON.createObjectNode();
        text(line, "item", row, TableColumn.NAME);
        value(line, "budget", row, TableColumn.LINE_BUDGET);
        value(line, "executed", row, TableColumn.LINE_EXECUTED);
        return line;
    }

    private static ObjectNode fact(Map<TableColumn, String> row) {
        ObjectNode fact = JSON.createObjectNode();
        text(fact, "key", row, TableColumn.FACT_KEY);
        value(fact, "value", row, TableColumn.ACTUAL);
        text(fact, "unit", row, TableColumn.UNIT);
        text(fact, "source", row, TableColumn.EVIDENCE);
        return fact;
    }

    private static void put(ObjectNode into, String name, ObjectNode value) {
        if (!value.isEmpty()) {
            into.set(name, value);
        }
    }

    private static void put(ObjectNode into, String name, ArrayNode value) {
        if (!value.isEmpty()) {
            into.set(name, value);
        }
    }

    private static void text(ObjectNode into, String name, Map<TableColumn, String> from, TableColumn column) {
        String text = from.get(column);
        if (text != null) {
            into.put(name, text);
        }
    }

    private static void value(ObjectNode into, String name, Map<TableColumn, String> from, TableColumn column) {
        String text = from.get(column);
        if (text == null) {
            return;
        }
        if (NUMBER.matcher(text).matches()) {
            into.put(name, new BigDecimal(text));
        } else {
            into.put(name, text);
        }
    }

    /** Parts of one cell, between semicolons. */
    private static void texts(ObjectNode into, String name, Map<TableColumn, String> from, TableColumn column) {
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
