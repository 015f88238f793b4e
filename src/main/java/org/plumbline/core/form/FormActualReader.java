package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormCellReader.MeasuredValue;
import org.plumbline.core.form.FormReading.Confidence;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Value;

/** Actual values, in the unit of their target. */
final class FormActualReader {

    private static final Pattern TICKS = Pattern.compile("\\d{1,3}([、,;.]\\d{1,3})*");
    private static final Pattern ONE_NUMBER = Pattern.compile("[^\\d]*?(-?\\d+(?:\\.\\d+)?)[^\\d]*");

    /** What an indicator's actual value is to be. */
    enum ActualKind {
        NUMBER,
        WORD,
        CHECKLIST,
        EITHER
    }

    /**
     * @param value null where not given
     * @param unit as written beside it, where the indicator has none; else null
     * @param checks points ticked that stand in the actual value's place; null for none
     */
    record ActualValue(Value value, String unit, List<String> checks) {

        static final ActualValue NONE = new ActualValue(null, null, null);

        static ActualValue of(Value value) {
            return new ActualValue(value, null, null);
        }
    }

    private final FormReadingLog log;
    private final FormCellReader values;

    FormActualReader(FormReadingLog desk, FormCellReader values) {
        this.log = desk;
        this.values = values;
    }

    /** @param unit of the target; null where it has none */
    ActualValue read(GridCell cell, String indicator, ActualKind kind, String unit) {
        CellContent content = values.readContent(cell);
        if (content == null) {
            return ActualValue.NONE;
        }
        if (kind == ActualKind.CHECKLIST) {
            return readChecklist(cell, indicator);
        }
        String date = FormCellReader.formatDate(content);
        if (date == null && content instanceof CellContent.TextContent text && kind != ActualKind.NUMBER) {
            date = Quantity.parseDate(text.text()).orElse(null);
        }
        if (date != null && kind != ActualKind.NUMBER) {
            log.addCell(cell, indicator, FormField.ACTUAL, date, null);
            return new ActualValue(Value.of(date), "日期", null);
        }
        if (values.reportIfDate(cell, content)) {
            return ActualValue.NONE;
        }
        if (kind == ActualKind.WORD) {
            return readWord(cell, content, indicator);
        }
        MeasuredValue measured = values.readMeasured(cell, content, indicator, FormField.ACTUAL);
        if (values.needsNoReading(measured, cell, indicator, FormField.ACTUAL)) {
            return ActualValue.NONE;
        }
        if (measured == null || measured.quantity().operator() != null) {
            return kind == ActualKind.NUMBER ? askForNumber(cell, indicator) : readWord(cell, content, indicator);
        }
        return values.checkDigits(cell, measured.quantity().number())
                ? readNumber(cell, indicator, measured, unit)
                : ActualValue.NONE;
    }

    private ActualValue readNumber(GridCell cell, String indicator, MeasuredValue measured, String unit) {
        Quantity quantity = measured.quantity();
        BigDecimal plain = quantity.number();
        if (MoneyUnits.isUnsupported(quantity.unit())) {
            values.reportMoneyUnit(cell);
            return ActualValue.NONE;
        }
        if (unit == null || unit.equals(FormTargetReader.QUALITATIVE)) {
            log.addCell(cell, indicator, FormField.ACTUAL, quantity.format(), measured.note());
            return new ActualValue(Value.of(plain), quantity.unit(), null);
        }
        Optional<BigDecimal> converted = quantity.convertTo(unit);
        if (converted.isEmpty()) {
            return readOtherUnit(cell, indicator, quantity, unit);
        }
        if ("%".equals(unit)
                && quantity.unit() == null
                && plain.signum() != 0
                && plain.abs().compareTo(BigDecimal.ONE) <= 0) {
            return readShare(cell, indicator, plain);
        }
        BigDecimal number = Quantity.stripZeros(converted.get());
        Bilingual note = quantity.unit() == null || quantity.unit().equals(unit)
                ? measured.note()
                : fillIn("%s 换算为 %s", "%s converted into %s", quantity.format(), number.toPlainString() + unit);
        log.addCell(cell, indicator, FormField.ACTUAL, number.toPlainString() + unit, note);
        return ActualValue.of(Value.of(number));
    }

    /** 0.954 in a column of percentages: the share, or less than one percent? */
    private ActualValue readShare(GridCell cell, String indicator, BigDecimal plain) {
        BigDecimal points = Quantity.stripZeros(plain.movePointRight(2));
        return applyAnswer(
                cell,
                indicator,
                log.askOrAnswer(
                        cell,
                        indicator,
                        FormField.ACTUAL,
                        fillIn(
                                "单位是 %%，填的是 %s，是哪一个？",
                                "The unit is %% and %s is written; which is meant?", plain.toPlainString()),
                        List.of(
                                new AnswerOption<>(points + "%", fillIn("%s%%", "%s%%", points), Value.of(points)),
                                new AnswerOption<>(plain + "%", fillIn("%s%%", "%s%%", plain), Value.of(plain)),
                                FormCellReader.createNotGivenOption())));
    }

