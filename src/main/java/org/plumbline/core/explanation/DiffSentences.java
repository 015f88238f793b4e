package org.plumbline.core.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.core.workbook.ContentDiff;
import org.plumbline.core.workbook.ContentDiff.AddedRow;
import org.plumbline.core.workbook.ContentDiff.ChangedCell;
import org.plumbline.core.workbook.ContentDiff.RemovedRow;
import org.plumbline.core.workbook.ContentDiff.RenamedRow;
import org.plumbline.core.workbook.ContentDiff.RowChange;
import org.plumbline.core.workbook.ContentDiff.SheetDiff;
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;

/** What changed between two workbooks, one line per change: the place, the row by its id, the old and the new value. */
public final class DiffSentences {

    private final Locale locale;
    private final boolean english;

    private DiffSentences(Locale locale) {
        this.locale = locale;
        this.english = "en".equals(locale.getLanguage());
    }

    /** Empty where nothing changed. */
    public static List<String> describe(ContentDiff diff, Locale locale) {
        return new DiffSentences(locale).describeAll(diff);
    }

    /** One change of a sheet, for a page that shows the changes beside their cells. */
    public static String describe(String sheet, RowChange change, Locale locale) {
        return new DiffSentences(locale).describeChange(sheet, change);
    }

    private List<String> describeAll(ContentDiff diff) {
        List<String> lines = new ArrayList<>();
        diff.added().forEach(sheet -> lines.add(describeSheet(sheet, "新增工作表“%s”，%d 行", "sheet %s added, %d rows")));
        diff.removed().forEach(sheet -> lines.add(describeSheet(sheet, "删除工作表“%s”，%d 行", "sheet %s removed, %d rows")));
        for (SheetDiff sheet : diff.sheets()) {
            sheet.columnsAdded()
                    .forEach(column -> lines.add(describeColumn(sheet, column, "%s：新增列“%s”", "%s: column %s added")));
            sheet.columnsRemoved()
                    .forEach(column -> lines.add(describeColumn(sheet, column, "%s：删除列“%s”", "%s: column %s removed")));
            sheet.changes().forEach(change -> lines.add(describeChange(sheet.name(), change)));
        }
        return List.copyOf(lines);
    }

    private String describeSheet(SheetContent sheet, String zh, String en) {
        return localize(zh, en, sheet.name(), sheet.entries().size());
    }

    private String describeColumn(SheetDiff sheet, ContentColumn column, String zh, String en) {
        return localize(zh, en, sheet.name(), column.label().in(locale));
    }

    private String describeChange(String sheet, RowChange change) {
        if (change instanceof ChangedCell changed) {
            return describePlace(sheet, changed.row(), changed.key()) + describeCell(changed);
        }
        if (change instanceof RenamedRow renamed) {
            return describePlace(sheet, renamed.row(), renamed.key())
                    + localize(
                            "编号 %s → %s，内容未变", "renamed %s → %s, all else as it was", renamed.before(), renamed.key());
        }
        if (change instanceof AddedRow added) {
            return describePlace(sheet, added.entry().row(), added.key())
                    + localize("新增一行", "row added")
                    + describeContent(added.entry(), added.columns());
        }
        RemovedRow removed = (RemovedRow) change;
        return describePlace(sheet, removed.entry().row(), removed.key())
                + localize("删除一行（原行号）", "row removed (its former number)")
                + describeContent(removed.entry(), removed.columns());
    }

    private String describePlace(String sheet, int row, String key) {
        return localize("%s 第 %d 行 %s：", "%s row %d %s: ", sheet, row, key);
    }

    private String describeCell(ChangedCell changed) {
        String change = changed.column().label().in(locale) + " " + quoteOrBlank(changed.before()) + " → "
                + quoteOrBlank(changed.after());
        return changed.unit() == null ? change : change + localize("（%s）", " (%s)", changed.unit());
    }

    private String quoteOrBlank(String value) {
        return Objects.requireNonNullElseGet(value, () -> localize("（空）", "(blank)"));
    }

    private String describeContent(ContentRow entry, List<ContentColumn> columns) {
        Stream<String> cells = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).part() != ColumnRole.KEY
                        && entry.values().get(i) != null)
                .mapToObj(i ->
                        columns.get(i).label().in(locale) + " " + entry.values().get(i));
        String content = cells.collect(Collectors.joining(localize("，", ", ")));
        return content.isEmpty() ? "" : localize("：", ": ") + content;
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
