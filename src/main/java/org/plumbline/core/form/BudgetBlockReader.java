package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.AmountReader.AmountPurpose;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.form.MoneyUnitReader.TableUnit;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.DecimalMath;

/** Reads the amounts of a budget block: of its total row, its only row, or the rows that the sender chooses. */
final class BudgetBlockReader {

    /** Percent. */
    private static final BigDecimal MOST_EXECUTED = BigDecimal.valueOf(200);

    private static final List<FormField> TOTALS =
            List.of(FormField.BUDGET_INITIAL, FormField.BUDGET_ADJUSTED, FormField.BUDGET_EXECUTED);

    private final BudgetTables tables;
    private final FormTable block;
    private final FormGrid cells;
    private final FormReadingLog log;
    private final AmountReader amounts;
    private final MoneyUnitReader units;
    private final TableUnit unit;

    /** @param unit of the form's amounts */
    BudgetBlockReader(
            BudgetTables tables, FormReadingLog log, AmountReader amounts, MoneyUnitReader units, TableUnit unit) {
        this.tables = tables;
        this.block = tables.block();
        this.cells = tables.cells();
        this.log = log;
        this.amounts = amounts;
        this.units = units;
        this.unit = unit;
    }

    Budget read(List<BudgetLine> lines, List<BudgetLine> tasks) {
        List<Integer> rows = findCountedRows();
        int total = rows.isEmpty() ? -1 : rows.get(0);
        BigDecimal initial = sum(rows, FormField.BUDGET_INITIAL);
        BigDecimal adjusted = sum(rows, FormField.BUDGET_ADJUSTED);
        BigDecimal executed = sum(rows, FormField.BUDGET_EXECUTED);
        GridCell cell = total < 0 ? null : block.findCell(total, FormField.BUDGET_EXECUTED);
        if (rows.size() == 1) {
            BigDecimal rate = DecimalMath.computePercent(executed, adjusted != null ? adjusted : initial);
            new PrintedRateCheck(block, log).check(total, rate);
        }
        return new Budget(
                unit.unit(),
                initial,
                readCarryIn(total),
                adjusted,
                cell == null ? executed : checkRate(cell, adjusted != null ? adjusted : initial, executed),
                lines,
                tasks);
    }

    /** 年度资金总额 of several rows, or the only one; of several without a total it is asked which count. */
    private List<Integer> findCountedRows() {
        List<Integer> filled = new ArrayList<>();
        int total = -1;
        for (int row : tables.listBlockRows()) {
            if (total < 0 && cells.dictionary().isBudgetTotal(tables.findLabel(row))) {
                total = row;
            } else if (FormField.BUDGET.stream().anyMatch(field -> cells.isFilled(block.findCell(row, field)))) {
                filled.add(row);
            }
        }
        if (total >= 0) {
            return checkParts(total, filled);
        }
        return filled.size() < 2
                ? filled
                : ask(
                        filled,
                        -1,
                        fillIn("资金表没有合计行，预算数和执行数怎样取？", "The budget table has no total row; which amounts count?"));
    }

