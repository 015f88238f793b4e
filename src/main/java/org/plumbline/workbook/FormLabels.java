package org.plumbline.workbook;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.ruleset.Grid;
import org.plumbline.ruleset.Grid.Cell;

/**
 * What stands on a form beside a label: 项目名称 | … in two cells, or 项目名称：… in one. The first of each label counts.
 */
final class FormLabels {

    private static final Pattern IN_ONE = Pattern.compile("\\s*([^：:]{1,20})[：:]\\s*(\\S.*)", Pattern.DOTALL);
    private static final Pattern YEAR = Pattern.compile("((?:19|2[01])\\d\\d)\\s*年?度?");
    private static final Pattern YEAR_IN_TITLE = Pattern.compile("((?:19|2[01])\\d\\d)\\s*年");
    private static final Pattern MONEY = Pattern.compile("[(（]\\s*(?:金额)?(?:单位)?[：:]?\\s*(万元|元)\\s*[)）]");

    /**
     * @param cell where the value stands
     * @param text the value; null where the cell itself is it
     */
    record Labelled(Cell cell, String text) {}

    private final Map<FormField, Labelled> found = new EnumMap<>(FormField.class);
    private Labelled titleYear;
    private String title = "";

    /** @param skipped rows of tables, which have no labels */
    static FormLabels of(FormCells cells, java.util.BitSet skipped) {
        FormLabels labels = new FormLabels();
        for (int row = 0; row < cells.rows(); row++) {
            if (!skipped.get(row)) {
                for (int column = 0; column < cells.columns(); column++) {
                    labels.look(cells, row, column);
                }
            }
        }
        return labels;
    }

    Labelled get(FormField field) {
        return found.get(field);
    }

    boolean has(FormField field) {
        return found.containsKey(field);
    }

    /** A year that a heading names; null for none. */
    Labelled titleYear() {
        return titleYear;
    }

    /** The first text of the sheet. */
    String title() {
        return title;
    }

    private void look(FormCells cells, int row, int column) {
        Cell cell = cells.at(row, column);
        if (cell.row() != row || cell.column() != column) {
            return;
        }
        String text = cell.content() instanceof Grid.Content.Text ? FormCells.shown(cell) : null;
        if (text == null || text.length() > 200) {
            return;
        }
        title = title.isEmpty() ? text : title;
        if (titleYear == null && row < 5) {
            Matcher year = YEAR_IN_TITLE.matcher(Grid.halfWidth(text));
            titleYear = year.find() ? new Labelled(cell, year.group(1)) : null;
        }
        FormField label = named(text);
        if (label != null) {
            value(cells, row, column + cells.width(row, column), label);
            return;
        }
        Matcher inOne = IN_ONE.matcher(text);
        if (inOne.matches()) {
            FormField field = named(inOne.group(1));
            String value = inOne.group(2).strip();
            if (field == null && FormField.plain(inOne.group(1)).equals("单位") && isMoney(value)) {
                field = FormField.MONEY_UNIT;
            }
            if (field != null) {
                found.putIfAbsent(field, new Labelled(cell, value));
            }
        }
    }

    private static boolean isMoney(String value) {
        return value.equals("万元") || value.equals("元");
    }

    private static FormField named(String text) {
        for (FormField field : FormField.LABELS) {
            if (field.names(text)) {
                return field;
            }
        }
        return null;
    }

    /** The next cell in the row that says something, unless that is another label. */
    private void value(FormCells cells, int row, int from, FormField label) {
        for (int column = from; column < cells.columns(); column++) {
            Cell cell = cells.at(row, column);
            String shown = FormCells.shown(cell);
            if (shown != null) {
                if (named(shown) == null) {
                    found.putIfAbsent(label, new Labelled(cell, null));
                }
                return;
            }
        }
    }

    /** 2023, 2023年, 2023年度; null for anything else. */
    static Integer year(String text) {
        Matcher year = YEAR.matcher(Grid.halfWidth(Grid.stripped(text)));
        return year.matches() ? Integer.valueOf(year.group(1)) : null;
    }

    /** The money unit in brackets, as in 预算数（万元）; null for none. */
    static String moneyIn(String text) {
        Matcher money = text == null ? null : MONEY.matcher(text);
        return money != null && money.find() ? money.group(1) : null;
    }
}
