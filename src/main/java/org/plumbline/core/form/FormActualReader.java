package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.form.FormReading.Confidence;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.form.MeasuredValueReader.MeasuredValue;
import org.plumbline.core.form.MeasuredValueReader.ReadingPurpose;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Value;

/** Actual values of one column, in the unit of their target. */
final class FormActualReader {

    /** 300 %: higher values are seldom written as a fraction. */
    private static final BigDecimal MOST_SHARE = BigDecimal.valueOf(3);

    /** Percent points: a target of at least this is far above a number up to three. */
    private static final BigDecimal FAR = BigDecimal.valueOf(20);

    /**
     * What an actual value is compared with.
     *
     * @param unit of the target; null where it has none
     * @param written the unit of values without one, where the row names another than the target's; null otherwise
     * @param figure the target; null where it is no number or there is none
     * @param points the codes of a checklist's points; none where its rules name none
     */
    record Aim(String unit, String written, BigDecimal figure, Collection<String> points) {

        Aim withWritten(String other) {
            return new Aim(unit, other, figure, points);
        }
    }

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

    private final FormField field;
    private final QuantityParser quantities;
    private final FormReadingLog log;
    private final FormCellReader values;
    private final MeasuredValueReader measures;
    private final CheckpointReader checkpoints;

    /** @param field the column that is read */
    FormActualReader(FormField field, FormReadingLog log, FormCellReader values) {
        this.field = field;
        this.quantities = values.cells().quantities();
        this.log = log;
        this.values = values;
        this.measures = new MeasuredValueReader(values.cells(), log);
        this.checkpoints = new CheckpointReader(log, values);
    }

    ActualValue read(GridCell cell, String indicator, ActualKind kind, Aim aim) {
        CellContent content = values.readContent(cell);
        if (content == null) {
            return ActualValue.NONE;
        }
        if (kind == ActualKind.CHECKLIST) {
            return readChecklist(cell, content, indicator, aim);
        }
        String date = kind == ActualKind.NUMBER ? null : findDate(content);
        if (date != null) {
            log.addCell(cell, indicator, field, date, null);
            return new ActualValue(Value.of(date), "日期", null);
        }
        if (values.reportIfDate(cell, content)) {
            return ActualValue.NONE;
        }
        if (kind == ActualKind.WORD) {
            return readWord(cell, content, indicator);
        }
        return readMeasured(cell, content, indicator, kind, aim);
    }

    private ActualValue readMeasured(GridCell cell, CellContent content, String indicator, ActualKind kind, Aim aim) {
        ReadingPurpose purpose = new ReadingPurpose(indicator, field, aim.unit());
        MeasuredValue measured = measures.read(cell, content, purpose);
        if (measures.needsNoReading(measured, cell, purpose)) {
            return ActualValue.NONE;
        }
        if (measured == null || measured.quantity().operator() != null) {
            return kind == ActualKind.NUMBER
                    ? askForNumber(cell, indicator, aim.unit())
                    : readWord(cell, content, indicator);
        }
        return values.checkDigits(cell, measured.quantity().number())
                ? readNumber(cell, indicator, measured, aim)
                : ActualValue.NONE;
    }

    private static String findDate(CellContent content) {
        String date = FormCellReader.formatDate(content);
        return date == null && content instanceof CellContent.TextContent text
                ? QuantityParser.parseDate(text.text()).orElse(null)
                : date;
    }

    private ActualValue readNumber(GridCell cell, String indicator, MeasuredValue measured, Aim aim) {
        String unit = aim.unit();
        Quantity quantity = measured.quantity();
        if (quantity.unit() == null && isInWrittenUnit(quantity, aim)) {
            quantity = new Quantity(null, quantity.number(), aim.written());
        }
        if (quantity.unit() != null
                && quantities.findSupportedUnit(quantity.unit()).isEmpty()) {
            values.reportMoneyUnit(cell);
            return ActualValue.NONE;
        }
        if (quantity.unit() == null && !log.isAsked(cell) && isMaybeInOtherScale(quantity.number(), aim)) {
            return askAboutScale(cell, indicator, quantity.number(), aim);
        }
        if (unit == null || unit.equals(FormTargetReader.QUALITATIVE)) {
            TargetUnitQuestion question = new TargetUnitQuestion(field, quantities, log);
            if (question.isNeeded(quantity, aim.figure())) {
                return question.ask(cell, indicator, quantity, aim.figure());
            }
            return "%".equals(quantity.unit()) && isMaybeShare(aim.figure(), null)
                    ? askAboutTargetShare(cell, indicator, quantity.number(), aim.figure())
                    : readWithoutUnit(cell, indicator, quantity, measured.note());
        }
        return readInUnit(cell, indicator, measured.note(), quantity, aim);
    }

