package org.plumbline.core.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.SheetReader.Surroundings;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;
import org.plumbline.core.spreadsheet.WorkbookParts.Relationship;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An .xlsx workbook (ECMA-376 part 1, transitional), whose sheets are read whole or row by row. */
public final class Spreadsheet implements Closeable {

    private final WorkbookParts parts;
    private final SheetLimits limits;
    private final List<Sheet> sheets = new ArrayList<>();
    private final SharedTexts texts = new SharedTexts();
    private final CellStyles styles = new CellStyles();
    /** Where the shared texts are; null where there are none, or they have been read. */
    private String shared;

    private boolean from1904;

    private Spreadsheet(WorkbookParts parts, SheetLimits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    /** @throws SpreadsheetRejectedException where it is not such a workbook or exceeds a limit */
    public static Spreadsheet open(byte[] file, SheetLimits limits) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setByteArray(file).get();
        } catch (IOException | IllegalArgumentException e) {
            throw SpreadsheetRejectedException.because(Reason.NOT_A_WORKBOOK, e.getMessage());
        }
        return readWorkbook(zip, limits);
    }

    /**
     * @throws SpreadsheetRejectedException where it is not such a workbook or exceeds a limit
     * @throws IOException where the disk fails
     */
    public static Spreadsheet open(Path file, SheetLimits limits) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(file).get();
        } catch (java.nio.file.FileSystemException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw SpreadsheetRejectedException.because(Reason.NOT_A_WORKBOOK, e.getMessage());
        }
        return readWorkbook(zip, limits);
    }

    private static Spreadsheet readWorkbook(ZipFile zip, SheetLimits limits) throws IOException {
        WorkbookParts parts = WorkbookParts.of(zip, limits);
        try {
            Spreadsheet spreadsheet = new Spreadsheet(parts, limits);
            spreadsheet.read();
            return spreadsheet;
        } catch (SAXException e) {
            parts.close();
            throw SpreadsheetRejectedException.from(e);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void read() throws IOException, SAXException {
        Relationship workbook = parts.relationships("").stream()
                .filter(each -> each.is("officeDocument"))
                .findFirst()
                .orElseThrow(() -> SpreadsheetRejectedException.because(Reason.NOT_A_WORKBOOK, "no workbook"));
        if (workbook.isStrict()) {
            throw SpreadsheetRejectedException.because(Reason.STRICT, "Strict Open XML");
        }
        List<Relationship> related = parts.relationships(workbook.target());
        Map<String, Relationship> byId = new HashMap<>();
        related.forEach(each -> byId.put(each.id(), each));
        parts.parse(workbook.target(), new WorkbookHandler(byId));
        Optional<Relationship> looks =
                related.stream().filter(each -> each.is("styles")).findFirst();
        if (looks.isPresent() && parts.has(looks.get().target())) {
            parts.parse(looks.get().target(), styles);
        }
        shared = related.stream()
                .filter(each -> each.is("sharedStrings"))
                .map(Relationship::target)
                .filter(parts::has)
                .findFirst()
                .orElse(null);
    }

    /** In the workbook's order. */
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /** The sheet with all its cells. */
    public SheetGrid grid(Sheet sheet) throws IOException {
        List<GridCell[]> rows = new ArrayList<>();
        SheetGrid.Look look = read(sheet, (row, hidden, cells) -> {
            if (cells.stream().anyMatch(cell -> !(cell.content() instanceof SheetGrid.CellContent.BlankContent))) {
                while (rows.size() < row) {
                    rows.add(new GridCell[0]);
                }
                rows.add(placeByColumn(cells));
            }
            return true;
        });
        return new SheetGrid(sheet.name(), rows, look);
    }

    private static GridCell[] placeByColumn(List<GridCell> cells) {
        int width = cells.stream().mapToInt(GridCell::column).max().orElse(-1) + 1;
        GridCell[] placed = new GridCell[width];
        cells.forEach(cell -> placed[cell.column()] = cell);
        return placed;
    }

    /**
     * Passes on the sheet's rows one by one; only one is kept in memory.
     *
     * @return the sheet without its cells: hidden and merged parts, as far as read
     */
    public SheetGrid rows(Sheet sheet, RowReader rows) throws IOException {
        return new SheetGrid(sheet.name(), List.of(), read(sheet, rows));
    }

    private SheetGrid.Look read(Sheet sheet, RowReader rows) throws IOException {
        SheetReader reader = new SheetReader(sheet, new Surroundings(texts, styles, from1904, limits), rows);
        try {
            if (shared != null) {
                String part = shared;
                shared = null;
                parts.parse(part, texts);
            }
            parts.parse(sheet.part(), reader);
        } catch (SheetReader.Enough read) {
            return reader.look();
        } catch (SAXException e) {
            throw SpreadsheetRejectedException.from(e);
        }
        return reader.look();
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }

    /** Reads xl/workbook.xml: the sheets, and the date system. */
    private final class WorkbookHandler extends DefaultHandler {

        private final Map<String, Relationship> byId;

        /** @param byId the workbook's relationships */
        WorkbookHandler(Map<String, Relationship> byId) {
            this.byId = byId;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            if (name.equals("workbook") && "strict".equals(attributes.getValue("conformance"))) {
                throw new SAXException(SpreadsheetRejectedException.because(Reason.STRICT, "Strict Open XML"));
            }
            if (name.equals("workbookPr")) {
                from1904 = List.of("1", "true").contains(String.valueOf(attributes.getValue("date1904")));
            }
            if (name.equals("sheet")) {
                sheet(attributes);
            }
        }

        private void sheet(Attributes attributes) throws SAXException {
            String name = attributes.getValue("name");
            Relationship cells = byId.get(relationship(attributes));
            if (name == null || cells == null) {
                throw new SAXException("sheet " + name + " has no part");
            }
            if (cells.is("worksheet") || cells.is("chartsheet")) {
                String state = attributes.getValue("state");
                boolean hidden = state != null && !state.equals("visible");
                sheets.add(new Sheet(OoxmlEscapes.decoded(name), hidden, cells.target()));
            }
        }

        /** The id in the namespace of relationships, whatever its prefix. */
        private static String relationship(Attributes attributes) {
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.getLocalName(i).equals("id")
                        && attributes.getURI(i).endsWith("/relationships")) {
                    return attributes.getValue(i);
                }
            }
            return null;
        }
    }
}
