package org.plumbline.core.basics;

/** The fiscal years that schemes and submissions may name. */
public final class FiscalYear {

    public static final int FIRST = 1990;
    public static final int LAST = 2200;

    private FiscalYear() {}

    public static boolean isValid(int year) {
        return year >= FIRST && year <= LAST;
    }

    /** The bounds for messages: {@code 1990–2200}. */
    public static String range() {
        return FIRST + "–" + LAST;
    }
}
