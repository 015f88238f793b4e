package org.plumbline.workbook;

import static org.plumbline.workbook.FormDesk.say;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Grid.Content;
import org.plumbline.vocabulary.Money;
import org.plumbline.vocabulary.Value;
import org.plumbline.workbook.FormDesk.Choice;
import org.plumbline.workbook.FormReading.Confidence;
import org.plumbline.workbook.FormValues.Measured;

/** Actual values, in the unit of their target. */
final class FormActuals {

    private static final Pattern TICKS = Pattern.compile("\\d{1,3}([、,;.]\\d{1,3})*");
    private static final Pattern ONE_NUMBER = Pattern.compile("[^\\d]*?(-?\\d+(?:\\.\\d+)?)[^\\d]*");

    /** What an indicator's actual value is to be. */
    enum Kind {
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
    record Actual(Value value, String unit, List<String> checks) {

        static final Actual NONE = new Actual(null, null, null);

        static Actual of(Value value) {
            return new Actual(value, null, null);
        }
    }

    private final FormDesk desk;
    private final FormValues values;

    FormActuals(FormDesk desk, FormValues values) {
        this.desk = desk;
        this.values = values;
    }

    /** @param unit of the target; null where it has none */
    Actual read(Cell cell, String indicator, Kind kind, String unit) {
        Content content = values.content(cell);
        if (content == null) {
            return Actual.NONE;
        }
        if (kind == Kind.CHECKLIST) {
            return checklist(cell, indicator);
        }
        String date = FormValues.date(content);
        if (date == null && content instanceof Content.Text text && kind != Kind.NUMBER) {
            date = Quantity.date(text.text()).orElse(null);
        }
        if (date != null && kind != Kind.NUMBER) {
            desk.read(cell, indicator, FormField.ACTUAL, date, null);
            return new Actual(Value.of(date), "日期", null);
        }
        if (values.dated(cell, content)) {
            return Actual.NONE;
        }
        if (kind == Kind.WORD) {
            return word(cell, content, indicator);
        }
        Measured measured = values.measured(cell, content, indicator, FormField.ACTUAL);
        if (values.isSettled(measured, cell, indicator, FormField.ACTUAL)) {
            return Actual.NONE;
        }
        if (measured == null || measured.quantity().operator() != null) {
            return kind == Kind.NUMBER ? noNumber(cell, indicator) : word(cell, content, indicator);
        }
        return values.fits(cell, measured.quantity().number()) ? number(cell, indicator, measured, unit) : Actual.NONE;
    }

    private Actual number(Cell cell, String indicator, Measured measured, String unit) {
        Quantity quantity = measured.quantity();
        BigDecimal plain = quantity.number();
        if (Money.isUnsupported(quantity.unit())) {
            values.moneyUnit(cell);
            return Actual.NONE;
        }
        if (unit == null || unit.equals(FormTargets.QUALITATIVE)) {
            desk.read(cell, indicator, FormField.ACTUAL, quantity.shown(), measured.note());
            return new Actual(Value.of(plain), quantity.unit(), null);
        }
        Optional<BigDecimal> converted = quantity.in(unit);
        if (converted.isEmpty()) {
            return otherUnit(cell, indicator, quantity, unit);
        }
        if ("%".equals(unit)
                && quantity.unit() == null
                && plain.signum() != 0
                && plain.abs().compareTo(BigDecimal.ONE) <= 0) {
            return share(cell, indicator, plain);
        }
        BigDecimal number = Quantity.plain(converted.get());
        Bilingual note = quantity.unit() == null || quantity.unit().equals(unit)
                ? measured.note()
                : say("%s 换算为 %s", "%s converted into %s", quantity.shown(), number.toPlainString() + unit);
        desk.read(cell, indicator, FormField.ACTUAL, number.toPlainString() + unit, note);
        return Actual.of(Value.of(number));
    }

    /** 0.954 in a column of percentages: the share, or less than one percent? */
    private Actual share(Cell cell, String indicator, BigDecimal plain) {
        BigDecimal points = Quantity.plain(plain.movePointRight(2));
        return answered(
                cell,
                indicator,
                desk.ask(
                        cell,
                        indicator,
                        FormField.ACTUAL,
                        say(
                                "单位是 %%，填的是 %s，是哪一个？",
                                "The unit is %% and %s is written; which is meant?", plain.toPlainString()),
                        List.of(
                                new Choice<>(points + "%", say("%s%%", "%s%%", points), Value.of(points)),
                                new Choice<>(plain + "%", say("%s%%", "%s%%", plain), Value.of(plain)),
                                FormValues.leftOut())));
    }

