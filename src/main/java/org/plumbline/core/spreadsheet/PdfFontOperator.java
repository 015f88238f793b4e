package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.MissingOperandException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDResources;

/** The operator Tf, with fonts that {@link PdfFontLoader} loads: PDFBox loads some of them again at every use. */
final class PdfFontOperator extends OperatorProcessor {

    private final PdfFontLoader fonts;

    PdfFontOperator(PDFGraphicsStreamEngine engine, PdfFontLoader fonts) {
        super(engine);
        this.fonts = fonts;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
        if (operands.size() < 2) {
            throw new MissingOperandException(operator, operands);
        }
        if (operands.get(0) instanceof COSName name && operands.get(1) instanceof COSNumber size) {
            var state = getContext().getGraphicsState().getTextState();
            state.setFontSize(size.floatValue());
            COSDictionary font = find(name);
            state.setFont(font == null ? null : fonts.load(font));
        }
    }

    private COSDictionary find(COSName name) {
        PDResources resources = getContext().getResources();
        COSDictionary named =
                resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.FONT);
        return named == null ? null : named.getCOSDictionary(name);
    }

    @Override
    public String getName() {
        return OperatorName.SET_FONT_AND_SIZE;
    }
}
