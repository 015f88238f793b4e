package org.plumbline.core.workbook;

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
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.core.workbook.WorkbookContent.SheetKind;

/**
 * The changes between two workbooks. Rows are matched by their key and columns by their name, so that sorting,
 * inserting and formatting change nothing; numbers are compared by value.
 *
 * @param added sheets that only the later workbook has
 * @param removed sheets that only the earlier one has
 * @param sheets those that both have and that differ, in the later workbook's order
 */
public record ContentDiff(List<SheetContent> added, List<SheetContent> removed, List<SheetDiff> sheets) {

    /**
     * @param columnsAdded only in the later sheet; their cells that are not blank are changes too
     * @param columnsRemoved only in the earlier one
     * @param changes in the later sheet's order, removed rows last
     */
    public record SheetDiff(
            String name,
            SheetKind kind,
            List<ContentColumn> columnsAdded,
            List<ContentColumn> columnsRemoved,
            List<RowChange> changes) {

        boolean isEmpty() {
            return columnsAdded.isEmpty() && columnsRemoved.isEmpty() && changes.isEmpty();
        }
    }

    /** The kind of change of a row. */
    public sealed interface RowChange {

        /** Key of the row, the later one where it was renamed. */
        String key();
    }

    public record AddedRow(ContentRow entry, List<ContentColumn> columns) implements RowChange {
        @Override
        public String key() {
            return entry.key();
        }
    }

    public record RemovedRow(ContentRow entry, List<ContentColumn> columns) implements RowChange {
        @Override
        public String key() {
            return entry.key();
        }
    }

    /** A row with another key and otherwise unchanged. */
    public record RenamedRow(String before, String key, int rowBefore, int row) implements RowChange {}

