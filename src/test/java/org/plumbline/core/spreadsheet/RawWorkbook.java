package org.plumbline.core.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes .xlsx files from XML as programs write it where POI cannot: each part is what a test says. */
public final class RawWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder related = new StringBuilder();
    private final StringBuilder formats = new StringBuilder();
    private final StringBuilder looks = new StringBuilder(look(0, 0) + look(0, 1));
    private final StringBuilder shared = new StringBuilder();
    private String properties = "";
    private String main = MAIN;
    private String relations = RELATED;
    private int count;
    private int styles = 2;
    private int texts;

    /** The style whose font is struck out. */
    public static final int STRUCK = 1;

    private static String look(int format, int font) {
        return "<xf numFmtId=\"%d\" fontId=\"%d\"/>".formatted(format, font);
    }

    /** @param inside what is in the worksheet element, sheetData and its neighbours */
    public RawWorkbook sheet(String name, String inside) {
        return sheet(name, null, inside);
    }

    /** @param state hidden or veryHidden; null for a visible one */
    public RawWorkbook sheet(String name, String state, String inside) {
        count++;
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"s%d\"/>"
                .formatted(name, count, state == null ? "" : " state=\"" + state + "\"", count));
        relation("s" + count, "worksheet", "worksheets/sheet" + count + ".xml");
        parts.put("xl/worksheets/sheet" + count + ".xml", inside);
        return this;
    }

    /** A sheet of rows, each of cells as XML. */
    public RawWorkbook rows(String name, String... rows) {
        return sheet(name, "<sheetData>" + String.join("", rows) + "</sheetData>");
    }

    private void relation(String id, String type, String target) {
        related.append("<Relationship Id=\"%s\" Type=\"@/%s\" Target=\"%s\"/>".formatted(id, type, target));
    }

    /** @return the style that shows numbers by a format */
    public int format(String code) {
        int id = 200 + styles;
        formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(id, escaped(code)));
        looks.append(look(id, 0));
        return styles++;
    }

    /** @return the style that shows numbers by one of the formats whose code is not in the file */
    public int builtIn(int format) {
        looks.append(look(format, 0));
        return styles++;
    }

    /** @param inside what is in the si element; returns the text's number */
    public int shared(String inside) {
        shared.append("<si>").append(inside).append("</si>");
        return texts++;
    }

    public RawWorkbook from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** The edition that Excel calls Strict Open XML Spreadsheet. */
    public RawWorkbook strict() {
        main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        return this;
    }

    public RawWorkbook part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    public static String text(String address, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
                .formatted(address, escaped(text));
    }

    public static String number(String address, int style, String number) {
        return "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(address, style, number);
    }

    /** A row whose cells are texts and numbers from column A on; what starts with an angle bracket is a cell as XML. */
    public static String row(int number, Object... cells) {
        StringBuilder row = new StringBuilder("<row r=\"%d\">".formatted(number));
        for (int i = 0; i < cells.length; i++) {
            String address = (char) ('A' + i) + Integer.toString(number);
            if (cells[i] instanceof Number figure) {
                row.append(number(address, 0, figure.toString()));
            } else if (cells[i] != null && cells[i].toString().startsWith("<c ")) {
                row.append(cells[i].toString().replace("@", address));
            } else if (cells[i] != null) {
                row.append(text(address, cells[i].toString()));
            }
        }
        return row.append("</row>").toString();
    }

    public byte[] bytes() {
        relation("styles", "styles", "styles.xml");
        relation("texts", "sharedStrings", "sharedStrings.xml");
        try (ByteArrayOutputStream out = new ByteArrayOutputStream();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            put(
                    zip,
                    "_rels/.rels",
                    relationships("<Relationship Id=\"w\" Type=\"@/officeDocument\" Target=\"xl/workbook.xml\"/>"));
            put(zip, "xl/_rels/workbook.xml.rels", relationships(related.toString()));
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                            .formatted(main, relations, properties, sheets));
            put(
                    zip,
                    "xl/styles.xml",
                    ("<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><fonts><font/><font><strike/></font></fonts>"
                                    + "<cellXfs>%s</cellXfs></styleSheet>")
                            .formatted(main, formats, looks));
            put(zip, "xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(main, shared));
            for (Map.Entry<String, String> part : parts.entrySet()) {
                boolean sheet = part.getKey().startsWith("xl/worksheets/");
                put(
                        zip,
                        part.getKey(),
                        sheet
                                ? "<worksheet xmlns=\"%s\">%s</worksheet>".formatted(main, part.getValue())
                                : part.getValue());
            }
            zip.finish();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String relationships(String inside) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>"
                .formatted(inside.replace("@", relations));
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
