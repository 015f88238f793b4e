package org.plumbline.core.draft;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The text of a sentence as the grammar reads it: half-width, without blanks, one spelling of each sign. */
final class SentenceText {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]");

    private SentenceText() {}

    /** Circled digits are kept, because they number the points of a checklist. */
    static String normalize(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(c -> {
            String one = Character.toString(c);
            boolean circled = c >= '①' && c <= '⑳';
            kept.append(circled ? one : Normalizer.normalize(one, Normalizer.Form.NFKC));
        });
        return BLANKS.matcher(kept)
                .replaceAll("")
                .replace("≧", "≥")
                .replace("≦", "≤")
                .replace("⩾", "≥")
                .replace("⩽", "≤")
                .replace(">=", "≥")
                .replace("<=", "≤")
                .replace("＊", "*")
                .replace("∕", "/")
                .replace('【', '[')
                .replace('】', ']');
    }
}
