package org.plumbline.core.spreadsheet;

/** Where characters are placed beside the others of their line: a raised or lowered digit is not a further digit of a number. */
enum Script {
    NONE,
    RAISED,
    LOWERED
}
