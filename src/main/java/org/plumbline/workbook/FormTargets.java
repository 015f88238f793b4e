package org.plumbline.workbook;

import static org.plumbline.workbook.FormDesk.say;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Grid;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Grid.Content;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Money;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;
import org.plumbline.workbook.FormDesk.Choice;
import org.plumbline.workbook.FormProblem.Code;
import org.plumbline.workbook.FormReading.Confidence;
import org.plumbline.workbook.FormValues.Measured;

/** Targets: operator, value and unit, from one cell or from three. */
final class FormTargets {

    static final Target NONE = new Target(null, null, null);
    static final String QUALITATIVE = "定性";
    private static final Pattern SIGN = Pattern.compile("^\\s*(>=|<=|[=＝≥≤><＞＜])\\s*");

    private final FormTable table;
    private final FormDesk desk;
    private final FormValues values;

    FormTargets(FormTable table, FormDesk desk, FormValues values) {
        this.table = table;
        this.desk = desk;
        this.values = values;
    }

    /** What a row states as its target; {@link #NONE} where it states none. */
    Target stated(int row, String indicator) {
        String unit = unit(row, indicator);
        Operator sign = sign(row, indicator);
        Cell cell = table.cell(row, FormField.TARGET);
        Content content = cell == null ? null : values.content(cell);
        if (content == null) {
            return new Target(sign, null, unit);
        }
        sign = FormValues.isTyped(cell.content()) ? Operator.EQUAL : sign;
        String date = FormValues.date(content);
        if (date != null) {
            return worded(cell, indicator, sign, date, unit == null ? "日期" : unit);
        }
        if (content instanceof Content.Text text && Quantity.isRange(text.text())) {
            desk.problem(
                    Code.RANGE,
                    cell,
                    say("一个值，如 ≥95%%", "one value, such as ≥95%%"),
                    say("请写成 ≥ 下限或 ≤ 上限", "Write ≥ its lower or ≤ its upper bound"));
            return NONE;
        }
        Measured measured = values.measured(cell, content, indicator, FormField.TARGET);
        if (values.isSettled(measured, cell, indicator, FormField.TARGET)) {
            return NONE;
        }
        if (measured == null) {
            String text = values.text(cell);
            if (text == null) {
                return new Target(sign, null, unit);
            }
            String written = Quantity.date(text).orElse(null);
            if (written != null) {
                return worded(cell, indicator, sign, written, unit == null ? "日期" : unit);
            }
            return phrase(cell, indicator, sign, text, unit);
        }
        return figure(cell, indicator, sign, measured, unit);
    }

    private Target figure(Cell cell, String indicator, Operator sign, Measured measured, String unit) {
        Quantity quantity = measured.quantity();
        if (Money.isUnsupported(quantity.unit())) {
            values.moneyUnit(cell);
            return NONE;
        }
        if (!values.fits(cell, quantity.number())) {
            return NONE;
        }
        Operator operator = quantity.operator() != null ? quantity.operator() : sign;
        if (unit == null || unit.equals(QUALITATIVE) || quantity.in(unit).isPresent()) {
            Quantity read = unit == null || unit.equals(QUALITATIVE)
                    ? quantity
                    : new Quantity(operator, quantity.in(unit).get(), unit);
            Quantity whole = new Quantity(operator, read.number(), read.unit());
            desk.read(cell, indicator, FormField.TARGET, whole.shown(), measured.note());
            return new Target(operator, Value.of(whole.number()), whole.unit());
        }
        Choice<String> chosen = desk.ask(
                cell,
                indicator,
                FormField.TARGET,
                say(
                        "目标值的单位写的是“%s”，单位列写的是“%s”，以哪个为准？",
                        "The target says \"%s\", the unit's column \"%s\"; which counts?", quantity.unit(), unit),
                List.of(
                        new Choice<>(quantity.unit(), say("%s", "%s", quantity.unit()), quantity.unit()),
                        new Choice<>(unit, say("%s", "%s", unit), unit)));
        if (chosen == null) {
            return NONE;
        }
        Quantity whole = new Quantity(operator, quantity.number(), chosen.value());
        desk.read(cell, indicator, FormField.TARGET, whole.shown(), null, Confidence.ANSWERED);
        return new Target(operator, Value.of(whole.number()), whole.unit());
    }

