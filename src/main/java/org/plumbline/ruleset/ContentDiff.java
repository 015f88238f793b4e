package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.plumbline.ruleset.WorkbookContent.Column;
import org.plumbline.ruleset.WorkbookContent.Entry;
import org.plumbline.ruleset.WorkbookContent.Kind;
import org.plumbline.ruleset.WorkbookContent.Part;
import org.plumbline.ruleset.WorkbookContent.Sheet;

/**
 * What was changed between two workbooks. Rows are found by their key and columns by their name, so that sorting, inserting
 * and formatting change nothing; numbers are compared by value.
 *
 * @param added sheets that only the later workbook has
 * @param removed sheets that only the earlier one has
 * @param sheets those that both have and that differ, in the later workbook's order
 */
public record ContentDiff(List<Sheet> added, List<Sheet> removed, List<SheetDiff> sheets) {

    /**
     * @param columnsAdded only in the later sheet; those of their cells that say something are changes too
     * @param columnsRemoved only in the earlier one
     * @param changes in the later sheet's order, removed rows last
     */
    public record SheetDiff(
            String name, Kind kind, List<Column> columnsAdded, List<Column> columnsRemoved, List<Change> changes) {

        boolean isEmpty() {
            return columnsAdded.isEmpty() && columnsRemoved.isEmpty() && changes.isEmpty();
        }
    }

    /** What became of a row. */
    public sealed interface Change {

        /** Key of the row, the later one where it was renamed. */
        String key();
    }

    public record Added(Entry entry, List<Column> columns) implements Change {
        @Override
        public String key() {
            return entry.key();
        }
    }

    public record Removed(Entry entry, List<Column> columns) implements Change {
        @Override
        public String key() {
            return entry.key();
        }
    }

    /** A row with another key and all else as it was. */
    public record Renamed(String before, String key, int rowBefore, int row) implements Change {}

