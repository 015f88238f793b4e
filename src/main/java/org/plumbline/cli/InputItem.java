package org.plumbline.cli;

/**
 * Something to be scored.
 *
 * @param file as it was named on the command line
 * @param line number within the file; null where the file is one submission
 * @param bytes null where a line is longer than may be
 */
record InputItem(String file, Long line, InputFormat kind, byte[] bytes) {

    /** For messages. */
    String location() {
        return line == null ? file : file + ":" + line;
    }
}
