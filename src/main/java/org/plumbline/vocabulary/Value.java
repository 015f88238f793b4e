package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** A declared or target value: a number in the indicator's unit, or a word such as 健全. */
public sealed interface Value {

    /** @param number never null; percent points for rates, the indicator's unit otherwise */
    record NumberValue(BigDecimal number) implements Value {
        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    /** @param text never null or blank, without surrounding space */
    record TextValue(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    static Value of(BigDecimal number) {
        return new NumberValue(number);
    }

    static Value of(String text) {
        return new TextValue(text.strip());
    }

    /** The number, or null where this is a word. */
    default BigDecimal numberOrNull() {
        return this instanceof NumberValue f ? f.number() : null;
    }
}
