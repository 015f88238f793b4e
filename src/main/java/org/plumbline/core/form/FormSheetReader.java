package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.BitSet;
import java.util.Map;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormLabelReader.LabelledValue;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/** Reads one form: its head, budget, indicators and declared result. */
final class FormSheetReader {

    private final FormTables form;
    private final FormTable first;
    private final FormGrid cells;
    private final RuleSet ruleSet;
    private final FormReadingLog log;
    private final FormCellReader values;
    private final Map<String, String> marker;

    /** @param marker what our own form says of itself; empty for any other */
    FormSheetReader(FormTables form, RuleSet ruleSet, FormReadingLog log, Map<String, String> marker) {
        this.form = form;
        this.first = form.tables().get(0);
        this.cells = form.cells();
        this.ruleSet = ruleSet;
        this.log = log;
        this.values = new FormCellReader(cells, log);
        this.marker = marker;
    }

    FormReading read(Integer fiscalYear) {
        BitSet tableRows = new BitSet();
        form.tables().forEach(table -> tableRows.set(table.header(), FormRows.end(table)));
        BudgetTables own = BudgetTables.find(cells, tableRows);
        tableRows.or(own.rows());
        FormFactReader facts = new FormFactReader(cells, log, values);
        facts.findTable(tableRows);
        tableRows.or(facts.tableRows());
        FormLabelReader labels = FormFile.findLabels(form, tableRows);
        labels.takeAnswers(tableRows, log);
        checkScheme(labels);
        int year = FormYear.of(labels).read(fiscalYear, ruleSet.scheme(), cells, log);
        Subject subject = new SubjectReader(labels, values, log).read();
        BudgetTables budgetTables = chooseBudgetTables(own);
        budgetTables.addAnsweredColumns(log);
        Budget budget = new FormBudgetReader(budgetTables, log).read(labels);
        reportHiddenColumns(budgetTables);
        IndicatorRows rows = readIndicators();
        budget = budget == Budget.NONE && rows.amounts() != null ? rows.amounts() : budget;
        if (budgetTables.isBlockTable()) {
            new ExecutionRateReader(budgetTables, log).read(ruleSet.scheme(), rows);
        }
        DeclaredResultReader results = new DeclaredResultReader(labels, values, log);
        DeclaredResult declared = results.read(rows);
        Submission submission = new Submission(
                ruleSet.scheme().id(),
                year,
                subject,
                budget,
                rows.entries(),
                rows.groups(),
                facts.read(),
                declared,
                results.readReview(rows));
        if (marker.isEmpty()) {
            new UnreadContentReporter(form, log, labels).report(budgetTables, tableRows);
        } else {
            new UnreadColumnReporter(log).report(form.tables(), budgetTables);
        }
        return conclude(submission);
    }

    private FormReading conclude(Submission submission) {
        log.reportUnusedAnswers();
        if (log.hasBlocking()) {
            return new FormReading.RejectedForm(log.problems(), log.cells());
        }
        return new FormReading.AcceptedForm(
                cells.sheetName(),
                first.header() + 1,
                first.describeColumns(),
                log.cells(),
                log.questions(),
                log.problems(),
                log.hasOpenQuestions() ? null : submission,
                log.lines());
    }

    /** Those of the form's own sheet, else those of another sheet that belongs to it. */
    private BudgetTables chooseBudgetTables(BudgetTables own) {
        if (!own.isEmpty()) {
            return own;
        }
        return form.beside().stream()
                .map(sheet -> BudgetTables.find(sheet, new BitSet()))
                .filter(tables -> !tables.isEmpty())
                .findFirst()
                .orElse(own);
    }

    private void reportHiddenColumns(BudgetTables budgetTables) {
        form.tables().forEach(table -> FormColumns.reportHidden(table, log));
        if (budgetTables.isBlockTable()) {
            FormColumns.reportHidden(budgetTables.block(), log);
        }
    }

    private IndicatorRows readIndicators() {
        IndicatorRows rows = new IndicatorRows();
        for (FormTable table : form.tables()) {
            new FormIndicatorReader(table, ruleSet, log, values, !marker.isEmpty(), rows).read();
        }
        return rows;
    }

    private void checkScheme(FormLabelReader labels) {
        String named = marker.get(FormMarkerSheet.SCHEME);
        if (named != null && !named.equals(ruleSet.scheme().id())) {
            log.addProblem(
                    FormProblemCode.SCHEME_DIFFERS,
                    cells.sheetName(),
                    null,
                    named,
                    fillIn("%s", "%s", ruleSet.scheme().id()),
                    fillIn(
                            "请选择表格所属的方案，或下载所选方案的表格",
                            "Choose the form's scheme, or download the form of the scheme chosen"));
        }
        LabelledValue labelled = labels.find(FormField.SCHEME);
        if (labelled != null) {
            GridCell cell = labelled.cell();
            log.addCell(cell, null, FormField.SCHEME, ruleSet.scheme().id(), null);
        }
    }
}
