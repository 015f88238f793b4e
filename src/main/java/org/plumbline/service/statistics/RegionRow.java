package org.plumbline.service.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A region.
 *
 * @param level 0 for the whole, 1 to 3 for 省, 市 and 县; −1 for what is in none of the listed regions
 * @param parent null for the whole
 */
record RegionRow(int id, int level, Integer parent, String name, String path) {

    static RegionRow read(ResultSet row, int number) throws SQLException {
        return new RegionRow(
                row.getInt("id"),
                row.getInt("level"),
                row.getObject("parent", Integer.class),
                row.getString("name"),
                row.getString("path"));
    }

    /** Evaluations outside the regions of a table, which have no list of their own. */
    static RegionRow ofRest(String name) {
        return new RegionRow(-1, -1, null, name, "");
    }

    boolean isRest() {
        return level < 0;
    }
}
