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
import org.plumbline.vocabulary.ReviewResult;

/** The declared total and grade, and those of a review, of a total row or of labels. */
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
        BigDecimal total = readTotal(rows.totals(), FormField.TOTAL);
        String grade = rows.grade() != null ? rows.grade() : readGrade(FormField.GRADE);
        return total == null && grade == null ? DeclaredResult.NOTHING : new DeclaredResult(total, grade);
    }

    ReviewResult readReview(IndicatorRows rows) {
        BigDecimal total = readTotal(rows.reviewTotals(), FormField.REVIEW_TOTAL);
        String grade = rows.reviewGrade() != null ? rows.reviewGrade() : readGrade(FormField.REVIEW_GRADE);
        return total == null && grade == null ? ReviewResult.NOTHING : new ReviewResult(total, grade);
    }

    /** Of a total row, else of a label; where several tables have total rows, the label counts. */
    private BigDecimal readTotal(Map<GridCell, BigDecimal> totals, FormField field) {
        LabelledValue labelled = labels.find(field);
        if (totals.size() == 1 || labelled == null) {
            return totals.isEmpty() ? null : chooseTotal(totals, field);
        }
        if (labelled.text() == null) {
            return new AmountReader(values, log).readPoints(labelled.cell(), null, field);
        }
        Quantity quantity = values.cells().quantities().parse(labelled.text()).orElse(null);
        if (quantity == null || quantity.operator() != null) {
            log.addProblem(FormProblemCode.NOT_A_NUMBER, labelled.cell(), FormCellReader.NUMBER, null);
            return null;
        }
        log.addCell(labelled.cell(), null, field, quantity.number().toPlainString(), null);
        return quantity.number();
    }

    private BigDecimal chooseTotal(Map<GridCell, BigDecimal> totals, FormField field) {
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
                field,
                field == FormField.TOTAL
                        ? fillIn("表上有几个合计，自评总分是哪一个？", "The form has several totals; which is the declared total?")
                        : fillIn("表上有几个复核合计，复核总分是哪一个？", "The form has several totals of the review; which one counts?"),
                choices);
        return chosen == null ? null : chosen.value();
    }

    /** A grade is a word; a sentence such as 项目总体完成较好 is none. */
    private String readGrade(FormField field) {
        LabelledValue labelled = labels.find(field);
        if (labelled == null) {
            return null;
        }
        String text = labelled.text() != null ? labelled.text() : values.readName(labelled.cell());
        if (text == null || values.isBlankMark(text)) {
            return null;
        }
        String grade = FormGrade.parse(text).orElse(null);
        if (grade != null) {
            log.addCell(labelled.cell(), null, field, grade, null);
        }
        return grade;
    }
}
