package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Target;

/** Compares what a row states with what the scheme's catalogue fixes; a contradiction is a problem at its cell. */
final class CatalogueAgreement {

    private final FormTable table;
    private final Scheme scheme;
    private final FormReadingLog log;
    private final AmountReader amounts;

    CatalogueAgreement(FormTable table, Scheme scheme, FormReadingLog log, AmountReader amounts) {
        this.table = table;
        this.scheme = scheme;
        this.log = log;
        this.amounts = amounts;
    }

    /**
     * The parts of the target that a submission must state besides the catalogue.
     *
     * @return null for nothing
     */
    Target compareTarget(Indicator fixed, Target stated, int row) {
        if (fixed.target() == null) {
            return stated.value() == null ? null : checkUnit(fixed, stated, row);
        }
        boolean operator = stated.operator() == null || stated.operator() == fixed.operator();
        boolean value = stated.value() == null || isSameTarget(fixed, stated);
        boolean unit = stated.unit() == null
                || fixed.unit() == null
                || fixed.unit().equals(stated.unit())
                || MoneyUnits.isConvertible(stated.unit(), fixed.unit());
        if (!operator || !value || !unit) {
            FormField column =
                    stated.value() == null && table.hasColumn(FormField.UNIT) ? FormField.UNIT : FormField.TARGET;
            GridCell cell = table.findCell(row, column);
            reportDifference(cell != null ? cell : table.findCell(row, FormField.OPERATOR), formatTarget(fixed));
        }
        return null;
    }

    private Target checkUnit(Indicator fixed, Target stated, int row) {
        if (fixed.unit() != null && stated.unit() != null && !fixed.unit().equals(stated.unit())) {
            reportDifference(table.findCell(row, FormField.TARGET), fixed.unit());
        }
        return stated;
    }

    private void reportDifference(GridCell cell, String fixed) {
        log.addProblem(
                FormProblemCode.DIFFERS_FROM_SCHEME,
                cell,
                new Bilingual(fixed, fixed),
                fillIn(
                        "目标值、权重由方案规定，请按方案填写",
                        "The scheme fixes targets and weights; write them as the scheme has them"));
    }

    private boolean isSameTarget(Indicator fixed, Target stated) {
        BigDecimal number = stated.value().numberOrNull();
        if (fixed.target().numberOrNull() == null || number == null) {
            return Objects.equals(
                    HeadingText.toHalfWidth(fixed.target().toString()),
                    HeadingText.toHalfWidth(stated.value().toString()));
        }
        return table.cells()
                .quantities()
                .convert(new Quantity(null, number, stated.unit()), fixed.unit())
                .map(converted -> converted.compareTo(fixed.target().numberOrNull()) == 0)
                .orElse(false);
    }

    private static String formatTarget(Indicator fixed) {
        return fixed.operator().label()
                + fixed.target()
                + (fixed.target().numberOrNull() == null || fixed.unit() == null ? "" : fixed.unit());
    }

    /** Levels that differ are a warning: the scheme's count. */
    void checkLevels(Indicator fixed, IndicatorRow row) {
        if (!isSameLevel(row.level1(), fixed.level1()) || !isSameLevel(row.level2(), fixed.level2())) {
            String expected = fixed.level1() + (fixed.level2() == null ? "" : " / " + fixed.level2());
            log.addProblem(FormProblemCode.LEVEL_DIFFERS, row.place(), new Bilingual(expected, expected), null);
        }
    }

    private static boolean isSameLevel(String stated, String fixed) {
        return stated == null
                || fixed == null
                || IndicatorMatcher.normalize(stated).equals(IndicatorMatcher.normalize(fixed));
    }

    void checkWeight(int row, Indicator fixed, String label) {
        BigDecimal due = fixed.weight();
        for (IndicatorGroup group : scheme.groups()) {
            due = group.code().equals(fixed.group()) ? group.weight() : due;
        }
        GridCell cell = table.findCell(row, FormField.WEIGHT);
        if (due == null || cell == null || !table.cells().isOwnContent(row, table.findColumn(FormField.WEIGHT))) {
            return;
        }
        BigDecimal written = amounts.readPoints(cell, label, FormField.WEIGHT);
        if (written != null && written.compareTo(due) != 0) {
            reportDifference(cell, due.toPlainString());
        }
    }
}
