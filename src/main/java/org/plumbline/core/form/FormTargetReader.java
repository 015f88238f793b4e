package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReading.Confidence;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.form.MeasuredValueReader.MeasuredValue;
import org.plumbline.core.form.MeasuredValueReader.ReadingPurpose;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Targets: operator, value and unit, from one cell or from three. */
final class FormTargetReader {

    static final String QUALITATIVE = "定性";
    private static final String DATE = "日期";
    private static final Pattern NUMERAL = Pattern.compile("[一二两三四五六七八九十百千万]");
    private static final Pattern SIGN = Pattern.compile("^\\s*[=＝═﹦≥≧⩾≮≤≦⩽≯><＞＜﹥﹤]{1,2}\\s*");

    /**
     * What a row states as its target.
     *
     * @param target in a unit that rules take
     * @param written the unit of the row as written, such as 千元, or 万 of a target 480万; null where it names none
     */
    record StatedTarget(Target target, String written) {

        static final StatedTarget NONE = new StatedTarget(new Target(null, null, null), null);

        /** Null where it is no number. */
        BigDecimal findNumber() {
            return target.value() == null ? null : target.value().numberOrNull();
        }
    }

    private final FormTable table;
    private final QuantityParser quantities;
    private final FormReadingLog log;
    private final FormCellReader values;
    private final MeasuredValueReader measures;

    FormTargetReader(FormTable table, FormReadingLog log, FormCellReader values) {
        this.table = table;
        this.quantities = table.cells().quantities();
        this.log = log;
        this.values = values;
        this.measures = new MeasuredValueReader(table.cells(), log);
    }

    /** {@link StatedTarget#NONE} where the row states none. */
    StatedTarget readTarget(int row, String indicator) {
        String written = readUnit(row, indicator);
        Operator sign = readOperator(row, indicator);
        GridCell cell = table.findCell(row, FormField.TARGET);
        CellContent content = cell == null ? null : values.readContent(cell);
        if (content == null) {
            return createTarget(sign, null, written);
        }
        sign = FormGrid.isTypedNumber(cell.content()) ? Operator.EQUAL : sign;
        String date = FormCellReader.formatDate(content);
        if (date != null) {
            return createTextTarget(cell, indicator, sign, date, written == null ? DATE : written);
        }
        if (content instanceof CellContent.TextContent text && QuantityParser.isRange(text.text())) {
            log.addProblem(
                    FormProblemCode.RANGE,
                    cell,
                    fillIn("一个值，如 ≥95%%", "one value, such as ≥95%%"),
                    fillIn("请写成 ≥ 下限或 ≤ 上限", "Write ≥ its lower or ≤ its upper bound"));
            return StatedTarget.NONE;
        }
        ReadingPurpose purpose = new ReadingPurpose(indicator, FormField.TARGET, written);
        MeasuredValue measured = measures.read(cell, content, purpose);
        if (measures.needsNoReading(measured, cell, purpose)) {
            return StatedTarget.NONE;
        }
        return measured == null
                ? readText(cell, indicator, sign, written)
                : readNumber(cell, indicator, sign, measured, written);
    }

    private StatedTarget createTarget(Operator sign, Value value, String written) {
        String unit =
                written == null ? null : quantities.findSupportedUnit(written).orElse(null);
        return new StatedTarget(new Target(sign, value, unit), written);
    }

    private StatedTarget readText(GridCell cell, String indicator, Operator sign, String written) {
        String text = values.readText(cell);
        if (text == null) {
            return createTarget(sign, null, written);
        }
        String date = QuantityParser.parseDate(text).orElse(null);
        return date != null
                ? createTextTarget(cell, indicator, sign, date, written == null ? DATE : written)
                : readPhrase(cell, indicator, sign, text, written);
    }

    private StatedTarget readNumber(
            GridCell cell, String indicator, Operator sign, MeasuredValue measured, String written) {
        Quantity quantity = measured.quantity();
        if (quantity.unit() != null
                && quantities.findSupportedUnit(quantity.unit()).isEmpty()) {
            values.reportMoneyUnit(cell);
            return StatedTarget.NONE;
        }
        if (!values.checkDigits(cell, quantity.number())) {
            return StatedTarget.NONE;
        }
        Operator operator = quantity.operator() != null ? quantity.operator() : sign;
        if (written == null || written.equals(QUALITATIVE)) {
            Quantity counted = quantities.expand(quantity);
            String unit = quantity.unit() == null ? findUnitBeside(indicator) : counted.unit();
            StatedTarget stated =
                    stateNumber(cell, indicator, new Quantity(operator, counted.number(), unit), measured);
            return quantities.isBareMultiple(quantity) ? new StatedTarget(stated.target(), quantity.unit()) : stated;
        }
        if (quantities.convert(quantity, written).isPresent()) {
            BigDecimal number = quantities.convert(quantity, written).get();
            return stateNumber(cell, indicator, new Quantity(operator, number, written), measured);
        }
        AnswerOption<String> chosen = log.askOrAnswer(
                cell,
                indicator,
                FormField.TARGET,
                fillIn(
                        "目标值的单位写的是“%s”，单位列写的是“%s”，以哪个为准？",
                        "The target is in \"%s\", the unit's column has \"%s\"; which counts?",
                        quantity.unit(),
                        written),
                List.of(
                        new AnswerOption<>(quantity.unit(), fillIn("%s", "%s", quantity.unit()), quantity.unit()),
                        new AnswerOption<>(written, fillIn("%s", "%s", written), written)));
        if (chosen == null) {
            return StatedTarget.NONE;
        }
        Quantity whole = new Quantity(operator, quantity.number(), chosen.value());
        log.addCell(cell, indicator, FormField.TARGET, whole.format(), null, Confidence.ANSWERED);
        return new StatedTarget(convertToSupported(whole), whole.unit());
    }

