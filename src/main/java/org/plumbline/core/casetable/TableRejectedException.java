package org.plumbline.core.casetable;

/** A file that is no table of submissions; the message for its sender is in Chinese and in English. */
public final class TableRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String zh;
    private final String en;

    public TableRejectedException(String zh, String en) {
        super(zh + " / " + en, null, false, false);
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
