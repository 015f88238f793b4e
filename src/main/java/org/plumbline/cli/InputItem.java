package org.plumbline.cli;

/**
 * An input to score.
 *
 * @param file as named on the command line
 * @param line number within the file; null if the file is one submission
 * @param bytes null if a line is longer than the limit
 */
record InputItem(String file, Long line, InputFormat kind, byte[] bytes) {

    /** For messages. */
    String location() {
        return line == null ? file : file + ":" + line;
    }
}
