package org.plumbline.core.spreadsheet;

import java.util.ArrayDeque;
import java.util.Deque;
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

    /** What is not seen: former properties, properties of a paragraph's mark, what Choice already says, readings. */
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
            "delInstrText",
            "rt");

    /** Formulas in which numbers are not written one after the other; U+FFFD, which no reading accepts, is in their place. */
    private static final Set<String> FORMULAS =
            Set.of("rad", "nary", "acc", "bar", "groupChr", "eqArr", "m", "limLow", "limUpp", "sPre", "borderBox");

    private final DocxStyles styles;
    private final DocumentTables tables;
    private final WordTable table;
    private final RunText line = new RunText();
    private final RunText cell = new RunText();

    private final boolean aside;
    private int depth;
    private int skipped;
    private int tablesOpen;
    private int paragraphsOpen;
    private int deleted;
    private int raisedMath;
    private boolean inRunProperties;
    private boolean inRowProperties;
    private boolean inText;
    private boolean inCode;
    private DocxRunLook look = DocxRunLook.NONE;
    private DocxRunLook runStyle = DocxRunLook.NONE;
    private DocxRunLook paragraphStyle = DocxRunLook.NONE;
    private boolean checked;
    private int mathSub;
    private int inline;
    private boolean picture;
    private final DocxFields fields = new DocxFields();
    /** Of the content controls under way, the innermost first: whether they show what is to be entered. */
    private final Deque<Boolean> placeholders = new ArrayDeque<>();

    /** @param aside whether what is read is outside the text, such as a page's header: tables are no tables there */
    DocxHandler(DocumentTables tables, DocxStyles styles, boolean aside) {
        this.tables = tables;
        this.styles = styles;
        this.aside = aside;
        table = new WordTable(tables);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (++depth > MOST_DEPTH) {
            throw new SAXException("more than " + MOST_DEPTH + " elements within each other");
        }
        if (skipped > 0 || SKIPPED.contains(name)) {
            skipped++;
            startProperty(name, attributes);
        } else if (inRunProperties) {
            runProperty(name, attributes);
        } else if (uri.endsWith("/math")) {
            startMath(name);
        } else if (!startStructure(name, attributes)) {
            startText(name, attributes);
        }
    }

    /** Of properties that are not read otherwise. */
    private void startProperty(String name, Attributes attributes) {
        if (skipped == 2 && name.equals("pStyle")) {
            paragraphStyle = styles.find(value(attributes));
        } else if (skipped == 2 && name.equals("showingPlcHdr") && !placeholders.isEmpty() && isOn(attributes)) {
            placeholders.pop();
            placeholders.push(true);
        }
    }

    private void startMath(String name) {
        switch (name) {
            case "t" -> inText = true;
            case "r" -> clearRun();
            case "sup" -> raisedMath++;
            case "sub" -> mathSub++;
            case "f", "d" -> append("(");
            case "den" -> append("/");
            default -> {
                if (FORMULAS.contains(name)) {
                    append("\ufffd");
                }
            }
        }
    }

    private void endMath(String name) {
        switch (name) {
            case "t" -> inText = false;
            case "sup" -> raisedMath--;
            case "sub" -> mathSub--;
            case "f", "d" -> append(")");
            default -> {
                // see startMath
            }
        }
    }

    private void runProperty(String name, Attributes attributes) {
        if (name.equals("rStyle")) {
            runStyle = styles.find(value(attributes));
        } else {
            look = look.with(name, attributes);
        }
    }

    /** Whether the element is one of tables, rows and cells, or says something about them. */
    private boolean startStructure(String name, Attributes attributes) throws SAXException {
        if (aside) {
            return false;
        }
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
            case "p" -> {
                paragraphsOpen++;
                paragraphStyle = DocxRunLook.NONE;
            }
            case "r" -> clearRun();
            case "rPr" -> inRunProperties = true;
            case "sdt" -> placeholders.push(false);
            case "inline" -> inline++;
            case "blip" -> picture |= inline > 0;
            case "del", "moveFrom" -> {
                if (!inRowProperties) {
                    deleted++;
                } else if (tablesOpen == 1) {
                    table.property(name, null);
                }
            }
            case "t", "delText" -> inText = true;
            case "instrText" -> inCode = true;
            case "fldChar" -> fields.startMark(attribute(attributes, "fldCharType"));
            case "listEntry" -> fields.addEntry(value(attributes));
            case "result" -> fields.choose(value(attributes));
            case "checkBox" -> checked = false;
            case "default", "checked" -> checked = isOn(attributes);
            default -> startSign(name, attributes);
        }
    }

    private void clearRun() {
        look = DocxRunLook.NONE;
        runStyle = DocxRunLook.NONE;
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
        DocxRunLook shown = look.orElse(runStyle).orElse(paragraphStyle);
        if (some.isEmpty() || shown.isHidden() || fields.inCode() || placeholders.contains(true)) {
            return;
        }
        fields.setResult();
        Script script = raisedMath > 0 ? Script.RAISED : mathSub > 0 ? Script.LOWERED : shown.scriptOrNone();
        text().append(DocxSymbols.decode(shown.font(), some), shown.isStruck() || deleted > 0, script);
    }

    @Override
    public void characters(char[] some, int from, int length) {
        if (skipped > 0) {
            return;
        }
        if (inText) {
            append(new String(some, from, length));
        } else if (inCode) {
            fields.appendCode(new String(some, from, length));
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        depth--;
        if (skipped > 0) {
            skipped--;
            return;
        }
        if (uri.endsWith("/math")) {
            endMath(name);
            return;
        }
        if (!aside && name.equals("tbl")) {
            endTable();
        } else if (!aside && name.equals("tc")) {
            endCell();
        } else {
            endText(name);
        }
    }

    private void endText(String name) {
        switch (name) {
            case "trPr" -> inRowProperties = false;
            case "p" -> endParagraph();
            case "rPr" -> inRunProperties = false;
            case "r" -> clearRun();
            case "sdt" -> placeholders.poll();
            case "inline" -> inline--;
            case "instrText" -> inCode = false;
            case "fldChar" -> append(fields.endMark());
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
        endFields();
        if (picture && cell.isEmpty()) {
            cell.append(HtmlVisitor.PICTURE, false, Script.NONE);
        }
        picture = false;
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
        } else if (aside) {
            tables.addAside(line);
        } else {
            endFields();
            tables.addParagraph(line);
        }
    }

    private void endFields() {
        if (fields.endUnfinished()) {
            append("\ufffd");
        }
    }

    private static boolean isOn(Attributes attributes) {
        return DocxRunLook.isOn(value(attributes));
    }

    static String value(Attributes attributes) {
        return attribute(attributes, "val");
    }

    static String attribute(Attributes attributes, String name) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(name)) {
                return attributes.getValue(i);
            }
        }
        return null;
    }
}
