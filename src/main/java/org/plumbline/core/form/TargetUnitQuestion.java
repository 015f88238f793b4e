package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormActualReader.ActualValue;
import org.plumbline.core.form.FormReading.Confidence;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Value;

/** 4800000元 under a target 500 without a unit: the target may be in 万元, and is then in the unit of the actual value no longer. */
final class TargetUnitQuestion {

    private static final List<String> UNITS = List.of("万元", "元", "亿元");

    private final FormField field;
    private final QuantityParser quantities;
    private final FormReadingLog log;

    TargetUnitQuestion(FormField field, QuantityParser quantities, FormReadingLog log) {
        this.field = field;
        this.quantities = quantities;
        this.log = log;
    }

    /** @param target without a unit; null where it is no number */
    boolean isNeeded(Quantity actual, BigDecimal target) {
        if (target == null || target.signum() <= 0 || actual.number().signum() <= 0 || !isMoney(actual.unit())) {
            return false;
        }
        BigDecimal more = actual.number().max(target);
        BigDecimal less = actual.number().min(target);
        return more.compareTo(less.movePointRight(3)) >= 0;
    }

    private boolean isMoney(String unit) {
        return unit != null
                && quantities
                        .findSupportedUnit(unit)
                        .filter(MoneyUnits::isMoney)
                        .isPresent();
    }

    /** The actual value in the unit chosen for the target; {@link ActualValue#NONE} while the question is open. */
    ActualValue ask(GridCell cell, String indicator, Quantity actual, BigDecimal target) {
        List<AnswerOption<String>> choices = new ArrayList<>();
        for (String unit : UNITS) {
            String converted = quantities.convert(actual, unit).orElseThrow().toPlainString() + unit;
            String aim = target.toPlainString() + unit;
            choices.add(new AnswerOption<>(
                    unit, fillIn("目标值是 %s，实际值是 %s", "the target is %s, the actual value %s", aim, converted), unit));
        }
        AnswerOption<String> chosen = log.askOrAnswer(
                cell,
                indicator,
                field,
                fillIn(
                        "目标值 %s 没有单位，实际值写的是 %s，目标值的单位是什么？",
                        "The target %s has no unit and the actual value is %s; in which unit is the target?",
                        target.toPlainString(),
                        actual.format()),
                choices);
        if (chosen == null) {
            return ActualValue.NONE;
        }
        BigDecimal number = quantities.convert(actual, chosen.value()).orElseThrow();
        log.addCell(cell, indicator, field, number.toPlainString() + chosen.value(), null, Confidence.ANSWERED);
        return new ActualValue(Value.of(number), chosen.value(), null);
    }
}
