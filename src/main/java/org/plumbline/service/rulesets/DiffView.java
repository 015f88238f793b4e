package org.plumbline.service.rulesets;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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

/**
 * The differences between two versions, with rows matched by their ids.
 *
 * @param drlChanged whether the DRL rules differ as well
 * @param text one line a change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiffView(
        RuleSetView before,
        RuleSetView after,
        boolean drlChanged,
        List<String> sheetsAdded,
        List<String> sheetsRemoved,
        List<SheetDiffView> sheets,
        List<String> text) {

    /** A sheet of both versions. */
    public record SheetDiffView(
            String sheet, List<String> columnsAdded, List<String> columnsRemoved, List<ChangeView> changes) {}

    /** The kind of change of a row. */
    public enum RowChangeKind {
        ADDED,
        REMOVED,
        RENAMED,
        CHANGED
    }

    /**
     * @param rowBefore Excel's row number in the earlier workbook; null if the row was added
     * @param row the same in the later one; null if it was removed
     * @param before the earlier key of a renamed row, the earlier value of a changed cell; null if blank
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangeView(
            RowChangeKind kind,
            String key,
            Integer rowBefore,
            Integer row,
            String cell,
            String column,
            String unit,
            String before,
            String after,
            String text) {}

    static DiffView of(RuleSetView before, RuleSetView after, boolean drlChanged, ContentDiff diff, Locale locale) {
        return new DiffView(
                before,
                after,
                drlChanged,
                diff.added().stream().map(SheetContent::name).toList(),
                diff.removed().stream().map(SheetContent::name).toList(),
                toSheetViews(diff, locale),
                DiffSentences.describe(diff, locale));
    }

    /** The sheets that both workbooks have and that differ. */
    public static List<SheetDiffView> toSheetViews(ContentDiff diff, Locale locale) {
        List<SheetDiffView> sheets = new ArrayList<>();
        for (SheetDiff sheet : diff.sheets()) {
            sheets.add(new SheetDiffView(
                    sheet.name(),
                    columnLabels(sheet.columnsAdded(), locale),
                    columnLabels(sheet.columnsRemoved(), locale),
                    sheet.changes().stream()
                            .map(change -> toChangeView(sheet.name(), change, locale))
                            .toList()));
        }
        return List.copyOf(sheets);
    }

    /** Whether both score by the same rules. */
    @JsonIgnore
    public boolean isEmpty() {
        return text.isEmpty() && !drlChanged;
    }

    private static List<String> columnLabels(List<ContentColumn> columns, Locale locale) {
        return columns.stream().map(column -> column.label().in(locale)).toList();
    }

    private static ChangeView toChangeView(String sheet, RowChange change, Locale locale) {
        String text = DiffSentences.describe(sheet, change, locale);
        if (change instanceof AddedRow added) {
            int row = added.entry().row();
            return new ChangeView(RowChangeKind.ADDED, change.key(), null, row, null, null, null, null, null, text);
        }
        if (change instanceof RemovedRow removed) {
            int row = removed.entry().row();
            return new ChangeView(RowChangeKind.REMOVED, change.key(), row, null, null, null, null, null, null, text);
        }
        if (change instanceof RenamedRow renamed) {
            return new ChangeView(
                    RowChangeKind.RENAMED,
                    change.key(),
                    renamed.rowBefore(),
                    renamed.row(),
                    null,
                    null,
                    null,
                    renamed.before(),
                    null,
                    text);
        }
        return toChangeView((ChangedCell) change, text, locale);
    }

    private static ChangeView toChangeView(ChangedCell cell, String text, Locale locale) {
        return new ChangeView(
                RowChangeKind.CHANGED,
                cell.key(),
                cell.rowBefore(),
                cell.row(),
                cell.cell(),
                cell.column().label().in(locale),
                cell.unit(),
                cell.before(),
                cell.after(),
                text);
    }
}
