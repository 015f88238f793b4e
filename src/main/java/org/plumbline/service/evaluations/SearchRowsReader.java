package org.plumbline.service.evaluations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rows of the search tables as they are stored. */
final class SearchRowsReader {

    private final JdbcClient jdbc;

    SearchRowsReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The stored rows of each of these evaluations, also of one without any.
     *
     * @param ids not empty
     */
    Map<UUID, SearchRows> read(Collection<UUID> ids) {
        Map<UUID, List<Object[]>> findings =
                readTable("evaluation_finding", SearchRows.FINDING_COLUMNS, " order by evaluation_id, ordinal", ids);
        Map<UUID, List<Object[]>> profiles = readTable("evaluation_profile", SearchRows.PROFILE_COLUMNS, "", ids);
        Map<UUID, List<Object[]>> reviews = readTable("evaluation_review", SearchRows.REVIEW_COLUMNS, "", ids);
        Map<UUID, SearchRows> rows = new HashMap<>();
        for (UUID id : ids) {
            rows.put(
                    id,
                    new SearchRows(
                            findings.getOrDefault(id, List.of()),
                            requireFirst(profiles.get(id)),
                            requireFirst(reviews.get(id))));
        }
        return rows;
    }

    private static Object[] requireFirst(List<Object[]> rows) {
        return rows == null ? null : rows.get(0);
    }

    private Map<UUID, List<Object[]>> readTable(String table, String columns, String order, Collection<UUID> ids) {
        return jdbc.sql("select evaluation_id, " + columns + " from " + table + " where evaluation_id in (:ids)"
                        + order)
                .param("ids", ids)
                .query(SearchRowsReader::groupByEvaluation);
    }

    private static Map<UUID, List<Object[]>> groupByEvaluation(ResultSet rows) throws SQLException {
        Map<UUID, List<Object[]>> groups = new HashMap<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            Object[] values = new Object[columns - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = rows.getObject(i + 2);
            }
            groups.computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(values);
        }
        return groups;
    }
}
