package org.plumbline.service.batches;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.plumbline.core.casetable.SubmissionTableHeader;
import org.plumbline.core.casetable.TableRejectedException;
import org.plumbline.core.casetable.TableRowReader;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The first sheet of an .xlsx, read as a stream: memory holds its shared strings and one row. Of a formula the value counts that
 * Excel left there; nothing is computed. A number shown as a percentage or a date comes as that text, and is then refused where
 * a number is meant.
 */
final class XlsxRows implements TableRowReader {

    private static final int COLUMNS = 256;

    private static final int ENTRIES = 1_000;

    /** Bytes of a part, unpacked. */
    private static final long PART = 50L << 20;

    /** Excel has no more. */
    private static final int STYLES = 65_490;

    /** As many digits as Excel keeps. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    /** An exponent beyond this is no figure of anybody's. */
    private static final int SCALE = 400;

    private final int limit;

    /** @param limit characters of a cell */
    XlsxRows(int limit) {
        this.limit = limit;
    }

    @Override
    public void read(Path file, RowHandler sink) throws IOException {
        checkArchive(file);
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            try {
                XSSFReader reader = new XSSFReader(opened);
                StyleHandler styles = new StyleHandler();
                try (InputStream xml = reader.getStylesData()) {
                    if (xml != null) {
                        parse(xml, styles);
                    }
                }
                ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(opened, false);
                Iterator<InputStream> sheets = reader.getSheetsData();
                if (!sheets.hasNext()) {
                    throw unreadableWorkbook("no sheet");
                }
                try (InputStream xml = sheets.next()) {
                    parse(xml, new SheetHandler(strings, styles, (number, cells) -> passedOn(sink, number, cells)));
                }
            } finally {
                opened.revert(); // read only: nothing is to be written back
            }
        } catch (StopReadingException read) {
            return;
        } catch (TableRejectedException failed) {
            throw failed;
        } catch (IOException e) {
            // POI says by this too that an entry is too large or too well packed
            if (e instanceof FileSystemException) {
                throw e;
            }
            throw unreadableWorkbook(e.getMessage());
        } catch (SinkFailed failed) {
            throw failed.cause;
        } catch (OpenXML4JException | SAXException | RuntimeException e) {
            throw unreadableWorkbook(e.getMessage()); // POI may throw anything over a file made to break it
        }
    }

    /** Keeps apart what the taker of a row throws from what a bad file makes POI throw. */
    private static boolean passedOn(RowHandler sink, long number, List<String> cells) {
        try {
            return sink.handleRow(number, cells);
        } catch (RuntimeException e) {
            throw new SinkFailed(e);
        }
    }

    private static final class SinkFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException cause;

        SinkFailed(RuntimeException cause) {
            super(null, cause, false, false);
            this.cause = cause;
        }
    }

    /** Before POI sees it, which would read into memory what is no proper zip file. */
    private static void checkArchive(Path file) {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            int entries = 0;
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            while (all.hasMoreElements()) {
                if (++entries > ENTRIES || all.nextElement().getSize() > PART) {
                    throw unreadableWorkbook("size");
                }
            }
        } catch (IOException e) {
            throw unreadableWorkbook(e.getMessage());
        }
    }

    private static TableRejectedException unreadableWorkbook(String why) {
        String shown = SubmissionTableHeader.quote(String.valueOf(why));
        return new TableRejectedException(
                "不是能读取的 .xlsx 工作簿（不能加密；单个部件解压后不超过 50 MB，更大的请用 CSV）：" + shown,
                "not an .xlsx workbook that can be read (not encrypted, no part above 50 MB unpacked; larger ones as CSV): "
                        + shown);
    }

    private static void parse(InputStream xml, DefaultHandler handler) throws IOException, SAXException {
        try {
            XMLReader parser = XMLHelper.newXMLReader();
            parser.setContentHandler(handler);
            parser.parse(new InputSource(xml));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sheet need not be read on. */
    private static final class StopReadingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StopReadingException() {
            super(null, null, false, false);
        }
    }

    /** How cells show their numbers. */
    private static final class StyleHandler extends DefaultHandler {

        private final Map<Integer, String> codes = new HashMap<>();
        private final List<Integer> formats = new ArrayList<>();
        private boolean ofCells;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            switch (name) {
                case "numFmt" -> codes.put(
                        Integer.valueOf(attributes.getValue("numFmtId")), attributes.getValue("formatCode"));
                case "cellXfs" -> ofCells = true;
                case "xf" -> {
                    if (ofCells) {
                        String id = attributes.getValue("numFmtId");
                        formats.add(id == null ? 0 : Integer.valueOf(id));
                    }
                }
                default -> {
                    // looks, which say nothing
                }
            }
            if (codes.size() + formats.size() > STYLES) {
                throw unreadableWorkbook("styles");
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            if (name.equals("cellXfs")) {
                ofCells = false;
            }
        }

        String formatNumber(BigDecimal number, String style) {
            int at = style == null ? 0 : Integer.parseInt(style);
            int id = at < formats.size() ? formats.get(at) : 0;
            String code = codes.get(id);
            if (id == 9 || id == 10 || code != null && code.contains("%")) {
                return toPlainText(number.movePointRight(2)) + "%";
            }
            if (DateUtil.isADateFormat(id, code) && DateUtil.isValidExcelDate(number.doubleValue())) {
                LocalDateTime time = DateUtil.getLocalDateTime(number.doubleValue());
                return time.toLocalDate().toString();
            }
            return toPlainText(number);
        }

        private static String toPlainText(BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
    }

    private final class SheetHandler extends DefaultHandler {

        private final ReadOnlySharedStringsTable strings;
        private final StyleHandler styles;
        private final RowHandler sink;
        private final List<String> cells = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private long number;
        private int column;
        private String type;
        private String style;
        private boolean collects;

        SheetHandler(ReadOnlySharedStringsTable strings, StyleHandler styles, RowHandler sink) {
            this.strings = strings;
            this.styles = styles;
            this.sink = sink;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            switch (name) {
                case "row" -> {
                    String given = attributes.getValue("r");
                    number = given == null ? number + 1 : Long.parseLong(given);
                    cells.clear();
                    column = -1;
                }
                case "c" -> {
                    String place = attributes.getValue("r");
                    column = place == null ? column + 1 : new CellReference(place).getCol();
                    if (column < 0 || column >= COLUMNS) {
                        throw new TableRejectedException(
                                "工作表超过 " + COLUMNS + " 列", "the sheet has more than " + COLUMNS + " columns");
                    }
                    type = attributes.getValue("t");
                    style = attributes.getValue("s");
                    text.setLength(0);
                }
                case "v", "t" -> collects = true;
                case "rPh" -> collects = false; // how it is read aloud
                default -> {
                    // a formula, a look
                }
            }
        }

        @Override
        public void characters(char[] some, int from, int length) {
            if (collects) {
                if (text.length() + length > limit) {
                    throw unreadableWorkbook("cell");
                }
                text.append(some, from, length);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            switch (name) {
                case "v", "t" -> collects = false;
                case "c" -> {
                    while (cells.size() <= column) {
                        cells.add("");
                    }
                    cells.set(column, cellText(text.toString()));
                }
                case "row" -> {
                    if (!sink.handleRow(number, cells)) {
                        throw new StopReadingException();
                    }
                }
                default -> {
                    // as above
                }
            }
        }

        private String cellText(String raw) {
            if (raw.isEmpty()) {
                return "";
            }
            if ("s".equals(type)) {
                return strings.getItemAt(Integer.parseInt(raw)).getString();
            }
            if (type != null && !type.equals("n")) {
                return raw;
            }
            try {
                BigDecimal exact = new BigDecimal(raw);
                return exact.scale() > SCALE || exact.scale() < -SCALE
                        ? raw
                        : styles.formatNumber(exact.round(DIGITS), style);
            } catch (NumberFormatException e) {
                return raw;
            }
        }
    }
}
