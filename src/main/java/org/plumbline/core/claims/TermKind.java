package org.plumbline.core.claims;

import org.plumbline.vocabulary.Labelled;

/** What the lines of the sheet 对应 connect. */
enum TermKind implements Labelled {
    /** Words for one quantity. */
    QUANTITY("数量"),
    /** Words of a problem and the group of indicators that it concerns. */
    BLOCK("环节");

    private final String label;

    TermKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
