package org.plumbline.publishing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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

/**
 * What differs between two versions, rows found by their ids.
 *
 * @param drlChanged whether the rules written in DRL differ as well
 * @param text one line a change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiffView(
        RuleSetView before,
        RuleSetView after,
        boolean drlChanged,
        List<String> sheetsAdded,
        List<String> sheetsRemoved,
        List<SheetView> sheets,
        List<String> text) {

    /** A sheet that both have. */
    public record SheetView(
            String sheet, List<String> columnsAdded, List<String> columnsRemoved, List<ChangeView> changes) {}

    /** What became of a row. */
    public enum Kind {
        ADDED,
        REMOVED,
        RENAMED,
        CHANGED
    }

    /**
     * @param rowBefore Excel's row number in the earlier workbook; null where the row was added
     * @param row the same in the later one; null where it was removed
     * @param before the earlier key of a renamed row, the earlier value of a changed cell; null where blank
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangeView(
            Kind kind,
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
        List<SheetView> sheets = new ArrayList<>();
        for (SheetDiff sheet : diff.sheets()) {
            sheets.add(new SheetView(
                    sheet.name(),
                    labels(sheet.columnsAdded(), locale),
                    labels(sheet.columnsRemoved(), locale),
                    sheet.changes().stream()
                            .map(change -> change(sheet.name(), change, locale))
                            .toList()));
        }
        return new DiffView(
                before,
                after,
                drlChanged,
                diff.added().stream().map(Sheet::name).toList(),
                diff.removed().stream().map(Sheet::name).toList(),
                List.copyOf(sheets),
                DiffSentences.of(diff, locale));
    }

    /** Whether the two score by the same rules. */
    @JsonIgnore
    public boolean isEmpty() {
        return text.isEmpty() && !drlChanged;
    }

    private static List<String> labels(List<Column> columns, Locale locale) {
        return columns.stream().map(column -> column.label().in(locale)).toList();
    }

    private static ChangeView change(String sheet, Change change, Locale locale) {
        String text = DiffSentences.of(sheet, change, locale);
        if (change instanceof Added added) {
            int row = added.entry().row();
            return new ChangeView(Kind.ADDED, change.key(), null, row, null, null, null, null, null, text);
        }
        if (change instanceof Removed removed) {
            int row = removed.entry().row();
            return new ChangeView(Kind.REMOVED, change.key(), row, null, null, null, null, null, null, text);
        }
        if (change instanceof Renamed renamed) {
            return new ChangeView(
                    Kind.RENAMED,
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
        Changed cell = (Changed) change;
        return new ChangeView(
                Kind.CHANGED,
                change.key(),
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
