package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.MoneyUnits;

/**
 * Turns single cells into texts, numbers and quantities; unclear content becomes a question, wrong content a problem.
 */
final class FormCellReader {

    /** The length limit of a text in a submission. */
    private static final int LONGEST = 4_000;

    private static final int DIGITS = 30;
    private static final int DECIMALS = 12;

    private static final Set<String> NOTHING = Set.of("", "/", "\\", "-", "--", "---", "—", "——", "－", "N/A", "n/a");

    private static final Bilingual NUMBER = fillIn("数字", "a number");
    static final String LEAVE_OUT = "不填";

    /** Significant digits of a number in Excel. */
    private static final MathContext EXCEL = new MathContext(15, RoundingMode.HALF_UP);

    private final FormGrid cells;
    private final FormReadingLog log;
    /** The content of cells with text partly struck out, as answered; empty while the question is open. */
    private final Map<String, Optional<CellContent>> unstruck = new HashMap<>();

    FormCellReader(FormGrid cells, FormReadingLog log) {
        this.cells = cells;
        this.log = log;
    }

    /** A formula is read as its saved result; null where blank, a dash or a problem was added. */
    CellContent readContent(GridCell cell) {
        CellContent content = cell.content();
        if (isTypedNumber(content)) {
            content = new CellContent.TextContent(((CellContent.FormulaContent) content).formula());
        } else if (content instanceof CellContent.FormulaContent formula) {
            content = formula.cached();
            if (content instanceof CellContent.TextContent text && text.text().isEmpty()) {
                return null; // the formula results in an empty text
            }
            if (content instanceof CellContent.NumberContent || content instanceof CellContent.TextContent) {
                log.addProblem(FormProblemCode.FORMULA_VALUE, cell, null, null);
            } else if (!(content instanceof CellContent.ErrorContent)) {
                log.addProblem(
                        FormProblemCode.FORMULA,
                        cell,
                        fillIn("直接填写的内容", "a plain value"),
                        fillIn("请复制后“选择性粘贴—数值”", "Copy it and paste as values"));
                return null;
            }
        }
        if (content instanceof CellContent.ErrorContent) {
            log.addProblem(
                    FormProblemCode.ERROR,
                    cell,
                    null,
                    fillIn("请改正产生错误值的内容", "Correct the content that gives the error value"));
            return null;
        }
        if (content instanceof CellContent.BlankContent
                || content instanceof CellContent.TextContent t && isBlankMark(t.text())) {
            return null;
        }
        boolean part = content instanceof CellContent.TextContent text && text.isPartlyStruck();
        boolean whole = cell.struck() && !cells.isStruck(cell.row());
        if (!part && !whole) {
            return content;
        }
        CellContent held = content;
        return unstruck.computeIfAbsent(cell.address(), each -> Optional.ofNullable(struck(cell, held)))
                .orElse(null);
    }

    /** Text that is struck out may be void, or a mark: only the sender knows. */
    private CellContent struck(GridCell cell, CellContent content) {
        List<AnswerOption<CellContent>> choices = new ArrayList<>();
        if (content instanceof CellContent.TextContent text && text.isPartlyStruck()) {
            String kept = SheetGrid.stripBlanks(text.kept());
            choices.add(new AnswerOption<>(
                    kept,
                    fillIn("只读没有划掉的“%s”", "what is not struck out, \"%s\"", kept),
                    new CellContent.TextContent(kept)));
            choices.add(new AnswerOption<>(
                    text.text(),
                    fillIn("全部读取“%s”", "all of it, \"%s\"", text.text()),
                    new CellContent.TextContent(text.text())));
        } else {
            String shown = String.valueOf(content.displayText());
            choices.add(new AnswerOption<>(shown, fillIn("仍然有效，读作 %s", "it is valid, %s", shown), content));
        }
        choices.add(createNotGivenOption());
        AnswerOption<CellContent> chosen = log.askOrAnswer(
                cell,
                null,
                FormField.CONTENT,
                fillIn("单元格里有划掉的内容，怎样读取？", "Something in this cell is struck out; how is it meant?"),
                choices);
        return chosen == null ? null : chosen.value();
    }

