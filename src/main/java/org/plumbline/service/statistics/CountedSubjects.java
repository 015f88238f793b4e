package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Which evaluation of each subject is in the sums, as known within one batch. */
final class CountedSubjects {

    private final JdbcTemplate jdbc;
    private final Map<String, UUID> counted = new HashMap<>();
    private final Set<String> stored = new HashSet<>();
    private final Set<String> changed = new HashSet<>();

    CountedSubjects(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads what earlier batches counted. @param keys of subjects */
    void load(Collection<String> keys) {
        List<String> unknown = keys.stream()
                .filter(key -> !counted.containsKey(key))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            new NamedParameterJdbcTemplate(jdbc)
                    .query(
                            "select subject_sha256, evaluation_id from statistics_subject where subject_sha256 in (:keys)",
                            Map.of("keys", unknown),
                            row -> {
                                counted.put(row.getString(1), row.getObject(2, UUID.class));
                                stored.add(row.getString(1));
                            });
        }
    }

    /** Null for none. */
    UUID find(String key) {
        return counted.get(key);
    }

    void put(String key, UUID evaluation) {
        counted.put(key, evaluation);
        changed.add(key);
    }

    void store() {
        List<Object[]> updates = new ArrayList<>();
        List<Object[]> inserts = new ArrayList<>();
        for (String key : changed) {
            (stored.contains(key) ? updates : inserts).add(new Object[] {counted.get(key), key});
        }
        jdbc.batchUpdate("update statistics_subject set evaluation_id = ? where subject_sha256 = ?", updates);
        jdbc.batchUpdate("insert into statistics_subject (evaluation_id, subject_sha256) values (?, ?)", inserts);
    }
}