    /**
     * One cell of a row.
     *
     * @param cell its address in the later workbook; null where the column was removed
     * @param unit of the value, where the later row says it; null otherwise
     * @param before null where blank
     * @param after null where blank
     */
    public record Changed(
            String key, int rowBefore, int row, String cell, Column column, String unit, String before, String after)
            implements Change {}

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && sheets.isEmpty();
    }

    public static ContentDiff between(WorkbookContent before, WorkbookContent after) {
        List<SheetDiff> sheets = new ArrayList<>();
        for (Sheet sheet : after.sheets()) {
            before.sheet(sheet.name())
                    .map(earlier -> new Comparison(earlier, sheet).diff())
                    .filter(diff -> !diff.isEmpty())
                    .ifPresent(sheets::add);
        }
        return new ContentDiff(lacking(before, after), lacking(after, before), List.copyOf(sheets));
    }

    /** The sheets of one workbook that another has not. */
    private static List<Sheet> lacking(WorkbookContent in, WorkbookContent of) {
        return of.sheets().stream()
                .filter(sheet -> in.sheet(sheet.name()).isEmpty())
                .toList();
    }

    /** A column in both sheets; an index of -1 where one has it not. */
    private record Pair(Column column, int before, int after) {

        String before(Entry entry) {
            return before < 0 ? null : entry.values().get(before);
        }

        String after(Entry entry) {
            return after < 0 ? null : entry.values().get(after);
        }

        String canonical(String value) {
            return ContentDiff.canonical(column, value);
        }
    }

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,20})(\\.\\d{1,20})?");

    /** Equal texts for equal numbers, where the column takes numbers: 001 is no number, and a rule's text is never one. */
    private static String canonical(Column column, String value) {
        boolean numeric = column.snippet() == null || column.snippet().contains("new BigDecimal(");
        return value != null && numeric && NUMBER.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private static final class Comparison {

        private final Sheet before;
        private final Sheet after;
        private final List<Pair> pairs = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();

        Comparison(Sheet before, Sheet after) {
            this.before = before;
            this.after = after;
            for (int i = 0; i < after.columns().size(); i++) {
                Column column = after.columns().get(i);
                pairs.add(new Pair(column, index(before, column), i));
            }
            for (int i = 0; i < before.columns().size(); i++) {
                Column column = before.columns().get(i);
                if (index(after, column) < 0) {
                    pairs.add(new Pair(column, i, -1));
                }
            }
            pairs.removeIf(pair -> pair.column().part() == Part.KEY);
        }

        private static int index(Sheet sheet, Column wanted) {
            for (int i = 0; i < sheet.columns().size(); i++) {
                if (name(sheet.columns().get(i)).equals(name(wanted))) {
                    return i;
                }
            }
            return -1;
        }

        private static String name(Column column) {
            return column.snippet() == null ? column.label().zh() : column.snippet();
        }

        SheetDiff diff() {
            Map<String, Entry> earlier = byKey(before);
            Map<String, Entry> later = byKey(after);
            List<Entry> gone = earlier.entrySet().stream()
                    .filter(row -> !later.containsKey(row.getKey()))
                    .map(Map.Entry::getValue)
                    .filter(row -> saysMore(before, row))
                    .toList();
            Map<List<String>, List<Entry>> nameless = nameless(gone);
            List<Entry> renamed = new ArrayList<>();
            later.forEach((key, entry) -> {
                if (earlier.containsKey(key)) {
                    cells(earlier.get(key), entry);
                } else if (saysMore(after, entry)) {
                    Optional<Entry> former = former(nameless, entry);
                    former.ifPresent(renamed::add);
                    changes.add(former.<Change>map(row -> new Renamed(row.key(), entry.key(), row.row(), entry.row()))
                            .orElseGet(() -> new Added(entry, after.columns())));
                }
            });
            gone.stream()
                    .filter(row -> !renamed.contains(row))
                    .forEach(row -> changes.add(new Removed(row, before.columns())));
            return new SheetDiff(
                    after.name(),
                    after.kind(),
                    columns(pair -> pair.before() < 0),
                    columns(pair -> pair.after() < 0),
                    List.copyOf(changes));
        }

        private List<Column> columns(Predicate<Pair> which) {
            return pairs.stream().filter(which).map(Pair::column).toList();
        }

        /** A setting without a value says as much as none. */
        private static boolean saysMore(Sheet sheet, Entry entry) {
            return sheet.kind() != Kind.SETTINGS || entry.values().stream().anyMatch(Objects::nonNull);
        }

        /** Keys that stand more than once, which no accepted table has, are told apart by their order. */
        private static Map<String, Entry> byKey(Sheet sheet) {
            Map<String, Entry> rows = new LinkedHashMap<>();
            Map<String, Integer> seen = new HashMap<>();
            for (Entry entry : sheet.entries()) {
                int nth = seen.merge(entry.key(), 1, Integer::sum);
                rows.put(nth == 1 ? entry.key() : entry.key() + "\n" + nth, entry);
            }
            return rows;
        }

        /** Rows by what they say besides their key; none where keys are fixed words. */
        private Map<List<String>, List<Entry>> nameless(List<Entry> gone) {
            Map<List<String>, List<Entry>> rows = new HashMap<>();
            if (after.kind() != Kind.SETTINGS && after.kind() != Kind.THRESHOLDS) {
                for (Entry entry : gone) {
                    List<String> values = values(entry, true);
                    if (values.stream().anyMatch(Objects::nonNull)) {
                        rows.computeIfAbsent(values, none -> new ArrayList<>()).add(entry);
                    }
                }
            }
            return rows;
        }

        private Optional<Entry> former(Map<List<String>, List<Entry>> nameless, Entry entry) {
            Iterator<Entry> same = nameless.getOrDefault(values(entry, false), new ArrayList<>())
                    .iterator();
            if (!same.hasNext()) {
                return Optional.empty();
            }
            Entry first = same.next();
            same.remove();
            return Optional.of(first);
        }

        private List<String> values(Entry entry, boolean earlier) {
            List<String> values = new ArrayList<>();
            for (Pair pair : pairs) {
                values.add(pair.canonical(earlier ? pair.before(entry) : pair.after(entry)));
            }
            return values;
        }

        private void cells(Entry earlier, Entry later) {
            for (Pair pair : pairs) {
                String old = pair.before(earlier);
                String now = pair.after(later);
                if (!Objects.equals(pair.canonical(old), pair.canonical(now))) {
                    changes.add(new Changed(
                            later.key(),
                            earlier.row(),
                            later.row(),
                            pair.after() < 0 ? null : later.address(pair.column()),
                            pair.column(),
                            Units.of(after, later, pair.column()),
                            old,
                            now));
                }
            }
        }
    }

    /** Which column says the unit of another one. */
    private static final class Units {

        private static final String POINTS = "分";
        private static final Map<String, String> BESIDE = Map.of(
                "每步扣", "扣分单位",
                "得分", "得分单位",
                "步长", "偏差口径",
                "目标值", "单位");

        private Units() {}

        static String of(Sheet sheet, Entry entry, Column column) {
            String label = column.label().zh();
            if (label.equals("权重") || sheet.kind() == Kind.TABLE && label.equals("下限")) {
                return POINTS;
            }
            int beside = BESIDE.containsKey(label) ? sheet.column(BESIDE.get(label)) : -1;
            return beside < 0 ? null : entry.values().get(beside);
        }
    }
}
