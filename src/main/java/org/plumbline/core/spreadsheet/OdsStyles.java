package org.plumbline.core.spreadsheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The styles of an OpenDocument spreadsheet as far as they change what a cell says. */
class OdsStyles extends DefaultHandler {

    static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static final String NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";

    /** Styles whose parents are looked up; no program writes nearly as many. */
    private static final int MOST_PARENTS = 50;

    private static final class Style {
        private String parent;
        private String dataStyle;
        private Boolean struck;
        private Script script;
        private boolean hidden;
    }

    /** By family and name. */
    private final Map<String, Style> styles = new HashMap<>();
    /** Data styles that show more, or less, than the number itself. */
    private final Set<String> formats = new HashSet<>();

    private Style style;
    private String dataStyle;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (uri.equals(STYLE)) {
            startStyle(name, attributes);
        } else if (uri.equals(NUMBER)) {
            startFormat(name, attributes);
        }
    }

    private void startStyle(String name, Attributes attributes) {
        switch (name) {
            case "style" -> {
                style = new Style();
                style.parent = attributes.getValue(STYLE, "parent-style-name");
                style.dataStyle = attributes.getValue(STYLE, "data-style-name");
                styles.put(key(attributes.getValue(STYLE, "family"), attributes.getValue(STYLE, "name")), style);
            }
            case "default-style" -> style = null;
            case "table-properties" -> {
                if (style != null) {
                    style.hidden = "false".equals(attributes.getValue(TABLE, "display"));
                }
            }
            case "text-properties" -> {
                if (style != null) {
                    takeTextProperties(attributes);
                }
            }
            default -> {
                // borders, widths and colours
            }
        }
    }

    private void takeTextProperties(Attributes attributes) {
        String line = attributes.getValue(STYLE, "text-line-through-style");
        String type = attributes.getValue(STYLE, "text-line-through-type");
        if (line != null || type != null) {
            style.struck = !"none".equals(line) && !"none".equals(type);
        }
        String position = attributes.getValue(STYLE, "text-position");
        if (position != null) {
            style.script = scriptOf(position);
        }
    }

    /** The format of a number alone is general; any other element, or a number of fixed decimals, is not. */
    private void startFormat(String name, Attributes attributes) {
        if (name.endsWith("-style")) {
            dataStyle = attributes.getValue(STYLE, "name");
            if (!name.equals("number-style") && !name.equals("text-style")) {
                formats.add(dataStyle);
            }
        } else if (!name.equals("text-content")
                && (!name.equals("number")
                        || attributes.getValue(NUMBER, "decimal-places") != null
                        || attributes.getValue(NUMBER, "display-factor") != null
                        || !"1".equals(attributes.getValue(NUMBER, "min-integer-digits")))) {
            formats.add(dataStyle);
        }
    }

    private static String key(String family, String name) {
        return family + " " + name;
    }

    private Style find(String family, String name) {
        return styles.get(key(family, name));
    }

    /** Whether numbers in such a cell are shown unchanged; {@code name} is null where the cell has no style. */
    boolean isGeneral(String name) {
        Style found = find("table-cell", name);
        for (int i = 0; found != null && i < MOST_PARENTS; i++) {
            if (found.dataStyle != null) {
                return !formats.contains(found.dataStyle);
            }
            found = find("table-cell", found.parent);
        }
        return true;
    }

    /** @return null where neither the style nor those it is derived from state it */
    Boolean isStruck(String family, String name) {
        Style found = find(family, name);
        for (int i = 0; found != null && i < MOST_PARENTS; i++) {
            if (found.struck != null) {
                return found.struck;
            }
            found = find(family, found.parent);
        }
        return null;
    }

    private static Script scriptOf(String position) {
        if (position.startsWith("super") || position.matches("[1-9].*")) {
            return Script.RAISED;
        }
        return position.startsWith("sub") || position.startsWith("-") ? Script.LOWERED : Script.NONE;
    }

    Script findScript(String name) {
        Style found = find("text", name);
        for (int i = 0; found != null && i < MOST_PARENTS; i++) {
            if (found.script != null) {
                return found.script;
            }
            found = find("text", found.parent);
        }
        return Script.NONE;
    }

    boolean isHiddenTable(String name) {
        Style found = find("table", name);
        return found != null && found.hidden;
    }
}