    private ActualValue readInUnit(GridCell cell, String indicator, Bilingual note, Quantity quantity, Aim aim) {
        String unit = aim.unit();
        Optional<BigDecimal> converted = quantities.convert(quantity, unit);
        if (converted.isEmpty()) {
            return askAboutUnit(cell, indicator, quantity, unit);
        }
        if ("%".equals(unit) && quantity.unit() == null && isMaybeShare(quantity.number(), aim.figure())) {
            return askAboutShare(cell, indicator, quantity.number(), aim.figure());
        }
        BigDecimal number = converted.get();
        String value = number.toPlainString() + unit;
        boolean same = quantity.unit() == null || quantity.unit().equals(unit);
        log.addCell(
                cell,
                indicator,
                field,
                value,
                same ? note : fillIn("%s 换算为 %s", "%s converted into %s", quantity.format(), value));
        return ActualValue.of(Value.of(number));
    }

    private boolean isInWrittenUnit(Quantity quantity, Aim aim) {
        return aim.written() != null
                && aim.unit() != null
                && !aim.written().equals(aim.unit())
                && quantities
                        .convert(new Quantity(null, quantity.number(), aim.written()), aim.unit())
                        .isPresent();
    }

    private ActualValue readWithoutUnit(GridCell cell, String indicator, Quantity quantity, Bilingual note) {
        Quantity counted = quantities.expand(quantity);
        String unit = counted.unit() == null
                ? null
                : quantities.findSupportedUnit(counted.unit()).orElseThrow();
        BigDecimal number = quantities.convert(counted, unit).orElseThrow();
        String value = number.toPlainString() + (unit == null ? "" : unit);
        log.addCell(cell, indicator, field, value, note);
        return new ActualValue(Value.of(number), unit, null);
    }

