package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** How an actual value is compared with its target (符号). */
public enum Operator implements Labelled {
    EQUAL("="),
    AT_LEAST("≥"),
    AT_MOST("≤"),
    MORE(">"),
    LESS("<");

    private static final Map<String, Operator> SPELLINGS = Map.of(
            "=", EQUAL, "＝", EQUAL, "≥", AT_LEAST, ">=", AT_LEAST, "≤", AT_MOST, "<=", AT_MOST, ">", MORE, "<", LESS);

    private final String label;

    Operator(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Reads ≥ and >= alike; empty where the text is no operator. */
    public static Optional<Operator> parse(String text) {
        return Optional.ofNullable(SPELLINGS.get(text.strip()));
    }

    public boolean isMet(BigDecimal actual, BigDecimal target) {
        int order = actual.compareTo(target);
        return switch (this) {
            case EQUAL -> order == 0;
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case LESS -> order < 0;
        };
    }

    /** Whether a larger actual value is the better one; = counts as upward, as in the ministry's forms. */
    public boolean isHigherBetter() {
        return this == EQUAL || this == AT_LEAST || this == MORE;
    }
}
