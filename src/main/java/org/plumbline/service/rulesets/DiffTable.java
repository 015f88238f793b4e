package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.explanation.DiffSentences;
import org.plumbline.core.workbook.ContentDiff;
import org.plumbline.core.workbook.ContentDiff.AddedRow;
import org.plumbline.core.workbook.ContentDiff.ChangedCell;
import org.plumbline.core.workbook.ContentDiff.RemovedRow;
import org.plumbline.core.workbook.ContentDiff.RenamedRow;
import org.plumbline.core.workbook.ContentDiff.RowChange;
import org.plumbline.core.workbook.ContentDiff.SheetDiff;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;

/** The differences between two versions, for a page: sheet by sheet, cell by cell. */
public record DiffTable(List<SheetChanges> parts) {

    /** The kind of change of a sheet, a column or a row. */
    public enum ChangeKind {
        ADDED,
        REMOVED,
        CHANGED,
        RENAMED
    }

    /** The changes of one sheet. */
    public record SheetChanges(String sheet, ChangeKind kind, List<ChangeLine> lines) {}

    /**
     * A change.
     *
     * @param key of the row; null for a column
     * @param row its number in the later version; null if it is not there
     * @param rowBefore its number in the earlier one; null likewise
     * @param cell its address in the later version; null if there is none
     * @param column label; null if the whole row is meant
     * @param unit null if there is none
     * @param before null if blank
     * @param after null if blank
     * @param anchor of its place on the later version's page; null if that has none
     */
    public record ChangeLine(
            ChangeKind kind,
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

    public static DiffTable of(ContentDiff diff, Locale locale) {
        List<SheetChanges> parts = new ArrayList<>();
        diff.added().forEach(sheet -> parts.add(wholeSheetChange(sheet, ChangeKind.ADDED)));
        diff.removed().forEach(sheet -> parts.add(wholeSheetChange(sheet, ChangeKind.REMOVED)));
        for (SheetDiff sheet : diff.sheets()) {
            List<ChangeLine> lines = new ArrayList<>();
            sheet.columnsAdded().forEach(column -> lines.add(toColumnLine(column, ChangeKind.ADDED, locale)));
            sheet.columnsRemoved().forEach(column -> lines.add(toColumnLine(column, ChangeKind.REMOVED, locale)));
            sheet.changes().forEach(change -> lines.add(toChangeLine(sheet.name(), change, locale)));
            parts.add(new SheetChanges(sheet.name(), ChangeKind.CHANGED, List.copyOf(lines)));
        }
        return new DiffTable(List.copyOf(parts));
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Number of changes; an added or removed sheet is one. */
    public int count() {
        return parts.stream().mapToInt(part -> Math.max(1, part.lines().size())).sum();
    }

    private static SheetChanges wholeSheetChange(SheetContent sheet, ChangeKind kind) {
        return new SheetChanges(sheet.name(), kind, List.of());
    }

    private static ChangeLine toColumnLine(ContentColumn column, ChangeKind kind, Locale locale) {
        return new ChangeLine(kind, null, null, null, null, column.label().in(locale), null, null, null, null, null);
    }

    private static ChangeLine toChangeLine(String sheet, RowChange change, Locale locale) {
        String sentence = DiffSentences.describe(sheet, change, locale);
        if (change instanceof ChangedCell changed) {
            return new ChangeLine(
                    ChangeKind.CHANGED,
                    changed.key(),
                    changed.row(),
                    changed.rowBefore(),
                    changed.cell(),
                    changed.column().label().in(locale),
                    changed.unit(),
                    changed.before(),
                    changed.after(),
                    changed.cell() == null
                            ? PageAnchors.rowAnchor(sheet, changed.row())
                            : PageAnchors.cellAnchor(sheet, changed.cell()),
                    sentence);
        }
        if (change instanceof RenamedRow renamed) {
            return toRowLine(ChangeKind.RENAMED, renamed.key(), renamed.row(), renamed.rowBefore(), sheet, sentence);
        }
        if (change instanceof AddedRow added) {
            return toRowLine(ChangeKind.ADDED, added.key(), added.entry().row(), null, sheet, sentence);
        }
        RemovedRow removed = (RemovedRow) change;
        return toRowLine(
                ChangeKind.REMOVED, removed.key(), null, removed.entry().row(), sheet, sentence);
    }

    private static ChangeLine toRowLine(
            ChangeKind kind, String key, Integer row, Integer rowBefore, String sheet, String sentence) {
        String anchor = row == null ? null : PageAnchors.rowAnchor(sheet, row);
        return new ChangeLine(kind, key, row, rowBefore, null, null, null, null, null, anchor, sentence);
    }
}
