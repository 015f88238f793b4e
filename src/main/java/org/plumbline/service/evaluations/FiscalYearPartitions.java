package org.plumbline.service.evaluations;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.service.storage.DatabaseKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Creates a partition for a fiscal year before its first row, on storage with partitions; see decision 0013. */
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

    /** In its own transaction: waiting for a new partition must not hold rows that others wait for. */
    void ensurePartitions(Set<Integer> years) {
        for (int year : years) {
            if (!known.contains(year)) {
                if (database.isPostgres()
                        && !Boolean.TRUE.equals(
                                jdbc.queryForObject("select add_fiscal_year(?)", Boolean.class, year))) {
                    LOG.warn("fiscal year {} has no partition; its rows go to the default partition", year);
                }
                known.add(year);
            }
        }
    }
}
