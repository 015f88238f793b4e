package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * Converts a cell into the typed value that its column requires, or into problems. Each silent failure of spreadsheets
 * is detected here: percent formats, dates, text numbers, full-width characters, error values, floating-point
 * remainders.
 */
public final class CellParser {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
    private static final String CHANGING = "万亿千百‰成折倍半≥≤≧≦<>=高低大小多少超不以上下内外达";
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    /** One number with words around it that change neither its size nor on which side of it values lie. */
    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("[^-+\\d.,—–" + CHANGING + "]*+([-+]?\\d[\\d,]*+(\\.\\d++)?+)[^\\d" + CHANGING + "]*+");
    /** Two numbers where a column accepts one. */
    private static final Pattern TWO_NUMBERS =
            Pattern.compile("[\\[(]?(\\d+(?:\\.\\d+)?)[%分]?(?:[-–—~～至到,;]|--|——)(\\d+(?:\\.\\d+)?)[%分]?[\\])]?");
    /**
     * Characters that would end or escape a Java string in the DRL that stock Drools generates, and invisible ones.
     */
    private static final Pattern FORBIDDEN = Pattern.compile("[\"\\\\$\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final ProblemCollector problems;

    CellParser(ProblemCollector problems) {
        this.problems = problems;
    }

    /** The same as {@link #parse}, for a cell that must not be blank. */
    Object parseRequired(GridCell cell, CellType kind, Bilingual label) {
        if (cell.isBlank()) {
            problems.addAt(
                    ProblemCode.CELL_MISSING,
                    cell,
                    label,
                    new Bilingual("请填写；这一行不用时请删除整行", "Fill it in, or delete the whole row where it is not used"));
        }
        return parse(cell, kind);
    }

    /** A String for text and choices, a BigDecimal for numbers; null where blank or a problem was added. */
    Object parse(GridCell cell, CellType kind) {
        CellContent content = cell.content();
        if (cell.isBlank()) {
            return null;
        }
        if (content instanceof CellContent.FormulaContent formula) {
            content = useCachedValue(cell, formula);
        }
        if (content == null) {
            return null;
        }
        if (content instanceof CellContent.ErrorContent) {
            problems.addAt(
                    ProblemCode.ERROR_CELL,
                    cell,
                    describeExpected(kind),
                    new Bilingual("请改正产生错误值的内容", "Correct the content that gives the error value"));
            return null;
        }
        return kind instanceof CellType.NumberCellType number
                ? parseNumber(cell, content, number)
                : parseText(cell, content, kind);
    }

    private CellContent useCachedValue(GridCell cell, CellContent.FormulaContent formula) {
        if (formula.cached() instanceof CellContent.ErrorContent) {
            return formula.cached();
        }
        if (formula.cached() instanceof CellContent.NumberContent number) {
            problems.addAt(
                    ProblemCode.FORMULA_VALUE,
                    cell,
                    null,
                    Bilingual.of(
                            "读作 %s；公式不会重新计算，建议改为数值",
                            "It is read as %s; formulas are never evaluated; paste the value instead",
                            number.displayText()));
            return number;
        }
        problems.addAt(
                ProblemCode.FORMULA,
                cell,
                new Bilingual("直接填写的内容", "a plain value"),
                new Bilingual("请复制后“选择性粘贴—数值”", "Copy it and paste as values"));
        return null;
    }

    private BigDecimal parseNumber(GridCell cell, CellContent content, CellType.NumberCellType kind) {
        if (content instanceof CellContent.NumberContent n) {
            return parsePlainNumber(cell, n, kind);
        }
        if (content instanceof CellContent.TextContent t) {
            reportNumberAsText(cell, t.text(), kind);
        } else {
            problems.addAt(ProblemCode.NOT_A_NUMBER, cell, describeExpected(kind), null);
        }
        return null;
    }

    private BigDecimal parsePlainNumber(
            GridCell cell, CellContent.NumberContent content, CellType.NumberCellType kind) {
        BigDecimal number = content.number();
        if (content.percent()) {
            if (number.abs().compareTo(TWO) >= 0) {
                reportPercentAfterNumber(cell, number);
                return null;
            }
            reportPercentFormat(cell, number);
            return null;
        }
        if (content.isDate()) {
            problems.addAt(
                    ProblemCode.DATE_CELL,
                    cell,
                    describeExpected(kind),
                    new Bilingual(
                            "Excel 把输入当成了日期，请把格式改为“常规”后重新填写",
                            "Excel converted it into a date; set the format to General and retype it"));
            return null;
        }
        if (content.showsOtherNumber()) {
            reportDisplayedNumber(cell, content);
            return null;
        }
        if (number.precision() > 15) {
            BigDecimal meant = number.round(new MathContext(15)).stripTrailingZeros();
            problems.addAt(
                    ProblemCode.INEXACT_NUMBER,
                    cell,
                    new Bilingual("不超过 15 位的数字", "a number of at most 15 digits"),
                    suggestValue(meant.toPlainString(), "请重新填写", "Retype it"));
            return null;
        }
        if (kind.least() != null && number.compareTo(kind.least()) < 0
                || kind.most() != null && number.compareTo(kind.most()) > 0) {
            problems.addAt(ProblemCode.OUT_OF_RANGE, cell, describeExpected(kind), null);
            return null;
        }
        return number;
    }

    /** 10 formatted as a percentage afterwards shows 1000 %: which of the two was meant cannot be known. */
    private void reportPercentAfterNumber(GridCell cell, BigDecimal number) {
        problems.addAt(
                ProblemCode.PERCENT_FORMAT,
                cell,
                new Bilingual("“常规”格式的百分点数", "percent points in General format"),
                Bilingual.of(
                        "单元格里存的是 %s，显示为 %s%%；请把格式改为“常规”，再核对填的是不是 %s",
                        "The cell holds %s and shows %s %%; set its format to General, then check whether %s is meant",
                        number.toPlainString(),
                        number.movePointRight(2).stripTrailingZeros().toPlainString(),
                        number.toPlainString()));
    }

    private void reportPercentFormat(GridCell cell, BigDecimal number) {
        problems.addAt(
                ProblemCode.PERCENT_FORMAT,
                cell,
                new Bilingual("“常规”格式的百分点数", "percent points in General format"),
                suggestValue(
                        number.movePointRight(2).stripTrailingZeros().toPlainString(),
                        "请分两步：先把单元格格式改为“常规”，再重新填写百分点数（只改格式会变成 " + number.toPlainString() + "）",
                        "Two steps: set the cell's format to General, then retype the percent points (the format alone"
                                + " would leave " + number.toPlainString() + ")"));
    }

    private void reportDisplayedNumber(GridCell cell, CellContent.NumberContent content) {
        problems.addAt(
                ProblemCode.DISPLAY_DIFFERS,
                cell,
                Bilingual.of(
                        "能原样显示它的格式，现在显示为 %s", "a format that shows it unchanged; it shows as %s", content.display()),
                new Bilingual("请把单元格格式改为“常规”", "Set the cell's format to General"));
    }

    private void reportNumberAsText(GridCell cell, String text, CellType kind) {
        String narrow = SheetGrid.toHalfWidth(text).replaceAll("[\\s\\p{Z}\\p{Cf}]", "");
        String meant = guessNumber(narrow);
        Matcher two = TWO_NUMBERS.matcher(narrow);
        boolean listed = narrow.indexOf(',') < 0 || "[(".indexOf(narrow.charAt(0)) >= 0;
        if (two.matches() && listed) {
            problems.addAt(ProblemCode.NOT_A_NUMBER, cell, describeExpected(kind), split(two.group(1), two.group(2)));
        } else if (text.chars().anyMatch(c -> c != '\u3000' && SheetGrid.toHalfWidth(c) != c)) {
            Bilingual percent = suggestPercent(narrow);
            problems.addAt(
                    ProblemCode.FULL_WIDTH,
                    cell,
                    describeExpected(kind),
                    suggestValue(
                            meant,
                            "请用半角数字，不填单位" + percent.zh(),
                            "Type half-width digits without a unit" + percent.en()));
        } else if (NUMBER.matcher(narrow).matches() || THOUSANDS.matcher(narrow).matches()) {
            problems.addAt(
                    ProblemCode.NUMBER_AS_TEXT,
                    cell,
                    describeExpected(kind),
                    suggestValue(meant, "请把格式改为“常规”后重新填写", "Set the format to General and retype"));
        } else {
            Bilingual percent = suggestPercent(narrow);
            problems.addAt(
                    ProblemCode.NOT_A_NUMBER,
                    cell,
                    describeExpected(kind),
                    suggestValue(
                            meant,
                            "只填数字，不填单位和符号" + percent.zh(),
                            "Write the number without unit and signs" + percent.en()));
        }
    }

    /** States that a percent sign is accepted in a form, unlike in a rule. */
    private static Bilingual suggestPercent(String narrow) {
        return narrow.endsWith("%")
                ? new Bilingual(
                        "；规则表里百分数只填百分点数（填报表里写 %s 或 %s 都读作 %s）"
                                .formatted(narrow.replace("%", ""), narrow, narrow.replace("%", "")),
                        "; rules take the percent points alone (in a submitted form %s and %s are read alike)"
                                .formatted(narrow.replace("%", ""), narrow))
                : new Bilingual("", "");
    }

    /** Years and decimals are whole numbers; {@code 2.5} would be truncated to 2 silently. */
    boolean checkWholeNumber(GridCell cell, BigDecimal number) {
        if (number == null || number.scale() <= 0) {
            return true;
        }
        problems.addAt(ProblemCode.OUT_OF_RANGE, cell, new Bilingual("整数", "a whole number"), null);
        return false;
    }

    private static Bilingual split(String low, String high) {
        return Bilingual.of(
                "一格只能填一个数，请拆成两格：%s 和 %s 分别填在下限和上限的列，两端是否包含由列名的“不小于/大于”“不大于/小于”决定",
                "One number per cell, split it into two: %s and %s go to the columns of the lower and the upper bound, whose"
                        + " names state whether the bound is included",
                low,
                high);
    }

    /** The number that a text means; null where it is ambiguous. */
    private static String guessNumber(String narrow) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(narrow);
        String digits = matcher.matches() ? matcher.group(1) : "";
        return NUMBER.matcher(digits).matches() || THOUSANDS.matcher(digits).matches() ? digits.replace(",", "") : null;
    }

