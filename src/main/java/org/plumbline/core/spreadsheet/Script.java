package org.plumbline.core.spreadsheet;

/** Where characters are placed beside the others of their line: a raised or lowered digit is not a further digit of a number. */
enum Script {
    NONE,
    RAISED,
    LOWERED;

    /** Half points; less is a correction of the line. */
    private static final int FEWEST = 6;

    /** @param halfPoints by which characters of a Word document are above their line; negative where they are below it */
    static Script ofOffset(int halfPoints) {
        if (Math.abs(halfPoints) < FEWEST) {
            return NONE;
        }
        return halfPoints > 0 ? RAISED : LOWERED;
    }
}
