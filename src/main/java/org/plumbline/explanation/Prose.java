package org.plumbline.explanation;

import java.math.BigDecimal;
import org.plumbline.vocabulary.Numbers;

/** A sentence while it grows, in one of the two languages. */
final class Prose {

    private final StringBuilder text;
    private final boolean english;

    Prose(StringBuilder text, boolean english) {
        this.text = text;
        this.english = english;
    }

    Prose add(String words) {
        text.append(words);
        return this;
    }

    /** As it is, never with an exponent. */
    Prose add(BigDecimal number) {
        return add(Numbers.plain(number));
    }

    /** With at most four decimals. */
    Prose shown(BigDecimal number) {
        return add(Numbers.shown(number));
    }

    Prose say(String zh, String en) {
        return add(english ? en : zh);
    }

    /** @param values for the places of either sentence, in turn */
    Prose say(String zh, String en, Object... values) {
        Filled.into(text, english ? en : zh, values);
        return this;
    }
}
