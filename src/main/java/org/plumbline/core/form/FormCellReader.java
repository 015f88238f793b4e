package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Reads the content and the text of single cells; unclear content becomes a question, wrong content a problem. */
final class FormCellReader {

    /** The length limit of a text in a submission. */
    private static final int LONGEST = 4_000;

    private static final int DIGITS = 30;
    static final int DECIMALS = 12;

    static final Bilingual NUMBER = fillIn("数字", "a number");
    static final String LEAVE_OUT = "不填";

    private final FormGrid cells;
    private final FormReadingLog log;
    /** The content of cells with text partly struck out, as answered; empty while the question is open. */
    private final Map<String, Optional<CellContent>> unstruck = new HashMap<>();

    FormCellReader(FormGrid cells, FormReadingLog log) {
        this.cells = cells;
        this.log = log;
    }

    FormGrid cells() {
        return cells;
    }

    /** A formula is read as its saved result; null where blank, a dash or a problem was added. */
    CellContent readContent(GridCell cell) {
        CellContent content = cell.content();
        if (FormGrid.isTypedNumber(content)) {
            content = new CellContent.TextContent(((CellContent.FormulaContent) content).formula());
        } else if (content instanceof CellContent.FormulaContent formula) {
            content = readResult(cell, formula.cached());
        }
        if (content instanceof CellContent.ErrorContent) {
            log.addProblem(
                    FormProblemCode.ERROR,
                    cell,
                    null,
                    fillIn("请改正产生错误值的内容", "Correct the content that gives the error value"));
            return null;
        }
        if (content == null
                || content instanceof CellContent.BlankContent
                || content instanceof CellContent.TextContent text && isBlankMark(text.text())) {
            return null;
        }
        return isStruck(cell, content) ? readStruck(cell, content) : content;
    }

    /** Null where the formula results in an empty text, or has no result. */
    private CellContent readResult(GridCell cell, CellContent cached) {
        if (cached instanceof CellContent.TextContent text && text.text().isEmpty()) {
            return null;
        }
        if (cached instanceof CellContent.NumberContent || cached instanceof CellContent.TextContent) {
            log.addProblem(FormProblemCode.FORMULA_VALUE, cell, null, null);
            return cached;
        }
        if (cached instanceof CellContent.ErrorContent) {
            return cached;
        }
        log.addProblem(
                FormProblemCode.FORMULA,
                cell,
                fillIn("直接填写的内容", "a plain value"),
                fillIn("请复制后“选择性粘贴—数值”", "Copy it and paste as values"));
        return null;
    }

    private boolean isStruck(GridCell cell, CellContent content) {
        boolean part = content instanceof CellContent.TextContent text && text.isPartlyStruck();
        return part || cell.struck() && !cells.isStruck(cell.row());
    }

    private CellContent readStruck(GridCell cell, CellContent content) {
        return unstruck.computeIfAbsent(cell.address(), each -> Optional.ofNullable(askAboutStruck(cell, content)))
                .orElse(null);
    }

    /** Text that is struck out may be void, or a mark: only the sender knows. */
    private CellContent askAboutStruck(GridCell cell, CellContent content) {
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

    boolean isBlankMark(String text) {
        return cells.dictionary().isBlank(text);
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

    static <T> AnswerOption<T> createNotGivenOption() {
        return new AnswerOption<>(LEAVE_OUT, fillIn("不填（按未填报处理）", "leave it out, as not given"), null);
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

    void reportMoneyUnit(GridCell cell) {
        log.addProblem(
                FormProblemCode.MONEY_UNIT,
                cell,
                fillIn("元、千元、万元、亿元等", "元, 千元, 万元, 亿元 and the like"),
                fillIn("请换算成万元、元或亿元", "Convert it into 万元, 元 or 亿元"));
    }
}
