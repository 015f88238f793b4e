package org.plumbline.core.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;

/** The cells of one row by their column's Chinese label. It remembers which were asked for, so that none goes untold. */
final class RowCells {

    /** A filled cell under its column. */
    record FilledCell(ContentColumn column, String value) {}

    private final SheetContent sheet;
    private final ContentRow entry;
    private final Set<Integer> unconsumed = new TreeSet<>();

    RowCells(SheetContent sheet, ContentRow entry) {
        this.sheet = sheet;
        this.entry = entry;
        for (int i = 0; i < sheet.columns().size(); i++) {
            ColumnRole part = sheet.columns().get(i).part();
            if (part != ColumnRole.KEY
                    && part != ColumnRole.REMARK
                    && entry.values().get(i) != null) {
                unconsumed.add(i);
            }
        }
    }

    String tableType() {
        return sheet.form() == null ? "" : sheet.form();
    }

    String key() {
        return entry.key();
    }

    /** Null where blank or where the sheet has no such column. */
    String consume(String label) {
        int column = sheet.findColumn(label);
        unconsumed.remove(column);
        return column < 0 ? null : entry.values().get(column);
    }

    String consume(String label, String blank) {
        String value = consume(label);
        return value == null ? blank : value;
    }

    boolean contains(String label) {
        int column = sheet.findColumn(label);
        return column >= 0 && entry.values().get(column) != null;
    }

    List<FilledCell> consumeConditions() {
        return listFilled(ColumnRole.CONDITION);
    }

    /** What was not asked for up to now. */
    List<FilledCell> consumeRest() {
        return listFilled(null);
    }

    private List<FilledCell> listFilled(ColumnRole part) {
        List<FilledCell> filled = new ArrayList<>();
        for (int i : List.copyOf(unconsumed)) {
            ContentColumn column = sheet.columns().get(i);
            if (part == null || column.part() == part) {
                filled.add(new FilledCell(column, entry.values().get(i)));
                unconsumed.remove(i);
            }
        }
        return filled;
    }
}
