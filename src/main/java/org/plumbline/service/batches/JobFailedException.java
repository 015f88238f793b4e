package org.plumbline.service.batches;

import org.plumbline.core.casetable.TableRejectedException;

/** A job that would fail in every later run as well. The message is shown to its owner in Chinese and English. */
final class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String zh;
    private final String en;

    JobFailedException(String zh, String en) {
        super(zh + " / " + en, null, false, false);
        this.zh = zh;
        this.en = en;
    }

    JobFailedException(TableRejectedException refused) {
        this(refused.zh(), refused.en());
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
