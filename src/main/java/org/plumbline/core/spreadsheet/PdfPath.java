package org.plumbline.core.spreadsheet;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The path under way: its straight lines are rules where it is stroked, its thin areas where it is filled. */
final class PdfPath {

    private static final class Part {
        private final List<Point2D> points = new ArrayList<>();
        private boolean curved;
        private boolean closed;
    }

    private final PdfPageBuilder page;
    private final List<Part> parts = new ArrayList<>();
    private Part part;

    PdfPath(PdfPageBuilder page) {
        this.page = page;
    }

    void move(Point2D to) {
        part = new Part();
        part.points.add(to);
        parts.add(part);
    }

    void line(Point2D to) {
        if (part == null) {
            move(to);
        } else {
            part.points.add(to);
        }
    }

    void curve(Point2D to) {
        line(to);
        part.curved = true;
    }

    void close() {
        if (part != null && !part.closed) {
            part.points.add(part.points.get(0));
            part.closed = true;
        }
    }

    /** Where the last line ended; null where no path is under way. */
    Point2D current() {
        return part == null ? null : part.points.get(part.points.size() - 1);
    }

    /** The rectangle around all of it; null where there is none. */
    Rectangle2D bounds() {
        Rectangle2D bounds = null;
        for (Part each : parts) {
            for (Point2D point : each.points) {
                if (bounds == null) {
                    bounds = new Rectangle2D.Double(point.getX(), point.getY(), 0, 0);
                } else {
                    bounds.add(point);
                }
            }
        }
        return bounds;
    }

    void clear() {
        parts.clear();
        part = null;
    }

    /** A thin rectangle is one line, also where its outline is drawn. */
    void stroke() throws SpreadsheetRejectedException {
        for (Part each : parts) {
            if (each.curved || page.addThinArea(each.points)) {
                continue;
            }
            for (int i = 1; i < each.points.size(); i++) {
                page.addLine(each.points.get(i - 1), each.points.get(i));
            }
        }
    }

    void fill() throws SpreadsheetRejectedException {
        for (Part each : parts) {
            page.addThinArea(each.points);
        }
    }
}
