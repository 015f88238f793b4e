package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.MoneyUnits;

/**
 * The values beside labels on a form: 项目名称 | … in two cells, or 项目名称：… in one. The first of each label counts.
 */
final class FormLabelReader {

    private static final Pattern IN_ONE = Pattern.compile("\\s*([^：:]{1,20})[：:]\\s*(\\S.*)", Pattern.DOTALL);
    /** Before a label that stands behind another's value in one cell: 自评总分：96  等级：优. */
    private static final Pattern BETWEEN_LABELS =
            Pattern.compile("[\\s\\p{Z}；;，,]+(?=[^：:\\s\\p{Z}；;，,\\d]{2,12}[：:])");

    private static final Pattern YEAR = Pattern.compile("((?:19|2[01])\\d\\d)\\s*年?度?");
    /** No date: 2020年2月18日 says when the form was filled in. */
    private static final Pattern YEAR_IN_TITLE = Pattern.compile("((?:19|2[01])\\d\\d)\\s*年(?!\\s*\\d{1,2}\\s*月)度?");

    private static final Pattern CHINESE_YEAR = Pattern.compile("[一二][〇○零Oo0九][〇○零Oo0一二三四五六七八九]{2}(?=\\s*年)");
    private static final String CHINESE_DIGITS = "〇一二三四五六七八九";
    private static final Pattern FILLED_IN =
            Pattern.compile("(?:填报|填表|填写|编制|自评|报送|制表)(?:日期|时间)[：:]?\\s*((?:19|2[01])\\d\\d)?.*", Pattern.DOTALL);
    private static final Pattern LEADING_YEAR = Pattern.compile("\\s*((?:19|2[01])\\d\\d)\\D.*", Pattern.DOTALL);
    private static final Pattern MONEY =
            Pattern.compile("[(（]\\s*(?:金额)?(?:单位)?[：:]?\\s*([亿万千百十]{0,2}元|[美港欧日]元)\\s*[)）]");

    /**
     * @param cell the cell of the value
     * @param text the value; null where it is the cell's content
     */
    record LabelledValue(GridCell cell, String text) {}

    private final Map<FormField, LabelledValue> found = new EnumMap<>(FormField.class);
    private LabelledValue titleYear;
    private List<Integer> titleYears = List.of();
    private LabelledValue fillingYear;
    private String title = "";

    /** @param skipped rows of tables, which have no labels */
    static FormLabelReader of(FormGrid cells, java.util.BitSet skipped) {
        FormLabelReader labels = new FormLabelReader();
        for (int row = 0; row < cells.rowCount(); row++) {
            if (!skipped.get(row)) {
                for (int column = 0; column < cells.columnCount(); column++) {
                    labels.readCell(cells, row, column);
                }
            }
        }
        return labels;
    }

    LabelledValue find(FormField field) {
        return found.get(field);
    }

    boolean contains(FormField field) {
        return found.containsKey(field);
    }

    /** A year that a heading names; null for none. */
    LabelledValue titleYear() {
        return titleYear;
    }

    /** All years that this heading names, the most likely first. */
    List<Integer> titleYears() {
        return titleYears;
    }

    /** 2023年开展的2022年度 names two; the one followed by 年度 comes first. */
    private static List<Integer> years(String text) {
        List<Integer> years = new ArrayList<>();
        Matcher year = YEAR_IN_TITLE.matcher(toArabicYears(SheetGrid.toHalfWidth(text)));
        while (year.find()) {
            Integer found = Integer.valueOf(year.group(1));
            if (!years.contains(found)) {
                years.add(year.group().endsWith("度") ? 0 : years.size(), found);
            }
        }
        return List.copyOf(years);
    }

    /** 二〇二二年度 as 2022年度. */
    private static String toArabicYears(String text) {
        return CHINESE_YEAR.matcher(text).replaceAll(found -> found.group()
                .chars()
                .mapToObj(c -> Integer.toString(Math.max(0, CHINESE_DIGITS.indexOf(c))))
                .collect(Collectors.joining()));
    }

