package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormCellReader.MeasuredValue;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReading.Confidence;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Targets: operator, value and unit, from one cell or from three. */
final class FormTargetReader {

    static final Target NONE = new Target(null, null, null);
    static final String QUALITATIVE = "定性";
    private static final Pattern SIGN = Pattern.compile("^\\s*[=＝═﹦≥≧⩾≮≤≦⩽≯><＞＜﹥﹤]{1,2}\\s*");

    /** What the column 指标性质 may say besides an operator. */
    private static final Set<String> KINDS =
            Set.of("定量", "定性", "定量指标", "定性指标", "量化指标", "非量化指标", "数量型", "数值型", "文字型", "共性指标", "个性指标");

    private final FormTable table;
    private final FormReadingLog log;
    private final FormCellReader values;

    FormTargetReader(FormTable table, FormReadingLog log, FormCellReader values) {
        this.table = table;
        this.log = log;
        this.values = values;
    }

    /** What a row states as its target; {@link #NONE} where it states none. */
    Target readTarget(int row, String indicator) {
        String unit = readUnit(row, indicator);
        Operator sign = readOperator(row, indicator);
        GridCell cell = table.findCell(row, FormField.TARGET);
        CellContent content = cell == null ? null : values.readContent(cell);
        if (content == null) {
            return new Target(sign, null, unit);
        }
        sign = FormCellReader.isTypedNumber(cell.content()) ? Operator.EQUAL : sign;
        String date = FormCellReader.formatDate(content);
        if (date != null) {
            return createTextTarget(cell, indicator, sign, date, unit == null ? "日期" : unit);
        }
        if (content instanceof CellContent.TextContent text && Quantity.isRange(text.text())) {
            log.addProblem(
                    FormProblemCode.RANGE,
                    cell,
                    fillIn("一个值，如 ≥95%%", "one value, such as ≥95%%"),
                    fillIn("请写成 ≥ 下限或 ≤ 上限", "Write ≥ its lower or ≤ its upper bound"));
            return NONE;
        }
        MeasuredValue measured = values.readMeasured(cell, content, indicator, FormField.TARGET, unit);
        if (values.needsNoReading(measured, cell, indicator, FormField.TARGET)) {
            return NONE;
        }
        if (measured == null) {
            String text = values.readText(cell);
            if (text == null) {
                return new Target(sign, null, unit);
            }
            String written = Quantity.parseDate(text).orElse(null);
            if (written != null) {
                return createTextTarget(cell, indicator, sign, written, unit == null ? "日期" : unit);
            }
            return readPhrase(cell, indicator, sign, text, unit);
        }
        return readNumber(cell, indicator, sign, measured, unit);
    }

    private Target readNumber(GridCell cell, String indicator, Operator sign, MeasuredValue measured, String unit) {
        Quantity quantity = measured.quantity();
        if (MoneyUnits.isUnsupported(quantity.unit())) {
            values.reportMoneyUnit(cell);
            return NONE;
        }
        if (!values.checkDigits(cell, quantity.number())) {
            return NONE;
        }
        Operator operator = quantity.operator() != null ? quantity.operator() : sign;
        if (unit == null || unit.equals(QUALITATIVE) || quantity.convertTo(unit).isPresent()) {
            Quantity read = unit == null || unit.equals(QUALITATIVE)
                    ? quantity.counted()
                    : new Quantity(operator, quantity.convertTo(unit).get(), unit);
            Quantity whole = new Quantity(operator, read.number(), read.unit());
            log.addCell(cell, indicator, FormField.TARGET, whole.format(), measured.note());
            return new Target(operator, Value.of(whole.number()), whole.unit());
        }
        AnswerOption<String> chosen = log.askOrAnswer(
                cell,
                indicator,
                FormField.TARGET,
                fillIn(
                        "目标值的单位写的是“%s”，单位列写的是“%s”，以哪个为准？",
                        "The target is in \"%s\", the unit's column has \"%s\"; which counts?", quantity.unit(), unit),
                List.of(
                        new AnswerOption<>(quantity.unit(), fillIn("%s", "%s", quantity.unit()), quantity.unit()),
                        new AnswerOption<>(unit, fillIn("%s", "%s", unit), unit)));
        if (chosen == null) {
            return NONE;
        }
        Quantity whole = new Quantity(operator, quantity.number(), chosen.value());
        log.addCell(cell, indicator, FormField.TARGET, whole.format(), null, Confidence.ANSWERED);
        return new Target(operator, Value.of(whole.number()), whole.unit());
    }

    /** Text; where it contains digits, a number may be meant. */
    private Target readPhrase(GridCell cell, String indicator, Operator sign, String text, String unit) {
        Operator leading = Quantity.parseOperator(text);
        String word = leading == null
                ? text
                : SheetGrid.stripBlanks(SIGN.matcher(text).replaceFirst(""));
        if (word.isEmpty()) {
            return new Target(leading, null, unit);
        }
        Operator operator = leading != null ? leading : sign;
        if (word.chars().noneMatch(c -> Character.isDigit((char) c)) || QUALITATIVE.equals(unit)) {
            return createTextTarget(cell, indicator, operator, word, unit == null ? QUALITATIVE : unit);
        }
        AnswerOption<String> chosen = log.askOrAnswer(
                cell,
                indicator,
                FormField.TARGET,
                fillIn("目标值“%s”不是单一的数字，怎样读取？", "The target \"%s\" is not a single number; how is it meant?", text),
                List.of(
                        new AnswerOption<>("文字", fillIn("作为文字目标（定性）", "as text (a qualitative target)"), word),
                        FormCellReader.createNotGivenOption()));
        if (chosen == null) {
            return NONE;
        }
        log.addCell(cell, indicator, FormField.TARGET, chosen.value(), null, Confidence.ANSWERED);
        return chosen.value() == null ? NONE : new Target(operator, Value.of(word), unit == null ? QUALITATIVE : unit);
    }

