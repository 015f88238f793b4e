package org.plumbline.service.http;

/** Text from a caller, made safe for one line of a log. */
public final class OneLine {

    static final int LONGEST = 200;

    private OneLine() {}

    /** Without control characters and line separators, and truncated. */
    public static String of(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