    private String parseText(GridCell cell, CellContent content, CellType kind) {
        if (!(content instanceof CellContent.TextContent typed)) {
            return formatWholeNumber(cell, content, kind);
        }
        String text = typed.text();
        String stripped = SheetGrid.stripBlanks(text);
        if (!text.equals(stripped)) {
            problems.addAt(
                    ProblemCode.PADDED_TEXT,
                    cell,
                    new Bilingual("“" + stripped + "”", "\"" + stripped + "\""),
                    new Bilingual("请删除首尾空格", "Delete the blanks around it"));
            // read without the blanks, so that nothing else is reported for them
            return FORBIDDEN.matcher(stripped).find() ? null : parseChoice(cell, stripped, kind);
        }
        if (FORBIDDEN.matcher(text).find()) {
            problems.addAt(
                    ProblemCode.FORBIDDEN_TEXT,
                    cell,
                    new Bilingual(
                            "不含英文双引号、反斜杠、$、换行和不可见字符的文字",
                            "text without straight double quotes, backslashes, $, line breaks and invisible characters"),
                    new Bilingual("引号请用“”", "Use curly quotes"));
            return null;
        }
        return parseChoice(cell, text, kind);
    }

    private String parseChoice(GridCell cell, String text, CellType kind) {
        if (kind instanceof CellType.ChoiceCellType choice && !choice.labels().contains(text)) {
            problems.addAt(
                    ProblemCode.NOT_A_CHOICE, cell, describeExpected(kind), suggestNearest(text, choice.labels()));
            return null;
        }
        return text;
    }

