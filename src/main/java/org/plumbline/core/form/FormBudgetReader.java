package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormLabelReader.LabelledValue;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.MoneyUnits;

/** The amounts of a form: the budget block, expenditure lines and tasks. */
final class FormBudgetReader {

    /** Percent. */
    private static final BigDecimal MOST_EXECUTED = BigDecimal.valueOf(200);

    private static final Pattern AMOUNT = Pattern.compile("[-+]?\\d");
    /** 得分（20分*执行率） */
    private static final Pattern POINTS = Pattern.compile("[(（]\\s*(\\d{1,3}(?:\\.\\d{1,2})?)\\s*分");

    private final FormGrid cells;
    private final FormReadingLog log;
    private final FormCellReader values;
    /** Rows that belong to tables of amounts. */
    private final BitSet rows = new BitSet();

    private FormTable block;
    /** The row of a block whose amounts stand beside their labels; -1 where they stand below. */
    private int beside = -1;

    private final List<FormTable> lists = new ArrayList<>();

    FormBudgetReader(FormGrid cells, FormReadingLog desk, FormCellReader values) {
        this.cells = cells;
        this.log = desk;
        this.values = values;
    }

    /** Finds the tables, the indicator table's rows aside. */
    void findTables(BitSet taken) {
        for (int row = 0; row < cells.rowCount(); row++) {
            if (taken.get(row) || rows.get(row)) {
                continue;
            }
            Map<FormField, Integer> list = FormTable.findHeadings(cells, row, FormField.LINES);
            boolean item = list.containsKey(FormField.LINE_ITEM) || list.containsKey(FormField.TASK_ITEM);
            if (item && (list.containsKey(FormField.LINE_BUDGET) || list.containsKey(FormField.LINE_EXECUTED))) {
                lists.add(new FormTable(cells, row, list));
                takeTable(row, taken);
                continue;
            }
            Map<FormField, Integer> budget = FormTable.findHeadings(cells, row, FormField.BUDGET);
            if (block == null
                    && addTotalColumn(row, budget).size() >= 2
                    && (budget.containsKey(FormField.BUDGET_ADJUSTED)
                            || budget.containsKey(FormField.BUDGET_EXECUTED))) {
                if (areLabelsBesideAmounts(row, budget)) {
                    beside = row;
                    budget.replaceAll((field, column) -> column + cells.columnSpan(beside, column));
                    block = new FormTable(cells, row - 1, budget);
                    rows.set(row);
                } else {
                    budget.putAll(FormTable.findHeadings(cells, row, FormField.EXECUTION));
                    block = new FormTable(cells, row, budget);
                    takeTable(row, taken);
                }
            }
        }
    }

    /** Beside the amount spent, 合计 is what there was to spend: 中央 | 省 | 本级 | 合计 | 执行数. */
    private Map<FormField, Integer> addTotalColumn(int row, Map<FormField, Integer> budget) {
        for (int column = 0; column < cells.columnCount() && budget.size() == 1; column++) {
            String shown = cells.displayText(row, column);
            boolean total = shown != null && FormField.normalize(shown).matches("合计|小计|资金总额|总额");
            if (total && budget.containsKey(FormField.BUDGET_EXECUTED)) {
                budget.put(FormField.BUDGET_ADJUSTED, column);
            }
        }
        return budget;
    }

    /** 全年预算数 | 8383.52 | 全年执行数 | 8352.09, in one row. */
    private boolean areLabelsBesideAmounts(int row, Map<FormField, Integer> labels) {
        return labels.values().stream().allMatch(column -> {
            String next = cells.displayText(row, column + cells.columnSpan(row, column));
            return next != null && AMOUNT.matcher(SheetGrid.toHalfWidth(next)).lookingAt();
        });
    }

    /** The rows under a header, down to a blank one or another header. */
    private void takeTable(int header, BitSet taken) {
        rows.set(header);
        boolean amounts = block != null && block.header() == header;
        for (int row = header + 1;
                row < cells.rowCount() && !taken.get(row) && !isEnd(row) && !(amounts && hasWordsAlone(row));
                row++) {
            rows.set(row);
        }
    }

