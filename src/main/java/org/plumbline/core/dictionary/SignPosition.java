package org.plumbline.core.dictionary;

import org.plumbline.vocabulary.Labelled;

/** Where an operator's spelling stands. */
public enum SignPosition implements Labelled {
    BEFORE("数字前"),
    BEHIND("数字后"),
    /** A character, or two, typed for the sign itself, wherever it stands. */
    SIGN("字形");

    private final String label;

    SignPosition(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
