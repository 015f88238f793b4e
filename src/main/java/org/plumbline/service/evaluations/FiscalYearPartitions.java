package org.plumbline.service.evaluations;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.service.storage.DatabaseKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Gives a fiscal year a part of its own in storage that divides by it, before its first row; decision 0013. */
@Component
final class FiscalYearPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(FiscalYearPartitions.class);

    private final JdbcTemplate jdbc;
    private final DatabaseKind database;
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();

    FiscalYearPartitions(JdbcTemplate jdbc, DatabaseKind database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** In a transaction of its own: what waits for a new part must not hold rows that others wait for. */
    void ensurePartitions(Set<Integer> years) {
        for (int year : years) {
            if (!known.contains(year)) {
                if (database.isPostgres()
                        && !Boolean.TRUE.equals(
                                jdbc.queryForObject("select add_fiscal_year(?)", Boolean.class, year))) {
                    LOG.warn("fiscal year {} has no part of its own; its rows go to the default part", year);
                }
                known.add(year);
            }
        }
    }
}