    /** The unit in the indicator's name or in the column's heading; null for none. */
    private String findUnitBeside(String indicator) {
        return StatedUnits.find(indicator, quantities)
                .or(() -> StatedUnits.findInHeading(table, FormField.TARGET))
                .orElse(null);
    }

    private StatedTarget stateNumber(GridCell cell, String indicator, Quantity whole, MeasuredValue measured) {
        Target target = convertToSupported(whole);
        boolean same = whole.unit() == null || whole.unit().equals(target.unit());
        String value = new Quantity(target.operator(), target.value().numberOrNull(), target.unit()).format();
        log.addCell(
                cell,
                indicator,
                FormField.TARGET,
                value,
                same ? measured.note() : fillIn("%s 换算为 %s", "%s converted into %s", whole.format(), value));
        return new StatedTarget(target, whole.unit());
    }

    /** @param whole in a unit that can be converted into one that rules take */
    private Target convertToSupported(Quantity whole) {
        if (whole.unit() == null) {
            return new Target(whole.operator(), Value.of(whole.number()), null);
        }
        String unit = quantities.findSupportedUnit(whole.unit()).orElseThrow();
        BigDecimal number = quantities.convert(whole, unit).orElseThrow();
        return new Target(whole.operator(), Value.of(number), unit);
    }

    /** Text; where it contains digits, a number may be meant. */
    private StatedTarget readPhrase(GridCell cell, String indicator, Operator sign, String text, String written) {
        Operator leading = quantities.parseOperator(text);
        String word = leading == null
                ? text
                : SheetGrid.stripBlanks(SIGN.matcher(text).replaceFirst(""));
        if (word.isEmpty()) {
            return createTarget(leading, null, written);
        }
        Operator operator = leading != null ? leading : sign;
        String unit = written == null ? QUALITATIVE : written;
        if (!mayBeNumber(word, operator) || QUALITATIVE.equals(written)) {
            return createTextTarget(cell, indicator, operator, word, unit);
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
            return StatedTarget.NONE;
        }
        log.addCell(cell, indicator, FormField.TARGET, chosen.value(), null, Confidence.ANSWERED);
        return chosen.value() == null
                ? StatedTarget.NONE
                : new StatedTarget(new Target(operator, Value.of(word), unit), written);
    }

    /** Whether a text has digits, or numerals behind an operator such as ≥. */
    private static boolean mayBeNumber(String word, Operator operator) {
        return word.chars().anyMatch(c -> Character.isDigit((char) c))
                || operator != null
                        && operator != Operator.EQUAL
                        && NUMERAL.matcher(word).find();
    }

    private StatedTarget createTextTarget(
            GridCell cell, String indicator, Operator operator, String word, String unit) {
        String shown = (operator == null ? "" : operator.label()) + word;
        log.addCell(cell, indicator, FormField.TARGET, shown, null);
        return new StatedTarget(new Target(operator, Value.of(word), unit), unit);
    }

    private String readUnit(int row, String indicator) {
        GridCell cell = table.findCell(row, FormField.UNIT);
        String text = cell == null ? null : values.readName(cell);
        if (text == null || values.isBlankMark(text)) {
            return null;
        }
        String unit = quantities.normalizeUnit(text);
        if (quantities.findSupportedUnit(unit).isEmpty()) {
            values.reportMoneyUnit(cell);
            return null;
        }
        log.addCell(cell, indicator, FormField.UNIT, unit, null);
        return unit;
    }

    private Operator readOperator(int row, String indicator) {
        GridCell cell = table.findCell(row, FormField.OPERATOR);
        String text = cell == null ? null : values.readName(cell);
        if (text == null || values.isBlankMark(text)) {
            return null;
        }
        if (table.cells().dictionary().isIndicatorKind(text)) {
            log.addCell(
                    cell,
                    indicator,
                    FormField.OPERATOR,
                    null,
                    fillIn("指标的性质，不是符号", "the kind of the indicator, not an operator"));
            return null;
        }
        Operator operator = quantities.parseSign(text).orElse(null);
        if (operator != null) {
            log.addCell(cell, indicator, FormField.OPERATOR, operator.label(), null);
            return operator;
        }
        return askForOperator(cell, indicator, text);
    }

    private Operator askForOperator(GridCell cell, String indicator, String text) {
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
        if (chosen == null) {
            return null;
        }
        String value = chosen.value() == null ? null : chosen.value().label();
        log.addCell(cell, indicator, FormField.OPERATOR, value, null, Confidence.ANSWERED);
        if (value != null) {
            log.addLine(DictionaryLine.ofSign(value, text));
        }
        return chosen.value();
    }
}
