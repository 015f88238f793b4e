package org.plumbline.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.explanation.DiffSentences;
import org.plumbline.ruleset.ContentDiff;
import org.plumbline.ruleset.ContentDiff.Added;
import org.plumbline.ruleset.ContentDiff.Change;
import org.plumbline.ruleset.ContentDiff.Changed;
import org.plumbline.ruleset.ContentDiff.Removed;
import org.plumbline.ruleset.ContentDiff.Renamed;
import org.plumbline.ruleset.ContentDiff.SheetDiff;
import org.plumbline.ruleset.WorkbookContent.Column;
import org.plumbline.ruleset.WorkbookContent.Sheet;

/** What changed between two versions, for a page: sheet by sheet, cell by cell. */
record DiffTable(List<Part> parts) {

    /** What became of a sheet, a column or a row. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        RENAMED
    }

    /** The changes of one sheet. */
    record Part(String sheet, Kind kind, List<Line> lines) {}

    /**
     * A change.
     *
     * @param key of the row; null for a column
     * @param row its number in the later version; null where it has it not
     * @param rowBefore its number in the earlier one; null likewise
     * @param cell its address in the later version; null where there is none
     * @param column label; null where the row as a whole is meant
     * @param unit null where there is none
     * @param before null where blank
     * @param after null where blank
     * @param anchor of its place on the later version's page; null where that has none
     */
    record Line(
            Kind kind,
            String key,
            Integer row,
            Integer rowBefore,
            String cell,
            String column,
            String unit,
            String before,
            String after,
            String anchor,
            String sentence) {}

    static DiffTable of(ContentDiff diff, Locale locale) {
        List<Part> parts = new ArrayList<>();
        diff.added().forEach(sheet -> parts.add(whole(sheet, Kind.ADDED)));
        diff.removed().forEach(sheet -> parts.add(whole(sheet, Kind.REMOVED)));
        for (SheetDiff sheet : diff.sheets()) {
            List<Line> lines = new ArrayList<>();
            sheet.columnsAdded().forEach(column -> lines.add(column(column, Kind.ADDED, locale)));
            sheet.columnsRemoved().forEach(column -> lines.add(column(column, Kind.REMOVED, locale)));
            sheet.changes().forEach(change -> lines.add(line(sheet.name(), change, locale)));
            parts.add(new Part(sheet.name(), Kind.CHANGED, List.copyOf(lines)));
        }
        return new DiffTable(List.copyOf(parts));
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Number of changes; a sheet that came or went is one. */
    public int count() {
        return parts.stream().mapToInt(part -> Math.max(1, part.lines().size())).sum();
    }

    private static Part whole(Sheet sheet, Kind kind) {
        return new Part(sheet.name(), kind, List.of());
    }

    private static Line column(Column column, Kind kind, Locale locale) {
        return new Line(kind, null, null, null, null, column.label().in(locale), null, null, null, null, null);
    }

    private static Line line(String sheet, Change change, Locale locale) {
        String sentence = DiffSentences.of(sheet, change, locale);
        if (change instanceof Changed changed) {
            return new Line(
                    Kind.CHANGED,
                    changed.key(),
                    changed.row(),
                    changed.rowBefore(),
                    changed.cell(),
                    changed.column().label().in(locale),
                    changed.unit(),
                    changed.before(),
                    changed.after(),
                    changed.cell() == null ? Place.row(sheet, changed.row()) : Place.cell(sheet, changed.cell()),
                    sentence);
        }
        if (change instanceof Renamed renamed) {
            return row(Kind.RENAMED, renamed.key(), renamed.row(), renamed.rowBefore(), sheet, sentence);
        }
        if (change instanceof Added added) {
            return row(Kind.ADDED, added.key(), added.entry().row(), null, sheet, sentence);
        }
        Removed removed = (Removed) change;
        return row(Kind.REMOVED, removed.key(), null, removed.entry().row(), sheet, sentence);
    }

    private static Line row(Kind kind, String key, Integer row, Integer rowBefore, String sheet, String sentence) {
        String anchor = row == null ? null : Place.row(sheet, row);
        return new Line(kind, key, row, rowBefore, null, null, null, null, null, anchor, sentence);
    }
}
