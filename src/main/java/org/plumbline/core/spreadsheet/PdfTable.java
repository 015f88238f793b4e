package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plumbline.core.spreadsheet.PdfFragment.Cell;

/** One table from its parts on each page: columns are those of all parts, and a heading that is repeated is left out. */
final class PdfTable {

    /** Points; sides of cells nearer than this are one, on all pages. */
    private static final double SAME = 3;
    /** Rows of a heading that may be repeated. */
    private static final int MOST_HEADINGS = 6;
    /** Rows of a page among which a heading is looked for. */
    private static final int MOST_ROWS = 20;
    /** Filled cells of a row that may be a heading. */
    private static final int FEWEST_CELLS = 3;

    /** 2025年度部门预算项目绩效自评复核表 */
    private static final Pattern TITLE = Pattern.compile(".{3,40}表(?:[（(][^（()）]{1,20}[)）])?");

    private final List<PdfFragment> parts;
    private final double padding;
    private final Edges across;
    /** The rows so far as texts, by which a repeated heading is known. */
    private final Set<List<String>> rows = new HashSet<>();

    /** Where a merged cell was divided by the end of a page: its rest, and the part before. */
    private final Map<Cell, Cell> partBefore = new HashMap<>();

    private final Map<Cell, Region> regions = new LinkedHashMap<>();
    private List<Cell> lastRow = List.of();

    private static final class Region {
        private final int firstRow;
        private final int left;
        private final int right;
        private int lastRow;

        Region(int firstRow, int lastRow, int left, int right) {
            this.firstRow = firstRow;
            this.lastRow = lastRow;
            this.left = left;
            this.right = right;
        }
    }

    PdfTable(List<PdfFragment> parts) {
        this.parts = List.copyOf(parts);
        padding = parts.stream().mapToDouble(PdfFragment::padding).min().orElse(0);
        List<Double> sides = new ArrayList<>();
        for (PdfFragment part : parts) {
            for (Cell cell : part.cells()) {
                sides.add(cell.left);
                sides.add(cell.right);
            }
        }
        across = Edges.of(sides, SAME);
    }

    /**
     * Whether what follows on the next page is another table: rows of a single cell that none of the pages before begins with, and
     * then a heading of columns that was there before, or a title.
     */
    static boolean startsWithTitle(List<PdfFragment> parts, PdfFragment next) {
        Set<String> titles = new HashSet<>();
        for (PdfFragment part : parts) {
            titles.addAll(titles(part));
        }
        List<String> found = titles(next);
        if (found.isEmpty() || found.size() == next.rowCount() || titles.containsAll(found)) {
            return false;
        }
        List<String> heading = plainTexts(next, found.size());
        boolean repeated = heading.stream().filter(text -> !text.isEmpty()).count() >= FEWEST_CELLS
                && parts.stream().anyMatch(part -> hasRow(part, heading));
        return repeated || found.stream().anyMatch(text -> TITLE.matcher(text).matches());
    }

    private static boolean hasRow(PdfFragment part, List<String> texts) {
        return IntStream.range(0, Math.min(MOST_ROWS, part.rowCount()))
                .anyMatch(row -> plainTexts(part, row).equals(texts));
    }

    /** Without blanks, and not kept: a cell's text is known once all parts of its table are. */
    private static List<String> plainTexts(PdfFragment part, int row) {
        return part.cellsOf(row).stream()
                .map(cell -> new PdfText(cell.glyphs).inCell(cell.width() - part.padding()))
                .map(taken -> taken.isBlank() ? "" : taken.text().replaceAll("\\s", ""))
                .toList();
    }

    /** The texts of the first rows, as long as each is one filled cell over all columns. */
    private static List<String> titles(PdfFragment part) {
        List<String> titles = new ArrayList<>();
        for (int row = 0; row < part.rowCount(); row++) {
            List<Cell> cells = part.cellsOf(row);
            boolean single = cells.size() == 1
                    && cells.get(0).rows() == 1
                    && cells.get(0).left - part.left() < SAME
                    && part.right() - cells.get(0).right < SAME;
            String text = single ? plainTexts(part, row).get(0) : "";
            if (text.isEmpty()) {
                break;
            }
            titles.add(text);
        }
        return titles;
    }

    void write(DocumentTables tables) throws SpreadsheetRejectedException {
        // the rest of a divided row belongs to the row before, which has to be whole when it is written
        List<Integer> firstRows = new ArrayList<>();
        for (PdfFragment part : parts) {
            firstRows.add(firstRow(part));
        }
        for (int i = 0; i < parts.size(); i++) {
            write(parts.get(i), firstRows.get(i), tables);
        }
        for (Region each : new LinkedHashSet<>(regions.values())) {
            tables.grid().merge(each.firstRow, each.lastRow, each.left, each.right);
        }
    }