    /** Whether a row has words where the block has its amounts: 年度总体目标 below it is no part of it. */
    private boolean hasWordsAlone(int row) {
        boolean words = false;
        for (FormField field : FormField.BUDGET) {
            String shown = block.hasColumn(field) ? cells.displayText(row, block.findColumn(field)) : null;
            boolean said = shown != null && !FormCellReader.isBlankMark(shown);
            if (said && SheetGrid.toHalfWidth(shown).matches("(?s).*\\d.*")) {
                return false;
            }
            words |= said;
        }
        return words && !isTotalLabel(findLabel(row));
    }

    private static boolean isTotalLabel(String label) {
        return label.matches(".*(资金总额|总额|总金额|总计|合计)");
    }

    private boolean isEnd(int row) {
        if (row == beside) {
            return false;
        }
        return cells.isBlankRow(row)
                || FormTable.findHeadings(cells, row, FormField.LINES).size() >= 2
                || FormTable.findHeadings(cells, row, FormField.BUDGET).size() >= 2
                || FormTable.findHeadings(cells, row, FormField.FACTS).size() >= 2;
    }

    BitSet tableRows() {
        return rows;
    }

    /** The block under a header row; null where there is none. */
    FormTable findBlock() {
        return beside < 0 ? block : null;
    }

    /** The tables of expenditure lines and tasks. */
    List<FormTable> lists() {
        return lists;
    }

    /** The first cell of a column of the block that says something; null for none. */
    GridCell findFirstFilled(FormField field) {
        for (int row = block.header() + 1; block.hasColumn(field) && isInBlock(row); row++) {
            GridCell cell = block.findCell(row, field);
            if (values.readContent(cell) != null) {
                return cell;
            }
        }
        return null;
    }

    /** Reports a rate without amounts, and points of the rate that are not the scheme's. */
    void checkRate(Budget budget, Indicator rate) {
        GridCell printed = findFirstFilled(FormField.BUDGET_RATE);
        if (printed != null && budget.executionRate() == null) {
            log.addProblem(
                    FormProblemCode.RATE_ALONE,
                    printed,
                    null,
                    fillIn("请填写预算数和执行数", "Write the budget and the amount spent"));
        }
        GridCell points = findFirstFilled(FormField.BUDGET_WEIGHT);
        BigDecimal weight =
                points == null ? null : values.readPoints(points, rate.code() + " " + rate.name(), FormField.WEIGHT);
        if (points == null && block.hasColumn(FormField.BUDGET_SCORE)) {
            points = block.findCell(block.header(), FormField.BUDGET_SCORE);
            Matcher named = POINTS.matcher(String.valueOf(FormGrid.displayText(points)));
            weight = named.find() ? new BigDecimal(named.group(1)) : null;
        }
        if (weight != null && rate.weight() != null && weight.compareTo(rate.weight()) != 0) {
            String due = rate.weight().toPlainString();
            log.addProblem(FormProblemCode.RATE_WEIGHT, points, new Bilingual(due, due), null);
        }
    }

    Budget read(FormLabelReader labels) {
        boolean given = block != null && hasBlockAmounts() || lists.stream().anyMatch(this::hasListAmounts);
        if (!given) {
            return Budget.NONE;
        }
        String unit = findUnit(labels);
        if (unit == null) {
            return Budget.NONE;
        }
        List<BudgetLine> lines = new ArrayList<>();
        List<BudgetLine> tasks = new ArrayList<>();
        for (FormTable list : lists) {
            boolean task = list.hasColumn(FormField.TASK_ITEM);
            readList(list, task ? FormField.TASK_ITEM : FormField.LINE_ITEM, task ? tasks : lines, unit);
        }
        List<Integer> rows = block == null ? List.of() : countedRows();
        int total = rows.isEmpty() ? -1 : rows.get(0);
        BigDecimal initial = sum(rows, FormField.BUDGET_INITIAL, unit);
        BigDecimal adjusted = sum(rows, FormField.BUDGET_ADJUSTED, unit);
        BigDecimal executed = sum(rows, FormField.BUDGET_EXECUTED, unit);
        GridCell cell = total < 0 ? null : block.findCell(total, FormField.BUDGET_EXECUTED);
        return new Budget(
                unit,
                initial,
                readCarryIn(total, unit),
                adjusted,
                cell == null ? executed : credible(cell, adjusted != null ? adjusted : initial, executed, unit),
                lines,
                tasks);
    }

