package org.plumbline.core.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * Reads a workbook of Excel 97 to 2003 (BIFF8, [MS-XLS]) record by record. Drawings, charts and pivot tables are passed over and
 * never built up.
 */
final class XlsReader {

    private static final int BIFF8 = 0x0600;

    private final SheetLimits limits;
    private final XlsGlobals globals = new XlsGlobals();
    private final Map<String, SheetGrid> bySheet = new LinkedHashMap<>();
    private XlsSheet sheet;
    private int substream = -1;
    private int depth;

    private XlsReader(SheetLimits limits) {
        this.limits = limits;
    }

    /**
     * @throws SpreadsheetRejectedException where it is encrypted, unsafe, damaged or exceeds a limit
     * @throws RuntimeException of POI where it is malformed
     */
    static Map<String, SheetGrid> read(byte[] file, SheetLimits limits) throws IOException {
        try (POIFSFileSystem compound = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            DirectoryNode root = compound.getRoot();
            CompoundInspector.inspect(root);
            String stream = root.hasEntry("Workbook") ? "Workbook" : "WORKBOOK";
            byte[] records;
            try (InputStream in = root.createDocumentInputStream(stream)) {
                records = in.readAllBytes();
            }
            BiffScan.check(records);
            return new XlsReader(limits).read(new RecordFactoryInputStream(new ByteArrayInputStream(records), false));
        }
    }

    private Map<String, SheetGrid> read(RecordFactoryInputStream records) throws IOException {
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof BOFRecord begin) {
                begin(begin);
            } else if (record instanceof EOFRecord) {
                end();
            } else if (depth == 1 && substream == 0) {
                globals.take(record);
            } else if (depth == 1 && sheet != null) {
                sheet.take(record);
            }
        }
        if (depth != 0 || substream < globals.sheetCount()) {
            throw SpreadsheetRejectedException.because(Reason.DAMAGED, "the workbook ends too early");
        }
        Map<String, SheetGrid> inOrder = new LinkedHashMap<>();
        globals.sheetNames().stream()
                .filter(bySheet::containsKey)
                .forEach(name -> inOrder.put(name, bySheet.get(name)));
        return inOrder;
    }

    private void begin(BOFRecord begin) throws SpreadsheetRejectedException {
        if (depth++ > 0) {
            return; // a chart within a sheet
        }
        if (begin.getVersion() != BIFF8) {
            throw SpreadsheetRejectedException.because(Reason.NOT_A_WORKBOOK, "BIFF " + begin.getVersion());
        }
        if (++substream > 0 && begin.getType() == BOFRecord.TYPE_EXCEL_4_MACRO) {
            throw SpreadsheetRejectedException.because(Reason.MACRO, "Excel 4 macro");
        }
        if (substream > 0 && begin.getType() == BOFRecord.TYPE_WORKSHEET) {
            sheet = globals.openSheet(substream - 1, limits);
        }
    }

    private void end() {
        depth = Math.max(0, depth - 1);
        if (depth == 0 && sheet != null) {
            SheetGrid grid = sheet.build();
            bySheet.put(grid.sheetName(), grid);
            sheet = null;
        }
    }
}
