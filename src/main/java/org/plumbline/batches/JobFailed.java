package org.plumbline.batches;

import org.plumbline.table.TableRefused;

/** A job that no later run could end any better; told to whoever asked for it, in Chinese and in English. */
final class JobFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String zh;
    private final String en;

    JobFailed(String zh, String en) {
        super(zh + " / " + en, null, false, false);
        this.zh = zh;
        this.en = en;
    }

    JobFailed(TableRefused refused) {
        this(refused.zh(), refused.en());
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