    /** An execution rate outside 0–200 % is mostly an amount in another unit; it is asked about. */
    private BigDecimal credible(GridCell cell, BigDecimal budget, BigDecimal executed, String unit) {
        BigDecimal rate = DecimalMath.computePercent(executed, budget);
        if (rate == null || isCredible(rate)) {
            return executed;
        }
        List<AnswerOption<BigDecimal>> choices = new ArrayList<>();
        for (String other : List.of("元", "万元", "亿元")) {
            BigDecimal converted = Quantity.stripZeros(MoneyUnits.convert(executed, other, unit));
            if (!other.equals(unit) && isCredible(DecimalMath.computePercent(converted, budget))) {
                choices.add(new AnswerOption<>(
                        other,
                        fillIn("金额单位是%s，即 %s%s", "it is in %s, which is %s %s", other, converted.toPlainString(), unit),
                        converted));
            }
        }
        choices.add(FormCellReader.createNotGivenOption());
        AnswerOption<BigDecimal> chosen = log.askOrAnswer(
                cell,
                null,
                FormField.BUDGET_EXECUTED,
                fillIn(
                        "预算执行率为 %s%%，不在 0%%–200%% 之间，请核对金额和单位",
                        "The execution rate would be %s %%, outside 0–200 %%; check the amounts and their units",
                        DecimalMath.roundForDisplay(rate).toPlainString()),
                choices);
        return chosen == null ? null : chosen.value();
    }

    private static boolean isCredible(BigDecimal rate) {
        return rate.signum() >= 0 && rate.compareTo(MOST_EXECUTED) <= 0;
    }

