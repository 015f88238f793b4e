package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormCellReader.MeasuredValue;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReading.Confidence;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.PointCodes;
import org.plumbline.vocabulary.Value;

/** Actual values, in the unit of their target. */
final class FormActualReader {

    /** 300 %: higher values are seldom written as a fraction. */
    private static final BigDecimal MOST_SHARE = BigDecimal.valueOf(3);

    /** Percent points: a target of at least this is far above a number up to three. */
    private static final BigDecimal FAR = BigDecimal.valueOf(20);

    /** Digits and separators of ticked points, and nothing else. */
    private static final Pattern TICKS = Pattern.compile("[\\d、,;.\\-–—~至①-⑳⑴-⒛❶-❿]+");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[^\\d,]*?(-?\\d+),(\\d{1,2}|\\d{4,})[^\\d,]*");
    private static final Pattern POWER = Pattern.compile("[^\\d]*?(\\d{1,3})(?:\\^(\\d{1,2})|([⁰¹²³⁴-⁹]{1,2}))[^\\d]*");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern ONE_NUMBER = Pattern.compile("[^\\d]*?(-?\\d+(?:\\.\\d+)?)[^\\d]*");

    /**
     * What an actual value is compared with.
     *
     * @param unit of the target; null where it has none
     * @param figure the target; null where it is no number or there is none
     * @param points the codes of a checklist's points; none where its rules name none
     */
    record Aim(String unit, BigDecimal figure, Collection<String> points) {}

    /** The target of an indicator, as its actual value is read. */
    enum ActualKind {
        NUMBER,
        WORD,
        CHECKLIST,
        EITHER
    }

    /**
     * @param value null where not given
     * @param unit as written beside it, where the indicator has none; else null
     * @param checks points ticked, entered instead of an actual value; null for none
     */
    record ActualValue(Value value, String unit, List<String> checks) {

        static final ActualValue NONE = new ActualValue(null, null, null);

        static ActualValue of(Value value) {
            return new ActualValue(value, null, null);
        }
    }

    private final FormReadingLog log;
    private final FormCellReader values;

    FormActualReader(FormReadingLog log, FormCellReader values) {
        this.log = log;
        this.values = values;
    }

