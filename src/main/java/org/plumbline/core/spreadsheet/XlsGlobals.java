package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.record.common.FormatRun;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** What the sheets of a BIFF8 workbook refer to: names, texts, fonts and number formats. */
final class XlsGlobals {

    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final List<FontRecord> fonts = new ArrayList<>();
    private final List<ExtendedFormatRecord> looks = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final Map<Integer, CellFormat> formats = new HashMap<>();
    private final Map<Integer, RunText.Taken> texts = new HashMap<>();
    private SSTRecord shared;
    private boolean from1904;

    void take(Record record) throws SpreadsheetRejectedException {
        if (record instanceof BoundSheetRecord sheet) {
            sheets.add(sheet);
        } else if (record instanceof FontRecord font) {
            fonts.add(font);
        } else if (record instanceof FormatRecord format) {
            codes.put(format.getIndexCode(), format.getFormatString());
        } else if (record instanceof ExtendedFormatRecord look) {
            looks.add(look);
        } else if (record instanceof SSTRecord texts) {
            takeTexts(texts);
        } else if (record instanceof DateWindow1904Record window) {
            from1904 = window.getWindowing() == 1;
        } else if (record instanceof SupBookRecord book && !book.isInternalReferences() && !book.isAddInFunctions()) {
            throw SpreadsheetRejectedException.because(
                    Reason.LINK, book.isExternalReferences() ? book.getURL() : "OLE/DDE");
        }
    }

    /** Each text is there once. POI adds empty ones where the file ends before all that it claims to have. */
    private void takeTexts(SSTRecord texts) throws SpreadsheetRejectedException {
        int empty = 0;
        for (int i = 0; i < texts.getNumUniqueStrings(); i++) {
            empty += texts.getString(i).getCharCount() == 0 ? 1 : 0;
        }
        if (empty > 1) {
            throw SpreadsheetRejectedException.because(Reason.DAMAGED, "shared texts are missing");
        }
        shared = texts;
    }

    int sheetCount() {
        return sheets.size();
    }

    List<String> sheetNames() {
        return sheets.stream().map(BoundSheetRecord::getSheetname).toList();
    }

    /** The sheet whose cells are in a substream; those are in the order of their places in the file. */
    XlsSheet openSheet(int substream, SheetLimits limits) throws SpreadsheetRejectedException {
        if (substream >= sheets.size()) {
            throw SpreadsheetRejectedException.because(Reason.DAMAGED, "more sheets than the workbook names");
        }
        BoundSheetRecord sheet = BoundSheetRecord.orderByBofPosition(sheets)[substream];
        GridBuilder grid = new GridBuilder(sheet.getSheetname(), limits);
        if (sheet.isHidden() || sheet.isVeryHidden()) {
            grid.hideSheet();
        }
        return new XlsSheet(this, grid);
    }

    boolean from1904() {
        return from1904;
    }

    CellFormat format(int look) {
        int index = look < looks.size() ? looks.get(look).getFormatIndex() : 0;
        return formats.computeIfAbsent(index, each -> CellFormat.of(each, codes.get(each)));
    }

    boolean isStruck(int look) {
        FontRecord font = look < looks.size() ? font(looks.get(look).getFontIndex()) : null;
        return font != null && font.isStruckout();
    }

    /** There is no font number 4. */
    private FontRecord font(int number) {
        int index = number > 4 ? number - 1 : number;
        return index >= 0 && index < fonts.size() ? fonts.get(index) : null;
    }

    /** A shared text in a cell of a look. */
    RunText.Taken text(int index, int look) throws SpreadsheetRejectedException {
        if (shared == null || index < 0 || index >= shared.getNumUniqueStrings()) {
            throw SpreadsheetRejectedException.because(Reason.DAMAGED, "no text " + index);
        }
        boolean struck = isStruck(look);
        return texts.computeIfAbsent(2 * index + (struck ? 1 : 0), key -> shown(shared.getString(index), look));
    }

    private RunText.Taken shown(UnicodeString whole, int look) {
        RunText text = new RunText();
        String all = whole.getString();
        FontRecord font = look < looks.size() ? font(looks.get(look).getFontIndex()) : null;
        int from = 0;
        Iterator<FormatRun> runs = whole.getFormatRunCount() == 0 ? null : whole.formatIterator();
        while (runs != null && runs.hasNext()) {
            FormatRun run = runs.next();
            int to = Math.max(from, Math.min(run.getCharacterPos(), all.length()));
            append(text, all.substring(from, to), font);
            from = to;
            font = font(run.getFontIndex());
        }
        append(text, all.substring(from), font);
        return text.take();
    }

    private static Script scriptOf(FontRecord font) {
        return switch (font.getSuperSubScript()) {
            case FontRecord.SS_SUPER -> Script.RAISED;
            case FontRecord.SS_SUB -> Script.LOWERED;
            default -> Script.NONE;
        };
    }

    private static void append(RunText text, String part, FontRecord font) {
        boolean struck = font != null && font.isStruckout();
        text.append(part, struck, font == null ? Script.NONE : scriptOf(font));
    }
}
