package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** What the characters of a font are in Unicode. */
final class PdfCharacters {

    /**
     * Programs take these signs of radicals for the characters that look like them, as the fonts draw both alike; Unicode has no
     * equivalents for them.
     */
    private static final String RADICALS = "⺒⺓⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳";

    private static final String CHARACTERS = "巳幺母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟";
    private static final Map<Character, Character> BY_RADICAL = new HashMap<>();

    static {
        for (int i = 0; i < RADICALS.length(); i++) {
            BY_RADICAL.put(RADICALS.charAt(i), CHARACTERS.charAt(i));
        }
    }

    private PdfCharacters() {}

    /** U+FFFD, which no reading accepts, where the file does not say it. */
    static String find(PDFont font, int code) throws IOException {
        String text;
        try {
            text = font.toUnicode(code);
        } catch (IllegalArgumentException | IllegalStateException e) { // a code for which the font's tables are damaged
            text = null;
        }
        if (text == null || text.equals("\0")) {
            return "\ufffd";
        }
        String name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT).replace("-", "");
        if (name.contains("wingdings") && text.length() == 1) {
            String family = name.contains("wingdings2") ? "wingdings 2" : "wingdings";
            return DocxSymbols.find(family, Integer.toHexString(text.charAt(0) & 0xff));
        }
        return normalize(text);
    }

    private static String normalize(String text) {
        if (text.chars().noneMatch(PdfCharacters::isVariant)) {
            return text;
        }
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Character character = BY_RADICAL.get(c);
            if (character != null) {
                normal.append(character.charValue());
            } else if (isVariant(c)) {
                normal.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
            } else if (c != 0xad) {
                normal.append(c);
            }
        }
        return normal.toString();
    }

    /** Radicals, compatibility characters, ligatures, and the hyphen of a broken word. */
    private static boolean isVariant(int c) {
        return c >= 0x2e80 && c <= 0x2fdf || c >= 0xf900 && c <= 0xfaff || c >= 0xfb00 && c <= 0xfb06 || c == 0xad;
    }
}