    private Actual otherUnit(Cell cell, String indicator, Quantity quantity, String unit) {
        String inUnit = quantity.number().toPlainString() + unit;
        return answered(
                cell,
                indicator,
                desk.ask(
                        cell,
                        indicator,
                        FormField.ACTUAL,
                        say(
                                "目标值的单位是“%s”，实际值写的是“%s”，怎样读取？",
                                "The target is in \"%s\" and the actual value says \"%s\"; how is it meant?",
                                unit,
                                quantity.unit()),
                        List.of(
                                new Choice<>(
                                        inUnit, say("读作 %s", "take it as %s", inUnit), Value.of(quantity.number())),
                                FormValues.leftOut())));
    }

    /** Words where a number is due. */
    private Actual noNumber(Cell cell, String indicator) {
        String text = values.text(cell);
        if (text == null) {
            return Actual.NONE;
        }
        List<Choice<Value>> choices = new ArrayList<>();
        Matcher one = ONE_NUMBER.matcher(
                text.length() > 80 ? "" : Quantity.narrow(text).replace(",", ""));
        if (one.matches() && one.group(1).length() < 20) {
            String number = one.group(1);
            choices.add(new Choice<>(
                    number, say("读作 %s", "take it as %s", number), Value.of(Quantity.plain(new BigDecimal(number)))));
        }
        choices.add(new Choice<>(
                "文字",
                say("保留文字（按规则可能无法评分）", "keep the words (the rules may not be able to score them)"),
                Value.of(text)));
        choices.add(FormValues.leftOut());
        return answered(
                cell,
                indicator,
                desk.ask(
                        cell,
                        indicator,
                        FormField.ACTUAL,
                        say(
                                "这里应是数字，填的是“%s”，怎样读取？",
                                "A number is due here and \"%s\" is written; how is it meant?",
                                text.length() > 60 ? text.substring(0, 60) + "…" : text),
                        choices));
    }

    private Actual word(Cell cell, Content content, String indicator) {
        if (content instanceof Content.Number) {
            String shown = FormCells.shown(cell);
            return answered(
                    cell,
                    indicator,
                    desk.ask(
                            cell,
                            indicator,
                            FormField.ACTUAL,
                            say(
                                    "目标是文字，这里填的是数字 %s，怎样读取？",
                                    "The target is in words and the number %s is written; how is it meant?", shown),
                            List.of(
                                    new Choice<>("文字", say("作为文字 %s", "as the words %s", shown), Value.of(shown)),
                                    FormValues.leftOut())));
        }
        String text = values.text(cell);
        if (text == null) {
            return Actual.NONE;
        }
        desk.read(cell, indicator, FormField.ACTUAL, text, null);
        return Actual.of(Value.of(text));
    }

    private Actual answered(Cell cell, String indicator, Choice<Value> chosen) {
        if (chosen == null) {
            return Actual.NONE;
        }
        String shown = chosen.value() == null ? null : chosen.value().toString();
        desk.read(cell, indicator, FormField.ACTUAL, shown, null, Confidence.ANSWERED);
        return Actual.of(chosen.value());
    }

    /** A conclusion such as 健全, or the points ticked themselves. */
    private Actual checklist(Cell cell, String indicator) {
        List<String> ticks = ticks(cell, indicator, FormField.ACTUAL);
        if (ticks != null) {
            return new Actual(null, null, ticks);
        }
        String text = values.text(cell);
        if (text == null || isTick(text)) {
            return Actual.NONE;
        }
        desk.read(cell, indicator, FormField.ACTUAL, text, null);
        return Actual.of(Value.of(text));
    }

    /** The points of 1、2、3; none of 无; a bare √ is asked about. Null where the cell says none of these. */
    List<String> ticks(Cell cell, String indicator, FormField field) {
        String text = values.text(cell);
        String narrow = Quantity.narrow(text);
        if (TICKS.matcher(narrow).matches()) {
            List<String> points =
                    Arrays.stream(narrow.split("[、,;.]")).distinct().toList();
            desk.read(cell, indicator, FormField.CHECKS, String.join("、", points), null);
            return points;
        }
        if (field == FormField.CHECKS && narrow.matches("无|均无|没有|0")) {
            desk.read(cell, indicator, field, "", say("一个要点也没有", "no point at all"));
            return List.of();
        }
        if (isTick(narrow)) {
            desk.ask(
                    cell,
                    indicator,
                    field,
                    say(
                            "√ 没有说明符合哪几个要点，请写要点编号，如 1、2、3",
                            "A √ does not say which points are met; write their numbers, such as 1、2、3"),
                    List.of(FormValues.leftOut()));
        }
        return null;
    }

    private static boolean isTick(String text) {
        return text.matches("[√✓✔]+");
    }
}
