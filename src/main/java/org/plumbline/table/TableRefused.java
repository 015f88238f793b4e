package org.plumbline.table;

import org.plumbline.ruleset.Bilingual;

/** A file that is no table of submissions; the text is for whoever sent it. */
public final class TableRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Bilingual text;

    public TableRefused(String zh, String en) {
        super(zh + " / " + en, null, false, false);
        this.text = new Bilingual(zh, en);
    }

    public Bilingual text() {
        return text;
    }
}
