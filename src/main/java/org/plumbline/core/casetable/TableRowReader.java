package org.plumbline.core.casetable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a table row by row, whatever its format. */
public interface TableRowReader {

    /** Receives the rows in order. */
    interface RowHandler {

        /**
         * @param number from 1, as the table counts
         * @param cells texts, blank where there is nothing
         * @return whether to continue
         */
        boolean handleRow(long number, List<String> cells);

        /** The same for a row whose cells have flaws or units; by default only the texts are used. */
        default boolean handleRow(TableRow row) {
            return handleRow(row.number(), row.cells());
        }
    }

    /**
     * @throws TableRejectedException where it is no such table
     * @throws IOException where the disk fails
     */
    TableRead read(Path file, RowHandler sink) throws IOException;
}
