package org.plumbline.core.spreadsheet;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * What one page shows, in points from its left upper corner as it is displayed.
 *
 * @param number from 1
 * @param rules straight lines along its sides, also those drawn as thin areas
 * @param picture whether a picture covers much of it
 */
record PdfPage(int number, double height, List<Glyph> glyphs, List<Rule> rules, boolean picture) {

    /** Points from a side of what is seen, which may be a side of a cell. */
    private static final double INSIDE = 1.5;

    /**
     * A character, or several that one sign stands for.
     *
     * @param text U+FFFD where the file does not say what it is
     * @param x its left end
     * @param y its baseline
     * @param size of the font
     * @param turned whether it is not written from left to right
     * @param run characters of one run are written by one operator
     * @param clip what is outside of it is not seen: a cell's text that is too long is cut off at the cell's sides
     */
    record Glyph(
            String text,
            double x,
            double y,
            double width,
            double size,
            boolean turned,
            int run,
            Rectangle2D clip,
            boolean struck) {

        double center() {
            return x + width / 2;
        }

        /** A place in the cell that it belongs to, also where it is cut off. */
        Point2D home() {
            return new Point2D.Double(
                    within(clip.getMinX(), clip.getMaxX(), center()), within(clip.getMinY(), clip.getMaxY(), middle()));
        }

        private static double within(double from, double to, double place) {
            double edge = Math.min(INSIDE, (to - from) / 2);
            return Math.max(from + edge, Math.min(to - edge, place));
        }

        /** The upper end of a Chinese character of this size. */
        double top() {
            return y - 0.85 * size;
        }

        /** In the middle of its height. */
        double middle() {
            return y - 0.35 * size;
        }

        /** U+FFFD in its place. */
        Glyph asUnreadable() {
            return new Glyph("\ufffd", x, y, width, size, turned, run, clip, struck);
        }

        Glyph asStruck() {
            return new Glyph(text, x, y, width, size, turned, run, clip, true);
        }
    }

    /**
     * A line.
     *
     * @param at its y where it is horizontal, its x where it is vertical
     */
    record Rule(boolean horizontal, double at, double from, double to) {}
}
