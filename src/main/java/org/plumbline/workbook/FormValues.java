package org.plumbline.workbook;

import static org.plumbline.workbook.FormDesk.say;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.DateUtil;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Grid;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Grid.Content;
import org.plumbline.vocabulary.Money;
import org.plumbline.workbook.FormDesk.Choice;
import org.plumbline.workbook.FormProblem.Code;

/** Turns single cells into texts, numbers and quantities; what is unsure is asked, what is wrong is told. */
final class FormValues {

    /** As much as a submission may hold. */
    private static final int LONGEST = 4_000;

    private static final int DIGITS = 30;
    private static final int DECIMALS = 12;

    private static final Set<String> NOTHING = Set.of("", "/", "\\", "-", "--", "---", "—", "——", "－", "N/A", "n/a");

    private static final Bilingual NUMBER = say("数字", "a number");
    static final String LEAVE_OUT = "不填";

    private final FormDesk desk;

    FormValues(FormDesk desk) {
        this.desk = desk;
    }

    /** A formula's saved result stands for it; null where blank, dashed out or a problem was told. */
    Content content(Cell cell) {
        Content content = cell.content();
        if (isTyped(content)) {
            content = new Content.Text(((Content.Formula) content).formula());
        } else if (content instanceof Content.Formula formula) {
            content = formula.cached();
            if (content instanceof Content.Number || content instanceof Content.Text) {
                desk.problem(Code.FORMULA_VALUE, cell, null, null);
            } else if (!(content instanceof Content.Error)) {
                desk.problem(
                        Code.FORMULA,
                        cell,
                        say("直接填写的内容", "a plain value"),
                        say("请复制后“选择性粘贴—数值”", "Copy it and paste as values"));
                return null;
            }
        }
        if (content instanceof Content.Error) {
            desk.problem(Code.ERROR, cell, null, say("请改正产生错误值的内容", "Correct what gives the error value"));
            return null;
        }
        if (content instanceof Content.Blank || content instanceof Content.Text t && isNothing(t.text())) {
            return null;
        }
        return content;
    }

    /** Whether a formula is a mere number: who types =100% means just that, and Excel takes it for a formula. */
    static boolean isTyped(Content content) {
        return content instanceof Content.Formula formula
                && Quantity.of(formula.formula())
                        .filter(quantity -> quantity.operator() == null)
                        .isPresent();
    }

    static boolean isNothing(String text) {
        return NOTHING.contains(Quantity.narrow(text));
    }

