package org.plumbline.table;

/** A file that is no table of submissions; the message is for whoever sent it, Chinese and English. */
public final class TableRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TableRefused(String message) {
        super(message, null, false, false);
    }
}
