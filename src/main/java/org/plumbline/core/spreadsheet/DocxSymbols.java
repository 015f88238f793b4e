package org.plumbline.core.spreadsheet;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Characters of symbol fonts that forms use for ticks and boxes. */
final class DocxSymbols {

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("wingdings fc", "√"),
            Map.entry("wingdings fb", "×"),
            Map.entry("wingdings fe", "☑"),
            Map.entry("wingdings fd", "☒"),
            Map.entry("wingdings a8", "□"),
            Map.entry("wingdings 6f", "□"),
            Map.entry("wingdings 78", "☒"),
            Map.entry("wingdings 2 50", "√"),
            Map.entry("wingdings 2 4f", "×"),
            Map.entry("wingdings 2 52", "☑"),
            Map.entry("wingdings 2 51", "☒"),
            Map.entry("wingdings 2 a3", "□"),
            Map.entry("symbol b3", "≥"),
            Map.entry("symbol a3", "≤"));

    private DocxSymbols() {}

    /** Fonts whose characters look like others. */
    private static final Set<String> FONTS = Set.of("wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol");
    /** What looks in Symbol as in any font. */
    private static final String SAME_IN_SYMBOL = "0123456789.,%+-()=<>/:; \t\n";

    /** What a text written in a font looks like; unchanged where it is no font of symbols. */
    static String decode(String font, String text) {
        String name = String.valueOf(font).toLowerCase(Locale.ROOT);
        if (!FONTS.contains(name)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> {
            boolean coded = c > ' ' && c <= 0xff || c >= 0xf000 && c <= 0xf0ff;
            boolean same = !coded || name.equals("symbol") && SAME_IN_SYMBOL.indexOf(c) >= 0;
            shown.append(same ? String.valueOf((char) c) : find(name, String.format("%04x", c)));
        });
        return shown.toString();
    }

    /** The sign; U+FFFD, which no reading accepts, where it is none of these. */
    static String find(String font, String code) {
        String hex = code == null ? "" : code.toLowerCase(Locale.ROOT).replaceFirst("^f0(?=..$)|^00(?=..$)", "");
        return SIGNS.getOrDefault(String.valueOf(font).toLowerCase(Locale.ROOT) + " " + hex, "\ufffd");
    }
}