    private ActualValue readOtherUnit(GridCell cell, String indicator, Quantity quantity, String unit) {
        String inUnit = quantity.number().toPlainString() + unit;
        return applyAnswer(
                cell,
                indicator,
                log.askOrAnswer(
                        cell,
                        indicator,
                        FormField.ACTUAL,
                        fillIn(
                                "目标值的单位是“%s”，实际值写的是“%s”，怎样读取？",
                                "The target is in \"%s\" and the actual value says \"%s\"; how is it meant?",
                                unit,
                                quantity.unit()),
                        List.of(
                                new AnswerOption<>(
                                        inUnit, fillIn("读作 %s", "take it as %s", inUnit), Value.of(quantity.number())),
                                FormCellReader.createNotGivenOption())));
    }

    /** Words where a number is due. */
    private ActualValue askForNumber(GridCell cell, String indicator) {
        String text = values.readText(cell);
        if (text == null) {
            return ActualValue.NONE;
        }
        List<AnswerOption<Value>> choices = new ArrayList<>();
        Matcher one = ONE_NUMBER.matcher(
                text.length() > 80 ? "" : Quantity.toHalfWidth(text).replace(",", ""));
        if (one.matches() && one.group(1).length() < 20) {
            String number = one.group(1);
            choices.add(new AnswerOption<>(
                    number,
                    fillIn("读作 %s", "take it as %s", number),
                    Value.of(Quantity.stripZeros(new BigDecimal(number)))));
        }
        choices.add(new AnswerOption<>(
                "文字",
                fillIn("保留文字（按规则可能无法评分）", "keep the words (the rules may not be able to score them)"),
                Value.of(text)));
        choices.add(FormCellReader.createNotGivenOption());
        return applyAnswer(
                cell,
                indicator,
                log.askOrAnswer(
                        cell,
                        indicator,
                        FormField.ACTUAL,
                        fillIn(
                                "这里应是数字，填的是“%s”，怎样读取？",
                                "A number is due here and \"%s\" is written; how is it meant?",
                                text.length() > 60 ? text.substring(0, 60) + "…" : text),
                        choices));
    }

    private ActualValue readWord(GridCell cell, CellContent content, String indicator) {
        if (content instanceof CellContent.NumberContent) {
            String shown = FormGrid.displayText(cell);
            return applyAnswer(
                    cell,
                    indicator,
                    log.askOrAnswer(
                            cell,
                            indicator,
                            FormField.ACTUAL,
                            fillIn(
                                    "目标是文字，这里填的是数字 %s，怎样读取？",
                                    "The target is in words and the number %s is written; how is it meant?", shown),
                            List.of(
                                    new AnswerOption<>(
                                            "文字", fillIn("作为文字 %s", "as the words %s", shown), Value.of(shown)),
                                    FormCellReader.createNotGivenOption())));
        }
        String text = values.readText(cell);
        if (text == null) {
            return ActualValue.NONE;
        }
        log.addCell(cell, indicator, FormField.ACTUAL, text, null);
        return ActualValue.of(Value.of(text));
    }

    private ActualValue applyAnswer(GridCell cell, String indicator, AnswerOption<Value> chosen) {
        if (chosen == null) {
            return ActualValue.NONE;
        }
        String shown = chosen.value() == null ? null : chosen.value().toString();
        log.addCell(cell, indicator, FormField.ACTUAL, shown, null, Confidence.ANSWERED);
        return ActualValue.of(chosen.value());
    }

    /** A conclusion such as 健全, or the points ticked themselves. */
    private ActualValue readChecklist(GridCell cell, String indicator) {
        List<String> ticks = readTicks(cell, indicator, FormField.ACTUAL);
        if (ticks != null) {
            return new ActualValue(null, null, ticks);
        }
        String text = values.readText(cell);
        if (text == null || isTick(text)) {
            return ActualValue.NONE;
        }
        log.addCell(cell, indicator, FormField.ACTUAL, text, null);
        return ActualValue.of(Value.of(text));
    }

    /** The points of 1、2、3; none of 无; a bare √ is asked about. Null where the cell says none of these. */
    List<String> readTicks(GridCell cell, String indicator, FormField field) {
        String text = values.readText(cell);
        String narrow = Quantity.toHalfWidth(text);
        if (TICKS.matcher(narrow).matches()) {
            List<String> points =
                    Arrays.stream(narrow.split("[、,;.]")).distinct().toList();
            log.addCell(cell, indicator, FormField.CHECKS, String.join("、", points), null);
            return points;
        }
        if (field == FormField.CHECKS && narrow.matches("无|均无|没有|0")) {
            log.addCell(cell, indicator, field, "", fillIn("一个要点也没有", "no point at all"));
            return List.of();
        }
        if (isTick(narrow)) {
            log.askOrAnswer(
                    cell,
                    indicator,
                    field,
                    fillIn(
                            "√ 没有说明符合哪几个要点，请写要点编号，如 1、2、3",
                            "A √ does not say which points are met; write their numbers, such as 1、2、3"),
                    List.of(FormCellReader.createNotGivenOption()));
        }
        return null;
    }

    private static boolean isTick(String text) {
        return text.matches("[√✓✔]+");
    }
}
