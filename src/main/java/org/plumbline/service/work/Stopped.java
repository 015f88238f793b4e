package org.plumbline.service.work;

/** Thrown between two steps of work that is to stop. */
public final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Stopped() {
        super("stopped", null, false, false); // thrown for control flow: no stack trace
    }
}
