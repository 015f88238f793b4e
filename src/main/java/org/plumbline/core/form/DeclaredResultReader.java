package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormLabelReader.LabelledValue;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.DeclaredResult;

/** The declared total and grade, of a total row or of labels. */
final class DeclaredResultReader {

    private final FormLabelReader labels;
    private final FormCellReader values;
    private final FormReadingLog log;

    DeclaredResultReader(FormLabelReader labels, FormCellReader values, FormReadingLog log) {
        this.labels = labels;
        this.values = values;
        this.log = log;
    }

    DeclaredResult read(IndicatorRows rows) {
        BigDecimal total = readTotal(rows.totals());
        String grade = rows.grade() != null ? rows.grade() : readGrade();
        return total == null && grade == null ? DeclaredResult.NOTHING : new DeclaredResult(total, grade);
    }

    /** Of a total row, else of a label; where several tables have total rows, the label counts. */
    private BigDecimal readTotal(Map<GridCell, BigDecimal> totals) {
        LabelledValue labelled = labels.find(FormField.TOTAL);
        if (totals.size() == 1 || labelled == null) {
            return totals.isEmpty() ? null : chooseTotal(totals);
        }
        if (labelled.text() == null) {
            return new AmountReader(values, log).readPoints(labelled.cell(), null, FormField.TOTAL);
        }
        Quantity quantity = values.cells().quantities().parse(labelled.text()).orElse(null);
        if (quantity == null || quantity.operator() != null) {
            log.addProblem(FormProblemCode.NOT_A_NUMBER, labelled.cell(), FormCellReader.NUMBER, null);
            return null;
        }
        log.addCell(labelled.cell(), null, FormField.TOTAL, quantity.number().toPlainString(), null);
        return quantity.number();
    }

    private BigDecimal chooseTotal(Map<GridCell, BigDecimal> totals) {
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
    private String readGrade() {
        LabelledValue labelled = labels.find(FormField.GRADE);
        if (labelled == null) {
            return null;
        }
        String text = labelled.text() != null ? labelled.text() : values.readName(labelled.cell());
        if (text == null || values.isBlankMark(text)) {
            return null;
        }
        String grade = FormGrade.parse(text).orElse(null);
        if (grade != null) {
            log.addCell(labelled.cell(), null, FormField.GRADE, grade, null);
        }
        return grade;
    }
}
