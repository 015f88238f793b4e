package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.explanation.WorkbookInterpretation.RowInterpretation;
import org.plumbline.core.explanation.WorkbookInterpretation.SheetInterpretation;
import org.plumbline.core.workbook.SheetExcerpt;
import org.plumbline.core.workbook.WorkbookContent;

/**
 * A sheet as a page shows it: column letters above, row numbers beside, notes in their cells.
 *
 * @param summary what was read from it; null if it was not read
 * @param folded the technical rows, hidden by default
 * @param leftOut rows not shown
 */
record SheetView(
        String name,
        String anchor,
        String summary,
        List<ColumnView> columns,
        List<RowView> folded,
        List<RowView> rows,
        int leftOut,
        long notes) {

    /** Maximum rows shown of an accepted sheet, besides those with notes. */
    private static final int MAX_ROWS = 1_000;

    /** Rows shown before and after the row behind a step. */
    private static final int AROUND = 12;

    /** @param label null if the sheet was not read; likewise {@code meaning} */
    record ColumnView(String letter, String label, String meaning) {}

    /** @param sentence how the row was read; null if it was not read */
    record RowView(int number, String anchor, List<CellView> cells, String sentence) {}

    /**
     * @param text null if blank
     * @param role of the cell in the step shown; null if no step is shown or it has none
     */
    record CellView(String address, String anchor, String text, List<CellNote> notes, CellRole role) {}

    /** The role of a cell in the step shown. */
    public enum CellRole {
        /** A condition, which was true. */
        HELD,
        /** It states the result. */
        SAID
    }

    public boolean hasLabels() {
        return columns.stream().anyMatch(column -> column.label() != null);
    }

    public boolean hasSentences() {
        return rows.stream().anyMatch(row -> row.sentence() != null);
    }

    public boolean foldedNoted() {
        return folded.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> !cell.notes()
                .isEmpty());
    }

    /** Anchors of the cells shown. */
    Set<String> cellAnchors() {
        Set<String> anchors = new HashSet<>();
        for (List<RowView> lines : List.of(folded, rows)) {
            lines.forEach(line -> line.cells().forEach(cell -> anchors.add(cell.anchor())));
        }
        return anchors;
    }

    static SheetView of(
            WorkbookContent.SheetContent sheet, SheetInterpretation reading, CellNote.Notes notes, Locale locale) {
        Function<String, List<CellNote>> at = notes.forSheet(sheet.name());
        Map<Integer, String> sentences = new HashMap<>(reading.rows().stream()
                .collect(Collectors.toMap(RowInterpretation::row, RowInterpretation::sentence, (one, other) -> one)));
        // a setting is named in the first cell of its row, not by a column
        boolean named = sheet.columns().stream().allMatch(column -> column.index() > 0);
        List<RowView> rows = new ArrayList<>();
        int leftOut = 0;
        for (WorkbookContent.ContentRow entry : sheet.entries()) {
            List<CellView> cells = toCells(sheet, entry, named, at);
            if (rows.size() < MAX_ROWS
                    || cells.stream().anyMatch(cell -> !cell.notes().isEmpty())) {
                rows.add(toRow(sheet.name(), entry.row(), cells, sentences.get(entry.row())));
            } else {
                leftOut++;
            }
        }
        return of(sheet.name(), reading.summary(), toColumns(sheet, named, locale), List.of(), rows, leftOut);
    }

    private static List<CellView> toCells(
            WorkbookContent.SheetContent sheet,
            WorkbookContent.ContentRow entry,
            boolean named,
            Function<String, List<CellNote>> at) {
        List<CellView> cells = new ArrayList<>();
        if (named) {
            cells.add(toCell(sheet.name(), "A" + entry.row(), entry.key(), at));
        }
        for (int i = 0; i < sheet.columns().size(); i++) {
            String address = entry.formatAddress(sheet.columns().get(i));
            cells.add(toCell(sheet.name(), address, entry.values().get(i), at));
        }
        return cells;
    }

    private static List<ColumnView> toColumns(WorkbookContent.SheetContent sheet, boolean named, Locale locale) {
        List<ColumnView> columns = new ArrayList<>();
        if (named) {
            columns.add(new ColumnView("A", null, null));
        }
        sheet.columns()
                .forEach(column -> columns.add(new ColumnView(
                        columnLetter(column.index()),
                        column.label().in(locale),
                        column.meaning() == null ? null : column.meaning().in(locale))));
        return columns;
    }

    static SheetView of(SheetExcerpt picture, CellNote.Notes notes) {
        Function<String, List<CellNote>> at = notes.forSheet(picture.sheet());
        Map<Boolean, List<RowView>> rows = picture.rows().stream()
                .collect(Collectors.partitioningBy(
                        SheetExcerpt.ExcerptRow::hidden,
                        Collectors.mapping(line -> of(picture.sheet(), line, at), Collectors.toList())));
        List<ColumnView> columns = IntStream.range(0, picture.columns())
                .mapToObj(i -> new ColumnView(columnLetter(i), null, null))
                .toList();
        return of(picture.sheet(), null, columns, rows.get(true), rows.get(false), picture.leftOut());
    }

    private static SheetView of(
            String name,
            String summary,
            List<ColumnView> columns,
            List<RowView> folded,
            List<RowView> rows,
            int leftOut) {
        long notes = rows.stream()
                .flatMap(row -> row.cells().stream())
                .mapToLong(cell -> cell.notes().size())
                .sum();
        return new SheetView(name, PageAnchors.sheetAnchor(name), summary, columns, folded, rows, leftOut, notes);
    }

    /**
     * The row behind a step with its cells marked, and some rows around it; empty if the sheet has no such row.
     *
     * @param row Excel's row number
     */
    Optional<SheetView> excerptAround(int row, WorkbookContent.SheetContent sheet) {
        int at = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).number() == row)
                .findFirst()
                .orElse(-1);
        if (at < 0) {
            return Optional.empty();
        }
        List<RowView> near =
                new ArrayList<>(rows.subList(Math.max(0, at - AROUND), Math.min(rows.size(), at + AROUND + 1)));
        near.replaceAll(line -> line.number() == row ? markCells(line, sheet) : line);
        return Optional.of(new SheetView(
                name, anchor, summary, columns, folded, near, leftOut + rows.size() - near.size(), notes));
    }

    private static RowView markCells(RowView line, WorkbookContent.SheetContent sheet) {
        Map<String, CellRole> roles = new HashMap<>();
        for (WorkbookContent.ContentColumn column : sheet.columns()) {
            CellRole role =
                    switch (column.part()) {
                        case CONDITION -> CellRole.HELD;
                        case ACTION, ENTRY -> CellRole.SAID;
                        case KEY, REMARK -> null;
                    };
            roles.put(columnLetter(column.index()) + line.number(), role);
        }
        return new RowView(
                line.number(),
                line.anchor(),
                line.cells().stream()
                        .map(cell -> new CellView(
                                cell.address(),
                                cell.anchor(),
                                cell.text(),
                                cell.notes(),
                                cell.text() == null ? null : roles.get(cell.address())))
                        .toList(),
                line.sentence());
    }

    private static RowView of(String sheet, SheetExcerpt.ExcerptRow line, Function<String, List<CellNote>> notes) {
        List<CellView> cells = IntStream.range(0, line.cells().size())
                .mapToObj(i -> toCell(
                        sheet, columnLetter(i) + line.number(), line.cells().get(i), notes))
                .toList();
        return toRow(sheet, line.number(), cells, null);
    }

    private static RowView toRow(String sheet, int number, List<CellView> cells, String sentence) {
        return new RowView(number, PageAnchors.rowAnchor(sheet, number), cells, sentence);
    }

    private static CellView toCell(String sheet, String address, String text, Function<String, List<CellNote>> notes) {
        return new CellView(address, PageAnchors.cellAnchor(sheet, address), text, notes.apply(address), null);
    }

    private static String columnLetter(int column) {
        return CellReference.convertNumToColString(column);
    }
}
