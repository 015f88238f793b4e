package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;

/**
 * Colours of fonts and fills by their index in the styles of a workbook (ECMA-376 part 1, 18.8.22 and 18.8.20): which
 * fonts cannot be seen on which fills, such as white on white.
 */
final class CellColors {

    private static final String WHITE = "FFFFFF";
    private static final String BLACK = "000000";
    private static final Pattern SIZE = Pattern.compile("\\d{1,4}(\\.\\d{1,20})?");
    /** In points; a smaller font cannot be read. */
    private static final BigDecimal LEAST_SIZE = BigDecimal.valueOf(3);

    /** Null for a font too small to be read. */
    private final List<String> fonts = new ArrayList<>();
    /** Null for a pattern, on which any colour may be seen. */
    private final List<String> fills = new ArrayList<>();

    private String list = "";

    void startElement(String name, Attributes attributes) {
        switch (name) {
            case "fonts", "fills" -> list = name;
            case "font" -> addIn("fonts", fonts, BLACK);
            case "fill" -> addIn("fills", fills, WHITE);
            case "color" -> replaceLast("fonts", fonts, toColor(attributes, BLACK));
            case "sz" -> {
                if (isTiny(attributes.getValue("val"))) {
                    replaceLast("fonts", fonts, null);
                }
            }
            case "patternFill" -> {
                String pattern = attributes.getValue("patternType");
                replaceLast("fills", fills, pattern == null || pattern.equals("none") ? WHITE : null);
            }
            case "fgColor" -> {
                if (list.equals("fills") && !fills.isEmpty() && fills.get(fills.size() - 1) == null) {
                    replaceLast("fills", fills, toColor(attributes, WHITE));
                }
            }
            default -> {
                // borders and patterns' background colours do not affect whether a text is seen
            }
        }
    }

    void endElement(String name) {
        list = name.equals(list) ? "" : list;
    }

    private void addIn(String kind, List<String> colors, String color) {
        if (list.equals(kind)) {
            colors.add(color);
        }
    }

    private void replaceLast(String kind, List<String> colors, String color) {
        if (list.equals(kind)
                && !colors.isEmpty()
                && (!kind.equals("fonts") || colors.get(colors.size() - 1) != null)) {
            colors.set(colors.size() - 1, color);
        }
    }

    private static boolean isTiny(String size) {
        return size != null && SIZE.matcher(size).matches() && new BigDecimal(size).compareTo(LEAST_SIZE) < 0;
    }

    /** Six hexadecimal digits where the colour is known, else its name; with its tint where it has one. */
    private static String toColor(Attributes attributes, String automatic) {
        String tint = attributes.getValue("tint");
        return nameColor(attributes, automatic) + (tint == null ? "" : " " + tint);
    }

    private static String nameColor(Attributes attributes, String automatic) {
        String rgb = attributes.getValue("rgb");
        if (rgb != null) {
            return rgb.substring(Math.max(0, rgb.length() - 6)).toUpperCase(Locale.ROOT);
        }
        String theme = attributes.getValue("theme");
        if (theme != null) {
            return theme.equals("0") ? WHITE : theme.equals("1") ? BLACK : "theme " + theme;
        }
        String index = attributes.getValue("indexed");
        return index == null
                ? automatic
                : switch (index) {
                    case "1", "9", "65" -> WHITE;
                    case "0", "8", "64" -> BLACK;
                    default -> "indexed " + index;
                };
    }

    /** Whether a text in a font cannot be seen on a fill. */
    boolean isInvisible(int font, int fill) {
        if (font < 0 || font >= fonts.size()) {
            return false;
        }
        String color = fonts.get(font);
        return color == null || color.equals(fill >= 0 && fill < fills.size() ? fills.get(fill) : WHITE);
    }
}
