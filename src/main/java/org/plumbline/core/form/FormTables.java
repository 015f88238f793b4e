package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.plumbline.core.dictionary.FormField;

/**
 * The indicator tables of one form: one, or several one below the other, such as one for the decision and one for the results.
 *
 * @param cells the rows of the form
 * @param tables in their order; empty where the sheet holds no form
 * @param beside other sheets that belong to the form, such as the one with its budget table
 */
record FormTables(FormGrid cells, List<FormTable> tables, List<FormGrid> beside) {

    private static final int LONGEST_START = 80;

    private static final Pattern TITLE = Pattern.compile(".{0,60}(?:自评|评价|复核)[^，。,;；]{0,8}表.{0,12}", Pattern.DOTALL);

    /** The forms of a sheet. A project name or a title between two tables begins another form. */
    static List<FormTables> findForms(FormGrid cells) {
        List<FormTable> found = findTables(cells);
        List<FormTables> forms = new ArrayList<>();
        int first = 0;
        int begun = 0;
        for (int next = 1; next < found.size(); next++) {
            int start = findStart(
                    cells, FormRows.end(found.get(next - 1)), found.get(next).header());
            if (start >= 0) {
                forms.add(of(cells.limitRows(begun, start), found.subList(first, next)));
                first = next;
                begun = start;
            }
        }
        if (forms.isEmpty()) {
            return List.of(new FormTables(cells, found, List.of()));
        }
        forms.add(of(cells.limitRows(begun, cells.rowCount()), found.subList(first, found.size())));
        return List.copyOf(forms);
    }

    /** The form whose headings are in a row that an answer names. */
    static FormTables ofHeader(FormGrid cells, int header) {
        FormTable table = new FormTable(cells, header, FormTable.findHeadings(cells, header, FormField.INDICATOR));
        return new FormTables(cells, List.of(table), List.of());
    }

    private static FormTables of(FormGrid cells, List<FormTable> tables) {
        return new FormTables(
                cells,
                tables.stream()
                        .map(table -> new FormTable(
                                cells, table.header(), table.columns(), Math.min(table.limit(), cells.rowCount())))
                        .toList(),
                List.of());
    }

    FormTables withBeside(List<FormGrid> sheets) {
        return new FormTables(cells, tables, List.copyOf(sheets));
    }

    /** The row between two tables with which another form begins; -1 where both belong to one. */
    private static int findStart(FormGrid cells, int from, int to) {
        for (int row = from; row < to; row++) {
            for (int column = 0; column < cells.columnCount(); column++) {
                String shown = cells.displayText(row, column);
                if (shown != null
                        && (beginsForm(cells, shown) || TITLE.matcher(shown).matches())) {
                    return row;
                }
            }
        }
        return -1;
    }

    /** Whether another form begins with a row: its first text is its title or the label of its project, with a value. */
    static boolean isStart(FormGrid cells, int row) {
        String first = cells.findFirstText(row);
        if (first == null || first.length() > LONGEST_START) {
            return false;
        }
        boolean valued =
                first.matches("(?s).*[：:]\\s*\\S.*") || cells.listOwnCells(row).size() > 1;
        return valued && beginsForm(cells, first) || TITLE.matcher(first).matches();
    }

    private static boolean beginsForm(FormGrid cells, String shown) {
        String label = shown.replaceFirst("(?s)[：:].*", "");
        return cells.dictionary().isHeadingOf(FormField.PROJECT, label)
                || cells.dictionary().isHeadingOf(FormField.SUBJECT, label);
    }

    private static List<FormTable> findTables(FormGrid cells) {
        List<FormTable> found = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        FormTable last = null;
        for (int row = 0; row < cells.rowCount(); row++) {
            FormTable here = new FormTable(cells, row, FormTable.findHeadings(cells, row, FormField.INDICATOR));
            boolean goesOn =
                    last != null && last.header() == row - 1 && here.columns().size() >= 2;
            if (!here.isIndicatorHeader() && !goesOn) {
                continue;
            }
            if (goesOn) {
                found.remove(found.size() - 1);
                here = here.withHeadingsBelow(last);
            } else {
                starts.add(row);
            }
            found.add(here);
            last = here;
        }
        for (int i = 0; i + 1 < found.size(); i++) {
            FormTable table = found.get(i);
            found.set(i, new FormTable(cells, table.header(), table.columns(), starts.get(i + 1)));
        }
        return found;
    }
}
