package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.plumbline.ruleset.Form.CellKind;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Grid.Content;
import org.plumbline.ruleset.Problem.Code;

/**
 * Turns a cell into the typed value that its column asks for, or into problems. Each silent failure of spreadsheets is
 * named here: percent formats, dates, text numbers, full-width characters, error values, floating-point remainders.
 */
final class Cells {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
    /** What would end or escape a Java string in the DRL that stock Drools makes of the same table. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\"\\\\$\\p{Cntrl}]");

    private static final Bilingual A_NUMBER = new Bilingual("数字", "a number");

    private final Problems problems;

    Cells(Problems problems) {
        this.problems = problems;
    }

    /** A String for text and choices, a BigDecimal for numbers; null where blank or a problem was added. */
    Object value(Cell cell, CellKind kind) {
        Content content = cell.content();
        if (content instanceof Content.Formula formula) {
            content = cached(cell, formula);
        }
        if (content == null || cell.isBlank()) {
            return null;
        }
        if (content instanceof Content.Error) {
            problems.at(
                    Code.ERROR_CELL, cell, expected(kind), new Bilingual("请改正产生错误值的内容", "Correct what gives the error value"));
            return null;
        }
        return kind instanceof CellKind.Number number ? number(cell, content, number) : text(cell, content, kind);
    }

    private Content cached(Cell cell, Content.Formula formula) {
        if (formula.cached() instanceof Content.Number) {
            problems.at(
                    Code.FORMULA_VALUE,
                    cell,
                    null,
                    new Bilingual("公式不会重新计算，按保存时的数值读取；建议改为数值", "Formulas are not evaluated; the saved number is used"));
            return formula.cached();
        }
        problems.at(
                Code.FORMULA,
                cell,
                new Bilingual("直接填写的内容", "a plain value"),
                new Bilingual("请复制后“选择性粘贴—数值”", "Copy it and paste as values"));
        return null;
    }

    private BigDecimal number(Cell cell, Content content, CellKind.Number kind) {
        if (content instanceof Content.Number n) {
            return plainNumber(cell, n, kind);
        }
        if (content instanceof Content.Text t) {
            return textNumber(cell, t.text());
        }
        problems.at(Code.NOT_A_NUMBER, cell, expected(kind), null);
        return null;
    }

    private BigDecimal plainNumber(Cell cell, Content.Number content, CellKind.Number kind) {
        BigDecimal number = content.number();
        if (content.percent()) {
            BigDecimal points = number.movePointRight(2).stripTrailingZeros();
            problems.at(
                    Code.PERCENT_FORMAT,
                    cell,
                    new Bilingual("“常规”格式的百分点数", "percent points in General format"),
                    maybe(points.toPlainString(), "请把单元格格式改为“常规”，", "Set the cell's format to General; "));
            return null;
        }
        if (content.date()) {
            problems.at(
                    Code.DATE_CELL,
                    cell,
                    A_NUMBER,
                    new Bilingual("Excel 把输入当成了日期，请把格式改为“常规”后重新填写", "Excel took it for a date; set the format to General and retype"));
            return null;
        }
        if (content.display() != null) {
            problems.at(
                    Code.DISPLAY_DIFFERS,
                    cell,
                    new Bilingual(
                            "显示与数值一致（显示为 " + content.display() + "）",
                            "a format that shows the number itself, not " + content.display()),
                    new Bilingual("请把单元格格式改为“常规”", "Set the cell's format to General"));
            return null;
        }
        if (number.precision() > 15) {
            BigDecimal meant = number.round(new java.math.MathContext(15)).stripTrailingZeros();
            problems.at(Code.INEXACT_NUMBER, cell, A_NUMBER, maybe(meant.toPlainString(), "", ""));
            return null;
        }
        if (kind.least() != null && number.compareTo(kind.least()) < 0
                || kind.most() != null && number.compareTo(kind.most()) > 0) {
            problems.at(Code.OUT_OF_RANGE, cell, expected(kind), null);
            return null;
        }
        return number;
    }

