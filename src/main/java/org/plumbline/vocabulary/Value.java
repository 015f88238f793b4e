package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** What was declared or aimed at: a number in the indicator's unit, or a word such as 健全. */
public sealed interface Value {

    /** @param number never null; percent points for rates, the indicator's unit otherwise */
    record Figure(BigDecimal number) implements Value {
        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    /** @param text never null or blank, without surrounding space */
    record Wording(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    static Value of(BigDecimal number) {
        return new Figure(number);
    }

    static Value of(String text) {
        return new Wording(text.strip());
    }

    /** The number, or null where this is a word. */
    default BigDecimal figure() {
        return this instanceof Figure f ? f.number() : null;
    }
}