    /**
     * One cell of a row.
     *
     * @param cell its address in the later workbook; null where the column was removed
     * @param unit of the value, where the later row states it; null otherwise
     * @param before null where blank
     * @param after null where blank
     */
    public record ChangedCell(
            String key,
            int rowBefore,
            int row,
            String cell,
            ContentColumn column,
            String unit,
            String before,
            String after)
            implements RowChange {}

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && sheets.isEmpty();
    }

    public static ContentDiff between(WorkbookContent before, WorkbookContent after) {
        List<SheetDiff> sheets = new ArrayList<>();
        for (SheetContent sheet : after.sheets()) {
            before.findSheet(sheet.name())
                    .map(earlier -> new SheetComparison(earlier, sheet).compare())
                    .filter(diff -> !diff.isEmpty())
                    .ifPresent(sheets::add);
        }
        return new ContentDiff(findMissingSheets(before, after), findMissingSheets(after, before), List.copyOf(sheets));
    }

    /** The sheets of one workbook that another does not have. */
    private static List<SheetContent> findMissingSheets(WorkbookContent in, WorkbookContent of) {
        return of.sheets().stream()
                .filter(sheet -> in.findSheet(sheet.name()).isEmpty())
                .toList();
    }

    /** A column in both sheets; an index of -1 where one does not have it. */
    private record ColumnPair(ContentColumn column, int before, int after) {

        String findBefore(ContentRow entry) {
            return before < 0 ? null : entry.values().get(before);
        }

        String findAfter(ContentRow entry) {
            return after < 0 ? null : entry.values().get(after);
        }

        String canonicalize(String value) {
            return ContentDiff.canonicalize(column, value);
        }
    }

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,20})(\\.\\d{1,20})?");

    /**
     * Equal texts for equal numbers, where the column holds numbers: 001 is not a number, and a rule's text never is.
     */
    private static String canonicalize(ContentColumn column, String value) {
        boolean numeric = column.snippet() == null || column.snippet().contains("new BigDecimal(");
        return value != null && numeric && NUMBER.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private static final class SheetComparison {

        private final SheetContent before;
        private final SheetContent after;
        private final List<ColumnPair> pairs = new ArrayList<>();
        private final List<RowChange> changes = new ArrayList<>();

        SheetComparison(SheetContent before, SheetContent after) {
            this.before = before;
            this.after = after;
            for (int i = 0; i < after.columns().size(); i++) {
                ContentColumn column = after.columns().get(i);
                pairs.add(new ColumnPair(column, findIndex(before, column), i));
            }
            for (int i = 0; i < before.columns().size(); i++) {
                ContentColumn column = before.columns().get(i);
                if (findIndex(after, column) < 0) {
                    pairs.add(new ColumnPair(column, i, -1));
                }
            }
            pairs.removeIf(pair -> pair.column().part() == ColumnRole.KEY);
        }

        private static int findIndex(SheetContent sheet, ContentColumn wanted) {
            for (int i = 0; i < sheet.columns().size(); i++) {
                if (findName(sheet.columns().get(i)).equals(findName(wanted))) {
                    return i;
                }
            }
            return -1;
        }

        private static String findName(ContentColumn column) {
            return column.snippet() == null ? column.label().zh() : column.snippet();
        }

        SheetDiff compare() {
            Map<String, ContentRow> earlier = indexByKey(before);
            Map<String, ContentRow> later = indexByKey(after);
            List<ContentRow> gone = findGone(earlier, later);
            Map<List<String>, List<ContentRow>> nameless = groupByValues(gone);
            List<ContentRow> renamed = new ArrayList<>();
            later.forEach((key, entry) -> {
                if (earlier.containsKey(key)) {
                    compareCells(earlier.get(key), entry);
                } else if (hasContent(after, entry)) {
                    Optional<ContentRow> former = findFormer(nameless, entry);
                    former.ifPresent(renamed::add);
                    changes.add(
                            former.<RowChange>map(row -> new RenamedRow(row.key(), entry.key(), row.row(), entry.row()))
                                    .orElseGet(() -> new AddedRow(entry, after.columns())));
                }
            });
            gone.stream()
                    .filter(row -> !renamed.contains(row))
                    .forEach(row -> changes.add(new RemovedRow(row, before.columns())));
            return new SheetDiff(
                    after.name(),
                    after.kind(),
                    selectColumns(pair -> pair.before() < 0),
                    selectColumns(pair -> pair.after() < 0),
                    List.copyOf(changes));
        }

        private List<ContentRow> findGone(Map<String, ContentRow> earlier, Map<String, ContentRow> later) {
            return earlier.entrySet().stream()
                    .filter(row -> !later.containsKey(row.getKey()))
                    .map(Map.Entry::getValue)
                    .filter(row -> hasContent(before, row))
                    .toList();
        }

        private List<ContentColumn> selectColumns(Predicate<ColumnPair> which) {
            return pairs.stream().filter(which).map(ColumnPair::column).toList();
        }

        /** A setting without a value equals an absent one. */
        private static boolean hasContent(SheetContent sheet, ContentRow entry) {
            return sheet.kind() != SheetKind.SETTINGS || entry.values().stream().anyMatch(Objects::nonNull);
        }

        /** Duplicate keys, which no accepted table has, are distinguished by their order. */
        private static Map<String, ContentRow> indexByKey(SheetContent sheet) {
            Map<String, ContentRow> rows = new LinkedHashMap<>();
            Map<String, Integer> seen = new HashMap<>();
            for (ContentRow entry : sheet.entries()) {
                int nth = seen.merge(entry.key(), 1, Integer::sum);
                rows.put(nth == 1 ? entry.key() : entry.key() + "\n" + nth, entry);
            }
            return rows;
        }

        /** Rows by their content without the key; empty where keys are fixed. */
        private Map<List<String>, List<ContentRow>> groupByValues(List<ContentRow> gone) {
            Map<List<String>, List<ContentRow>> rows = new HashMap<>();
            if (after.kind() != SheetKind.SETTINGS
                    && after.kind() != SheetKind.THRESHOLDS
                    && after.kind() != SheetKind.LINES) {
                for (ContentRow entry : gone) {
                    List<String> values = listValues(entry, true);
                    if (values.stream().anyMatch(Objects::nonNull)) {
                        rows.computeIfAbsent(values, none -> new ArrayList<>()).add(entry);
                    }
                }
            }
            return rows;
        }

        private Optional<ContentRow> findFormer(Map<List<String>, List<ContentRow>> nameless, ContentRow entry) {
            Iterator<ContentRow> same = nameless.getOrDefault(listValues(entry, false), new ArrayList<>())
                    .iterator();
            if (!same.hasNext()) {
                return Optional.empty();
            }
            ContentRow first = same.next();
            same.remove();
            return Optional.of(first);
        }

        private List<String> listValues(ContentRow entry, boolean earlier) {
            List<String> values = new ArrayList<>();
            for (ColumnPair pair : pairs) {
                values.add(pair.canonicalize(earlier ? pair.findBefore(entry) : pair.findAfter(entry)));
            }
            return values;
        }

        private void compareCells(ContentRow earlier, ContentRow later) {
            for (ColumnPair pair : pairs) {
                String old = pair.findBefore(earlier);
                String now = pair.findAfter(later);
                if (!Objects.equals(pair.canonicalize(old), pair.canonicalize(now))) {
                    changes.add(new ChangedCell(
                            later.key(),
                            earlier.row(),
                            later.row(),
                            pair.after() < 0 ? null : later.formatAddress(pair.column()),
                            pair.column(),
                            UnitLookup.findUnit(after, later, pair.column()),
                            old,
                            now));
                }
            }
        }
    }

    /** The column that states the unit of another one. */
    private static final class UnitLookup {

        private static final String POINTS = "分";
        private static final Map<String, String> BESIDE = Map.of(
                "每步扣", "扣分单位",
                "得分", "得分单位",
                "步长", "偏差口径",
                "目标值", "单位");

        private UnitLookup() {}

        static String findUnit(SheetContent sheet, ContentRow entry, ContentColumn column) {
            String label = column.label().zh();
            if (label.equals("权重") || sheet.kind() == SheetKind.TABLE && label.equals("下限")) {
                return POINTS;
            }
            int beside = BESIDE.containsKey(label) ? sheet.findColumn(BESIDE.get(label)) : -1;
            return beside < 0 ? null : entry.values().get(beside);
        }
    }
}