    ActualValue read(GridCell cell, String indicator, ActualKind kind, Aim aim) {
        String unit = aim.unit();
        CellContent content = values.readContent(cell);
        if (content == null) {
            return ActualValue.NONE;
        }
        if (kind == ActualKind.CHECKLIST) {
            return readChecklist(cell, content, indicator, aim);
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
        MeasuredValue measured = values.readMeasured(cell, content, indicator, FormField.ACTUAL, unit);
        if (values.needsNoReading(measured, cell, indicator, FormField.ACTUAL)) {
            return ActualValue.NONE;
        }
        if (measured == null || measured.quantity().operator() != null) {
            return kind == ActualKind.NUMBER ? askForNumber(cell, indicator, unit) : readWord(cell, content, indicator);
        }
        return values.checkDigits(cell, measured.quantity().number())
                ? readNumber(cell, indicator, measured, aim)
                : ActualValue.NONE;
    }

    private ActualValue readNumber(GridCell cell, String indicator, MeasuredValue measured, Aim aim) {
        String unit = aim.unit();
        Quantity quantity = measured.quantity();
        BigDecimal plain = quantity.number();
        if (MoneyUnits.isUnsupported(quantity.unit())) {
            values.reportMoneyUnit(cell);
            return ActualValue.NONE;
        }
        if (unit == null || unit.equals(FormTargetReader.QUALITATIVE)) {
            Quantity counted = quantity.counted();
            log.addCell(cell, indicator, FormField.ACTUAL, counted.format(), measured.note());
            return new ActualValue(Value.of(counted.number()), counted.unit(), null);
        }
        Optional<BigDecimal> converted = quantity.convertTo(unit);
        if (converted.isEmpty()) {
            return readOtherUnit(cell, indicator, quantity, unit);
        }
        if ("%".equals(unit) && quantity.unit() == null && isMaybeShare(plain, aim.figure())) {
            return readShare(cell, indicator, plain, aim.figure());
        }
        BigDecimal number = Quantity.stripZeros(converted.get());
        Bilingual note = quantity.unit() == null || quantity.unit().equals(unit)
                ? measured.note()
                : fillIn("%s 换算为 %s", "%s converted into %s", quantity.format(), number.toPlainString() + unit);
        log.addCell(cell, indicator, FormField.ACTUAL, number.toPlainString() + unit, note);
        return ActualValue.of(Value.of(number));
    }

    /**
     * Whether a bare number under % may be a fraction. Up to 1 it always may; above 1, where the target is far higher:
     * 1.05 under ≥100% most likely is 105 %.
     *
     * @param target null where it is no number
     */
    private static boolean isMaybeShare(BigDecimal plain, BigDecimal target) {
        BigDecimal size = plain.abs();
        if (size.signum() == 0 || size.compareTo(MOST_SHARE) > 0) {
            return false;
        }
        if (size.compareTo(BigDecimal.ONE) <= 0) {
            return true;
        }
        return target == null || target.abs().compareTo(FAR) >= 0;
    }

    /** 0.954 in a column of percentages: the share, or less than one percent? */
    private ActualValue readShare(GridCell cell, String indicator, BigDecimal plain, BigDecimal target) {
        String due = target == null ? "" : target.toPlainString();
        BigDecimal points = Quantity.stripZeros(plain.movePointRight(2));
        return applyAnswer(
                cell,
                indicator,
                log.askOrAnswer(
                        cell,
                        indicator,
                        FormField.ACTUAL,
                        fillIn(
                                "单位是 %%，目标值 %2$s，填的是 %1$s，是哪一个？",
                                "The unit is %%, the target %2$s and %1$s is written; which is meant?",
                                plain.toPlainString(),
                                due.isEmpty() ? "—" : due),
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
                                "The target is in \"%s\" and the actual value is in \"%s\"; how is it meant?",
                                unit,
                                quantity.unit()),
                        List.of(
                                new AnswerOption<>(
                                        inUnit, fillIn("读作 %s", "take it as %s", inUnit), Value.of(quantity.number())),
                                FormCellReader.createNotGivenOption())));
    }

