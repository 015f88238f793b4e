package org.plumbline.core.spreadsheet;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.core.spreadsheet.PdfFragment.Cell;
import org.plumbline.core.spreadsheet.PdfPage.Glyph;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * Places the text of a page into the cells of its tables, one piece after the other as they are drawn. Text that is too long for
 * its cell and is not cut off reaches into other cells; it is placed where it belongs, or rejected where that is not certain.
 */
final class PdfPlacement {

    /** Of the font's size: a gap in what one operator writes that may lead into another cell. */
    private static final double WIDE_GAP = 0.8;
    /** Of the font's size: the gap within a text that changes its font, as from characters to digits. */
    private static final double NO_GAP = 0.15;
    /** Points from the side of a cell at which one text may end and another begin. */
    private static final double AT_SIDE = 1;
    /** Points, or of the font's size: the distance of aligned text from the side of its cell. */
    private static final double ALIGNED = 6;

    private static final double ALIGNED_OF_SIZE = 0.6;
    /** Of the font's size: the distance of two lines of one text. */
    private static final double LINE = 2;
    /** Characters of a text that a rejection names. */
    private static final int MOST_NAMED = 20;

    /**
     * What is drawn in one go.
     *
     * @param fragment with the cell
     * @param cell null while it is not known
     */
    private record Piece(List<Glyph> glyphs, PdfFragment fragment, Cell cell) {

        double middle() {
            return glyphs.get(0).middle();
        }
    }

    private final PdfPage page;
    private final List<PdfFragment> fragments;
    private final List<Glyph> loose = new ArrayList<>();
    private final List<Piece> placed = new ArrayList<>();
    /** Pieces over several cells that say nothing of where they belong. */
    private final List<List<Glyph>> uncertain = new ArrayList<>();

    PdfPlacement(PdfPage page, List<PdfFragment> fragments) {
        this.page = page;
        this.fragments = fragments;
    }

    /**
     * @param glyphs in the order in which they are drawn
     * @return those in no cell
     */
    List<Glyph> place(List<Glyph> glyphs) throws SpreadsheetRejectedException {
        List<Glyph> piece = new ArrayList<>();
        for (Glyph each : glyphs) {
            if (!piece.isEmpty() && !goesOn(piece.get(piece.size() - 1), each)) {
                placePiece(piece);
                piece = new ArrayList<>();
            }
            piece.add(each);
        }
        placePiece(piece);
        requireInOrder();
        placeUncertain();
        return loose;
    }

    private boolean goesOn(Glyph before, Glyph next) {
        double gap = Math.abs(next.x() - before.x() - before.width());
        if (Math.abs(next.y() - before.y()) >= 0.3 * before.size()) {
            return false;
        }
        return next.run() == before.run()
                ? gap < WIDE_GAP * before.size()
                : gap < NO_GAP * before.size() && before.clip().equals(next.clip()) && !isAtSide(before, next);
    }

    /** Whether the side of a cell is between two characters, so that they may be two texts without a distance from it. */
    private boolean isAtSide(Glyph before, Glyph next) {
        Cell cell = cellAt(before);
        return cell == null || cellAt(next) != cell && Math.abs(cell.right - next.x()) <= AT_SIDE;
    }

    private void placePiece(List<Glyph> piece) throws SpreadsheetRejectedException {
        Map<Cell, Integer> counts = new HashMap<>();
        Cell most = null;
        int outside = 0;
        for (Glyph each : piece) {
            if (!each.text().isBlank()) {
                Cell cell = cellAt(each);
                if (cell == null) {
                    outside++;
                } else if (counts.merge(cell, 1, Integer::sum) > counts.getOrDefault(most, 0)) {
                    most = cell;
                }
            }
        }
        if (most == null || outside > counts.get(most)) {
            loose.addAll(piece);
            return;
        }
        int elsewhere = counts.values().stream().mapToInt(Integer::intValue).sum() - counts.get(most);
        Cell cell = elsewhere < 2 ? most : findAligned(piece);
        if (cell == null) {
            uncertain.add(piece);
        } else {
            put(piece, cell);
        }
    }

