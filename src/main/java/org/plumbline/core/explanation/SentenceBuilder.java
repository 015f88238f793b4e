package org.plumbline.core.explanation;

import java.math.BigDecimal;
import org.plumbline.vocabulary.DecimalMath;

/** A sentence while it grows, in one of the two languages. */
final class SentenceBuilder {

    private final StringBuilder text;
    private final boolean english;

    SentenceBuilder(StringBuilder text, boolean english) {
        this.text = text;
        this.english = english;
    }

    SentenceBuilder append(String words) {
        text.append(words);
        return this;
    }

    /** As it is, never with an exponent. */
    SentenceBuilder append(BigDecimal number) {
        return append(DecimalMath.formatPlain(number));
    }

    /** With at most four decimals. */
    SentenceBuilder appendRounded(BigDecimal number) {
        return append(DecimalMath.roundForDisplay(number));
    }

    SentenceBuilder appendLocalized(String zh, String en) {
        return append(english ? en : zh);
    }

    /** @param values for the places of either sentence, in turn */
    SentenceBuilder appendLocalized(String zh, String en, Object... values) {
        SentenceTemplate.appendFilled(text, english ? en : zh, values);
        return this;
    }
}
