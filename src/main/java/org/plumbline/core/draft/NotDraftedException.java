package org.plumbline.core.draft;

import org.plumbline.core.basics.Bilingual;

/** A sentence is not drafted. */
final class NotDraftedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SentenceDraft.NotUnderstood result;

    /** @param piece the part that is not understood */
    NotDraftedException(String piece, String zh, String en) {
        super(zh, null, false, false);
        this.result = new SentenceDraft.NotUnderstood(piece, new Bilingual(zh, en));
    }

    SentenceDraft.NotUnderstood result() {
        return result;
    }
}
