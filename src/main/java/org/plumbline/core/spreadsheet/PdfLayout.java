package org.plumbline.core.spreadsheet;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.core.spreadsheet.PdfFragment.Cell;
import org.plumbline.core.spreadsheet.PdfPage.Glyph;
import org.plumbline.core.spreadsheet.PdfPage.Rule;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** A page's tables with their text, and the lines of text outside them, from top to bottom. */
final class PdfLayout {

    /** What stands on a page. */
    sealed interface Item {

        double y();

        /** @param height of the page */
        record Line(int page, double y, double height, List<Glyph> glyphs) implements Item {

            RunText text() {
                return new PdfText(glyphs).outside();
            }

            /** The right end of its last character. */
            double right() {
                return glyphs.stream()
                        .filter(each -> !each.text().isBlank())
                        .mapToDouble(each -> each.x() + each.width())
                        .max()
                        .orElse(0);
            }

            String plain() {
                RunText.Taken taken = text().take();
                return taken.isBlank() ? "" : taken.text();
            }
        }

        record Table(PdfFragment fragment) implements Item {
            @Override
            public double y() {
                return fragment.top();
            }
        }
    }

    /** Of the font's size: a gap in what one operator writes that may lead into another cell. */
    private static final double WIDE_GAP = 0.8;

    /** Characters of a text that a rejection names. */
    private static final int MOST_NAMED = 20;

    private final PdfPage page;
    private final PdfRuling ruling;
    private final List<Glyph> loose = new ArrayList<>();

    private PdfLayout(PdfPage page) throws SpreadsheetRejectedException {
        this.page = page;
        this.ruling = PdfRuling.of(page);
    }

    static List<Item> of(PdfPage page) throws SpreadsheetRejectedException {
        return new PdfLayout(page).items();
    }

    private List<Item> items() throws SpreadsheetRejectedException {
        List<Glyph> piece = new ArrayList<>();
        for (Glyph each : page.glyphs()) {
            if (!piece.isEmpty() && !goesOn(piece.get(piece.size() - 1), each)) {
                place(piece);
                piece = new ArrayList<>();
            }
            piece.add(isStruck(each) ? each.asStruck() : each);
        }
        place(piece);
        List<Item> items = new ArrayList<>(lines());
        ruling.fragments().forEach(each -> items.add(new Item.Table(each)));
        items.sort(Comparator.comparingDouble(Item::y));
        return items;
    }

    private static boolean goesOn(Glyph before, Glyph next) {
        double gap = next.x() - before.x() - before.width();
        return next.run() == before.run()
                && Math.abs(next.y() - before.y()) < 0.3 * before.size()
                && Math.abs(gap) < WIDE_GAP * before.size();
    }

    /** A line through the lower half of the characters; one below them underlines. */
    private boolean isStruck(Glyph glyph) {
        for (Rule rule : ruling.looseLines()) {
            if (rule.at() < glyph.y() - 0.12 * glyph.size()
                    && rule.at() > glyph.y() - 0.6 * glyph.size()
                    && rule.from() <= glyph.center()
                    && rule.to() >= glyph.center()) {
                return true;
            }
        }
        return false;
    }

    /** A piece of text belongs to the cell that most of it is in: text too long for its cell reaches into the next. */
    private void place(List<Glyph> piece) throws SpreadsheetRejectedException {
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
        boolean inCell = most != null && outside <= counts.get(most);
        if (inCell) {
            requireInside(piece, most);
        }
        (inCell ? most.glyphs : loose).addAll(piece);
    }

    private void requireInside(List<Glyph> piece, Cell cell) throws SpreadsheetRejectedException {
        for (Glyph each : piece) {
            Point2D home = each.home();
            for (PdfFragment fragment : ruling.fragments()) {
                if (fragment.isAcrossSide(each, cell) && fragment.cellAt(home.getX(), home.getY()) == cell) {
                    String text =
                            piece.stream().map(Glyph::text).limit(MOST_NAMED).collect(Collectors.joining());
                    throw SpreadsheetRejectedException.because(
                            Reason.TEXT_ON_LINE,
                            "PDF 第" + page.number() + "页 page " + page.number() + "：" + text.strip());
                }
            }
        }
    }

    private Cell cellAt(Glyph glyph) {
        Point2D home = glyph.home();
        for (PdfFragment each : ruling.fragments()) {
            Cell cell = each.cellAt(home.getX(), home.getY());
            if (cell != null) {
                return cell;
            }
        }
        return null;
    }

    private List<Item> lines() {
        List<Glyph> sorted = loose.stream()
                .filter(each -> !each.text().isBlank() || !each.turned())
                .sorted(Comparator.comparingDouble(Glyph::y))
                .toList();
        List<Item> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        for (Glyph each : sorted) {
            if (!line.isEmpty() && each.y() - line.get(line.size() - 1).y() > 0.4 * each.size()) {
                add(line, lines);
                line = new ArrayList<>();
            }
            line.add(each);
        }
        add(line, lines);
        return lines;
    }

    private void add(List<Glyph> line, List<Item> lines) {
        if (line.stream().anyMatch(each -> !each.text().isBlank())) {
            lines.add(new Item.Line(page.number(), line.get(0).middle(), page.height(), line));
        }
    }
}
