package org.plumbline.core.spreadsheet;

import java.util.Locale;
import java.util.Map;

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

    /** The sign; U+FFFD, which no reading accepts, where it is none of these. */
    static String find(String font, String code) {
        String hex = code == null ? "" : code.toLowerCase(Locale.ROOT).replaceFirst("^f0(?=..$)|^00(?=..$)", "");
        return SIGNS.getOrDefault(String.valueOf(font).toLowerCase(Locale.ROOT) + " " + hex, "\ufffd");
    }
}
