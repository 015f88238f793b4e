package org.plumbline.core.spreadsheet;

import org.apache.poi.hssf.record.ContinueRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.util.LittleEndian;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * Looks at the heads of a BIFF8 stream's records before POI reads them. POI makes as many shared texts as the file claims to
 * have, two thousand million if need be, however few it holds.
 */
final class BiffScan {

    private static final int HEAD = 4;
    /** Of a text: its length and its flags. */
    private static final int SMALLEST_TEXT = 3;

    private BiffScan() {}

    /** @throws SpreadsheetRejectedException where the stream is encrypted or claims what it cannot hold */
    static void check(byte[] stream) throws SpreadsheetRejectedException {
        int at = 0;
        long claimed = 0;
        long held = 0;
        boolean texts = false;
        while (at + HEAD <= stream.length) {
            int sid = LittleEndian.getUShort(stream, at);
            int size = LittleEndian.getUShort(stream, at + 2);
            if (sid == FilePassRecord.sid) {
                throw SpreadsheetRejectedException.because(Reason.ENCRYPTED, "FilePass");
            }
            texts = sid == SSTRecord.sid || texts && sid == ContinueRecord.sid;
            if (sid == SSTRecord.sid && at + HEAD + 8 <= stream.length) {
                claimed += LittleEndian.getUInt(stream, at + HEAD + 4);
            }
            held += texts ? size : 0;
            at += HEAD + size;
        }
        if (claimed * SMALLEST_TEXT > held) {
            throw SpreadsheetRejectedException.because(Reason.DAMAGED, claimed + " shared texts in " + held + " bytes");
        }
    }
}