    /** Text where a number is expected. */
    private ActualValue askForNumber(GridCell cell, String indicator, String unit) {
        String text = values.readText(cell);
        if (text == null) {
            return ActualValue.NONE;
        }
        List<AnswerOption<Value>> choices = new ArrayList<>();
        for (BigDecimal number : numbers(text.length() > 80 ? "" : Quantity.toHalfWidth(text))) {
            String plain = number.toPlainString();
            String shown = plain + (unit == null ? "" : unit);
            choices.add(new AnswerOption<>(plain, fillIn("读作 %s", "take it as %s", shown), Value.of(number)));
        }
        choices.add(new AnswerOption<>(
                "文字",
                fillIn("保留文字（按规则可能无法评分）", "keep the text (the rules may not be able to score it)"),
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
                                "A number is expected here and \"%s\" is written; how is it meant?",
                                text.length() > 60 ? text.substring(0, 60) + "…" : text),
                        choices));
    }

    /** The numbers that a text may mean, the most likely first: 1,5 is 1.5 rather than 15, and 10⁵ a power. */
    private static List<BigDecimal> numbers(String narrow) {
        List<String> written = new ArrayList<>();
        Matcher comma = DECIMAL_COMMA.matcher(narrow);
        if (comma.matches()) {
            written.add(comma.group(1) + "." + comma.group(2));
        }
        Matcher power = POWER.matcher(narrow);
        if (power.matches()) {
            String raised = power.group(2) != null
                    ? power.group(2)
                    : power.group(3)
                            .chars()
                            .mapToObj(c -> Integer.toString(SUPERSCRIPTS.indexOf(c)))
                            .collect(Collectors.joining());
            written.add(
                    new BigDecimal(power.group(1)).pow(Integer.parseInt(raised)).toPlainString());
        }
        Matcher one = ONE_NUMBER.matcher(narrow.replace(",", ""));
        if (!power.matches() && one.matches()) {
            written.add(one.group(1));
        }
        return written.stream()
                .filter(each -> each.length() < 20)
                .map(each -> Quantity.stripZeros(new BigDecimal(each)))
                .distinct()
                .toList();
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
                                    "The target is text and the number %s is written; how is it meant?", shown),
                            List.of(
                                    new AnswerOption<>(
                                            "文字", fillIn("作为文字 %s", "as the text %s", shown), Value.of(shown)),
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
    private ActualValue readChecklist(GridCell cell, CellContent content, String indicator, Aim aim) {
        if (isDated(cell, content)) {
            return ActualValue.NONE;
        }
        String text = values.readText(cell);
        if (text == null) {
            return ActualValue.NONE;
        }
        PointCodes read = PointCodes.read(List.of(text), aim.points());
        boolean codes = !aim.points().isEmpty()
                && read.unknown() == null
                && !read.codes().isEmpty();
        if (codes || isTick(text) || TICKS.matcher(Quantity.toHalfWidth(text)).matches()) {
            return new ActualValue(null, null, readTicks(cell, indicator, FormField.ACTUAL, aim.points()));
        }
        log.addCell(cell, indicator, FormField.ACTUAL, text, null);
        return ActualValue.of(Value.of(text));
    }

    /** 1-3, which Excel converts into a date. */
    private boolean isDated(GridCell cell, CellContent content) {
        if (!(content instanceof CellContent.NumberContent number) || !number.isDate()) {
            return false;
        }
        log.addProblem(
                FormProblemCode.DATE,
                cell,
                fillIn("要点编号，如 1、2、3", "numbers of points, such as 1、2、3"),
                fillIn(
                        "Excel 把输入当成了日期，请把格式改为“文本”后重新填写",
                        "Excel converted it into a date; set the format to Text and retype it"));
        return true;
    }

    /**
     * The points that a cell names, in any notation; none for 无. A bare √ becomes a question, and a code unknown to the
     * scheme a problem.
     *
     * @param known the scheme's codes; none where its rules name none
     * @return null where the cell is blank or cannot be read
     */
    List<String> readTicks(GridCell cell, String indicator, FormField field, Collection<String> known) {
        CellContent content = values.readContent(cell);
        if (content == null || isDated(cell, content)) {
            return null;
        }
        String text = values.readText(cell);
        if (text == null) {
            return null;
        }
        if (isTick(Quantity.toHalfWidth(text))) {
            log.askOrAnswer(
                    cell,
                    indicator,
                    field,
                    fillIn(
                            "√ 没有说明符合哪几个要点，请写要点编号，如 1、2、3",
                            "A √ does not state which points are met; write their numbers, such as 1、2、3"),
                    List.of(FormCellReader.createNotGivenOption()));
            return null;
        }
        PointCodes read = PointCodes.read(known.isEmpty() ? List.of(text.split("[、,，;；.\\s]+")) : List.of(text), known);
        if (read.unknown() != null) {
            String all = String.join("、", known);
            log.addProblem(
                    FormProblemCode.POINT_UNKNOWN,
                    cell.sheet(),
                    cell.address(),
                    read.unknown(),
                    new Bilingual(all, all),
                    fillIn("请写要点编号", "Write the numbers of points"));
            return null;
        }
        boolean none = read.codes().isEmpty();
        log.addCell(
                cell,
                indicator,
                FormField.CHECKS,
                String.join("、", read.codes()),
                none ? fillIn("一个要点也没有", "no point at all") : null);
        return read.codes();
    }

    private static boolean isTick(String text) {
        return text.matches("[√✓✔☑]+");
    }
}
