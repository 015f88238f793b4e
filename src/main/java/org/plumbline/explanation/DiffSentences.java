package org.plumbline.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.ruleset.ContentDiff;
import org.plumbline.ruleset.ContentDiff.Added;
import org.plumbline.ruleset.ContentDiff.Change;
import org.plumbline.ruleset.ContentDiff.Changed;
import org.plumbline.ruleset.ContentDiff.Removed;
import org.plumbline.ruleset.ContentDiff.Renamed;
import org.plumbline.ruleset.ContentDiff.SheetDiff;
import org.plumbline.ruleset.WorkbookContent.Column;
import org.plumbline.ruleset.WorkbookContent.Entry;
import org.plumbline.ruleset.WorkbookContent.Part;
import org.plumbline.ruleset.WorkbookContent.Sheet;

/** What changed between two workbooks, one line a change: where, which row by its id, what it was and what it is. */
public final class DiffSentences {

    private final Locale locale;
    private final boolean english;

    private DiffSentences(Locale locale) {
        this.locale = locale;
        this.english = "en".equals(locale.getLanguage());
    }

    /** Empty where nothing changed. */
    public static List<String> of(ContentDiff diff, Locale locale) {
        return new DiffSentences(locale).lines(diff);
    }

    /** One change of a sheet, for a page that shows the changes beside their cells. */
    public static String of(String sheet, Change change, Locale locale) {
        return new DiffSentences(locale).change(sheet, change);
    }

    private List<String> lines(ContentDiff diff) {
        List<String> lines = new ArrayList<>();
        diff.added().forEach(sheet -> lines.add(whole(sheet, "新增工作表“%s”，%d 行", "sheet %s added, %d rows")));
        diff.removed().forEach(sheet -> lines.add(whole(sheet, "删除工作表“%s”，%d 行", "sheet %s removed, %d rows")));
        for (SheetDiff sheet : diff.sheets()) {
            sheet.columnsAdded()
                    .forEach(column -> lines.add(column(sheet, column, "%s：新增列“%s”", "%s: column %s added")));
            sheet.columnsRemoved()
                    .forEach(column -> lines.add(column(sheet, column, "%s：删除列“%s”", "%s: column %s removed")));
            sheet.changes().forEach(change -> lines.add(change(sheet.name(), change)));
        }
        return List.copyOf(lines);
    }

    private String whole(Sheet sheet, String zh, String en) {
        return say(zh, en, sheet.name(), sheet.entries().size());
    }

    private String column(SheetDiff sheet, Column column, String zh, String en) {
        return say(zh, en, sheet.name(), column.label().in(locale));
    }

    private String change(String sheet, Change change) {
        if (change instanceof Changed changed) {
            return place(sheet, changed.row(), changed.key()) + cell(changed);
        }
        if (change instanceof Renamed renamed) {
            return place(sheet, renamed.row(), renamed.key())
                    + say("编号 %s → %s，内容未变", "renamed %s → %s, all else as it was", renamed.before(), renamed.key());
        }
        if (change instanceof Added added) {
            return place(sheet, added.entry().row(), added.key())
                    + say("新增一行", "row added")
                    + content(added.entry(), added.columns());
        }
        Removed removed = (Removed) change;
        return place(sheet, removed.entry().row(), removed.key())
                + say("删除一行（原行号）", "row removed (its former number)")
                + content(removed.entry(), removed.columns());
    }

    private String place(String sheet, int row, String key) {
        return say("%s 第 %d 行 %s：", "%s row %d %s: ", sheet, row, key);
    }

    private String cell(Changed changed) {
        String change =
                changed.column().label().in(locale) + " " + shown(changed.before()) + " → " + shown(changed.after());
        return changed.unit() == null ? change : change + say("（%s）", " (%s)", changed.unit());
    }

    private String shown(String value) {
        return Objects.requireNonNullElseGet(value, () -> say("（空）", "(blank)"));
    }

    private String content(Entry entry, List<Column> columns) {
        Stream<String> cells = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).part() != Part.KEY && entry.values().get(i) != null)
                .mapToObj(i ->
                        columns.get(i).label().in(locale) + " " + entry.values().get(i));
        String content = cells.collect(Collectors.joining(say("，", ", ")));
        return content.isEmpty() ? "" : say("：", ": ") + content;
    }

    private String say(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
