package org.plumbline.core.spreadsheet;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.plumbline.core.spreadsheet.PdfPage.Glyph;
import org.plumbline.core.spreadsheet.PdfPage.Rule;

/** Collects what a page shows, with places as the page is displayed: turned, and counted from its left upper corner. */
final class PdfPageBuilder {

    /** Points; an area up to this thick is a line. */
    private static final double THICKEST = 3.5;
    /** Points by which a line may be slanted. */
    private static final double SLANT = 1;

    private final int number;
    private final PdfBudget budget;
    private final int rotation;
    private final double left;
    private final double bottom;
    private final double width;
    private final double height;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private Rectangle2D clip;
    private int run;
    private boolean picture;

    PdfPageBuilder(int number, PDPage page, PdfBudget budget) {
        PDRectangle box = page.getCropBox();
        this.number = number;
        this.budget = budget;
        rotation = Math.floorMod(page.getRotation(), 360);
        left = box.getLowerLeftX();
        bottom = box.getLowerLeftY();
        width = box.getWidth();
        height = box.getHeight();
    }

    private Point2D rotate(Point2D place) {
        double x = place.getX() - left;
        double y = place.getY() - bottom;
        return switch (rotation) {
            case 90 -> new Point2D.Double(y, x);
            case 180 -> new Point2D.Double(width - x, y);
            case 270 -> new Point2D.Double(height - y, width - x);
            default -> new Point2D.Double(x, height - y);
        };
    }

    private boolean isUpright() {
        return rotation % 180 == 0;
    }

    void setPicture() {
        picture = true;
    }

    /** @param seen in the page's own coordinates */
    void startRun(Rectangle2D seen) {
        run++;
        clip = new Rectangle2D.Double();
        clip.setFrameFromDiagonal(
                rotate(new Point2D.Double(seen.getMinX(), seen.getMinY())),
                rotate(new Point2D.Double(seen.getMaxX(), seen.getMaxY())));
    }

    void addGlyph(Matrix placed, String text, Vector displacement) throws SpreadsheetRejectedException {
        budget.countGlyph();
        Point2D start = rotate(placed.transformPoint(0, 0));
        Point2D end = rotate(placed.transformPoint(displacement.getX(), 0));
        Point2D top = rotate(placed.transformPoint(0, 1));
        double size = start.distance(top);
        boolean turned = Math.abs(end.getY() - start.getY()) > Math.abs(end.getX() - start.getX());
        double length = start.distance(end);
        boolean finite =
                Double.isFinite(size) && Double.isFinite(length) && Double.isFinite(start.getX() + start.getY());
        if (!finite || text.isEmpty() || isOutside(start)) {
            return;
        }
        if (turned) { // its middle is beside its baseline, as far as its font is high
            double x = (start.getX() + top.getX()) / 2 - size / 2;
            double y = (start.getY() + end.getY()) / 2 + 0.35 * size;
            glyphs.add(new Glyph(text, x, y, size, size, true, run, clip, false));
        } else {
            glyphs.add(new Glyph(
                    text, Math.min(start.getX(), end.getX()), start.getY(), length, size, false, run, clip, false));
        }
    }

    private boolean isOutside(Point2D place) {
        return place.getX() < 0
                || place.getY() < 0
                || place.getX() > (isUpright() ? width : height)
                || place.getY() > (isUpright() ? height : width);
    }

    void addLine(Point2D from, Point2D to) throws SpreadsheetRejectedException {
        Point2D start = rotate(from);
        Point2D end = rotate(to);
        double across = Math.abs(end.getX() - start.getX());
        double down = Math.abs(end.getY() - start.getY());
        if (down <= SLANT && across > down) {
            add(true, (start.getY() + end.getY()) / 2, start.getX(), end.getX());
        } else if (across <= SLANT && down > across) {
            add(false, (start.getX() + end.getX()) / 2, start.getY(), end.getY());
        }
    }

    /** @return whether the area is as thin as a line, and was added as one */
    boolean addThinArea(List<Point2D> outline) throws SpreadsheetRejectedException {
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (Point2D each : outline) {
            Point2D place = rotate(each);
            minX = Math.min(minX, place.getX());
            minY = Math.min(minY, place.getY());
            maxX = Math.max(maxX, place.getX());
            maxY = Math.max(maxY, place.getY());
        }
        double across = maxX - minX;
        double down = maxY - minY;
        if (outline.size() < 3 || Math.min(across, down) > THICKEST) {
            return false;
        }
        if (across >= down) {
            add(true, (minY + maxY) / 2, minX, maxX);
        } else {
            add(false, (minX + maxX) / 2, minY, maxY);
        }
        return true;
    }

    private void add(boolean horizontal, double at, double from, double to) throws SpreadsheetRejectedException {
        if (Double.isFinite(at) && Double.isFinite(from) && Double.isFinite(to)) {
            budget.countLine();
            rules.add(new Rule(horizontal, at, Math.min(from, to), Math.max(from, to)));
        }
    }

    PdfPage build() {
        return new PdfPage(number, isUpright() ? height : width, glyphs, rules, picture);
    }
}
