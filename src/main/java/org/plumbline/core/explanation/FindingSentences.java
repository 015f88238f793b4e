package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Value;

/** Findings as sentences: in Chinese the row author's own, in English the check's. */
final class FindingSentences {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]{1,20})}");

    private FindingSentences() {}

    /** @param authored the row's Chinese sentence; null where it has none */
    static String describe(String code, String authored, FigureValues read, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        return fill(english || authored == null ? findFallback(code, read, english) : authored, read);
    }

    private static String findFallback(String code, FigureValues read, boolean english) {
        Check check = Check.valueOf(code);
        // a rounding difference is one of points or one of amounts
        Check known = check == Check.ROUNDING && read.has(Figure.ITEM) ? Check.AMOUNT_SUM_MISMATCH : check;
        if (english) {
            return known.english();
        }
        return known.chinese() == null ? known.label() : known.chinese();
    }

    private static String fill(String template, FigureValues read) {
        return PLACE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        format(Figure.find(found.group(1)).map(read::get).orElse(null))));
    }

    private static String format(Value value) {
        if (value == null) {
            return "—";
        }
        BigDecimal number = value.numberOrNull();
        return number == null
                ? value.toString()
                : DecimalMath.roundForDisplay(number).toPlainString();
    }
}
