package org.plumbline.core.casetable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.plumbline.core.casetable.TabularSubmission.CellFault;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gathers the rows of each submission. A new one begins where the column 案例 has another value or, where there is none,
 * one of 方案, 年度 and 评价对象; blank means the same as above. Whether values are usable is not checked here: a value that is
 * not a number stays a text, and is rejected with the same messages as in JSON.
 */
public final class SubmissionAssembler {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** Units that change the amount of a number. */
    private static final Pattern SIZE = Pattern.compile("[万亿千百元‰]");

    /** Memory taken by a row besides its texts. */
    private static final int ROW = 64;

    private final int limit;
    private final Consumer<TabularSubmission> cases;
    private SubmissionTableHeader heading;
    private List<SubmissionColumn> key;
    private long count;

    /** Of the submission being gathered; -1 before the first. */
    private long begun = -1;

    /** The row in which the case being gathered was seen first; 0 while not looked up. */
    private long again;

    private final SeenCases seen = new SeenCases();

    private final Map<SubmissionColumn, String> ofCase = new EnumMap<>(SubmissionColumn.class);
    private ArrayNode indicators;
    private ArrayNode groups;
    private ArrayNode facts;
    private ArrayNode budgetLines;
    private ArrayNode tasks;
    private long characters;
    private CellFault fault;

    /**
     * @param limit bytes of a submission
     * @param cases receives them in the order of their rows
     */
    public SubmissionAssembler(int limit, Consumer<TabularSubmission> cases) {
        this.limit = limit;
        this.cases = cases;
    }

    /** Number of submissions passed on. */
    public long submissionCount() {
        return count;
    }

    public void addRow(long number, List<String> cells) {
        addRow(TableRow.of(number, cells));
    }

    public void addRow(TableRow given) {
        if (heading == null) {
            heading = SubmissionTableHeader.of(given.cells());
            key = heading.columns().contains(SubmissionColumn.CASE)
                    ? List.of(SubmissionColumn.CASE)
                    : List.of(SubmissionColumn.SCHEME, SubmissionColumn.FISCAL_YEAR, SubmissionColumn.SUBJECT);
        } else {
            addContentRow(given);
        }
    }