    /** The year in which the form was filled in, which is never taken for the fiscal year; null for none. */
    LabelledValue fillingYear() {
        return fillingYear;
    }

    private void readFillingYear(FormGrid cells, int row, int column, GridCell cell, String text) {
        Matcher date = FILLED_IN.matcher(SheetGrid.toHalfWidth(text));
        if (fillingYear != null || !date.matches()) {
            return;
        }
        String year = date.group(1);
        if (year == null) {
            String beside = cells.displayText(row, column + cells.columnSpan(row, column));
            Matcher leading = LEADING_YEAR.matcher(beside == null ? "" : SheetGrid.toHalfWidth(beside) + " ");
            year = leading.matches() ? leading.group(1) : null;
        }
        fillingYear = year == null ? null : new LabelledValue(cell, year);
    }

    /** Whether a text is a label that the reader knows, alone or with its value behind it. */
    static boolean isLabel(String text) {
        return findField(text) != null;
    }

    /** The first text of the sheet. */
    String formTitle() {
        return title;
    }

    private void readCell(FormGrid cells, int row, int column) {
        GridCell cell = cells.cellAt(row, column);
        if (cell.row() != row || cell.column() != column) {
            return;
        }
        String text = cell.content() instanceof SheetGrid.CellContent.TextContent ? FormGrid.displayText(cell) : null;
        if (text == null || text.length() > 200) {
            return;
        }
        title = title.isEmpty() ? text : title;
        readFillingYear(cells, row, column, cell, text);
        if (titleYear == null && row < cells.firstRow() + 5) {
            titleYears = years(text);
            titleYear = titleYears.isEmpty()
                    ? null
                    : new LabelledValue(cell, titleYears.get(0).toString());
        }
        FormField label = findField(text);
        if (label != null) {
            readValue(cells, row, column + cells.columnSpan(row, column), label);
            return;
        }
        for (String part : BETWEEN_LABELS.split(text)) {
            readLabelledPart(cell, part);
        }
    }

    /** 自评总分：96 behind which another label may follow. */
    private void readLabelledPart(GridCell cell, String part) {
        Matcher inOne = IN_ONE.matcher(part);
        if (!inOne.matches()) {
            return;
        }
        FormField field = findField(inOne.group(1));
        String value = inOne.group(2).strip();
        String label = FormField.normalize(inOne.group(1));
        if (field == null && label.equals("单位") && isMoneyAmount(value)) {
            field = FormField.MONEY_UNIT;
        }
        if (field == null && label.matches("自评得?分") && Quantity.parse(value).isPresent()) {
            field = FormField.TOTAL;
        }
        if (field != null) {
            found.putIfAbsent(field, new LabelledValue(cell, value));
        }
    }

    private static boolean isMoneyAmount(String value) {
        return MoneyUnits.isMoney(value);
    }

    private static FormField findField(String text) {
        for (FormField field : FormField.LABELS) {
            if (field.matches(text)) {
                return field;
            }
        }
        return null;
    }

    /** The next cell in the row that is not blank, unless that is another label. */
    private void readValue(FormGrid cells, int row, int from, FormField label) {
        for (int column = from; column < cells.columnCount(); column++) {
            GridCell cell = cells.cellAt(row, column);
            String shown = FormGrid.displayText(cell);
            if (shown != null) {
                if (findField(shown) == null) {
                    found.putIfAbsent(label, new LabelledValue(cell, null));
                }
                return;
            }
        }
    }

    /** 2023, 2023年, 2023年度; null for anything else. */
    static Integer parseYear(String text) {
        Matcher year = YEAR.matcher(SheetGrid.toHalfWidth(SheetGrid.stripBlanks(text)));
        return year.matches() ? Integer.valueOf(year.group(1)) : null;
    }

    /** The money unit in brackets, as in 预算数（万元）; null for none. */
    static String parseMoneyUnit(String text) {
        Matcher money = text == null ? null : MONEY.matcher(text);
        return money != null && money.find() ? money.group(1) : null;
    }
}
