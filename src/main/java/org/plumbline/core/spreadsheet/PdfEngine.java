package org.plumbline.core.spreadsheet;

import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** Runs the operators of a page that write text or draw lines; all others are passed over and never run. */
final class PdfEngine extends PDFGraphicsStreamEngine {

    private static final Set<String> RUN = Set.of(
            "q", "Q", "cm", "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n",
            "W", "W*", "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "'",
            "\"", "Do");
    /** Annotations whose text is part of the page: filled fields and text written on it. */
    private static final Set<String> WRITTEN = Set.of("Widget", "FreeText");
    /** The part of a page that a picture covers where it may be a scan. */
    private static final double MUCH = 0.3;

    /** Forms within forms; no program writes nearly as many. */
    private static final int MOST_DEPTH = 15;

    private final PDPage page;
    private final PdfBudget budget;
    private final PdfPageBuilder built;
    private final PdfPath path;
    private int depth;

    PdfEngine(PDPage page, int number, PdfBudget budget, PdfFontLoader fonts) {
        super(page);
        addOperator(new PdfFontOperator(this, fonts));
        this.page = page;
        this.budget = budget;
        built = new PdfPageBuilder(number, page, budget);
        path = new PdfPath(built);
    }

    PdfPage read() throws IOException {
        COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        budget.countStream(contents);
        processPage(page);
        for (PDAnnotation annotation : page.getAnnotations()) {
            if (WRITTEN.contains(String.valueOf(annotation.getSubtype())) && !annotation.isHidden()) {
                showAnnotation(annotation);
            }
        }
        return built.build();
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        budget.countOperator();
        String name = operator.getName();
        if (name.equals("Do") && !operands.isEmpty() && operands.get(0) instanceof COSName resource) {
            COSBase object = object(resource);
            if (object instanceof COSStream stream && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                takePicture();
                return;
            }
            budget.countStream(object);
        }
        if (RUN.contains(name)) {
            super.processOperator(operator, operands);
        }
    }

    private COSBase object(COSName name) {
        PDResources resources = getResources();
        COSDictionary objects =
                resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        return objects == null ? null : objects.getDictionaryObject(name);
    }

    /** PDFBox follows forms that show themselves to some depth, each time for all that they show. */
    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (++depth > MOST_DEPTH) {
            throw SpreadsheetRejectedException.because(
                    Reason.TOO_LARGE, "> " + MOST_DEPTH + " forms within each other");
        }
        super.showForm(form);
        depth--;
    }

    private void takePicture() {
        AffineTransform unit =
                getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
        double area = Math.abs(unit.getDeterminant());
        PDRectangle box = page.getCropBox();
        if (area > MUCH * box.getWidth() * box.getHeight()) {
            built.setPicture();
        }
    }

    /** An operand that is wrong makes PDFBox pass over the operator; a rejection has to end the reading. */
    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e) throws IOException {
        if (e instanceof SpreadsheetRejectedException) {
            throw e;
        }
        super.operatorException(operator, operands, e);
    }

    @Override
    public void showTextString(byte[] string) throws IOException {
        built.startRun(clip());
        super.showTextString(string);
    }

    @Override
    public void showTextStrings(org.apache.pdfbox.cos.COSArray array) throws IOException {
        built.startRun(clip());
        super.showTextStrings(array);
    }

    @Override
    protected void showGlyph(Matrix placed, PDFont font, int code, Vector displacement) throws IOException {
        if (getGraphicsState().getTextState().getRenderingMode() != RenderingMode.NEITHER) {
            built.addGlyph(placed, PdfCharacters.find(font, code), displacement);
        }
    }

    @Override
    protected void showType3Glyph(Matrix placed, PDType3Font font, int code, Vector displacement) throws IOException {
        showGlyph(placed, font, code, displacement);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.move(p0);
        path.line(p1);
        path.line(p2);
        path.line(p3);
        path.close();
    }

    @Override
    public void moveTo(float x, float y) {
        path.move(new Point2D.Double(x, y));
    }

    @Override
    public void lineTo(float x, float y) {
        path.line(new Point2D.Double(x, y));
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        path.curve(new Point2D.Double(x3, y3));
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.current();
    }

    @Override
    public void closePath() {
        path.close();
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public void strokePath() throws IOException {
        path.stroke();
        path.clear();
    }

    @Override
    public void fillPath(int windingRule) throws IOException {
        path.fill();
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int windingRule) throws IOException {
        path.stroke();
        path.clear();
    }

    /** Clips to the rectangle around the path, which is simple to intersect; what ends the path comes after. */
    @Override
    public void clip(int windingRule) {
        Rectangle2D bounds = path.bounds();
        if (bounds != null) {
            getGraphicsState().intersectClippingPath(new Area(bounds));
        }
    }

    private Rectangle2D clip() {
        return getGraphicsState().getCurrentClippingPath().getBounds2D();
    }

    @Override
    public void drawImage(PDImage image) {
        // see processOperator
    }

    @Override
    public void shadingFill(COSName name) {
        // colours
    }
}
