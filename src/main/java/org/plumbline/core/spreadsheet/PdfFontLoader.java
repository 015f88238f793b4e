package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * Loads each font of a document once, without its font program: the file states characters and widths beside it, and the programs
 * are files of three further formats with counts of their own. A character that only the program names becomes U+FFFD.
 */
final class PdfFontLoader {

    /** Bytes of a character map that divides text into codes; PDFBox looks through its ranges for each character. */
    private static final int MOST_ENCODING = 65_536;
    /** Codes of fonts have two bytes. */
    private static final long MOST_CODES = 65_536;

    private final PdfBudget budget;
    private final Map<COSDictionary, PDFont> fonts = new IdentityHashMap<>();

    PdfFontLoader(PdfBudget budget) {
        this.budget = budget;
    }

    /** @throws SpreadsheetRejectedException where loading it would take too much time or memory */
    PDFont load(COSDictionary font) throws IOException {
        PDFont loaded = fonts.get(font);
        if (loaded == null) {
            prepare(font);
            loaded = PDFontFactory.createFont(font);
            fonts.put(font, loaded);
        }
        return loaded;
    }

    private void prepare(COSDictionary font) throws IOException {
        if (font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream map) {
            countMap(map);
        }
        if (font.getDictionaryObject(COSName.ENCODING) instanceof COSStream map) {
            countMap(map);
            check(budget.size(map) <= MOST_ENCODING, "encoding of " + budget.size(map) + " B");
        }
        COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
        if (descendants == null) {
            font.removeItem(COSName.CHAR_PROCS);
            if (removeProgram(font) && !statesEncoding(font)) {
                font.setItem(COSName.ENCODING, withoutBase(font.getCOSDictionary(COSName.ENCODING)));
            }
        } else if (descendants.size() > 0 && descendants.getObject(0) instanceof COSDictionary descendant) {
            prepareDescendant(descendant);
        }
    }

    private void prepareDescendant(COSDictionary font) throws SpreadsheetRejectedException {
        removeProgram(font);
        font.removeItem(COSName.CID_TO_GID_MAP);
        // of the other kind PDFBox takes characters from its own font where the file states none
        font.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        countWidths(font.getCOSArray(COSName.W), 1);
        countWidths(font.getCOSArray(COSName.W2), 3);
    }

    private static boolean removeProgram(COSDictionary font) {
        COSDictionary descriptor = font.getCOSDictionary(COSName.FONT_DESC);
        if (descriptor == null) {
            return false;
        }
        boolean embedded = false;
        for (COSName key : new COSName[] {COSName.FONT_FILE, COSName.FONT_FILE2, COSName.FONT_FILE3}) {
            embedded |= descriptor.containsKey(key);
            descriptor.removeItem(key);
        }
        return embedded;
    }

    private static boolean statesEncoding(COSDictionary font) {
        COSBase encoding = font.getDictionaryObject(COSName.ENCODING);
        return encoding instanceof COSName
                || encoding instanceof COSDictionary dictionary && dictionary.containsKey(COSName.BASE_ENCODING);
    }

    /** Only the characters that the file names; the others are not those of some other font. */
    private static COSDictionary withoutBase(COSDictionary encoding) {
        COSArray names = new COSArray();
        names.add(COSInteger.ZERO);
        for (int code = 0; code < 256; code++) {
            names.add(COSName.getPDFName(".notdef"));
        }
        COSArray stated = encoding == null ? null : encoding.getCOSArray(COSName.DIFFERENCES);
        if (stated != null) {
            names.addAll(stated);
        }
        COSDictionary complete = new COSDictionary();
        complete.setItem(COSName.TYPE, COSName.ENCODING);
        complete.setItem(COSName.DIFFERENCES, names);
        return complete;
    }

    private void countMap(COSStream map) throws IOException {
        budget.countStream(map);
        try (InputStream in = map.createInputStream()) {
            budget.count(CMapScan.countCodes(in.readAllBytes()));
        }
    }

    /** PDFBox writes out each range of codes; the loop has the order of PDFBox's own. */
    private void countWidths(COSArray widths, int values) throws SpreadsheetRejectedException {
        for (int i = 0; widths != null && i < widths.size() - 1; ) {
            COSBase first = widths.getObject(i++);
            if (first instanceof COSNumber from) {
                COSBase next = widths.getObject(i++);
                if (next instanceof COSNumber to) {
                    long codes = (long) to.intValue() - from.intValue() + 1;
                    check(codes <= MOST_CODES, "widths of " + codes + " codes");
                    budget.count(Math.max(0, codes));
                    i += values;
                }
            }
        }
    }

    private static void check(boolean allowed, String what) throws SpreadsheetRejectedException {
        if (!allowed) {
            throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, what);
        }
    }
}