    /**
     * Whether a bare number under % may be a fraction. Up to 1 it always may; above 1, where the target is far higher:
     * 1.05 under ≥100% most likely is 105 %.
     *
     * @param target null where it is no number
     */
    private static boolean isMaybeShare(BigDecimal plain, BigDecimal target) {
        if (plain == null) {
            return false;
        }
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
    private ActualValue askAboutShare(GridCell cell, String indicator, BigDecimal plain, BigDecimal target) {
        BigDecimal points = Quantity.stripZeros(plain.movePointRight(2));
        return ask(
                cell,
                indicator,
                fillIn(
                        "单位是 %%，目标值 %2$s，填的是 %1$s，是哪一个？",
                        "The unit is %%, the target %2$s and %1$s is written; which is meant?",
                        plain.toPlainString(),
                        target == null ? "—" : target.toPlainString()),
                List.of(
                        new AnswerOption<>(points + "%", fillIn("%s%%", "%s%%", points), Value.of(points)),
                        new AnswerOption<>(plain + "%", fillIn("%s%%", "%s%%", plain), Value.of(plain)),
                        FormCellReader.createNotGivenOption()));
    }

    /** 96% under a target 0.95 without a unit: a share, or less than one percent? */
    private ActualValue askAboutTargetShare(GridCell cell, String indicator, BigDecimal percent, BigDecimal target) {
        BigDecimal share = Quantity.stripZeros(percent.movePointLeft(2));
        return ask(
                cell,
                indicator,
                fillIn(
                        "目标值 %s 没有单位，实际值写的是 %s%%，怎样比较？",
                        "The target %s has no unit and the actual value is %s %%; how are they compared?",
                        target.toPlainString(),
                        percent.toPlainString()),
                List.of(
                        new AnswerOption<>(
                                share.toPlainString(),
                                fillIn(
                                        "目标值是比例，实际值读作 %s",
                                        "the target is a share; take it as %s", share.toPlainString()),
                                Value.of(share)),
                        new AnswerOption<>(
                                percent.toPlainString(),
                                fillIn("目标值就是 %s%%", "the target is %s %%", target.toPlainString()),
                                Value.of(percent)),
                        FormCellReader.createNotGivenOption()));
    }

    /** Whether a number without a unit is so far from its target in 万 and the like that it may be counted in another scale. */
    private boolean isMaybeInOtherScale(BigDecimal number, Aim aim) {
        int power = findScale(aim);
        if (power < 3
                || number.signum() <= 0
                || aim.figure() == null
                || aim.figure().signum() <= 0) {
            return false;
        }
        BigDecimal more = aim.unit() == null ? aim.figure() : number;
        BigDecimal less = aim.unit() == null ? number : aim.figure();
        return more.compareTo(less.movePointRight(3)) >= 0;
    }

    private int findScale(Aim aim) {
        return quantities.findPower(aim.unit() == null ? aim.written() : aim.unit());
    }

    /** 13000 under 1.2万人 is likely 13000人, and 1.3 under 1.2万 likely 1.3万. */
    private ActualValue askAboutScale(GridCell cell, String indicator, BigDecimal number, Aim aim) {
        int power = aim.unit() == null ? findScale(aim) : -findScale(aim);
        BigDecimal scaled = Quantity.stripZeros(number.movePointRight(power));
        String unit = aim.unit() == null ? "" : aim.unit();
        return ask(
                cell,
                indicator,
                fillIn(
                        "目标值是 %2$s%3$s，实际值写的是 %1$s，没有单位，怎样读取？",
                        "The target is %2$s%3$s and the actual value %1$s has no unit; how is it meant?",
                        number.toPlainString(),
                        aim.figure().toPlainString(),
                        unit),
                List.of(
                        createScaleOption(scaled, unit),
                        createScaleOption(number, unit),
                        FormCellReader.createNotGivenOption()));
    }

    private static AnswerOption<Value> createScaleOption(BigDecimal number, String unit) {
        String shown = number.toPlainString() + unit;
        return new AnswerOption<>(shown, fillIn("读作 %s", "take it as %s", shown), Value.of(number));
    }

    private ActualValue askAboutUnit(GridCell cell, String indicator, Quantity quantity, String unit) {
        String inUnit = quantity.number().toPlainString() + unit;
        return ask(
                cell,
                indicator,
                fillIn(
                        "目标值的单位是“%s”，实际值写的是“%s”，怎样读取？",
                        "The target is in \"%s\" and the actual value is in \"%s\"; how is it meant?",
                        unit,
                        quantity.unit()),
                List.of(
                        new AnswerOption<>(
                                inUnit, fillIn("读作 %s", "take it as %s", inUnit), Value.of(quantity.number())),
                        FormCellReader.createNotGivenOption()));
    }

    /** Text where a number is expected. */
    private ActualValue askForNumber(GridCell cell, String indicator, String unit) {
        String text = values.readText(cell);
        if (text == null) {
            return ActualValue.NONE;
        }
        List<AnswerOption<Value>> choices = new ArrayList<>();
        for (BigDecimal number : PossibleNumbers.find(HeadingText.toHalfWidth(text))) {
            String plain = number.toPlainString();
            String shown = plain + (unit == null ? "" : unit);
            choices.add(new AnswerOption<>(plain, fillIn("读作 %s", "take it as %s", shown), Value.of(number)));
        }
        choices.add(new AnswerOption<>(
                "文字",
                fillIn("保留文字（按规则可能无法评分）", "keep the text (the rules may not be able to score it)"),
                Value.of(text)));
        choices.add(FormCellReader.createNotGivenOption());
        return ask(
                cell,
                indicator,
                fillIn(
                        "这里应是数字，填的是“%s”，怎样读取？",
                        "A number is expected here and \"%s\" is written; how is it meant?",
                        text.length() > 60 ? text.substring(0, 60) + "…" : text),
                choices);
    }

    private ActualValue readWord(GridCell cell, CellContent content, String indicator) {
        if (content instanceof CellContent.NumberContent) {
            String shown = FormGrid.displayText(cell);
            return ask(
                    cell,
                    indicator,
                    fillIn(
                            "目标是文字，这里填的是数字 %s，怎样读取？",
                            "The target is text and the number %s is written; how is it meant?", shown),
                    List.of(
                            new AnswerOption<>("文字", fillIn("作为文字 %s", "as the text %s", shown), Value.of(shown)),
                            FormCellReader.createNotGivenOption()));
        }
        String text = values.readText(cell);
        if (text == null) {
            return ActualValue.NONE;
        }
        String ticked = TickedWord.find(text).orElse(text);
        Bilingual note = ticked.equals(text) ? null : fillIn("勾选的一项", "the one that is ticked");
        log.addCell(cell, indicator, field, ticked, note);
        return ActualValue.of(Value.of(ticked));
    }

    private ActualValue ask(GridCell cell, String indicator, Bilingual question, List<AnswerOption<Value>> choices) {
        AnswerOption<Value> chosen = log.askOrAnswer(cell, indicator, field, question, choices);
        if (chosen == null) {
            return ActualValue.NONE;
        }
        String shown = chosen.value() == null ? null : chosen.value().toString();
        log.addCell(cell, indicator, field, shown, null, Confidence.ANSWERED);
        return ActualValue.of(chosen.value());
    }

    /** A conclusion such as 健全, or the points ticked themselves. */
    private ActualValue readChecklist(GridCell cell, CellContent content, String indicator, Aim aim) {
        if (checkpoints.reportIfDate(cell, content)) {
            return ActualValue.NONE;
        }
        String text = values.readText(cell);
        if (text == null) {
            return ActualValue.NONE;
        }
        if (CheckpointReader.namesPoints(text, aim.points())) {
            return new ActualValue(null, null, checkpoints.read(cell, indicator, field, aim.points()));
        }
        log.addCell(cell, indicator, field, text, null);
        return ActualValue.of(Value.of(text));
    }
}