    /** The total row, unless it holds nothing and the rows under 其中 hold the amounts: then it is asked which count. */
    private List<Integer> checkParts(int total, List<Integer> parts) {
        List<Integer> rows = parts.stream().filter(row -> !isNothing(row)).toList();
        if (isNothing(total) && !rows.isEmpty()) {
            return ask(
                    rows,
                    total,
                    fillIn(
                            "总额行是 0 或空白，金额在“其中”各行，预算数和执行数怎样取？",
                            "The total row is 0 or blank and its parts hold the amounts; which amounts count?"));
        }
        for (FormField field : TOTALS) {
            BigDecimal sum = rows.stream()
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

    /** Whether all amounts of a row are 0 or blank. */
    private boolean isNothing(int row) {
        return FormField.BUDGET.stream()
                .map(field -> block.findCell(row, field))
                .allMatch(cell -> {
                    BigDecimal plain = readPlain(cell);
                    return !cells.isFilled(cell) || plain != null && plain.signum() == 0;
                });
    }

    private BigDecimal readPlain(GridCell cell) {
        String shown = cell == null ? null : FormGrid.displayText(cell);
        return shown == null
                ? null
                : cells.quantities().parse(shown).map(Quantity::number).orElse(null);
    }

    /** @param total the total row, which can be chosen as well; -1 for none */
    private List<Integer> ask(List<Integer> rows, int total, Bilingual question) {
        List<AnswerOption<List<Integer>>> choices = new ArrayList<>();
        if (rows.size() > 1) {
            choices.add(new AnswerOption<>("相加", fillIn("各行相加", "the sum of all rows"), rows));
        }
        for (int row : rows) {
            String named = nameRow(row);
            choices.add(new AnswerOption<>(named, fillIn("只取“%s”一行", "the row \"%s\" alone", named), List.of(row)));
        }
        if (total >= 0) {
            String named = nameRow(total);
            choices.add(new AnswerOption<>(named, fillIn("就取总额行“%s”", "the total row \"%s\"", named), List.of(total)));
        }
        AnswerOption<List<Integer>> chosen = log.askOrAnswer(
                cells.cellAt(rows.get(0), block.columns().values().iterator().next()),
                null,
                FormField.BUDGET_ADJUSTED,
                question,
                choices);
        return chosen == null ? List.of() : chosen.value();
    }

    private String nameRow(int row) {
        String label = tables.findLabel(row);
        return label.isEmpty() ? "第" + (row + 1) + "行" : label;
    }

    private BigDecimal sum(List<Integer> rows, FormField field) {
        BigDecimal sum = null;
        for (int row : rows) {
            GridCell cell = block.findCell(row, field);
            BigDecimal amount = cell == null ? null : readAmount(cell, null, field, field);
            sum = amount == null ? sum : sum == null ? amount : sum.add(amount);
        }
        return sum;
    }

    /** @param column whose heading may name a unit */
    private BigDecimal readAmount(GridCell cell, String item, FormField field, FormField column) {
        String written = units.findWritten(block, column, unit);
        return amounts.readAmount(cell, new AmountPurpose(item, field, unit.unit(), written));
    }

    /** A column of its own, or the row 上年结转资金 of the ministry's form. */
    private BigDecimal readCarryIn(int total) {
        if (block.hasColumn(FormField.BUDGET_CARRY)) {
            GridCell cell = total < 0 ? null : block.findCell(total, FormField.BUDGET_CARRY);
            return cell == null ? null : readAmount(cell, null, FormField.BUDGET_CARRY, FormField.BUDGET_CARRY);
        }
        for (int row : tables.listBlockRows()) {
            if (!cells.dictionary().isCarryIn(tables.findLabel(row))) {
                continue;
            }
            for (FormField column : List.of(FormField.BUDGET_INITIAL, FormField.BUDGET_ADJUSTED)) {
                GridCell cell = block.findCell(row, column);
                if (cells.isFilled(cell)) {
                    return readAmount(cell, "上年结转", FormField.BUDGET_CARRY, column);
                }
            }
        }
        return null;
    }

    /** An execution rate outside 0–200 % is mostly an amount in another unit; it is asked about. */
    private BigDecimal checkRate(GridCell cell, BigDecimal budget, BigDecimal executed) {
        BigDecimal rate = DecimalMath.computePercent(executed, budget);
        if (rate == null || isCredible(rate)) {
            return executed;
        }
        List<AnswerOption<BigDecimal>> choices = new ArrayList<>();
        for (String other : List.of("元", "千元", "万元", "亿元")) {
            BigDecimal converted = cells.quantities().convertMoney(executed, other, unit.unit());
            if (!other.equals(unit.unit()) && isCredible(DecimalMath.computePercent(converted, budget))) {
                choices.add(new AnswerOption<>(
                        other,
                        fillIn(
                                "金额单位是%s，即 %s%s",
                                "it is in %s, which is %s %s", other, converted.toPlainString(), unit.unit()),
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
}
