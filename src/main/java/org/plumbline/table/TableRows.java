package org.plumbline.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a table row by row, whatever its format. */
public interface TableRows {

    /** Takes up the rows in order. */
    interface Sink {

        /**
         * @param number from 1, as the table counts
         * @param cells texts, blank where there is nothing
         * @return whether to go on
         */
        boolean row(long number, List<String> cells);
    }

    /**
     * @throws TableRefused where it is no such table
     * @throws IOException where the disk fails
     */
    void read(Path file, Sink sink) throws IOException;
}