    private BigDecimal textNumber(Cell cell, String text) {
        String narrow = halfWidth(text).replaceAll("[\\s\\u00a0]", "");
        if (!narrow.equals(text.replaceAll("[\\s\\u00a0]", ""))) {
            problems.at(Code.FULL_WIDTH, cell, A_NUMBER, maybe(narrow, "请用半角数字，", "Type half-width digits; "));
        } else if (NUMBER.matcher(narrow.replace(",", "")).matches()) {
            problems.at(
                    Code.NUMBER_AS_TEXT,
                    cell,
                    A_NUMBER,
                    maybe(narrow.replace(",", ""), "请把格式改为“常规”后重新填写，", "Set the format to General and retype; "));
        } else {
            String digits = narrow.replaceAll("[^0-9.]", "");
            problems.at(
                    Code.NOT_A_NUMBER,
                    cell,
                    A_NUMBER,
                    NUMBER.matcher(digits).matches() ? maybe(digits, "只填数字，不填单位，", "Write the number without a unit; ") : null);
        }
        return null;
    }

    private String text(Cell cell, Content content, CellKind kind) {
        String text = content instanceof Content.Text t ? t.text() : wholeNumber(cell, content, kind);
        if (text == null) {
            return null;
        }
        if (!text.equals(text.strip())) {
            problems.at(
                    Code.PADDED_TEXT,
                    cell,
                    new Bilingual("“" + text.strip() + "”", "\"" + text.strip() + "\""),
                    new Bilingual("请删除首尾空格", "Delete the blanks around it"));
            return null;
        }
        if (FORBIDDEN.matcher(text).find()) {
            problems.at(
                    Code.FORBIDDEN_TEXT,
                    cell,
                    new Bilingual("不含英文双引号、反斜杠、$ 和换行的文字", "text without straight double quotes, backslashes, $ and line breaks"),
                    new Bilingual("请改用中文引号“”", "Use curly quotes instead"));
            return null;
        }
        if (kind instanceof CellKind.Choice choice && !choice.labels().contains(text)) {
            problems.at(Code.NOT_A_CHOICE, cell, expected(kind), nearest(text, choice.labels()));
            return null;
        }
        return text;
    }

    /** A whole number typed in a text column is taken as Excel shows it, as stock Drools does. */
    private String wholeNumber(Cell cell, Content content, CellKind kind) {
        if (content instanceof Content.Number n && n.date()) {
            problems.at(
                    Code.DATE_CELL,
                    cell,
                    expected(kind),
                    new Bilingual("Excel 把输入当成了日期，请先把格式设为“文本”", "Excel took it for a date; set the format to Text first"));
            return null;
        }
        if (content instanceof Content.Number n && n.number().scale() <= 0 && !n.percent()) {
            return n.number().toPlainString();
        }
        problems.at(Code.NUMBER_AS_WORD, cell, expected(kind), null);
        return null;
    }

    private static Bilingual nearest(String text, List<String> labels) {
        String narrow = halfWidth(text).replaceAll("\\s", "");
        return labels.stream()
                .filter(label -> label.equals(narrow) || label.startsWith(narrow) || narrow.startsWith(label))
                .findFirst()
                .map(label -> maybe(label, "", ""))
                .orElse(new Bilingual("请从下拉列表中选择", "Choose from the list"));
    }

    static Bilingual expected(CellKind kind) {
        if (kind instanceof CellKind.Choice choice) {
            String labels = String.join(" / ", choice.labels());
            return new Bilingual(labels, labels);
        }
        if (kind instanceof CellKind.Number number) {
            String range = (number.least() == null ? "" : " ≥ " + number.least().toPlainString())
                    + (number.most() == null ? "" : " ≤ " + number.most().toPlainString());
            return new Bilingual("数字" + range, "a number" + range);
        }
        return new Bilingual("文字", "text");
    }

    private static Bilingual maybe(String meant, String zh, String en) {
        return new Bilingual(zh + "也许应填 " + meant, en + "Maybe " + meant);
    }

    /** Full-width digits, letters and signs as their half-width twins. */
    static String halfWidth(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            narrow.append(c >= '！' && c <= '～' ? (char) (c - 0xfee0) : c == '\u3000' ? ' ' : c == '−' ? '-' : c);
        }
        return narrow.toString();
    }
}
