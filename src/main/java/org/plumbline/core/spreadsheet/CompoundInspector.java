package org.plumbline.core.spreadsheet;

import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** Looks at what a compound file (OLE 2) holds beside its workbook: macros and embedded objects are refused. */
final class CompoundInspector {

    private CompoundInspector() {}

    /** @throws SpreadsheetRejectedException naming the first entry that is not allowed */
    static void inspect(DirectoryNode root) throws SpreadsheetRejectedException {
        for (Entry entry : root) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.contains("vba") || name.equals("macros")) {
                throw SpreadsheetRejectedException.because(Reason.MACRO, entry.getName());
            }
            // Excel calls the storage of an embedded object MBD and a number, Word has them all in one, which may be
            // empty
            if (entry instanceof DirectoryNode objects
                    && (name.startsWith("mbd") || name.equals("objectpool") && objects.getEntryCount() > 0)) {
                throw SpreadsheetRejectedException.because(Reason.OBJECT, entry.getName());
            }
        }
    }
}
