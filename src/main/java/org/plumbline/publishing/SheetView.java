package org.plumbline.publishing;

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
import org.plumbline.explanation.ReadBack.RowReading;
import org.plumbline.explanation.ReadBack.SheetReading;
import org.plumbline.ruleset.SheetPicture;
import org.plumbline.ruleset.WorkbookContent;

/**
 * A sheet as a page shows it: letters above, numbers beside, notes in their cells.
 *
 * @param summary what was read of it; null where it was not
 * @param folded the technical rows a clerk does not see
 * @param leftOut rows not shown
 */
record SheetView(
        String name,
        String anchor,
        String summary,
        List<Column> columns,
        List<Line> folded,
        List<Line> rows,
        int leftOut,
        long notes) {

    /** Rows of an accepted sheet shown, those with notes beyond. */
    private static final int MOST = 1_000;

    /** Rows shown on either side of one that decided. */
    private static final int AROUND = 12;

    /** @param label null where the sheet was not read; likewise {@code meaning} */
    record Column(String letter, String label, String meaning) {}

    /** @param sentence what the row was understood to mean; null where it was not */
    record Line(int number, String anchor, List<Cell> cells, String sentence) {}

    /**
     * @param text null where blank
     * @param role what the cell did in the step shown; null where no step is shown or it did nothing
     */
    record Cell(String address, String anchor, String text, List<CellNote> notes, Role role) {}

    /** What a cell of the row that decided did. */
    public enum Role {
        /** A condition, which held. */
        HELD,
        /** It says what followed. */
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

    /** Anchors of the cells that are shown. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        for (List<Line> lines : List.of(folded, rows)) {
            lines.forEach(line -> line.cells().forEach(cell -> anchors.add(cell.anchor())));
        }
        return anchors;
    }

    static SheetView of(WorkbookContent.Sheet sheet, SheetReading reading, CellNote.Notes notes, Locale locale) {
        Function<String, List<CellNote>> at = notes.of(sheet.name());
        Map<Integer, String> sentences = new HashMap<>(reading.rows().stream()
                .collect(Collectors.toMap(RowReading::row, RowReading::sentence, (one, other) -> one)));
        // a setting is named in the first cell of its row, which is no column
        boolean named = sheet.columns().stream().allMatch(column -> column.index() > 0);
        List<Line> rows = new ArrayList<>();
        int leftOut = 0;
        for (WorkbookContent.Entry entry : sheet.entries()) {
            List<Cell> cells = new ArrayList<>();
            if (named) {
                cells.add(cell(sheet.name(), "A" + entry.row(), entry.key(), at));
            }
            for (int i = 0; i < sheet.columns().size(); i++) {
                String address = entry.address(sheet.columns().get(i));
                cells.add(cell(sheet.name(), address, entry.values().get(i), at));
            }
            if (rows.size() < MOST
                    || cells.stream().anyMatch(cell -> !cell.notes().isEmpty())) {
                rows.add(line(sheet.name(), entry.row(), cells, sentences.get(entry.row())));
            } else {
                leftOut++;
            }
        }
        List<Column> columns = new ArrayList<>();
        if (named) {
            columns.add(new Column("A", null, null));
        }
        sheet.columns()
                .forEach(column -> columns.add(new Column(
                        letter(column.index()),
                        column.label().in(locale),
                        column.meaning() == null ? null : column.meaning().in(locale))));
        return of(sheet.name(), reading.summary(), columns, List.of(), rows, leftOut);
    }

    static SheetView of(SheetPicture picture, CellNote.Notes notes) {
        Function<String, List<CellNote>> at = notes.of(picture.sheet());
        Map<Boolean, List<Line>> rows = picture.rows().stream()
                .collect(Collectors.partitioningBy(
                        SheetPicture.Line::hidden,
                        Collectors.mapping(line -> of(picture.sheet(), line, at), Collectors.toList())));
        List<Column> columns = IntStream.range(0, picture.columns())
                .mapToObj(i -> new Column(letter(i), null, null))
                .toList();
        return of(picture.sheet(), null, columns, rows.get(true), rows.get(false), picture.leftOut());
    }

    private static SheetView of(
            String name, String summary, List<Column> columns, List<Line> folded, List<Line> rows, int leftOut) {
        long notes = rows.stream()
                .flatMap(row -> row.cells().stream())
                .mapToLong(cell -> cell.notes().size())
                .sum();
        return new SheetView(name, Place.sheet(name), summary, columns, folded, rows, leftOut, notes);
    }

    /**
     * The row that decided with its cells marked, and some rows around it; empty where the sheet has no such row.
     *
     * @param row Excel's own number
     */
    Optional<SheetView> around(int row, WorkbookContent.Sheet sheet) {
        int at = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).number() == row)
                .findFirst()
                .orElse(-1);
        if (at < 0) {
            return Optional.empty();
        }
        List<Line> near =
                new ArrayList<>(rows.subList(Math.max(0, at - AROUND), Math.min(rows.size(), at + AROUND + 1)));
        near.replaceAll(line -> line.number() == row ? marked(line, sheet) : line);
        return Optional.of(new SheetView(
                name, anchor, summary, columns, folded, near, leftOut + rows.size() - near.size(), notes));
    }

    private static Line marked(Line line, WorkbookContent.Sheet sheet) {
        Map<String, Role> roles = new HashMap<>();
        for (WorkbookContent.Column column : sheet.columns()) {
            Role role =
                    switch (column.part()) {
                        case CONDITION -> Role.HELD;
                        case ACTION, ENTRY -> Role.SAID;
                        case KEY, REMARK -> null;
                    };
            roles.put(letter(column.index()) + line.number(), role);
        }
        return new Line(
                line.number(),
                line.anchor(),
                line.cells().stream()
                        .map(cell -> new Cell(
                                cell.address(),
                                cell.anchor(),
                                cell.text(),
                                cell.notes(),
                                cell.text() == null ? null : roles.get(cell.address())))
                        .toList(),
                line.sentence());
    }

    private static Line of(String sheet, SheetPicture.Line line, Function<String, List<CellNote>> notes) {
        List<Cell> cells = IntStream.range(0, line.cells().size())
                .mapToObj(
                        i -> cell(sheet, letter(i) + line.number(), line.cells().get(i), notes))
                .toList();
        return line(sheet, line.number(), cells, null);
    }

    private static Line line(String sheet, int number, List<Cell> cells, String sentence) {
        return new Line(number, Place.row(sheet, number), cells, sentence);
    }

    private static Cell cell(String sheet, String address, String text, Function<String, List<CellNote>> notes) {
        return new Cell(address, Place.cell(sheet, address), text, notes.apply(address), null);
    }

    private static String letter(int column) {
        return CellReference.convertNumToColString(column);
    }
}
