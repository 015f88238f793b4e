package org.plumbline.core.spreadsheet;

/** Decodes {@code _xHHHH_} in the texts of a file: a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
final class OoxmlEscapes {

    private OoxmlEscapes() {}

    /**
     * The text as Excel shows it: {@code _x000D_} followed by a line feed is one line break, and a carriage return at
     * the end, which Excel does not show, is left out.
     */
    static String decoded(String text) {
        if (text.indexOf("_x") < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                decoded.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 6;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        int end = decoded.length();
        while (end > 0 && decoded.charAt(end - 1) == '\r') {
            end--;
        }
        return decoded.substring(0, end).replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean isEscape(String text, int at) {
        if (at + 6 >= text.length()
                || text.charAt(at) != '_'
                || text.charAt(at + 1) != 'x'
                || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