    /** Whether a formula is only a number: Excel stores the input =100% as a formula. */
    static boolean isTypedNumber(CellContent content) {
        return content instanceof CellContent.FormulaContent formula
                && Quantity.parse(formula.formula())
                        .filter(quantity -> quantity.operator() == null)
                        .isPresent();
    }

    static boolean isBlankMark(String text) {
        return NOTHING.contains(Quantity.toHalfWidth(text));
    }

    /** As text, stripped; null where not given. */
    String readText(GridCell cell) {
        CellContent content = readContent(cell);
        if (content == null) {
            return null;
        }
        String date = formatDate(content);
        String text =
                date != null ? date : SheetGrid.stripBlanks(content.displayText() == null ? "" : content.displayText());
        if (text.length() > LONGEST) {
            log.addProblem(
                    FormProblemCode.TOO_LONG,
                    cell,
                    fillIn("最多 %d 个字符", "at most %d characters", LONGEST),
                    fillIn("请缩短", "Shorten it"));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** A name: on one line. */
    String readName(GridCell cell) {
        String text = readText(cell);
        return text == null ? null : text.replaceAll("\\s*[\\r\\n]+\\s*", "");
    }

    /** A date cell as 2022-12-15; null for anything else. */
    static String formatDate(CellContent content) {
        return content instanceof CellContent.NumberContent number ? number.day() : null;
    }

    /**
     * A number with its operator and unit.
     *
     * @param note how it was derived from the displayed text; null where it equals that text
     */
    record MeasuredValue(Quantity quantity, Bilingual note) {

        /** A question was asked and is not answered yet. */
        static final MeasuredValue OPEN = new MeasuredValue(null, null);

        /** The question was answered with "not given". */
        boolean isNotGiven() {
            return quantity == null && this != OPEN;
        }
    }

    /**
     * The quantity that a cell's content is; null where it is none. A typed number whose format hides digits, or shows
     * others, is becomes a question; a formula's result is rounded, with a note.
     *
     * @param unit in which the quantity is expected; null where that is not known
     */
    MeasuredValue readMeasured(GridCell cell, CellContent content, String indicator, FormField field, String unit) {
        if (content instanceof CellContent.TextContent text) {
            Quantity quantity = Quantity.parse(text.text()).orElse(null);
            if (quantity == null) {
                return null;
            }
            boolean same = SheetGrid.stripBlanks(text.text()).equals(quantity.format());
            return new MeasuredValue(quantity, same ? null : fillIn("按 %s 读取", "read as %s", quantity.format()));
        }
        if (!(content instanceof CellContent.NumberContent number) || number.isDate()) {
            return null;
        }
        boolean calculated = cell.content() instanceof CellContent.FormulaContent;
        BigDecimal stored = number.percent() ? number.number().movePointRight(2) : number.number();
        BigDecimal plain = Quantity.stripZeros(fitted(cell, stored));
        Quantity shown = number.display() == null
                ? null
                : Quantity.parse(number.display()).orElse(null);
        if (number.percent()) {
            Quantity percent = new Quantity(null, plain, "%");
            return number.hidesDigits() && !calculated
                    ? askAboutRounding(cell, percent, number.display(), shown, indicator, field)
                    : new MeasuredValue(
                            percent,
                            fillIn(
                                    "百分比格式：存的是 %s，按 %s 读取",
                                    "formatted as a percentage: %s is stored, read as %s",
                                    number.number(),
                                    percent.format()));
        }
        if (shown == null) {
            Quantity held = new Quantity(null, plain, null);
            return number.hidesDigits() && !calculated || number.isScaled()
                    ? askAboutRounding(cell, held, number.display(), null, indicator, field)
                    : new MeasuredValue(held, null);
        }
        if (shown.isBareMultiple() || number.isScaled()) {
            return multiplied(cell, plain, number, shown, indicator, field, unit);
        }
        Quantity held = new Quantity(shown.operator(), plain, shown.unit());
        if (number.hidesDigits() && !calculated) {
            return askAboutRounding(cell, held, number.display(), shown, indicator, field);
        }
        return new MeasuredValue(
                held, shown.unit() == null ? null : fillIn("单位取自单元格格式", "the unit is in the cell's format"));
    }

    /** 35000 shown as 3.5万: both are the same where persons are counted, and not where 万元 are. */
    private MeasuredValue multiplied(
            GridCell cell,
            BigDecimal stored,
            CellContent.NumberContent number,
            Quantity shown,
            String indicator,
            FormField field,
            String unit) {
        Quantity held = new Quantity(shown.operator(), stored, null);
        boolean same = !number.hidesDigits()
                && shown.convertTo(unit).filter(as -> as.compareTo(stored) == 0).isPresent();
        return same
                ? new MeasuredValue(held, fillIn("显示为 %s", "shown as %s", number.display()))
                : askAboutRounding(cell, held, number.display(), shown, indicator, field);
    }

    /** No more digits than Excel keeps and a submission takes. */
    private BigDecimal fitted(GridCell cell, BigDecimal number) {
        BigDecimal kept = number.precision() > EXCEL.getPrecision() ? number.round(EXCEL) : number;
        BigDecimal fitted = kept.scale() > DECIMALS ? kept.setScale(DECIMALS, RoundingMode.HALF_UP) : kept;
        if (fitted.compareTo(number) != 0) {
            log.addProblem(
                    FormProblemCode.ROUNDED,
                    cell.sheet(),
                    cell.address(),
                    number.toPlainString(),
                    fillIn("按 %s 读取", "read as %s", Quantity.stripZeros(fitted).toPlainString()),
                    null);
        }
        return fitted;
    }

    /** @param shown null where the displayed text is no quantity */
    private MeasuredValue askAboutRounding(
            GridCell cell, Quantity held, String display, Quantity shown, String indicator, FormField field) {
        List<AnswerOption<Quantity>> choices = new ArrayList<>();
        choices.add(new AnswerOption<>(held.format(), fillIn("单元格里存的 %s", "%s, as stored", held.format()), held));
        if (shown != null && !shown.format().equals(held.format())) {
            choices.add(new AnswerOption<>(shown.format(), fillIn("显示的 %s", "%s, as shown", display), shown));
        }
        choices.add(createNotGivenOption());
        AnswerOption<Quantity> chosen = log.askOrAnswer(
                cell,
                indicator,
                field,
                fillIn(
                        "单元格存的是 %s，显示为 %s，以哪个为准？",
                        "The cell holds %s and shows %s; which one counts?", held.format(), display),
                choices);
        return chosen == null
                ? MeasuredValue.OPEN
                : new MeasuredValue(chosen.value(), fillIn("按回答读取", "read as answered"));
    }

    /** Whether there is nothing more to read: the question is open, or answered with "not given". */
    boolean needsNoReading(MeasuredValue measured, GridCell cell, String indicator, FormField field) {
        if (measured != null && measured.isNotGiven()) {
            log.addCell(cell, indicator, field, null, measured.note(), FormReading.Confidence.ANSWERED);
        }
        return measured != null && measured.quantity() == null;
    }

    static <T> AnswerOption<T> createNotGivenOption() {
        return new AnswerOption<>(LEAVE_OUT, fillIn("不填（按未填报处理）", "leave it out, as not given"), null);
    }

    /** Points: a plain number, 分 behind it allowed; null where not given or wrong. */
    BigDecimal readPoints(GridCell cell, String indicator, FormField field) {
        CellContent content = readContent(cell);
        if (content == null) {
            return null;
        }
        if (reportIfDate(cell, content)) {
            return null;
        }
        MeasuredValue measured = readMeasured(cell, content, indicator, field, null);
        if (needsNoReading(measured, cell, indicator, field)) {
            return null;
        }
        Quantity quantity = measured == null ? null : measured.quantity();
        if (quantity == null
                || quantity.operator() != null
                || quantity.unit() != null && !quantity.unit().equals("分")) {
            log.addProblem(FormProblemCode.NOT_A_NUMBER, cell, NUMBER, fillIn("只填分数", "Write points alone"));
            return null;
        }
        if (field == FormField.WEIGHT && quantity.number().signum() < 0) {
            log.addProblem(FormProblemCode.NEGATIVE, cell, fillIn("≥ 0", "≥ 0"), null);
            return null;
        }
        if (!checkDigits(cell, quantity.number())) {
            return null;
        }
        log.addCell(cell, indicator, field, quantity.number().toPlainString(), measured.note());
        return quantity.number();
    }

    /** Reports that Excel converted the input into a date. */
    boolean reportIfDate(GridCell cell, CellContent content) {
        if (content instanceof CellContent.NumberContent number && number.isDate()) {
            log.addProblem(
                    FormProblemCode.DATE,
                    cell,
                    NUMBER,
                    fillIn(
                            "Excel 把输入当成了日期，请把格式改为“常规”后重新填写",
                            "Excel converted it into a date; set the format to General and retype it"));
            return true;
        }
        return false;
    }

    /** Reports more digits than a submission may have. */
    boolean checkDigits(GridCell cell, BigDecimal number) {
        if (number.precision() > DIGITS || number.scale() > DECIMALS) {
            log.addProblem(
                    FormProblemCode.TOO_LONG,
                    cell,
                    fillIn("最多 %d 位，小数最多 %d 位", "at most %d digits, %d of them decimals", DIGITS, DECIMALS),
                    null);
            return false;
        }
        return true;
    }

    /**
     * An amount in the table's unit; null where not given or wrong.
     *
     * @param own the unit that the amount's heading names; null where it names none
     */
    BigDecimal readAmount(GridCell cell, String item, FormField field, String unit, String own) {
        CellContent content = readContent(cell);
        if (content == null || reportIfDate(cell, content)) {
            return null;
        }
        String due = own != null ? own : unit;
        MeasuredValue measured = readMeasured(cell, content, item, field, due);
        if (needsNoReading(measured, cell, item, field)) {
            return null;
        }
        Quantity quantity = measured == null ? null : measured.quantity();
        if (quantity == null || quantity.operator() != null) {
            log.addProblem(FormProblemCode.NOT_A_NUMBER, cell, NUMBER, fillIn("只填金额", "Write the amount alone"));
            return null;
        }
        if (MoneyUnits.isUnsupported(quantity.unit())) {
            reportMoneyUnit(cell);
            return null;
        }
        Optional<BigDecimal> there = quantity.convertTo(due);
        if (there.isEmpty()) {
            log.addProblem(FormProblemCode.UNIT_DIFFERS, cell, fillIn("%s", "%s", due), null);
            return null;
        }
        BigDecimal amount = Quantity.stripZeros(MoneyUnits.convert(there.get(), due, unit));
        if (!checkDigits(cell, amount)) {
            return null;
        }
        boolean converted =
                !due.equals(unit) || quantity.unit() != null && !quantity.unit().equals(unit);
        String written = quantity.unit() == null ? quantity.format() + due : quantity.format();
        log.addCell(
                cell,
                item,
                field,
                amount.toPlainString() + unit,
                converted
                        ? fillIn("%s 换算为 %s", "%s converted into %s", written, amount.toPlainString() + unit)
                        : measured.note());
        return amount;
    }

    void reportMoneyUnit(GridCell cell) {
        log.addProblem(
                FormProblemCode.MONEY_UNIT,
                cell,
                fillIn("万元 / 元 / 亿元", "万元 / 元 / 亿元"),
                fillIn("请换算成万元、元或亿元", "Convert it into 万元, 元 or 亿元"));
    }
}
