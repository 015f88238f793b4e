package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.DictionaryLine;
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

    private static final Pattern PROVINCE = Pattern.compile("[^/省市区]{2,10}(?:省|自治区|特别行政区|兵团|市)");

    private FormTables form;
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
        AnsweredTables tables = findTables(tableRows);
        FormLabelReader labels = FormFile.findLabels(form, tableRows, tables::rows);
        labels.takeAnswers(tableRows, log);
        checkScheme(labels);
        int year = FormYear.of(labels).read(fiscalYear, ruleSet.scheme(), cells, log);
        Subject subject = new SubjectReader(labels, values, log).read();
        Budget stated = readBudget(tables.budgetTables(), labels);
        IndicatorRows rows = readIndicators(tables.reviewTables());
        Budget budget = stated == Budget.NONE && rows.amounts() != null ? rows.amounts() : stated;
        if (tables.budgetTables().isBlockTable()) {
            new ExecutionRateReader(tables.budgetTables(), log).read(ruleSet.scheme(), rows);
        }
        tables.facts().addAnsweredColumns();
        DeclaredResultReader results = new DeclaredResultReader(labels, values, log);
        DeclaredResult declared = results.read(rows);
        Submission submission = new Submission(
                ruleSet.scheme().id(),
                year,
                subject,
                budget,
                rows.entries(),
                rows.groups(),
                tables.facts().read(),
                declared,
                results.readReview(rows));
        return conclude(submission, labels, tables);
    }

    private Budget readBudget(BudgetTables tables, FormLabelReader labels) {
        tables.addAnsweredColumns(log);
        Budget budget = new FormBudgetReader(tables, log).read(labels);
        reportHiddenColumns(tables);
        return budget;
    }

    private void reportUnread(FormLabelReader labels, AnsweredTables tables) {
        new UnreadColumnReporter(log)
                .report(
                        Stream.concat(form.tables().stream(), tables.reviewTables().stream())
                                .toList(),
                        tables.budgetTables(),
                        tables.facts().table());
        new UnreadContentReporter(form, log, labels, tables).report();
    }

    /** @param tableRows to which the rows of the tables on the form's own sheet are added */
    private AnsweredTables findTables(BitSet tableRows) {
        form.tables().forEach(table -> tableRows.set(table.header(), FormRows.end(table)));
        BudgetTables budgetTables = BudgetTables.find(cells, tableRows);
        tableRows.or(budgetTables.rows());
        FormFactReader facts = new FormFactReader(cells, log, values);
        facts.findTable(tableRows);
        tableRows.or(facts.tableRows());
        AnsweredTables tables = new AnsweredTables(form, log, chooseBudgetTables(budgetTables), facts);
        tables.take(tableRows);
        form = tables.addTo(form);
        return tables;
    }

    private FormReading conclude(Submission submission, FormLabelReader labels, AnsweredTables tables) {
        new ScoreSumCheck(submission, ruleSet.scheme(), log).report();
        reportUnread(labels, tables);
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
                listLines(labels));
    }

    /** The answers that can be kept, for the province that the form or else the scheme names. */
    private List<DictionaryLine> listLines(FormLabelReader labels) {
        LabelledValue named = labels.find(FormField.REGION);
        Matcher province = PROVINCE.matcher(
                named != null ? FilledForm.findText(named) : ruleSet.scheme().jurisdiction());
        String region = province.lookingAt() ? province.group() : null;
        return log.lines().stream().map(line -> line.withRegion(region)).toList();
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

    private IndicatorRows readIndicators(List<FormTable> reviewTables) {
        IndicatorRows rows = new IndicatorRows();
        form.tables().forEach(table -> readRows(table, rows));
        for (FormTable table : reviewTables) {
            IndicatorRows reviewed = new IndicatorRows();
            readRows(table, reviewed);
            rows.addReview(reviewed);
        }
        return rows;
    }

    private void readRows(FormTable table, IndicatorRows into) {
        FormCellReader reader = table.cells() == cells ? values : new FormCellReader(table.cells(), log);
        new FormIndicatorReader(table, ruleSet, log, reader, !marker.isEmpty(), into).read();
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
