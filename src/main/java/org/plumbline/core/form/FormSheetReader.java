package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.plumbline.core.form.FormLabelReader.LabelledValue;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Recomputation;
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
        BitSet taken = new BitSet();
        form.tables().forEach(table -> taken.set(table.header(), FormRows.end(table)));
        FormBudgetReader money = new FormBudgetReader(cells, log, values);
        money.findTables(taken);
        FormFactReader facts = new FormFactReader(cells, log, values);
        BitSet others = new BitSet();
        others.or(taken);
        others.or(money.tableRows());
        facts.findTable(others);
        others.or(facts.tableRows());
        FormLabelReader labels = FormLabelReader.of(cells, others);
        checkScheme(labels);
        int year = FormYear.of(labels).read(fiscalYear, cells, log);
        Subject subject = readSubject(labels);
        Budget budget = money.read(labels);
        form.tables().forEach(table -> FormColumns.reportHidden(table, log));
        if (money.findBlock() != null) {
            FormColumns.reportHidden(money.findBlock(), log);
        }
        IndicatorRows rows = readIndicators();
        budget = budget == Budget.NONE && rows.amounts() != null ? rows.amounts() : budget;
        addExecutionScore(money, budget, rows);
        DeclaredResult declared = readDeclared(rows, labels);
        Submission submission = new Submission(
                ruleSet.scheme().id(), year, subject, budget, rows.entries(), rows.groups(), facts.read(), declared);
        new FormRemainder(form, log, labels, !marker.isEmpty()).report(money, facts.tableRows());
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
                log.hasOpenQuestions() ? null : submission);
    }

    private IndicatorRows readIndicators() {
        IndicatorRows rows = new IndicatorRows();
        for (FormTable table : form.tables()) {
            new FormIndicatorReader(table, ruleSet, log, values, !marker.isEmpty(), rows).read();
        }
        return rows;
    }

    private DeclaredResult readDeclared(IndicatorRows rows, FormLabelReader labels) {
        BigDecimal total = readTotal(rows, labels);
        String grade = rows.grade() != null ? rows.grade() : readGrade(labels);
        return total == null && grade == null ? DeclaredResult.NOTHING : new DeclaredResult(total, grade);
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
            log.addCell(
                    labelled.cell(), null, FormField.SCHEME, ruleSet.scheme().id(), null);
        }
    }

    /** Who or what is evaluated: 评价对象, else the project with its body before it, else the department. */
    private Subject readSubject(FormLabelReader labels) {
        String whole = readLabel(labels, FormField.SUBJECT);
        String project = readLabel(labels, FormField.PROJECT);
        String department = readLabel(labels, FormField.DEPARTMENT);
        String region = readLabel(labels, FormField.REGION);
        String type = readSubjectType(labels, project, department);
        String superior = readLabel(labels, FormField.SUPERIOR);
        String body = readLabel(labels, FormField.BODY);
        body = body != null ? body : superior;
        body = body != null ? body : department;
        String name = whole;
        if (name == null && project != null) {
            name = body == null || project.startsWith(body) ? project : body + " " + project;
        }
        name = name != null ? name : department;
        name = name == null && "DEPARTMENT".equals(type) ? superior : name;
        return name == null ? null : new Subject(name, type, region);
    }

    private String readSubjectType(FormLabelReader labels, String project, String department) {
        String type = readLabel(labels, FormField.TYPE);
        String all = type != null ? type : labels.formTitle();
        if (type == null && project != null) {
            return "PROJECT";
        }
        if (type == null && department != null) {
            return "DEPARTMENT";
        }
        return all.contains("项目") ? "PROJECT" : all.contains("部门") ? "DEPARTMENT" : null;
    }

    private String readLabel(FormLabelReader labels, FormField field) {
        LabelledValue labelled = labels.find(field);
        if (labelled == null) {
            return null;
        }
        String text = labelled.text() != null ? labelled.text() : values.readName(labelled.cell());
        if (text == null || FormCellReader.isBlankMark(text)) {
            return null;
        }
        log.addCell(labelled.cell(), null, field, text, null);
        return text;
    }

    /** Of a total row, else of a label; where several tables have total rows, the label counts. */
    private BigDecimal readTotal(IndicatorRows rows, FormLabelReader labels) {
        LabelledValue labelled = labels.find(FormField.TOTAL);
        if (rows.totals().size() == 1 || labelled == null) {
            return rows.totals().isEmpty() ? null : chooseTotal(rows);
        }
        if (labelled.text() == null) {
            return values.readPoints(labelled.cell(), null, FormField.TOTAL);
        }
        Quantity quantity = Quantity.parse(labelled.text()).orElse(null);
        if (quantity == null || quantity.operator() != null) {
            log.addProblem(FormProblemCode.NOT_A_NUMBER, labelled.cell(), fillIn("数字", "a number"), null);
            return null;
        }
        log.addCell(labelled.cell(), null, FormField.TOTAL, quantity.number().toPlainString(), null);
        return quantity.number();
    }

    private BigDecimal chooseTotal(IndicatorRows rows) {
        Map<GridCell, BigDecimal> totals = rows.totals();
        if (totals.size() == 1) {
            return totals.values().iterator().next();
        }
        List<AnswerOption<BigDecimal>> choices = new ArrayList<>();
        BigDecimal sum = totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        choices.add(new AnswerOption<>("相加", fillIn("各表合计相加，%s", "their sum, %s", sum.toPlainString()), sum));
        totals.forEach((cell, total) -> choices.add(new AnswerOption<>(
                cell.address(), fillIn("%s 的 %s", "%2$s in %1$s", cell.address(), total.toPlainString()), total)));
        AnswerOption<BigDecimal> chosen = log.askOrAnswer(
                totals.keySet().iterator().next(),
                null,
                FormField.TOTAL,
                fillIn("表上有几个合计，自评总分是哪一个？", "The form has several totals; which is the declared total?"),
                choices);
        return chosen == null ? null : chosen.value();
    }

    /** A grade is a word; a sentence such as 项目总体完成较好 is none. */
    private String readGrade(FormLabelReader labels) {
        LabelledValue labelled = labels.find(FormField.GRADE);
        if (labelled == null) {
            return null;
        }
        String text = labelled.text() != null ? labelled.text() : values.readName(labelled.cell());
        if (text == null || FormCellReader.isBlankMark(text)) {
            return null;
        }
        String grade = FormGrade.parse(text).orElse(null);
        if (grade != null) {
            log.addCell(labelled.cell(), null, FormField.GRADE, grade, null);
        }
        return grade;
    }

    /** The ministry's form scores 预算执行率 in its budget block. */
    private void addExecutionScore(FormBudgetReader money, Budget budget, IndicatorRows rows) {
        FormTable block = money.findBlock();
        Indicator rate = ruleSet.scheme().indicators().stream()
                .filter(each -> each.recomputation() == Recomputation.EXECUTION_RATE
                        && each.actualSource() == ActualSource.RECOMPUTED)
                .findFirst()
                .orElse(null);
        if (block == null || rate == null || rows.codes().contains(rate.code())) {
            return;
        }
        GridCell cell = money.findFirstFilled(FormField.BUDGET_SCORE);
        BigDecimal score =
                cell == null ? null : values.readPoints(cell, rate.code() + " " + rate.name(), FormField.SCORE);
        money.checkRate(budget, rate);
        if (score != null) {
            rows.entries()
                    .add(0, IndicatorEntry.of(rate.code()).declaredScore(score).build());
        }
    }
}
