package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Scheme;

/** What a budget block says of the execution rate as an indicator: the ministry's form scores it there. */
final class ExecutionRateReader {

    /** 得分（20分*执行率） */
    private static final Pattern POINTS = Pattern.compile("[(（]\\s*(\\d{1,3}(?:\\.\\d{1,2})?)\\s*分");

    private final BudgetTables tables;
    private final FormTable block;
    private final FormReadingLog log;
    private final FormCellReader values;
    private final AmountReader amounts;

    /** @param tables with a block that has its labels above its amounts */
    ExecutionRateReader(BudgetTables tables, FormReadingLog log) {
        this.tables = tables;
        this.block = tables.block();
        this.log = log;
        this.values = new FormCellReader(tables.cells(), log);
        this.amounts = new AmountReader(values, log);
    }

    /** Adds the declared score of the execution rate, unless the indicator table has it. */
    void read(Scheme scheme, IndicatorRows rows) {
        Indicator rate = scheme.indicators().stream()
                .filter(each -> each.recomputation() == Recomputation.EXECUTION_RATE
                        && each.actualSource() == ActualSource.RECOMPUTED)
                .findFirst()
                .orElse(null);
        if (rate == null || rows.codes().contains(rate.code())) {
            return;
        }
        String label = rate.code() + " " + rate.name();
        GridCell cell = findFirstFilled(FormField.BUDGET_SCORE);
        BigDecimal score = cell == null ? null : amounts.readPoints(cell, label, FormField.SCORE);
        reportRateAlone();
        checkWeight(rate, label);
        if (score != null) {
            rows.entries()
                    .add(0, IndicatorEntry.of(rate.code()).declaredScore(score).build());
        }
    }

    private void reportRateAlone() {
        GridCell printed = findFirstFilled(FormField.BUDGET_RATE);
        boolean amountsGiven = isFilled(FormField.BUDGET_EXECUTED)
                && (isFilled(FormField.BUDGET_ADJUSTED) || isFilled(FormField.BUDGET_INITIAL));
        if (printed != null && !amountsGiven) {
            log.addProblem(
                    FormProblemCode.RATE_ALONE,
                    printed,
                    null,
                    fillIn("请填写预算数和执行数", "Write the budget and the amount spent"));
        }
    }

    /** Points of the rate that are not the scheme's. */
    private void checkWeight(Indicator rate, String label) {
        GridCell points = findFirstFilled(FormField.BUDGET_WEIGHT);
        BigDecimal weight = points == null ? null : amounts.readPoints(points, label, FormField.WEIGHT);
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

    private boolean isFilled(FormField field) {
        return tables.listBlockRows().stream().anyMatch(row -> tables.cells().isFilled(block.findCell(row, field)));
    }

    /** The first cell of a column of the block that says something; null for none. */
    private GridCell findFirstFilled(FormField field) {
        if (!block.hasColumn(field)) {
            return null;
        }
        return tables.listBlockRows().stream()
                .map(row -> block.findCell(row, field))
                .filter(cell -> values.readContent(cell) != null)
                .findFirst()
                .orElse(null);
    }
}
