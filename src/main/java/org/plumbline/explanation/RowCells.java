package org.plumbline.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.ruleset.WorkbookContent.Column;
import org.plumbline.ruleset.WorkbookContent.Entry;
import org.plumbline.ruleset.WorkbookContent.Part;
import org.plumbline.ruleset.WorkbookContent.Sheet;

/** The cells of one row by their column's Chinese label. It remembers which were asked for, so that none goes untold. */
final class RowCells {

    /** A filled cell under its column. */
    record Filled(Column column, String value) {}

    private final Sheet sheet;
    private final Entry entry;
    private final Set<Integer> untold = new TreeSet<>();

    RowCells(Sheet sheet, Entry entry) {
        this.sheet = sheet;
        this.entry = entry;
        for (int i = 0; i < sheet.columns().size(); i++) {
            Part part = sheet.columns().get(i).part();
            if (part != Part.KEY && part != Part.REMARK && entry.values().get(i) != null) {
                untold.add(i);
            }
        }
    }

    String form() {
        return sheet.form() == null ? "" : sheet.form();
    }

    String key() {
        return entry.key();
    }

    /** Null where blank or where the sheet has no such column. */
    String tell(String label) {
        int column = sheet.column(label);
        untold.remove(column);
        return column < 0 ? null : entry.values().get(column);
    }

    String tell(String label, String blank) {
        String value = tell(label);
        return value == null ? blank : value;
    }

    boolean has(String label) {
        int column = sheet.column(label);
        return column >= 0 && entry.values().get(column) != null;
    }

    List<Filled> conditions() {
        return filled(Part.CONDITION);
    }

    /** What was not asked for up to now. */
    List<Filled> rest() {
        return filled(null);
    }

    private List<Filled> filled(Part part) {
        List<Filled> filled = new ArrayList<>();
        for (int i : List.copyOf(untold)) {
            Column column = sheet.columns().get(i);
            if (part == null || column.part() == part) {
                filled.add(new Filled(column, entry.values().get(i)));
                untold.remove(i);
            }
        }
        return filled;
    }
}
