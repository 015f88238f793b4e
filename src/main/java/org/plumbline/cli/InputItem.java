package org.plumbline.cli;

/**
 * An input to score.
 *
 * @param file as named on the command line
 * @param line number within the file; null if the file is one submission
 * @param sheet of one form of several in a file; null elsewhere
 * @param bytes null if a line is longer than the limit
 */
record InputItem(String file, Long line, String sheet, InputFormat kind, byte[] bytes) {

    InputItem(String file, Long line, InputFormat kind, byte[] bytes) {
        this(file, line, null, kind, bytes);
    }

    InputItem ofSheet(String name) {
        return new InputItem(file, line, name, kind, bytes);
    }

    /** For messages. */
    String location() {
        return file + (line == null ? "" : ":" + line) + (sheet == null ? "" : "#" + sheet);
    }
}
