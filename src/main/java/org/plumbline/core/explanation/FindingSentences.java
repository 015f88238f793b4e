package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Value;

/** Findings as sentences: in Chinese the row author's own, in English the check's. */
final class FindingSentences {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]{1,20})}");

    private FindingSentences() {}

    /** Amounts wherever they are read. */
    private static final Set<Figure> AMOUNTS = EnumSet.of(
            Figure.BUDGET,
            Figure.EXECUTED,
            Figure.OVERSPENT,
            Figure.UNSPENT,
            Figure.MOVED,
            Figure.COVERED,
            Figure.WHOLE,
            Figure.FINAL_ACCOUNTS,
            Figure.SUM,
            Figure.PRIOR,
            Figure.CURRENT,
            Figure.GREATER,
            Figure.LESSER);

    /** Checks whose 差额 is an amount; elsewhere it is in points or percent points. */
    private static final Set<Check> AMOUNTS_APART =
            EnumSet.of(Check.AMOUNT_SUM_MISMATCH, Check.ROUNDING, Check.SCOPE_DIFFERENCE);

    /** Checks that compare an indicator with its target, in the indicator's unit. */
    private static final Set<Check> TARGETS =
            EnumSet.of(Check.OVER_ACHIEVE, Check.TARGET_TOO_LOW, Check.REASON_MISSING);

    /**
     * With the place in the document, where the finding is about a fact that states it.
     *
     * @param authored the row's Chinese sentence; null where it has none
     */
    static String describe(String code, String authored, FigureValues read, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        String sentence =
                fill(code, english || authored == null ? findFallback(code, read, english) : authored, read, english);
        Value source = read.get(Figure.SOURCE);
        return source == null ? sentence : sentence + (english ? " (" + source + ")" : "（出处：" + source + "）");
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

    private static String fill(String code, String template, FigureValues read, boolean english) {
        return PLACE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(Figure.find(found.group(1))
                        .filter(read::has)
                        .map(figure -> english && figure == Figure.REASON
                                ? translateReason(read.get(figure).toString())
                                : format(code, figure, read))
                        .orElse("—")));
    }

    /** An evaluation has the reason's Chinese label. */
    private static String translateReason(String label) {
        return Stream.of(UnscorableReason.values())
                .filter(reason -> reason.label().equals(label))
                .map(UnscorableReason::english)
                .findFirst()
                .orElse(label);
    }

    private static String format(String code, Figure figure, FigureValues read) {
        Value value = read.get(figure);
        BigDecimal number = value.numberOrNull();
        if (number == null) {
            return value.toString();
        }
        BigDecimal shown = DecimalMath.roundForDisplay(number);
        Value unit = read.get(Figure.UNIT);
        return unit != null && isInUnit(Check.valueOf(code), figure)
                ? MoneyUnits.format(shown, unit.toString())
                : shown.toPlainString();
    }

    private static boolean isInUnit(Check check, Figure figure) {
        return AMOUNTS.contains(figure)
                || figure == Figure.DIFFERENCE && AMOUNTS_APART.contains(check)
                || (figure == Figure.TARGET || figure == Figure.ACTUAL) && TARGETS.contains(check);
    }
}
