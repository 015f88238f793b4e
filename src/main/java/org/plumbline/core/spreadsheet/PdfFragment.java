package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.core.spreadsheet.PdfPage.Glyph;

/** The part of a ruled table that is on one page, or the whole of it. Rows and columns count from 0 here. */
final class PdfFragment {

    /** What lines enclose, with the glyphs in it. */
    static final class Cell {
        final int firstRow;
        final int lastRow;
        final double left;
        final double right;
        final List<Glyph> glyphs = new ArrayList<>();
        private RunText.Taken text;

        Cell(int firstRow, int lastRow, double left, double right) {
            this.firstRow = firstRow;
            this.lastRow = lastRow;
            this.left = left;
            this.right = right;
        }

        int rows() {
            return lastRow - firstRow + 1;
        }

        double width() {
            return right - left;
        }

        /** Its text; known once all glyphs are in. */
        RunText.Taken text(double padding) {
            if (text == null) {
                text = new PdfText(glyphs).inCell(width() - padding);
            }
            return text;
        }

        /** Adds the rest of its text, from the next page. */
        void append(Cell rest) {
            double below = glyphs.stream().mapToDouble(Glyph::y).max().orElse(0);
            double above = rest.glyphs.stream().mapToDouble(Glyph::middle).min().orElse(0);
            for (Glyph each : rest.glyphs) {
                double y = each.y() - above + below + each.size();
                glyphs.add(new Glyph(
                        each.text(),
                        each.x(),
                        y,
                        each.width(),
                        each.size(),
                        each.turned(),
                        each.run(),
                        each.clip(),
                        each.struck()));
            }
            text = null;
        }
    }

    /** Points by which a side may differ from page to page. */
    private static final double SAME_SIDE = 3;
    /** The part of a glyph's size that may reach across a side of its cell. */
    private static final double ACROSS = 0.25;

    final int page;
    final Edges across;
    final Edges down;
    /** By row, then column; null outside the table, where its outline is not a rectangle. */
    private final Cell[][] owners;

    private final List<Cell> cells;

    PdfFragment(int page, Edges across, Edges down, Cell[][] owners, List<Cell> cells) {
        this.page = page;
        this.across = across;
        this.down = down;
        this.owners = owners;
        this.cells = cells;
    }

    List<Cell> cells() {
        return cells;
    }

    int rowCount() {
        return owners.length;
    }

    double left() {
        return across.at(0);
    }

    double right() {
        return across.at(across.count() - 1);
    }

    double top() {
        return down.at(0);
    }

    double bottom() {
        return down.at(down.count() - 1);
    }

    /**
     * Whether all sides of its columns are sides of the other one's: a merged cell that goes on, on the next page, may have no lines
     * there.
     */
    boolean hasSidesOf(PdfFragment other) {
        return IntStream.range(0, across.count())
                .mapToDouble(across::at)
                .allMatch(side -> Math.abs(other.across.at(other.across.nearest(side)) - side) < SAME_SIDE);
    }

    /** Whether the other one is within a cell of this one, so that what it encloses is part of that cell. */
    boolean encloses(PdfFragment other) {
        return other != this
                && left() <= other.left()
                && right() >= other.right()
                && top() <= other.top()
                && bottom() >= other.bottom();
    }

    /** The cell around a place; null where there is none. */
    Cell cellAt(double x, double y) {
        if (x < left() || x > right() || y < top() || y > bottom()) {
            return null;
        }
        return owners[interval(down, y)][interval(across, x)];
    }

    /**
     * Whether a glyph reaches across the upper or lower side of its cell. Text that is too high for its row and is not cut off
     * goes on in the row below, as LibreOffice writes it; one of its lines then usually is on the line between both.
     */
    boolean isAcrossSide(Glyph glyph, Cell cell) {
        double top = down.at(cell.firstRow);
        double bottom = down.at(cell.lastRow + 1);
        boolean above =
                top - glyph.top() > ACROSS * glyph.size() && glyph.clip().getMinY() < top - ACROSS * glyph.size();
        boolean below =
                glyph.y() - bottom > ACROSS * glyph.size() && glyph.clip().getMaxY() > bottom + ACROSS * glyph.size();
        return !glyph.turned() && !glyph.text().isBlank() && (above || below);
    }

    private static int interval(Edges edges, double place) {
        int nearest = edges.nearest(place);
        int before = edges.at(nearest) <= place ? nearest : nearest - 1;
        return Math.max(0, Math.min(edges.count() - 2, before));
    }

    /** The cells that begin in a row, from left to right. */
    List<Cell> cellsOf(int row) {
        return cells.stream().filter(cell -> cell.firstRow == row).toList();
    }

    /** Twice the least distance of any text from its cell's sides: what lines of text leave free at least. */
    double padding() {
        double least = 6;
        for (Cell cell : cells) {
            for (Glyph each : cell.glyphs) {
                if (!each.turned() && !each.text().isBlank()) {
                    least = Math.min(least, each.x() - cell.left);
                    least = Math.min(least, cell.right - each.x() - each.width());
                }
            }
        }
        return 2 * Math.max(0, least);
    }
}
