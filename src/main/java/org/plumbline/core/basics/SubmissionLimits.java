package org.plumbline.core.basics;

/** Bounds of a submission beyond the size of its body; documented in {@code docs/api.md}. */
public final class SubmissionLimits {

    public static final int INDICATORS = 2_000;
    public static final int LINES = 1_000;
    public static final int FACTS = 2_000;
    public static final int CHECKS = 200;
    public static final int TEXT = 4_000;
    /** Digits of a number, and digits after its point: far beyond any amount, far below what could exhaust memory. */
    public static final int DIGITS = 30;

    public static final int DECIMALS = 12;

    private SubmissionLimits() {}
}