    /** Words; with digits in them they may have been meant as a number. */
    private Target phrase(Cell cell, String indicator, Operator sign, String text, String unit) {
        Operator leading = Quantity.operatorOf(text);
        String word = leading == null ? text : Grid.stripped(SIGN.matcher(text).replaceFirst(""));
        if (word.isEmpty()) {
            return new Target(leading, null, unit);
        }
        Operator operator = leading != null ? leading : sign;
        if (word.chars().noneMatch(c -> Character.isDigit((char) c)) || QUALITATIVE.equals(unit)) {
            return worded(cell, indicator, operator, word, unit == null ? QUALITATIVE : unit);
        }
        Choice<String> chosen = desk.ask(
                cell,
                indicator,
                FormField.TARGET,
                say("目标值“%s”不是单一的数字，怎样读取？", "The target \"%s\" is not a single number; how is it meant?", text),
                List.of(
                        new Choice<>("文字", say("作为文字目标（定性）", "as words (a qualitative target)"), word),
                        FormValues.leftOut()));
        if (chosen == null) {
            return NONE;
        }
        desk.read(cell, indicator, FormField.TARGET, chosen.value(), null, Confidence.ANSWERED);
        return chosen.value() == null ? NONE : new Target(operator, Value.of(word), unit == null ? QUALITATIVE : unit);
    }

    private Target worded(Cell cell, String indicator, Operator operator, String word, String unit) {
        String shown = (operator == null ? "" : operator.label()) + word;
        desk.read(cell, indicator, FormField.TARGET, shown, null);
        return new Target(operator, Value.of(word), unit);
    }

    private String unit(int row, String indicator) {
        Cell cell = table.cell(row, FormField.UNIT);
        String text = cell == null ? null : values.name(cell);
        if (text == null || FormValues.isNothing(text)) {
            return null;
        }
        String unit = Quantity.unit(text);
        if (Money.isUnsupported(unit)) {
            values.moneyUnit(cell);
            return null;
        }
        desk.read(cell, indicator, FormField.UNIT, unit, null);
        return unit;
    }

    private Operator sign(int row, String indicator) {
        Cell cell = table.cell(row, FormField.OPERATOR);
        String text = cell == null ? null : values.name(cell);
        if (text == null || text.equals(QUALITATIVE)) {
            return null;
        }
        Operator operator = Operator.spelled(Quantity.narrow(text)).orElse(null);
        if (operator != null) {
            desk.read(cell, indicator, FormField.OPERATOR, operator.label(), null);
            return operator;
        }
        Choice<Operator> chosen = desk.ask(
                cell,
                indicator,
                FormField.OPERATOR,
                say("“%s”是什么符号？", "Which operator is \"%s\"?", text),
                List.of(
                        new Choice<>("≥", say("≥ 不低于", "≥ at least"), Operator.AT_LEAST),
                        new Choice<>("≤", say("≤ 不高于", "≤ at most"), Operator.AT_MOST),
                        new Choice<>("=", say("= 等于", "= equal"), Operator.EQUAL),
                        new Choice<>(FormValues.LEAVE_OUT, say("没有符号", "none"), null)));
        if (chosen != null) {
            desk.read(
                    cell,
                    indicator,
                    FormField.OPERATOR,
                    chosen.value() == null ? null : chosen.value().label(),
                    null,
                    Confidence.ANSWERED);
        }
        return chosen == null ? null : chosen.value();
    }

    /**
     * What a submission must state of the target beside the catalogue: nothing that it fixes.
     *
     * @return null for nothing
     */
    Target beside(Indicator fixed, Target stated, int row) {
        if (fixed.target() == null) {
            return stated.value() == null ? null : agreed(fixed, stated, row);
        }
        boolean operator = stated.operator() == null || stated.operator() == fixed.operator();
        boolean value = stated.value() == null || same(fixed, stated);
        boolean unit = stated.unit() == null
                || fixed.unit() == null
                || fixed.unit().equals(stated.unit())
                || Money.convertible(stated.unit(), fixed.unit());
        if (!operator || !value || !unit) {
            Cell cell = table.cell(
                    row, stated.value() == null && table.has(FormField.UNIT) ? FormField.UNIT : FormField.TARGET);
            differs(cell != null ? cell : table.cell(row, FormField.OPERATOR), shown(fixed));
        }
        return null;
    }

    private Target agreed(Indicator fixed, Target stated, int row) {
        if (fixed.unit() != null && stated.unit() != null && !fixed.unit().equals(stated.unit())) {
            differs(table.cell(row, FormField.TARGET), fixed.unit());
        }
        return stated;
    }

    void differs(Cell cell, String fixed) {
        desk.problem(
                Code.DIFFERS_FROM_SCHEME,
                cell,
                new Bilingual(fixed, fixed),
                say("目标值、权重由方案规定，请按方案填写", "The scheme fixes targets and weights; write what it says"));
    }

    private static boolean same(Indicator fixed, Target stated) {
        if (fixed.target().figure() == null || stated.value().figure() == null) {
            return Objects.equals(
                    Quantity.narrow(fixed.target().toString()),
                    Quantity.narrow(stated.value().toString()));
        }
        return new Quantity(null, stated.value().figure(), stated.unit())
                .in(fixed.unit())
                .map(number -> number.compareTo(fixed.target().figure()) == 0)
                .orElse(false);
    }

    private static String shown(Indicator fixed) {
        return fixed.operator().label()
                + fixed.target()
                + (fixed.target().figure() == null || fixed.unit() == null ? "" : fixed.unit());
    }
}
