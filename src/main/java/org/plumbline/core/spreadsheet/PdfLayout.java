package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.core.spreadsheet.PdfPage.Glyph;
import org.plumbline.core.spreadsheet.PdfPage.Rule;

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

    private final PdfPage page;
    private final PdfRuling ruling;

    private PdfLayout(PdfPage page) throws SpreadsheetRejectedException {
        this.page = page;
        this.ruling = PdfRuling.of(page);
    }

    static List<Item> of(PdfPage page) throws SpreadsheetRejectedException {
        return new PdfLayout(page).items();
    }

    private List<Item> items() throws SpreadsheetRejectedException {
        List<Glyph> glyphs = page.glyphs().stream()
                .map(each -> isStruck(each) ? each.asStruck() : each)
                .toList();
        List<Item> items = new ArrayList<>(lines(new PdfPlacement(page, ruling.fragments()).place(glyphs)));
        ruling.fragments().forEach(each -> items.add(new Item.Table(each)));
        items.sort(Comparator.comparingDouble(Item::y));
        return items;
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

    private List<Item> lines(List<Glyph> loose) {
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