    private boolean hasBlockAmounts() {
        for (int row = block.header() + 1; isInBlock(row); row++) {
            for (FormField field : FormField.BUDGET) {
                GridCell cell = block.findCell(row, field);
                if (cell != null
                        && FormGrid.displayText(cell) != null
                        && !FormCellReader.isBlankMark(FormGrid.displayText(cell))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasListAmounts(FormTable list) {
        FormField item = list.hasColumn(FormField.TASK_ITEM) ? FormField.TASK_ITEM : FormField.LINE_ITEM;
        return list.header() + 1 < cells.rowCount()
                && rows.get(list.header() + 1)
                && FormGrid.displayText(list.findCell(list.header() + 1, item)) != null;
    }

    private boolean isInBlock(int row) {
        return row < cells.rowCount() && rows.get(row) && !isEnd(row);
    }

    /** 年度资金总额 of several rows, or the only one; of several without a total it is asked which count. */
    private List<Integer> countedRows() {
        List<Integer> filled = new ArrayList<>();
        int total = -1;
        for (int row = block.header() + 1; isInBlock(row); row++) {
            if (total < 0 && isTotalLabel(findLabel(row))) {
                total = row;
            } else if (isFilled(row)) {
                filled.add(row);
            }
        }
        if (total >= 0) {
            return checkParts(total, filled);
        }
        return filled.size() < 2
                ? List.of(filled.isEmpty() ? block.header() + 1 : filled.get(0))
                : asked(
                        filled,
                        fillIn("资金表没有合计行，预算数和执行数怎样取？", "The budget table has no total row; which amounts count?"));
    }

    /** The total row, unless it holds nothing and the rows under 其中 hold the amounts: then it is asked which count. */
    private List<Integer> checkParts(int total, List<Integer> parts) {
        boolean empty = FormField.BUDGET.stream().allMatch(field -> isNothing(block.findCell(total, field)));
        List<Integer> amounts = parts.stream()
                .filter(row -> !FormField.BUDGET.stream().allMatch(field -> isNothing(block.findCell(row, field))))
                .toList();
        if (empty && !amounts.isEmpty()) {
            return asked(
                    amounts,
                    fillIn(
                            "总额行是 0 或空白，金额在“其中”各行，预算数和执行数怎样取？",
                            "The total row is 0 or blank and its parts hold the amounts; which amounts count?"));
        }
        for (FormField field :
                List.of(FormField.BUDGET_INITIAL, FormField.BUDGET_ADJUSTED, FormField.BUDGET_EXECUTED)) {
            BigDecimal sum = amounts.stream()
                    .map(row -> readPlain(block.findCell(row, field)))
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal whole = readPlain(block.findCell(total, field));
            if (whole != null && sum.signum() != 0 && sum.compareTo(whole) != 0) {
                log.addProblem(
                        FormProblemCode.PARTS_DIFFER,
                        block.findCell(total, field),
                        fillIn("各行之和 %s", "the sum of the parts, %s", sum.toPlainString()),
                        null);
            }
        }
        return List.of(total);
    }

    private static boolean isNothing(GridCell cell) {
        String shown = cell == null ? null : FormGrid.displayText(cell);
        BigDecimal plain = readPlain(cell);
        return shown == null || FormCellReader.isBlankMark(shown) || plain != null && plain.signum() == 0;
    }

    private static BigDecimal readPlain(GridCell cell) {
        String shown = cell == null ? null : FormGrid.displayText(cell);
        return Quantity.parse(shown).map(Quantity::number).orElse(null);
    }

    private boolean isFilled(int row) {
        return FormField.BUDGET.stream()
                .map(field -> block.findCell(row, field))
                .anyMatch(cell -> cell != null
                        && FormGrid.displayText(cell) != null
                        && !FormCellReader.isBlankMark(FormGrid.displayText(cell)));
    }

    private List<Integer> asked(List<Integer> rows, Bilingual question) {
        List<AnswerOption<List<Integer>>> choices = new ArrayList<>();
        choices.add(new AnswerOption<>("相加", fillIn("各行相加", "the sum of all rows"), rows));
        for (int row : rows) {
            String label = findLabel(row);
            String named = label.isEmpty() ? "第" + (row + 1) + "行" : label;
            choices.add(new AnswerOption<>(named, fillIn("只取“%s”一行", "the row \"%s\" alone", named), List.of(row)));
        }
        AnswerOption<List<Integer>> chosen = log.askOrAnswer(
                cells.cellAt(rows.get(0), block.columns().values().iterator().next()),
                null,
                FormField.BUDGET_ADJUSTED,
                question,
                choices);
        return chosen == null ? List.of() : chosen.value();
    }

    private BigDecimal sum(List<Integer> rows, FormField field, String unit) {
        BigDecimal sum = null;
        for (int row : rows) {
            BigDecimal amount = readAmount(row, field, unit);
            sum = amount == null ? sum : sum == null ? amount : sum.add(amount);
        }
        return sum;
    }

    /** The text nearest to the left of the amounts. */
    private String findLabel(int row) {
        int first = block.columns().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
        for (int column = first - 1; column >= 0; column--) {
            String shown = cells.displayText(row, column);
            if (shown != null) {
                return FormField.normalize(shown);
            }
        }
        return "";
    }

    private BigDecimal readAmount(int row, FormField field, String unit) {
        GridCell cell = row < 0 || !isInBlock(row) ? null : block.findCell(row, field);
        return cell == null ? null : values.readAmount(cell, null, field, unit, own(block, field));
    }

    /** A column of its own, or the row 上年结转资金 of the ministry's form. */
    private BigDecimal readCarryIn(int total, String unit) {
        if (block == null) {
            return null;
        }
        if (block.hasColumn(FormField.BUDGET_CARRY)) {
            return readAmount(total, FormField.BUDGET_CARRY, unit);
        }
        for (int row = block.header() + 1; isInBlock(row); row++) {
            if (findLabel(row).contains("上年结转") || findLabel(row).contains("上年结余")) {
                for (FormField field : List.of(FormField.BUDGET_INITIAL, FormField.BUDGET_ADJUSTED)) {
                    GridCell cell = block.findCell(row, field);
                    if (cell != null && values.readContent(cell) != null) {
                        return values.readAmount(cell, "上年结转", FormField.BUDGET_CARRY, unit, own(block, field));
                    }
                }
            }
        }
        return null;
    }

    /** The unit that a column's heading names, such as 全年执行数（元）; null where it names none. */
    private String own(FormTable table, FormField field) {
        Integer column = table.columns().get(field);
        if (column == null) {
            return null;
        }
        int row = table == block && beside >= 0 ? beside : table.header();
        int heading = table == block && beside >= 0 ? column - 1 : column;
        String unit = FormLabelReader.parseMoneyUnit(cells.displayText(row, heading));
        return unit == null ? null : checkUnit(cells.cellAt(row, heading), unit);
    }

    private void readList(FormTable list, FormField item, List<BudgetLine> into, String unit) {
        for (int row = list.header() + 1; isInBlock(row); row++) {
            GridCell cell = list.findCell(row, item);
            String name = values.readName(cell);
            if (name == null || FormField.TOTAL.matches(name)) {
                continue;
            }
            if (into.size() == 1_000) {
                log.addProblem(FormProblemCode.TOO_LONG, cell, fillIn("最多 1000 行", "at most 1000 rows"), null);
                return;
            }
            log.addCell(cell, null, item, name, null);
            GridCell budget = list.findCell(row, FormField.LINE_BUDGET);
            GridCell executed = list.findCell(row, FormField.LINE_EXECUTED);
            into.add(new BudgetLine(
                    name,
                    budget == null
                            ? null
                            : values.readAmount(
                                    budget, name, FormField.LINE_BUDGET, unit, own(list, FormField.LINE_BUDGET)),
                    executed == null
                            ? null
                            : values.readAmount(
                                    executed,
                                    name,
                                    FormField.LINE_EXECUTED,
                                    unit,
                                    own(list, FormField.LINE_EXECUTED))));
        }
    }

    /** The unit; null, with a problem, where it is none that is converted. */
    private String checkUnit(GridCell cell, String unit) {
        if (!MoneyUnits.isMoney(unit)) {
            values.reportMoneyUnit(cell);
            return null;
        }
        log.addCell(cell, null, FormField.MONEY_UNIT, unit, null);
        return unit;
    }

    /** In brackets beside or above the amounts, else by the label 金额单位; asked where the form says nothing. */
    private String findUnit(FormLabelReader labels) {
        LabelledValue labelled = labels.find(FormField.MONEY_UNIT);
        if (labelled != null) {
            String unit = Quantity.normalizeUnit(
                    labelled.text() != null ? labelled.text() : values.readText(labelled.cell()));
            if (!MoneyUnits.isMoney(unit)) {
                values.reportMoneyUnit(labelled.cell());
                return null;
            }
            log.addCell(labelled.cell(), null, FormField.MONEY_UNIT, unit, null);
            return unit;
        }
        for (int row = 0; row < cells.rowCount(); row++) {
            for (int column = 0; rows.get(row) && column < cells.columnCount(); column++) {
                String unit = FormLabelReader.parseMoneyUnit(cells.displayText(row, column));
                if (unit != null) {
                    return checkUnit(cells.cellAt(row, column), unit);
                }
            }
        }
        for (int row = 0; row < Math.min(12, cells.rowCount()); row++) {
            for (int column = 0; column < cells.columnCount(); column++) {
                String unit = FormLabelReader.parseMoneyUnit(cells.displayText(row, column));
                if (unit != null) {
                    return checkUnit(cells.cellAt(row, column), unit);
                }
            }
        }
        FormTable first = block != null ? block : lists.get(0);
        GridCell cell = first.cells()
                .cellAt(
                        first == block && beside >= 0 ? beside : first.header(),
                        first.columns().values().iterator().next());
        AnswerOption<String> chosen = log.askOrAnswer(
                cell,
                null,
                FormField.MONEY_UNIT,
                fillIn("表上没有写金额单位，金额是万元还是元？", "The form names no money unit: are the amounts 万元 or 元?"),
                List.of(
                        new AnswerOption<>("万元", fillIn("万元", "万元 (10,000 yuan)"), "万元"),
                        new AnswerOption<>("元", fillIn("元", "元 (yuan)"), "元")));
        return chosen == null ? null : chosen.value();
    }
}
