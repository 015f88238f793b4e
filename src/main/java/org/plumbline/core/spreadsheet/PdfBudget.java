package org.plumbline.core.spreadsheet;

import org.apache.pdfbox.cos.COSBase;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** Bounds the work on one PDF file: a few bytes may ask for the same form a million times. */
final class PdfBudget {

    private static final long MOST_STEPS = 4_000_000;
    private static final int BYTES_PER_STEP = 20;
    private static final int MOST_GLYPHS = 1_000_000;
    private static final int MOST_LINES = 200_000;

    private final BoundedPdfParser parser;
    private long steps;
    private int glyphs;
    private int lines;

    PdfBudget(BoundedPdfParser parser) {
        this.parser = parser;
    }

    void countOperator() throws SpreadsheetRejectedException {
        count(1);
    }

    /** A stream of operators that is read, perhaps not for the first time. */
    void countStream(COSBase stream) throws SpreadsheetRejectedException {
        count(1 + parser.size(stream) / BYTES_PER_STEP);
    }

    /** What a stream unpacks to, in bytes. */
    long size(COSBase stream) {
        return parser.size(stream);
    }

    /** Work that no operator and no byte is a measure of. */
    void count(long more) throws SpreadsheetRejectedException {
        steps += more;
        check(steps > MOST_STEPS, "> " + MOST_STEPS + " operators");
    }

    void countGlyph() throws SpreadsheetRejectedException {
        check(++glyphs > MOST_GLYPHS, "> " + MOST_GLYPHS + " characters");
    }

    void countLine() throws SpreadsheetRejectedException {
        check(++lines > MOST_LINES, "> " + MOST_LINES + " lines");
    }

    private static void check(boolean exceeded, String what) throws SpreadsheetRejectedException {
        if (exceeded) {
            throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, what);
        }
    }
}