    /** The first row of a part that is neither a repeated heading nor the rest of the row before. */
    private int firstRow(PdfFragment part) {
        int first = part == parts.get(0) ? 0 : headings(part);
        if (part != parts.get(0) && first < part.rowCount() && isRest(part.cellsOf(first))) {
            appendRest(part.cellsOf(first));
            first++;
        } else if (part != parts.get(0)) {
            joinDivided(part.cellsOf(first));
        }
        for (int row = first; row < part.rowCount(); row++) {
            rows.add(texts(part, row));
        }
        if (first < part.rowCount()) {
            lastRow = part.cells().stream()
                    .filter(cell -> cell.lastRow == part.rowCount() - 1)
                    .toList();
        }
        return first;
    }

    private int headings(PdfFragment part) {
        int repeated = 0;
        while (repeated < Math.min(MOST_HEADINGS, part.rowCount() - 1) && isRepeated(part, repeated)) {
            repeated++;
        }
        return repeated;
    }

    private boolean isRepeated(PdfFragment part, int row) {
        List<String> texts = texts(part, row);
        boolean filled = texts.stream().filter(text -> !text.isEmpty()).count() >= FEWEST_CELLS;
        return rows.contains(texts) && (filled || row > 0 || isFirst(texts));
    }

    private boolean isFirst(List<String> texts) {
        return texts.stream().anyMatch(text -> !text.isEmpty()) && texts.equals(texts(parts.get(0), 0));
    }

    private List<String> texts(PdfFragment part, int row) {
        return part.cellsOf(row).stream()
                .map(cell -> cell.text(padding))
                .map(taken -> taken.isBlank() ? "" : taken.text())
                .toList();
    }

    /**
     * Whether a row goes on with the text of the row before: each text in it continues one above whose last line is full, and
     * something above has no continuation.
     */
    private boolean isRest(List<Cell> row) {
        List<Cell> filled = row.stream().filter(cell -> !cell.glyphs.isEmpty()).toList();
        boolean continues = !filled.isEmpty()
                && filled.stream().allMatch(cell -> {
                    Cell above = above(cell);
                    return above != null && PdfText.isFull(above.glyphs, above.width() - padding, cell.glyphs);
                });
        long above = row.stream()
                .map(this::above)
                .filter(cell -> cell != null && !cell.glyphs.isEmpty())
                .count();
        return continues && above > filled.size();
    }

    /**
     * A merged cell that reaches over the end of a page is drawn on both, and its text is in one of them. Of a cell of one row
     * nothing says whether it goes on.
     */
    private void joinDivided(List<Cell> row) {
        for (Cell cell : row) {
            Cell above = above(cell);
            if (above == null || above.glyphs.isEmpty() == cell.glyphs.isEmpty()) {
                continue;
            }
            if (cell.rows() > 1 || above.rows() > 1 && above.glyphs.isEmpty()) {
                partBefore.put(cell, above);
                above.append(cell);
            }
        }
    }

    private Cell above(Cell cell) {
        return lastRow.stream()
                .filter(each -> Math.abs(each.left - cell.left) < SAME && Math.abs(each.right - cell.right) < SAME)
                .findFirst()
                .orElse(null);
    }

    private void appendRest(List<Cell> row) {
        for (Cell cell : row) {
            if (!cell.glyphs.isEmpty()) {
                Objects.requireNonNull(above(cell)).append(cell);
            }
        }
    }

    private void write(PdfFragment part, int first, DocumentTables tables) throws SpreadsheetRejectedException {
        int offset = 0;
        for (int row = first; row < part.rowCount(); row++) {
            int at = tables.startRow();
            offset = at - row;
        }
        for (Cell cell : part.cells()) {
            Region before = regions.get(partBefore.get(cell));
            if (before != null) {
                before.lastRow = cell.lastRow + offset;
                regions.put(cell, before);
            } else if (cell.firstRow >= first) {
                int left = across.nearest(cell.left);
                int right = Math.max(left, across.nearest(cell.right) - 1);
                RunText.Taken taken = cell.text(padding);
                tables.grid().put(cell.firstRow + offset, left, taken.content(), taken.struck());
                regions.put(cell, new Region(cell.firstRow + offset, cell.lastRow + offset, left, right));
            }
        }
    }
}
