package org.plumbline.core.casetable;

import java.util.List;
import java.util.Map;

/**
 * A row of a table.
 *
 * @param number from 1, as the table counts
 * @param cells texts, blank where there is nothing
 * @param flaws cells whose text must not be used, by the index of their column
 * @param units unit that the format of a cell shows, such as 万元, by the index of its column
 */
public record TableRow(long number, List<String> cells, Map<Integer, Flaw> flaws, Map<Integer, String> units) {

    /**
     * Why a cell cannot be used.
     *
     * @param found as the table shows it
     * @param expected in Chinese and English
     */
    public record Flaw(String found, String expected) {}

    /** A row of texts alone. */
    public static TableRow of(long number, List<String> cells) {
        return new TableRow(number, cells, Map.of(), Map.of());
    }
}