    /** A whole number typed in a text column is read as Excel shows it, as stock Drools does. */
    private String formatWholeNumber(GridCell cell, CellContent content, CellType kind) {
        Bilingual asText = new Bilingual("请先把格式设为“文本”再填写", "Set the format to Text and retype");
        if (content instanceof CellContent.NumberContent n && n.isDate()) {
            problems.addAt(ProblemCode.DATE_CELL, cell, describeExpected(kind), asText);
        } else if (content instanceof CellContent.NumberContent n && !n.percent() && n.showsOtherCharacters()) {
            reportDisplayedNumber(cell, n);
        } else if (content instanceof CellContent.NumberContent n && n.number().scale() <= 0 && !n.percent()) {
            return parseChoice(cell, n.number().toPlainString(), kind);
        } else {
            problems.addAt(ProblemCode.NUMBER_AS_WORD, cell, describeExpected(kind), asText);
        }
        return null;
    }

    private static Bilingual suggestNearest(String text, List<String> labels) {
        if (OperatorSpellings.are(labels)) {
            return suggestValue(OperatorSpellings.findSpelling(text).orElse(null), "请从下拉列表中选择", "Choose from the list");
        }
        String narrow = SheetGrid.toHalfWidth(text).replaceAll("[\\s\\p{Z}\\p{Cf}]", "");
        List<String> begun = narrow.isEmpty()
                ? List.of()
                : labels.stream()
                        .filter(label -> label.startsWith(narrow) || narrow.equals(label + "法"))
                        .toList();
        String meant =
                begun.size() == 1 ? begun.get(0) : NearestName.of(text, labels).orElse(null);
        return suggestValue(meant, "请从下拉列表中选择", "Choose from the list");
    }

    public static Bilingual describeExpected(CellType kind) {
        if (kind instanceof CellType.ChoiceCellType choice) {
            String labels = String.join(" / ", choice.labels());
            return new Bilingual(labels, labels);
        }
        if (kind instanceof CellType.NumberCellType number) {
            String range = (number.least() == null ? "" : " ≥ " + number.least().toPlainString())
                    + (number.most() == null ? "" : " ≤ " + number.most().toPlainString());
            return new Bilingual("数字" + range, "a number" + range);
        }
        return new Bilingual("文字", "text");
    }

    /** @param meant null for no suggestion */
    public static Bilingual suggestValue(String meant, String zh, String en) {
        return meant == null ? new Bilingual(zh, en) : new Bilingual(zh + "；也许应填 " + meant, en + ". Maybe " + meant);
    }
}