    private void addContentRow(TableRow given) {
        long number = given.number();
        List<String> cells = given.cells();
        Map<SubmissionColumn, String> row = new EnumMap<>(SubmissionColumn.class);
        CellFault surplus = null;
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i).strip();
            SubmissionColumn column =
                    i < heading.columns().size() ? heading.columns().get(i) : null;
            if (!text.isEmpty() && column != null) {
                row.put(column, text);
            } else if (!text.isEmpty() && surplus == null) {
                surplus = new CellFault(
                        number, String.valueOf(i + 1), SubmissionTableHeader.quote(text), "无标题的列应为空 / blank");
            }
        }
        Map<SubmissionColumn, TableRow.Flaw> flaws = new EnumMap<>(SubmissionColumn.class);
        given.flaws().forEach((i, flaw) -> findColumn(i).ifPresent(column -> flaws.put(column, flaw)));
        if (row.isEmpty() && surplus == null && flaws.isEmpty()) {
            return;
        }
        beginIfNext(number, row, flaws.keySet());
        flaws.forEach((column, flaw) ->
                rejectSubmission(new CellFault(number, column.displayName(), flaw.found(), flaw.expected())));
        if (surplus != null) {
            rejectSubmission(surplus);
        }
        addToSubmission(number, row);
        checkShownUnits(given, row);
    }

    private Optional<SubmissionColumn> findColumn(int index) {
        return Optional.ofNullable(
                index < heading.columns().size() ? heading.columns().get(index) : null);
    }

    /** A number shown as 5万元 has that unit, not the one that its row names. */
    private void checkShownUnits(TableRow given, Map<SubmissionColumn, String> row) {
        given.units().forEach((i, unit) -> findColumn(i).ifPresent(column -> {
            String named =
                    switch (column) {
                        case ACTUAL, REVIEW_ACTUAL, TARGET -> row.get(SubmissionColumn.UNIT);
                        case INITIAL, CARRY_IN, ADJUSTED, EXECUTED, LINE_BUDGET, LINE_EXECUTED -> ofCase.getOrDefault(
                                SubmissionColumn.BUDGET_UNIT, "");
                        default -> null;
                    };
            boolean fits = named == null ? !SIZE.matcher(unit).find() : named.equals(unit);
            if (!fits) {
                rejectSubmission(
                        new CellFault(
                                given.number(),
                                column.displayName(),
                                SubmissionTableHeader.quote(given.cells().get(i) + " " + unit),
                                "与单位列一致的数字，单位不写在格式里 / a number in the unit that the table names, without a unit in its format"));
            }
        }));
    }

    private void beginIfNext(long number, Map<SubmissionColumn, String> row, Set<SubmissionColumn> flawed) {
        if (begun < 0 || startsNextSubmission(row) || key.stream().anyMatch(flawed::contains)) {
            finish();
            beginSubmission(number);
        }
    }

    private boolean startsNextSubmission(Map<SubmissionColumn, String> row) {
        return key.stream()
                .anyMatch(column -> row.containsKey(column) && !row.get(column).equals(ofCase.get(column)));
    }

    private void beginSubmission(long number) {
        begun = number;
        again = 0;
        ofCase.clear();
        indicators = JSON.createArrayNode();
        groups = JSON.createArrayNode();
        facts = JSON.createArrayNode();
        budgetLines = JSON.createArrayNode();
        tasks = JSON.createArrayNode();
        characters = 0;
        fault = null;
    }

    private void rejectSubmission(CellFault found) {
        if (fault == null) {
            fault = found;
        }
    }

    private void addToSubmission(long number, Map<SubmissionColumn, String> row) {
        characters += ROW;
        row.forEach((column, text) -> {
            characters += text.length();
            if (column.isAboutSubmission()) {
                addToCase(number, column, text);
            }
        });
        if (characters > limit) { // continues without storing more
            return;
        }
        if (again == 0) {
            checkAdjacent(number);
        }
        String kind = row.getOrDefault(SubmissionColumn.KIND, "指标");
        switch (kind) {
            case "指标", "indicator" -> indicators.add(RowJson.createIndicator(row));
            case "组", "group" -> groups.add(RowJson.createGroup(row));
            case "支出", "line" -> budgetLines.add(RowJson.createBudgetLine(row));
            case "任务", "task" -> tasks.add(RowJson.createBudgetLine(row));
            case "事实", "fact" -> facts.add(RowJson.createFact(row));
            default -> rejectSubmission(new CellFault(
                    number,
                    SubmissionColumn.KIND.displayName(),
                    SubmissionTableHeader.quote(kind),
                    "指标 indicator / 组 group / 支出 line / 任务 task / 事实 fact"));
        }
    }

    private void addToCase(long number, SubmissionColumn column, String text) {
        String before = ofCase.putIfAbsent(column, text);
        if (before != null && !before.equals(text)) {
            rejectSubmission(new CellFault(
                    number,
                    column.displayName(),
                    SubmissionTableHeader.quote(text),
                    "与本案例前面的行相同 / as in the rows before: " + SubmissionTableHeader.quote(before)));
        }
    }

    /** If the rows of a case were apart, each part would be scored as if it were the whole case. */
    private void checkAdjacent(long number) {
        List<String> values =
                key.stream().map(each -> ofCase.getOrDefault(each, "")).toList();
        again = seen.add(values, number);
        if (again != number) {
            rejectSubmission(new CellFault(
                    number,
                    key.get(0).displayName(),
                    SubmissionTableHeader.quote(String.join(" ", values)),
                    "同一案例的行应相邻，它已从第 %d 行开始 / all rows of a case must be adjacent; it began in row %d"
                            .formatted(again, again)));
        }
    }

    /** The last one has no row after it. */
    public void finish() {
        if (begun < 0) {
            return;
        }
        count++;
        if (fault != null) {
            cases.accept(new TabularSubmission(begun, null, fault));
            return;
        }
        byte[] json = characters > limit ? null : JSON.writeValueAsBytes(createSubmission());
        cases.accept(new TabularSubmission(begun, json == null || json.length > limit ? null : json, null));
    }

    private ObjectNode createSubmission() {
        ObjectNode submission = JSON.createObjectNode();
        RowJson.putText(submission, "scheme", ofCase, SubmissionColumn.SCHEME);
        RowJson.putValue(submission, "fiscalYear", ofCase, SubmissionColumn.FISCAL_YEAR);
        RowJson.putIfNotEmpty(submission, "subject", createSubject());
        RowJson.putIfNotEmpty(submission, "budget", createBudget());
        RowJson.putIfNotEmpty(submission, "indicators", indicators);
        RowJson.putIfNotEmpty(submission, "groups", groups);
        RowJson.putIfNotEmpty(submission, "facts", facts);
        RowJson.putIfNotEmpty(
                submission, "declared", createResult(SubmissionColumn.DECLARED_TOTAL, SubmissionColumn.DECLARED_GRADE));
        RowJson.putIfNotEmpty(
                submission, "review", createResult(SubmissionColumn.REVIEW_TOTAL, SubmissionColumn.REVIEW_GRADE));
        return submission;
    }

    private ObjectNode createSubject() {
        ObjectNode subject = JSON.createObjectNode();
        RowJson.putText(subject, "name", ofCase, SubmissionColumn.SUBJECT);
        String type = ofCase.get(SubmissionColumn.SUBJECT_TYPE);
        if (type != null) {
            subject.put("type", type.equals("部门") ? "DEPARTMENT" : type.equals("项目") ? "PROJECT" : type);
        }
        RowJson.putText(subject, "region", ofCase, SubmissionColumn.REGION);
        return subject;
    }

    private ObjectNode createBudget() {
        ObjectNode budget = JSON.createObjectNode();
        RowJson.putText(budget, "unit", ofCase, SubmissionColumn.BUDGET_UNIT);
        RowJson.putValue(budget, "initial", ofCase, SubmissionColumn.INITIAL);
        RowJson.putValue(budget, "carryIn", ofCase, SubmissionColumn.CARRY_IN);
        RowJson.putValue(budget, "adjusted", ofCase, SubmissionColumn.ADJUSTED);
        RowJson.putValue(budget, "executed", ofCase, SubmissionColumn.EXECUTED);
        RowJson.putIfNotEmpty(budget, "lines", budgetLines);
        RowJson.putIfNotEmpty(budget, "tasks", tasks);
        return budget;
    }

    private ObjectNode createResult(SubmissionColumn total, SubmissionColumn grade) {
        ObjectNode result = JSON.createObjectNode();
        RowJson.putValue(result, "total", ofCase, total);
        RowJson.putText(result, "grade", ofCase, grade);
        return result;
    }
}
