package org.plumbline.vocabulary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts in the form in which they are compared: blanks, line breaks, punctuation and full-width forms are ignored, as
 * they are in names. Signs of numbers, decimal points and percent signs are kept, and so is a question mark: 完成？ is not
 * 完成.
 */
public final class FoldedText {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}&&[^%‰?]](?!\\d)|(?<!\\d)[\\p{P}&&[^%‰?-]]");

    private FoldedText() {}

    /** Whether two wordings are the same; null equals only null. */
    public static boolean same(String a, String b) {
        return a != null && b != null && (a.equals(b) || of(a).equals(of(b)));
    }

    /** The text without the characters that are ignored. */
    public static String of(String wording) {
        if (isPlain(wording)) {
            return wording;
        }
        String narrow = Normalizer.normalize(wording, Normalizer.Form.NFKC);
        String joined = SPACE.matcher(narrow).replaceAll("");
        return PUNCTUATION.matcher(joined).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether it is made of Chinese characters, digits and small letters alone, as most wordings are. */
    private static boolean isPlain(String wording) {
        for (int i = 0; i < wording.length(); i++) {
            char c = wording.charAt(i);
            boolean plain = c >= '\u4e00' && c <= '\u9fff' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
