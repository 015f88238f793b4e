package org.plumbline.core.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a workbook's sheets as a stream of XML events: several times faster than POI's object model, above all in a JVM
 * just started, and bounded by the limits before it costs memory.
 */
public final class WorkbookParser {

    /** A sheet with more rows or columns than the limits allow. */
    static final class SheetTooLargeException extends SAXException {
        private static final long serialVersionUID = 1L;
        private final String sheet;
        private final String cell;

        SheetTooLargeException(String sheet, int row, int column) {
            super(sheet);
            this.sheet = sheet;
            this.cell = CellReference.convertNumToColString(column) + (row + 1);
        }

        String sheet() {
            return sheet;
        }

        /** The first cell beyond the limits. */
        String cell() {
            return cell;
        }
    }

    private final WorkbookLimits limits;
    private final SharedStringsHandler strings = new SharedStringsHandler();
    private final NumberFormatsHandler formats = new NumberFormatsHandler();

    private WorkbookParser(WorkbookLimits limits) {
        this.limits = limits;
    }

    /** The sheets by name, in the workbook's order. */
    public static Map<String, SheetGrid> parse(byte[] workbook, WorkbookLimits limits)
            throws IOException, SAXException, OpenXML4JException, ParserConfigurationException {
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(workbook))) {
            return new WorkbookParser(limits).parseSheets(opened);
        }
    }

    private Map<String, SheetGrid> parseSheets(OPCPackage opened)
            throws IOException, SAXException, OpenXML4JException, ParserConfigurationException {
        XSSFReader reader = new XSSFReader(opened);
        try (InputStream xml = reader.getSharedStringsData()) {
            parse(xml, strings);
        }
        try (InputStream xml = reader.getStylesData()) {
            parse(xml, formats);
        }
        HiddenSheets hidden = new HiddenSheets();
        try (InputStream xml = reader.getWorkbookData()) {
            parse(xml, hidden);
        }
        Map<String, SheetGrid> sheets = new LinkedHashMap<>();
        XSSFReader.SheetIterator each = reader.getSheetIterator();
        while (each.hasNext()) {
            try (InputStream xml = each.next()) {
                SheetHandler handler = new SheetHandler(each.getSheetName(), hidden.has(each.getSheetName()));
                parse(xml, handler);
                sheets.put(each.getSheetName(), handler.grid());
            }
        }
        return sheets;
    }

    /** @param xml null where the workbook has no such part */
    private static void parse(InputStream xml, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        if (xml == null) {
            return;
        }
        XMLReader reader = XMLHelper.newXMLReader();
        reader.setContentHandler(handler);
        reader.parse(new InputSource(xml));
    }

    /** The texts that cells refer to by number; without the phonetic reading a text may carry. */
    private static final class SharedStringsHandler extends DefaultHandler {

        private final List<String> texts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean collecting;
        private boolean phonetic;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            phonetic |= name.equals("rPh");
            collecting = name.equals("t") && !phonetic;
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (collecting) {
                text.append(characters, start, length);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            collecting = false;
            phonetic &= !name.equals("rPh");
            if (name.equals("si")) {
                texts.add(text.toString());
                text.setLength(0);
            }
        }

        String findText(String index) {
            return texts.get(Integer.parseInt(index.strip()));
        }
    }

    /** The names of the sheets that are hidden, be it so that Excel's menu can show them or not. */
    private static final class HiddenSheets extends DefaultHandler {

        private final Set<String> names = new HashSet<>();

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            String state = attributes.getValue("state");
            if (name.equals("sheet") && ("hidden".equals(state) || "veryHidden".equals(state))) {
                names.add(attributes.getValue("name"));
            }
        }

        boolean has(String sheet) {
            return names.contains(sheet);
        }
    }

    /** The number format of each cell style. */
    private static final class NumberFormatsHandler extends DefaultHandler {

        private final Map<Integer, String> own = new HashMap<>();
        private final List<Integer> styles = new ArrayList<>();
        private boolean cellStyles;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            switch (name) {
                case "numFmt" -> own.put(
                        Integer.valueOf(attributes.getValue("numFmtId")), attributes.getValue("formatCode"));
                case "cellXfs" -> cellStyles = true;
                case "xf" -> {
                    if (cellStyles) {
                        String format = attributes.getValue("numFmtId");
                        styles.add(format == null ? 0 : Integer.valueOf(format));
                    }
                }
                default -> {
                    // fonts, fills and borders say nothing about a value
                }
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            cellStyles &= !name.equals("cellXfs");
        }

        int findIndex(int style) {
            return style < styles.size() ? styles.get(style) : 0;
        }

        String findCode(int style) {
            int index = findIndex(style);
            String code = own.get(index);
            return code != null ? code : BuiltinFormats.getBuiltinFormat(index);
        }
    }

    /** Builds one grid. */
    private final class SheetHandler extends DefaultHandler {

        private final String sheet;
        private final List<GridCell[]> rows = new ArrayList<>();
        private final BitSet hidden = new BitSet();
        private final BitSet hiddenColumns = new BitSet();
        private final boolean hiddenSheet;
        private final List<CellRangeAddress> merged = new ArrayList<>();
        private final List<GridCell> cells = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder formula = new StringBuilder();
        private int row = -1;
        private int column = -1;
        private String type;
        private int style;
        private boolean inFormula;
        private boolean phonetic;
        private boolean collecting;
        private boolean calculated;

        SheetHandler(String sheet, boolean hidden) {
            this.sheet = sheet;
            this.hiddenSheet = hidden;
        }

        SheetGrid grid() {
            return new SheetGrid(sheet, rows, new SheetGrid.Hidden(hidden, hiddenColumns, hiddenSheet), merged);
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            switch (name) {
                case "col" -> column(attributes);
                case "row" -> startRow(attributes);
                case "c" -> startCell(attributes);
                case "f" -> {
                    calculated = true;
                    inFormula = true;
                    collecting = true;
                }
                case "v", "t" -> collecting = !phonetic;
                case "rPh" -> phonetic = true;
                case "mergeCell" -> merged.add(CellRangeAddress.valueOf(attributes.getValue("ref")));
                default -> {
                    // validations, protection: nothing of a rule
                }
            }
        }

        private void column(Attributes attributes) {
            if (isTrue(attributes.getValue("hidden")) || isZero(attributes.getValue("width"))) {
                int first = Integer.parseInt(attributes.getValue("min")) - 1;
                int end = Math.min(Integer.parseInt(attributes.getValue("max")), limits.columns());
                hiddenColumns.set(Math.min(first, end), end);
            }
        }

        private static boolean isTrue(String flag) {
            return "1".equals(flag) || "true".equals(flag);
        }

        /** Dragged to nothing, which hides as well. */
        private static boolean isZero(String size) {
            return size != null && Double.parseDouble(size) == 0;
        }

        private void startRow(Attributes attributes) throws SAXException {
            String number = attributes.getValue("r");
            row = number == null ? row + 1 : Integer.parseInt(number) - 1;
            if (row >= limits.rows()) {
                throw new SheetTooLargeException(sheet, row, 0);
            }
            if (row < rows.size()) {
                throw new SAXException("row " + (row + 1) + " stands twice or out of order");
            }
            hidden.set(row, isTrue(attributes.getValue("hidden")) || isZero(attributes.getValue("ht")));
            column = -1;
            cells.clear();
        }

        private void startCell(Attributes attributes) throws SAXException {
            String address = attributes.getValue("r");
            column = address == null ? column + 1 : columnOf(address);
            if (column >= limits.columns()) {
                throw new SheetTooLargeException(sheet, row, column);
            }
            type = attributes.getValue("t");
            String index = attributes.getValue("s");
            style = index == null ? 0 : Integer.parseInt(index);
            text.setLength(0);
            formula.setLength(0);
            calculated = false;
        }

        /** The letters of an address such as AB12; a regular expression a cell would cost more than the rest of reading it. */
        private static int columnOf(String address) {
            int column = 0;
            for (int i = 0; i < address.length() && address.charAt(i) > '9'; i++) {
                column = column * 26 + (address.charAt(i) - 'A' + 1);
            }
            return column - 1;
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (collecting) {
                (inFormula ? formula : text).append(characters, start, length);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) throws SAXException {
            switch (name) {
                case "f" -> {
                    inFormula = false;
                    collecting = false;
                }
                case "v", "t" -> collecting = false;
                case "rPh" -> phonetic = false;
                case "c" -> cells.add(new GridCell(sheet, row, column, createContent()));
                case "row" -> endRow();
                default -> {
                    // see startElement
                }
            }
        }

        private void endRow() throws SAXException {
            while (rows.size() < row) {
                rows.add(new GridCell[0]);
            }
            int width = cells.stream().mapToInt(GridCell::column).max().orElse(-1) + 1;
            GridCell[] filled = new GridCell[width];
            for (GridCell cell : cells) {
                if (filled[cell.column()] != null) {
                    throw new SAXException(cell.address() + " stands twice");
                }
                filled[cell.column()] = cell;
            }
            rows.add(filled);
        }

        private CellContent createContent() {
            CellContent value = createValue();
            return calculated ? new CellContent.FormulaContent(formula.toString(), value) : value;
        }

        private CellContent createValue() {
            if (text.isEmpty()) {
                return new CellContent.BlankContent();
            }
            String raw = text.toString();
            if (type == null || type.equals("n")) {
                return SheetGrid.createNumber(raw.strip(), formats.findIndex(style), formats.findCode(style));
            }
            return switch (type) {
                case "s" -> new CellContent.TextContent(strings.findText(raw));
                case "b" -> new CellContent.BooleanContent(raw.strip().equals("1"));
                case "e" -> new CellContent.ErrorContent(raw);
                default -> new CellContent.TextContent(raw); // str, inlineStr, and d: an ISO date is a word here
            };
        }
    }
}
