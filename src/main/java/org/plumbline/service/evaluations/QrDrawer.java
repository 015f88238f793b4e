package org.plumbline.service.evaluations;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.plumbline.core.report.QrImage;
import org.w3c.dom.Element;

/** Draws an {@code object} of {@link #TYPE} as the QR code of its title, in lines and not as an image. */
final class QrDrawer implements FSObjectDrawer {

    static final String TYPE = "image/x-qr";

    @Override
    public Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        QrImage code = QrImage.of(element.getAttribute("title"));
        float side = (float) Math.min(width, height) / dotsPerPixel;
        device.drawWithGraphics((float) x, (float) y, side, side, graphics -> draw(code, graphics, side));
        return null;
    }

    private static void draw(QrImage code, Graphics2D graphics, float side) {
        double module = side / code.size();
        graphics.setColor(Color.BLACK);
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                int first = column;
                while (column < code.size() && code.isDark(column, row)) {
                    column++;
                }
                if (column > first) {
                    graphics.fill(
                            new Rectangle2D.Double(first * module, row * module, (column - first) * module, module));
                }
            }
        }
    }
}