    /** As text, stripped; null where not given. */
    String text(Cell cell) {
        Content content = content(cell);
        if (content == null) {
            return null;
        }
        String date = date(content);
        String text = date != null ? date : Grid.stripped(content.shown() == null ? "" : content.shown());
        if (text.length() > LONGEST) {
            desk.problem(
                    Code.TOO_LONG, cell, say("最多 %d 个字符", "at most %d characters", LONGEST), say("请缩短", "Shorten it"));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** A name: on one line. */
    String name(Cell cell) {
        String text = text(cell);
        return text == null ? null : text.replaceAll("\\s*[\\r\\n]+\\s*", "");
    }

    /** A date cell as 2022-12-15; null for anything else. */
    static String date(Content content) {
        if (content instanceof Content.Number number && number.date()) {
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
    record Measured(Quantity quantity, Bilingual note) {

        /** Asked about, and not answered yet. */
        static final Measured OPEN = new Measured(null, null);

        /** Answered with not given. */
        boolean leftOut() {
            return quantity == null && this != OPEN;
        }
    }

    /**
     * The quantity that a cell's content is; null where it is none. A number whose format hides digits is asked about.
     */
    Measured measured(Cell cell, Content content, String indicator, FormField field) {
        if (content instanceof Content.Text text) {
            Quantity quantity = Quantity.of(text.text()).orElse(null);
            if (quantity == null) {
                return null;
            }
            boolean same = Grid.stripped(text.text()).equals(quantity.shown());
            return new Measured(quantity, same ? null : say("按 %s 读取", "read as %s", quantity.shown()));
        }
        if (!(content instanceof Content.Number number) || number.date()) {
            return null;
        }
        BigDecimal plain = Quantity.plain(number.number());
        if (number.percent()) {
            Quantity percent = new Quantity(null, Quantity.plain(plain.movePointRight(2)), "%");
            return new Measured(
                    percent,
                    say(
                            "百分比格式：存的是 %s，按 %s 读取",
                            "formatted as a percentage: %s is stored, read as %s", plain, percent.shown()));
        }
        if (number.display() == null) {
            return new Measured(new Quantity(null, plain, null), null);
        }
        Quantity shown = Quantity.of(number.display()).orElse(null);
        if (shown != null && shown.number().compareTo(plain) == 0) {
            return new Measured(
                    new Quantity(shown.operator(), plain, shown.unit()),
                    shown.unit() == null ? null : say("单位取自单元格格式", "the unit is in the cell's format"));
        }
        return rounded(cell, plain, number.display(), shown, indicator, field);
    }

    private Measured rounded(
            Cell cell, BigDecimal stored, String display, Quantity shown, String indicator, FormField field) {
        List<Choice<Quantity>> choices = new ArrayList<>();
        choices.add(new Choice<>(
                stored.toPlainString(),
                say("单元格里存的 %s", "%s, as stored", stored.toPlainString()),
                new Quantity(null, stored, shown == null ? null : shown.unit())));
        if (shown != null) {
            choices.add(new Choice<>(shown.number().toPlainString(), say("显示的 %s", "%s, as shown", display), shown));
        }
        choices.add(leftOut());
        Choice<Quantity> chosen = desk.ask(
                cell,
                indicator,
                field,
                say(
                        "单元格存的是 %s，显示为 %s，以哪个为准？",
                        "The cell holds %s and shows %s; which one counts?", stored.toPlainString(), display),
                choices);
        return chosen == null ? Measured.OPEN : new Measured(chosen.value(), say("按回答读取", "read as answered"));
    }

    /** Whether there is nothing more to read: asked, or answered with not given. */
    boolean isSettled(Measured measured, Cell cell, String indicator, FormField field) {
        if (measured != null && measured.leftOut()) {
            desk.read(cell, indicator, field, null, measured.note(), FormReading.Confidence.ANSWERED);
        }
        return measured != null && measured.quantity() == null;
    }

    static <T> Choice<T> leftOut() {
        return new Choice<>(LEAVE_OUT, say("不填（按未填报处理）", "leave it out, as not given"), null);
    }

    /** Points: a plain number, 分 behind it allowed; null where not given or wrong. */
    BigDecimal points(Cell cell, String indicator, FormField field) {
        Content content = content(cell);
        if (content == null) {
            return null;
        }
        if (dated(cell, content)) {
            return null;
        }
        Measured measured = measured(cell, content, indicator, field);
        if (isSettled(measured, cell, indicator, field)) {
            return null;
        }
        Quantity quantity = measured == null ? null : measured.quantity();
        if (quantity == null
                || quantity.operator() != null
                || quantity.unit() != null && !quantity.unit().equals("分")) {
            desk.problem(Code.NOT_A_NUMBER, cell, NUMBER, say("只填分数", "Write points alone"));
            return null;
        }
        if (field == FormField.WEIGHT && quantity.number().signum() < 0) {
            desk.problem(Code.NEGATIVE, cell, say("≥ 0", "≥ 0"), null);
            return null;
        }
        if (!fits(cell, quantity.number())) {
            return null;
        }
        desk.read(cell, indicator, field, quantity.number().toPlainString(), measured.note());
        return quantity.number();
    }

    /** Tells that Excel made a date of what was typed. */
    boolean dated(Cell cell, Content content) {
        if (content instanceof Content.Number number && number.date()) {
            desk.problem(
                    Code.DATE,
                    cell,
                    NUMBER,
                    say(
                            "Excel 把输入当成了日期，请把格式改为“常规”后重新填写",
                            "Excel took it for a date; set the format to General and retype"));
            return true;
        }
        return false;
    }

    /** Tells of more digits than a submission takes. */
    boolean fits(Cell cell, BigDecimal number) {
        if (number.precision() > DIGITS || number.scale() > DECIMALS) {
            desk.problem(
                    Code.TOO_LONG,
                    cell,
                    say("最多 %d 位，小数最多 %d 位", "at most %d digits, %d of them decimals", DIGITS, DECIMALS),
                    null);
            return false;
        }
        return true;
    }

    /** An amount in the table's unit; null where not given or wrong. */
    BigDecimal amount(Cell cell, String item, FormField field, String unit) {
        Content content = content(cell);
        if (content == null || dated(cell, content)) {
            return null;
        }
        Measured measured = measured(cell, content, item, field);
        if (isSettled(measured, cell, item, field)) {
            return null;
        }
        Quantity quantity = measured == null ? null : measured.quantity();
        if (quantity == null || quantity.operator() != null) {
            desk.problem(Code.NOT_A_NUMBER, cell, NUMBER, say("只填金额", "Write the amount alone"));
            return null;
        }
        if (Money.isUnsupported(quantity.unit())) {
            moneyUnit(cell);
            return null;
        }
        Optional<BigDecimal> converted = quantity.in(unit);
        if (converted.isEmpty()) {
            desk.problem(Code.UNIT_DIFFERS, cell, say("%s", "%s", unit), null);
            return null;
        }
        BigDecimal amount = Quantity.plain(converted.get());
        if (!fits(cell, amount)) {
            return null;
        }
        desk.read(
                cell,
                item,
                field,
                amount.toPlainString() + unit,
                quantity.unit() != null && !quantity.unit().equals(unit)
                        ? say("%s 换算为 %s", "%s converted into %s", quantity.shown(), amount.toPlainString() + unit)
                        : measured.note());
        return amount;
    }

    void moneyUnit(Cell cell) {
        desk.problem(Code.MONEY_UNIT, cell, say("万元 / 元", "万元 / 元"), say("请换算成万元或元", "Convert it into 万元 or 元"));
    }
}
