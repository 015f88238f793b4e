package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.vocabulary.VetoAction;

/** Checks that caps have an effect and fall with the execution rate, and that vetoes name existing grades. */
final class AdjustmentCheck {

    private static final String RATE = "executionRate";
    private static final String MOST = "总分上限";
    private static final String ACTION = "动作";
    private static final String GRADE = "参数";

    private final WorkbookValidator validator;

    AdjustmentCheck(WorkbookValidator at) {
        this.validator = at;
    }

    /** @param grades whether the sheet of grades and the settings were read completely */
    void run(boolean grades) {
        validator.listRowsOf(RuleFamilies.VETO).forEach(row -> checkParameter(row, grades));
        if (grades) {
            validator.listRowsOf(RuleFamilies.CAP).forEach(this::checkWithinFullMarks);
        }
        checkCapOrder();
    }

    private void checkParameter(RowScope row, boolean grades) {
        boolean top = VetoAction.TOP_GRADE.label().equals(row.findValue(ACTION));
        Object grade = row.findValue(GRADE);
        List<String> known = listGrades();
        if (!top && grade != null) {
            validator.report(
                    ProblemCode.INCONSISTENT,
                    row,
                    row.findCell(GRADE),
                    new Bilingual("空", "nothing"),
                    new Bilingual("“总分归零”不用参数", "总分归零 takes no parameter"));
        } else if (top && grade == null) {
            reportGradeExpected(
                    ProblemCode.CELL_MISSING,
                    row,
                    known,
                    new Bilingual("“最高等级”要写明最高是哪一等", "最高等级 needs the best grade still allowed"));
        } else if (top && grades && !known.contains(grade)) {
            reportGradeExpected(
                    ProblemCode.REFERENCE_UNKNOWN,
                    row,
                    known,
                    CellParser.suggestValue(
                            NearestName.of((String) grade, known).orElse(null),
                            "填“等级”列的名称，不填别名",
                            "Use the label of the column 等级, not an alias"));
        } else if (top && grades) {
            checkRestricts(row, (String) grade);
        }
    }

    private List<String> listGrades() {
        return validator.listRowsOf(RuleFamilies.GRADE).stream()
                .map(band -> (String) band.findValue("等级"))
                .toList();
    }

    /** The best grade restricts nothing. */
    private void checkRestricts(RowScope row, String grade) {
        RowScope best = validator.listRowsOf(RuleFamilies.GRADE).stream()
                .filter(band -> !band.isEmpty())
                .max(Comparator.comparing(
                        band -> band.bounds().getOrDefault("points", Interval.ALL), Interval::compareLow))
                .orElse(null);
        if (best != null && grade.equals(best.findValue("等级"))) {
            validator.report(
                    ProblemCode.DOUBTFUL,
                    row,
                    row.findCell(GRADE),
                    new Bilingual("比“" + grade + "”低的等级", "a lower grade than " + grade),
                    new Bilingual(
                            "“" + grade + "”已是最好的等级，这一行不起作用", grade + " is the best grade, the row has no effect"));
        }
    }

    private void reportGradeExpected(ProblemCode code, RowScope row, List<String> known, Bilingual hint) {
        String list = String.join(" / ", known);
        validator.report(
                code,
                row,
                row.findCell(GRADE),
                new Bilingual("“等级”表中的等级：" + list, "a grade of the sheet 等级: " + list),
                hint);
    }

    private boolean isOutOfRange(RowScope cap) {
        BigDecimal most = (BigDecimal) cap.findValue(MOST);
        BigDecimal highest = findHighestTotal();
        return most.compareTo(BigDecimal.ONE) <= 0 || highest != null && most.compareTo(highest) > 0;
    }

    /** Null where bonuses may raise a total without limit. */
    private BigDecimal findHighestTotal() {
        return validator
                .scheme()
                .bonuses()
                .computeHighestTotal(validator.scheme().fullMarks());
    }

    private void checkWithinFullMarks(RowScope row) {
        BigDecimal highest = findHighestTotal();
        BigDecimal most = (BigDecimal) row.findValue(MOST);
        if (highest != null && most.compareTo(highest) > 0) {
            validator.report(
                    ProblemCode.CAP_ABOVE_FULL,
                    row,
                    row.findCell(MOST),
                    Bilingual.of("不大于 %s", "at most %s", highest.toPlainString()),
                    new Bilingual("总分到不了这里，这一行封不住任何总分", "No total is that high: the row has no effect"));
        }
    }

    /** Spending more of the budget should not lower the possible total. */
    private void checkCapOrder() {
        List<RowScope> caps = new ArrayList<>();
        for (RowScope row : validator.listRowsOf(RuleFamilies.CAP)) {
            if (row.bounds().containsKey(RATE) && !row.isEmpty()) {
                caps.add(row);
            }
        }
        caps.sort(Comparator.comparing(row -> row.bounds().get(RATE), Interval::compareLow));
        for (int i = 1; i < caps.size(); i++) {
            RowScope lower = caps.get(i - 1);
            RowScope row = caps.get(i);
            BigDecimal less = (BigDecimal) lower.findValue(MOST);
            if (isOutOfRange(lower) || isOutOfRange(row)) {
                continue; // reported as a fraction, or as above full marks
            }
            if (((BigDecimal) row.findValue(MOST)).compareTo(less) < 0) {
                validator.report(
                        ProblemCode.BAND_NOT_MONOTONE,
                        row,
                        row.findCell(MOST),
                        Bilingual.of("不小于 %s", "at least %s", less.toPlainString()),
                        Bilingual.of(
                                "第 %d 行执行率更低，总分上限却更高",
                                "Row %d is for lower execution rates and yet allows more", lower.rowNumber()));
            }
        }
    }
}
