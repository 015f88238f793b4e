package org.plumbline.core.rule;

import java.math.BigDecimal;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Labelled;

/** A sentence while it is built, in one of the two languages. */
public final class SentenceBuilder {

    private final StringBuilder text;
    private final boolean english;

    public SentenceBuilder(StringBuilder text, boolean english) {
        this.text = text;
        this.english = english;
    }

    public SentenceBuilder append(String words) {
        text.append(words);
        return this;
    }

    /** Unrounded, never with an exponent. */
    public SentenceBuilder append(BigDecimal number) {
        return append(DecimalMath.formatPlain(number));
    }

    /** With at most four decimals. */
    public SentenceBuilder appendRounded(BigDecimal number) {
        return append(DecimalMath.roundForDisplay(number));
    }

    public SentenceBuilder appendLocalized(String zh, String en) {
        return append(english ? en : zh);
    }

    /** @param values for the places of either sentence, in turn */
    public SentenceBuilder appendLocalized(String zh, String en, Object... values) {
        SentenceTemplate.appendFilled(text, english ? en : zh, values);
        return this;
    }

    /** A choice as the workbook labels it; in English its constant. */
    public <E extends Enum<E> & Labelled> String localize(E choice) {
        return english ? choice.name() : choice.label();
    }

    public String localize(String zh, String en) {
        return english ? en : zh;
    }

    /** With at most four decimals, never with an exponent. */
    public static String format(BigDecimal number) {
        return DecimalMath.formatPlain(DecimalMath.roundForDisplay(number));
    }
}