    private Target createTextTarget(GridCell cell, String indicator, Operator operator, String word, String unit) {
        String shown = (operator == null ? "" : operator.label()) + word;
        log.addCell(cell, indicator, FormField.TARGET, shown, null);
        return new Target(operator, Value.of(word), unit);
    }

    private String readUnit(int row, String indicator) {
        GridCell cell = table.findCell(row, FormField.UNIT);
        String text = cell == null ? null : values.readName(cell);
        if (text == null || FormCellReader.isBlankMark(text)) {
            return null;
        }
        String unit = Quantity.normalizeUnit(text);
        if (MoneyUnits.isUnsupported(unit)) {
            values.reportMoneyUnit(cell);
            return null;
        }
        log.addCell(cell, indicator, FormField.UNIT, unit, null);
        return unit;
    }

    private Operator readOperator(int row, String indicator) {
        GridCell cell = table.findCell(row, FormField.OPERATOR);
        String text = cell == null ? null : values.readName(cell);
        if (text == null || FormCellReader.isBlankMark(text)) {
            return null;
        }
        if (KINDS.contains(Quantity.toHalfWidth(text))) {
            log.addCell(
                    cell,
                    indicator,
                    FormField.OPERATOR,
                    null,
                    fillIn("指标的性质，不是符号", "the kind of the indicator, not an operator"));
            return null;
        }
        Operator operator = Quantity.parseSign(text).orElse(null);
        if (operator != null) {
            log.addCell(cell, indicator, FormField.OPERATOR, operator.label(), null);
            return operator;
        }
        AnswerOption<Operator> chosen = log.askOrAnswer(
                cell,
                indicator,
                FormField.OPERATOR,
                fillIn("“%s”是什么符号？", "Which operator is \"%s\"?", text),
                List.of(
                        new AnswerOption<>("≥", fillIn("≥ 不低于", "≥ at least"), Operator.AT_LEAST),
                        new AnswerOption<>("≤", fillIn("≤ 不高于", "≤ at most"), Operator.AT_MOST),
                        new AnswerOption<>("=", fillIn("= 等于", "= equal"), Operator.EQUAL),
                        new AnswerOption<>(FormCellReader.LEAVE_OUT, fillIn("没有符号", "none"), null)));
        if (chosen != null) {
            log.addCell(
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
     * The parts of the target that a submission must state besides the catalogue.
     *
     * @return null for nothing
     */
    Target compareWithCatalogue(Indicator fixed, Target stated, int row) {
        if (fixed.target() == null) {
            return stated.value() == null ? null : checkAgreement(fixed, stated, row);
        }
        boolean operator = stated.operator() == null || stated.operator() == fixed.operator();
        boolean value = stated.value() == null || isSameTarget(fixed, stated);
        boolean unit = stated.unit() == null
                || fixed.unit() == null
                || fixed.unit().equals(stated.unit())
                || MoneyUnits.isConvertible(stated.unit(), fixed.unit());
        if (!operator || !value || !unit) {
            GridCell cell = table.findCell(
                    row, stated.value() == null && table.hasColumn(FormField.UNIT) ? FormField.UNIT : FormField.TARGET);
            reportDifference(cell != null ? cell : table.findCell(row, FormField.OPERATOR), formatTarget(fixed));
        }
        return null;
    }

    private Target checkAgreement(Indicator fixed, Target stated, int row) {
        if (fixed.unit() != null && stated.unit() != null && !fixed.unit().equals(stated.unit())) {
            reportDifference(table.findCell(row, FormField.TARGET), fixed.unit());
        }
        return stated;
    }

    void reportDifference(GridCell cell, String fixed) {
        log.addProblem(
                FormProblemCode.DIFFERS_FROM_SCHEME,
                cell,
                new Bilingual(fixed, fixed),
                fillIn(
                        "目标值、权重由方案规定，请按方案填写",
                        "The scheme fixes targets and weights; write them as the scheme has them"));
    }

    private static boolean isSameTarget(Indicator fixed, Target stated) {
        if (fixed.target().numberOrNull() == null || stated.value().numberOrNull() == null) {
            return Objects.equals(
                    Quantity.toHalfWidth(fixed.target().toString()),
                    Quantity.toHalfWidth(stated.value().toString()));
        }
        return new Quantity(null, stated.value().numberOrNull(), stated.unit())
                .convertTo(fixed.unit())
                .map(number -> number.compareTo(fixed.target().numberOrNull()) == 0)
                .orElse(false);
    }

    private static String formatTarget(Indicator fixed) {
        return fixed.operator().label()
                + fixed.target()
                + (fixed.target().numberOrNull() == null || fixed.unit() == null ? "" : fixed.unit());
    }
}
