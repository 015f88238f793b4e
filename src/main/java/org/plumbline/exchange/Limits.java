package org.plumbline.exchange;

/** Bounds of a submission beyond the size of its body; documented in {@code docs/api.md}. */
final class Limits {

    static final int INDICATORS = 2_000;
    static final int LINES = 1_000;
    static final int FACTS = 2_000;
    static final int CHECKS = 200;
    static final int TEXT = 4_000;
    /** Digits of a number, and digits after its point: far beyond any amount, far below what could exhaust memory. */
    static final int DIGITS = 30;

    static final int DECIMALS = 12;

    private Limits() {}
}
