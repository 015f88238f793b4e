package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The cell styles that affect content: number formats, and fonts that are struck out or cannot be seen. */
final class CellStyles extends DefaultHandler {

    /** The maximum in Excel. */
    private static final int MOST = 65_490;

    private final Map<Integer, String> codes = new HashMap<>();
    private final BitSet struckFonts = new BitSet();
    private final List<Integer> formats = new ArrayList<>();
    private final List<Integer> fonts = new ArrayList<>();
    private final List<Integer> fills = new ArrayList<>();
    private final CellColors colors = new CellColors();
    private final Map<Integer, CellFormat> read = new HashMap<>();
    private int font = -1;
    private boolean inFormats;
    private boolean inFonts;
    private boolean ofCells;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        colors.startElement(name, attributes);
        switch (name) {
            case "numFmt" -> addFormat(attributes);
            case "numFmts" -> inFormats = true;
            case "fonts" -> inFonts = true;
            case "font" -> font += inFonts ? 1 : 0;
            case "strike" -> {
                if (inFonts && font >= 0) {
                    struckFonts.set(font, isOn(attributes.getValue("val")));
                }
            }
            case "cellXfs" -> ofCells = true;
            case "xf" -> {
                if (ofCells) {
                    formats.add(number(attributes, "numFmtId"));
                    fonts.add(number(attributes, "fontId"));
                    fills.add(number(attributes, "fillId"));
                }
            }
            default -> {
                // borders do not affect a value
            }
        }
        if (codes.size() + formats.size() + font > MOST) {
            throw new SAXException("more styles than Excel has");
        }
    }

    private void addFormat(Attributes attributes) throws SAXException {
        String code = attributes.getValue("formatCode");
        if (inFormats && code != null) {
            codes.put(number(attributes, "numFmtId"), OoxmlEscapes.decoded(code));
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        ofCells &= !name.equals("cellXfs");
        inFormats &= !name.equals("numFmts");
        inFonts &= !name.equals("fonts");
        colors.endElement(name);
    }

    private static int number(Attributes attributes, String name) throws SAXException {
        String value = attributes.getValue(name);
        try {
            return value == null ? 0 : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new SAXException(name + " is " + value, e);
        }
    }

    /** Whether an element switches a property on; its value may switch it off. */
    static boolean isOn(String value) {
        return value == null || value.equals("1") || value.equals("true") || value.equals("on");
    }

    CellFormat format(int style) {
        int index = style >= 0 && style < formats.size() ? formats.get(style) : 0;
        return read.computeIfAbsent(index, each -> CellFormat.of(each, codes.get(each)));
    }

    boolean isStruck(int style) {
        return style >= 0 && style < fonts.size() && struckFonts.get(fonts.get(style));
    }

    /** Whether its font has the colour of its fill, or is too small to be read. */
    boolean isInvisible(int style) {
        return style >= 0 && style < fonts.size() && colors.isInvisible(fonts.get(style), fills.get(style));
    }
}
