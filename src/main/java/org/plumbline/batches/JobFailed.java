package org.plumbline.batches;

import org.plumbline.ruleset.Bilingual;

/** A job that no later run could end any better; the text is for whoever asked for it. */
final class JobFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Bilingual text;

    JobFailed(Bilingual text) {
        super(text.zh() + " / " + text.en(), null, false, false);
        this.text = text;
    }

    Bilingual text() {
        return text;
    }
}
