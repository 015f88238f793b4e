package org.plumbline.core.spreadsheet;

import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a document's paragraphs and tables. A table inside a cell is part of that cell's text. Text that was deleted while changes
 * were tracked is still to be seen, struck out, and is reported as such.
 */
final class DocxHandler extends DefaultHandler {

    /** Elements within elements; no program writes nearly as many. */
    private static final int MOST_DEPTH = 500;

    /** What is not seen: former properties, properties of a paragraph's mark, field codes, what Choice already says, readings. */
    private static final Set<String> SKIPPED = Set.of(
            "pPr",
            "sdtPr",
            "sectPr",
            "rPrChange",
            "tblPrChange",
            "tblPrExChange",
            "tblGridChange",
            "trPrChange",
            "tcPrChange",
            "Fallback",
            "instrText",
            "delInstrText",
            "rt");

    private final DocumentTables tables;
    private final WordTable table;
    private final RunText line = new RunText();
    private final RunText cell = new RunText();

    private int depth;
    private int skipped;
    private int tablesOpen;
    private int paragraphsOpen;
    private int deleted;
    private int raisedMath;
    private boolean inRunProperties;
    private boolean inRowProperties;
    private boolean inText;
    private boolean struck;
    private boolean raised;
    private boolean hidden;
    private boolean checked;

    DocxHandler(SheetLimits limits) {
        tables = new DocumentTables(limits);
        table = new WordTable(tables);
    }

    DocumentTables tables() {
        return tables;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (++depth > MOST_DEPTH) {
            throw new SAXException("more than " + MOST_DEPTH + " elements within each other");
        }
        if (skipped > 0 || SKIPPED.contains(name)) {
            skipped++;
        } else if (inRunProperties) {
            runProperty(name, attributes);
        } else if (!startStructure(name, attributes)) {
            startText(name, attributes);
        }
    }

    private void runProperty(String name, Attributes attributes) {
        switch (name) {
            case "strike", "dstrike" -> struck |= isOn(attributes);
            case "vanish" -> hidden = isOn(attributes);
            case "vertAlign" -> raised = "superscript".equals(value(attributes));
            default -> {
                // fonts and colours
            }
        }
    }

    /** Whether the element is one of tables, rows and cells, or says something about them. */
    private boolean startStructure(String name, Attributes attributes) throws SAXException {
        switch (name) {
            case "tbl" -> startTable();
            case "tr" -> {
                if (tablesOpen == 1) {
                    table.startRow();
                }
            }
            case "trPr" -> inRowProperties = true;
            case "gridBefore", "gridSpan", "vMerge", "hMerge", "hidden" -> {
                if (tablesOpen == 1) {
                    table.property(name, value(attributes));
                }
            }
            case "tc" -> {
                if (tablesOpen == 1) {
                    table.startCell();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void startTable() throws SAXException {
        if (++tablesOpen == 1) {
            try {
                tables.startTable(false);
            } catch (SpreadsheetRejectedException e) {
                throw new SAXException(e);
            }
            table.start();
        }
    }

    private void startText(String name, Attributes attributes) {
        switch (name) {
            case "p" -> paragraphsOpen++;
            case "r" -> {
                struck = false;
                raised = false;
                hidden = false;
            }
            case "rPr" -> inRunProperties = true;
            case "sup" -> raisedMath++;
            case "del", "moveFrom" -> {
                if (!inRowProperties) {
                    deleted++;
                } else if (tablesOpen == 1) {
                    table.property(name, null);
                }
            }
            case "t", "delText" -> inText = true;
            case "checkBox" -> checked = false;
            case "default", "checked" -> checked = isOn(attributes);
            default -> startSign(name, attributes);
        }
    }

    private void startSign(String name, Attributes attributes) {
        switch (name) {
            case "tab" -> append("\t");
            case "br", "cr" -> append("\n");
            case "noBreakHyphen" -> append("-");
            case "sym" -> append(DocxSymbols.find(attribute(attributes, "font"), attribute(attributes, "char")));
            default -> {
                // pictures, bookmarks, comments
            }
        }
    }

    private RunText text() {
        return tablesOpen > 0 ? cell : line;
    }

    private void append(String some) {
        if (!hidden) {
            text().append(some, struck || deleted > 0, raised || raisedMath > 0);
        }
    }

    @Override
    public void characters(char[] some, int from, int length) {
        if (inText && skipped == 0) {
            append(new String(some, from, length));
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        depth--;
        if (skipped > 0) {
            skipped--;
            return;
        }
        switch (name) {
            case "tbl" -> endTable();
            case "tc" -> endCell();
            case "trPr" -> inRowProperties = false;
            case "p" -> endParagraph();
            case "rPr" -> inRunProperties = false;
            case "sup" -> raisedMath = Math.max(0, raisedMath - 1);
            case "del", "moveFrom" -> {
                if (!inRowProperties && !inRunProperties) {
                    deleted = Math.max(0, deleted - 1);
                }
            }
            case "t", "delText" -> inText = false;
            case "checkBox" -> append(checked ? "☑" : "□");
            default -> {
                // see startElement
            }
        }
    }

    private void endTable() {
        if (--tablesOpen == 0) {
            table.end();
        }
    }

    private void endCell() throws SAXException {
        if (tablesOpen > 1) {
            cell.breakLine();
            return;
        }
        try {
            table.endCell(cell.take());
        } catch (SpreadsheetRejectedException e) {
            throw new SAXException(e);
        }
    }

    private void endParagraph() {
        paragraphsOpen--;
        if (tablesOpen > 0 || paragraphsOpen > 0) {
            text().breakLine();
        } else {
            tables.addParagraph(line);
        }
    }

    private static boolean isOn(Attributes attributes) {
        String value = value(attributes);
        return value == null || !Set.of("0", "false", "off", "none").contains(value);
    }

    private static String value(Attributes attributes) {
        return attribute(attributes, "val");
    }

    private static String attribute(Attributes attributes, String name) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(name)) {
                return attributes.getValue(i);
            }
        }
        return null;
    }
}
