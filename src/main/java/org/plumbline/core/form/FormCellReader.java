package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.DateUtil;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.MoneyUnits;

/** Turns single cells into texts, numbers and quantities; what is unsure is asked, what is wrong is told. */
final class FormCellReader {

    /** As much as a submission may hold. */
    private static final int LONGEST = 4_000;

    private static final int DIGITS = 30;
    private static final int DECIMALS = 12;

    private static final Set<String> NOTHING = Set.of("", "/", "\\", "-", "--", "---", "—", "——", "－", "N/A", "n/a");

    private static final Bilingual NUMBER = fillIn("数字", "a number");
    static final String LEAVE_OUT = "不填";

    private final FormReadingLog log;

    FormCellReader(FormReadingLog desk) {
        this.log = desk;
    }

    /** A formula's saved result stands for it; null where blank, dashed out or a problem was told. */
    CellContent readContent(GridCell cell) {
        CellContent content = cell.content();
        if (isTypedNumber(content)) {
            content = new CellContent.TextContent(((CellContent.FormulaContent) content).formula());
        } else if (content instanceof CellContent.FormulaContent formula) {
            content = formula.cached();
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
                    FormProblemCode.ERROR, cell, null, fillIn("请改正产生错误值的内容", "Correct what gives the error value"));
            return null;
        }
        if (content instanceof CellContent.BlankContent
                || content instanceof CellContent.TextContent t && isBlankMark(t.text())) {
            return null;
        }
        return content;
    }

    /** Whether a formula is a mere number: who types =100% means just that, and Excel takes it for a formula. */
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
        if (content instanceof CellContent.NumberContent number && number.date()) {
            double serial = number.number().doubleValue();
            LocalDateTime moment = DateUtil.isValidExcelDate(serial) ? DateUtil.getLocalDateTime(serial) : null;
            return moment == null ? null : moment.toLocalDate().toString();
        }
        return null;
    }

    /**
     * A number with what is written around it.
     *
     * @param note how it came from what the cell shows; null where it plainly is it
     */
    record MeasuredValue(Quantity quantity, Bilingual note) {

        /** Asked about, and not answered yet. */
        static final MeasuredValue OPEN = new MeasuredValue(null, null);

        /** Answered with not given. */
        boolean isNotGiven() {
            return quantity == null && this != OPEN;
        }
    }

    /**
     * The quantity that a cell's content is; null where it is none. A number whose format hides digits is asked about.
     */
    MeasuredValue readMeasured(GridCell cell, CellContent content, String indicator, FormField field) {
        if (content instanceof CellContent.TextContent text) {
            Quantity quantity = Quantity.parse(text.text()).orElse(null);
            if (quantity == null) {
                return null;
            }
            boolean same = SheetGrid.stripBlanks(text.text()).equals(quantity.format());
            return new MeasuredValue(quantity, same ? null : fillIn("按 %s 读取", "read as %s", quantity.format()));
        }
        if (!(content instanceof CellContent.NumberContent number) || number.date()) {
            return null;
        }
        BigDecimal plain = Quantity.stripZeros(number.number());
        if (number.percent()) {
            Quantity percent = new Quantity(null, Quantity.stripZeros(plain.movePointRight(2)), "%");
            return new MeasuredValue(
                    percent,
                    fillIn(
                            "百分比格式：存的是 %s，按 %s 读取",
                            "formatted as a percentage: %s is stored, read as %s", plain, percent.format()));
        }
        if (number.display() == null) {
            return new MeasuredValue(new Quantity(null, plain, null), null);
        }
        Quantity shown = Quantity.parse(number.display()).orElse(null);
        if (shown != null && shown.number().compareTo(plain) == 0) {
            return new MeasuredValue(
                    new Quantity(shown.operator(), plain, shown.unit()),
                    shown.unit() == null ? null : fillIn("单位取自单元格格式", "the unit is in the cell's format"));
        }
        return askAboutRounding(cell, plain, number.display(), shown, indicator, field);
    }

    private MeasuredValue askAboutRounding(
            GridCell cell, BigDecimal stored, String display, Quantity shown, String indicator, FormField field) {
        List<AnswerOption<Quantity>> choices = new ArrayList<>();
        choices.add(new AnswerOption<>(
                stored.toPlainString(),
                fillIn("单元格里存的 %s", "%s, as stored", stored.toPlainString()),
                new Quantity(null, stored, shown == null ? null : shown.unit())));
        if (shown != null) {
            choices.add(new AnswerOption<>(
                    shown.number().toPlainString(), fillIn("显示的 %s", "%s, as shown", display), shown));
        }
        choices.add(createNotGivenOption());
        AnswerOption<Quantity> chosen = log.askOrAnswer(
                cell,
                indicator,
                field,
                fillIn(
                        "单元格存的是 %s，显示为 %s，以哪个为准？",
                        "The cell holds %s and shows %s; which one counts?", stored.toPlainString(), display),
                choices);
        return chosen == null
                ? MeasuredValue.OPEN
                : new MeasuredValue(chosen.value(), fillIn("按回答读取", "read as answered"));
    }

    /** Whether there is nothing more to read: asked, or answered with not given. */
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
        MeasuredValue measured = readMeasured(cell, content, indicator, field);
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

    /** Tells that Excel made a date of what was typed. */
    boolean reportIfDate(GridCell cell, CellContent content) {
        if (content instanceof CellContent.NumberContent number && number.date()) {
            log.addProblem(
                    FormProblemCode.DATE,
                    cell,
                    NUMBER,
                    fillIn(
                            "Excel 把输入当成了日期，请把格式改为“常规”后重新填写",
                            "Excel took it for a date; set the format to General and retype"));
            return true;
        }
        return false;
    }

    /** Tells of more digits than a submission takes. */
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

    /** An amount in the table's unit; null where not given or wrong. */
    BigDecimal readAmount(GridCell cell, String item, FormField field, String unit) {
        CellContent content = readContent(cell);
        if (content == null || reportIfDate(cell, content)) {
            return null;
        }
        MeasuredValue measured = readMeasured(cell, content, item, field);
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
        Optional<BigDecimal> converted = quantity.convertTo(unit);
        if (converted.isEmpty()) {
            log.addProblem(FormProblemCode.UNIT_DIFFERS, cell, fillIn("%s", "%s", unit), null);
            return null;
        }
        BigDecimal amount = Quantity.stripZeros(converted.get());
        if (!checkDigits(cell, amount)) {
            return null;
        }
        log.addCell(
                cell,
                item,
                field,
                amount.toPlainString() + unit,
                quantity.unit() != null && !quantity.unit().equals(unit)
                        ? fillIn("%s 换算为 %s", "%s converted into %s", quantity.format(), amount.toPlainString() + unit)
                        : measured.note());
        return amount;
    }

    void reportMoneyUnit(GridCell cell) {
        log.addProblem(
                FormProblemCode.MONEY_UNIT,
                cell,
                fillIn("万元 / 元", "万元 / 元"),
                fillIn("请换算成万元或元", "Convert it into 万元 or 元"));
    }
}
