package org.plumbline.core.spreadsheet;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * Counts what a character map of a PDF file expands to. PDFBox writes out each range of bfrange, which may name four billion
 * codes, and reads a whole map of its own at each usecmap.
 */
final class CMapScan {

    /** Codes of one range. */
    private static final long MOST_CODES = 65_536;
    /** About as many as PDFBox's largest map has. */
    private static final int CODES_OF_OTHER_MAP = 30_000;
    /** Arrays and dictionaries within each other, which PDFBox reads by recursion. */
    private static final int MOST_DEPTH = 20;

    /** As PDFBox divides a map: comments, strings, names, codes, numbers, and everything else. */
    private static final Pattern TOKEN =
            Pattern.compile("%[^\\r\\n]*+|\\([^)]*+\\)?|/[^ \\r\\n/<>\\[\\](){}%]*+|<<|>>|>|<[^<>]*+>?"
                    + "|[\\[\\]]|[0-9][0-9.]*+|[^\\t \\r\\n][^ \\r\\n/<>\\[\\](){}%0-9]*+");

    private boolean inRanges;
    /** Place in the three tokens of a range: first code, last code, and what they map to. */
    private int place;

    private int arrays;
    private int dictionaries;
    private long first;
    private long range;
    private long codes;

    private CMapScan() {}

    /** @throws SpreadsheetRejectedException where one range has more codes than a font has characters */
    static long countCodes(byte[] map) throws SpreadsheetRejectedException {
        CMapScan scan = new CMapScan();
        Matcher tokens = TOKEN.matcher(new String(map, StandardCharsets.ISO_8859_1));
        while (tokens.find()) {
            scan.take(tokens.group());
        }
        return scan.codes;
    }

    private void take(String token) throws SpreadsheetRejectedException {
        switch (token) {
            case "[" -> {
                takeOfRange(token);
                check(++arrays <= (inRanges ? 1 : MOST_DEPTH), "arrays within each other");
            }
            case "]" -> arrays = Math.max(0, arrays - 1);
            case "<<" -> check(++dictionaries <= MOST_DEPTH && !inRanges, "dictionaries in a character map");
            case "usecmap" -> codes += CODES_OF_OTHER_MAP;
            case "beginbfrange" -> {
                inRanges = true;
                place = 0;
            }
            default -> takeOfRange(token);
        }
    }

    /** A range ends the section where PDFBox ends it, so that no later one is left out. */
    private void takeOfRange(String token) throws SpreadsheetRejectedException {
        if (!inRanges || arrays > 0 || token.charAt(0) == '%') {
            return;
        }
        boolean code = token.charAt(0) == '<';
        if (place == 0) {
            inRanges = code;
            first = value(token);
        } else if (place == 1) {
            range = value(token) - first + 1;
            inRanges = code && range > 0;
        } else if (code) {
            check(range <= MOST_CODES, "bfrange of " + range + " codes");
            codes += range;
        }
        place = (place + 1) % 3;
    }

    /** The last four bytes with their sign, as PDFBox takes a code. */
    private static long value(String code) {
        String digits = code.replaceAll("[^0-9A-Fa-f]", "");
        String even = digits.length() % 2 == 0 ? digits : digits + "0";
        String last = even.substring(Math.max(0, even.length() - 8));
        return last.isEmpty() ? 0 : Integer.parseUnsignedInt(last, 16);
    }

    private static void check(boolean allowed, String what) throws SpreadsheetRejectedException {
        if (!allowed) {
            throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, what);
        }
    }
}