    /** Of a text over several cells the one at whose left or right side it is aligned; null where that is none, or both. */
    private Cell findAligned(List<Glyph> piece) {
        List<Glyph> shown =
                piece.stream().filter(each -> !each.text().isBlank()).toList();
        Glyph first = shown.get(0);
        Glyph last = shown.get(shown.size() - 1);
        Cell left = cellAt(first);
        Cell right = cellAt(last);
        double most = Math.max(ALIGNED, ALIGNED_OF_SIZE * first.size());
        boolean atLeft = left != null && first.x() - left.left <= most;
        boolean atRight = right != null && right.right - last.x() - last.width() <= most;
        if (atLeft == atRight) {
            return null;
        }
        return atLeft ? left : right;
    }

    private void put(List<Glyph> piece, Cell cell) throws SpreadsheetRejectedException {
        PdfFragment fragment = fragments.stream()
                .filter(each -> each.cells().contains(cell))
                .findFirst()
                .orElseThrow();
        for (Glyph each : piece) {
            if (cellAt(each) == cell && fragment.isAcrossSide(each, cell)) {
                throw reject(piece);
            }
        }
        cell.glyphs.addAll(piece);
        placed.add(new Piece(piece, fragment, cell));
    }

    /** Rejects text that is drawn between two texts of the row above or below it: it goes on there, because its row is too low. */
    private void requireInOrder() throws SpreadsheetRejectedException {
        for (int first = 1; first < placed.size(); first++) {
            Piece before = placed.get(first - 1);
            Piece here = placed.get(first);
            int last = first;
            while (last + 1 < placed.size() && placed.get(last + 1).cell() == here.cell()) {
                last++;
            }
            if (last + 1 < placed.size()) {
                Piece after = placed.get(last + 1);
                boolean inRow = before.fragment() == after.fragment() && sharesRow(before.cell(), after.cell());
                if (inRow && (isNextLine(before, here) || isNextLine(placed.get(last), after))) {
                    throw reject(here.glyphs());
                }
            }
        }
    }

    private static boolean sharesRow(Cell one, Cell other) {
        return one.firstRow <= other.lastRow && other.firstRow <= one.lastRow;
    }

    /** Whether one of two pieces is the next line of the other, in the cell above or below it. */
    private static boolean isNextLine(Piece one, Piece other) {
        Cell first = one.cell();
        Cell second = other.cell();
        boolean adjacent = first.lastRow + 1 == second.firstRow || second.lastRow + 1 == first.firstRow;
        return one.fragment() == other.fragment()
                && adjacent
                && first.left < second.right
                && second.left < first.right
                && Math.abs(one.middle() - other.middle())
                        <= LINE * one.glyphs().get(0).size();
    }

    /** In a row without other text it does not matter in which cell a text is. */
    private void placeUncertain() throws SpreadsheetRejectedException {
        for (List<Glyph> piece : uncertain) {
            List<Cell> cells = piece.stream()
                    .map(this::cellAt)
                    .filter(cell -> cell != null)
                    .distinct()
                    .toList();
            Cell home = cells.get(cells.size() / 2);
            boolean alone = placed.stream().noneMatch(each -> sharesTable(each, home) && sharesRow(each.cell(), home));
            if (!alone) {
                throw reject(piece);
            }
            home.glyphs.addAll(piece);
        }
    }

    private static boolean sharesTable(Piece piece, Cell cell) {
        return piece.fragment().cells().contains(cell);
    }

    private SpreadsheetRejectedException reject(List<Glyph> piece) {
        String text = piece.stream().map(Glyph::text).limit(MOST_NAMED).collect(Collectors.joining());
        return SpreadsheetRejectedException.because(
                Reason.TEXT_ON_LINE, "PDF 第" + page.number() + "页 page " + page.number() + "：" + text.strip());
    }

    private Cell cellAt(Glyph glyph) {
        Point2D home = glyph.home();
        for (PdfFragment each : fragments) {
            Cell cell = each.cellAt(home.getX(), home.getY());
            if (cell != null) {
                return cell;
            }
        }
        return null;
    }
}
