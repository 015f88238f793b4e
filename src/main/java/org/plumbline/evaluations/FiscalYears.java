package org.plumbline.evaluations;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.web.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Gives a fiscal year a part of its own in storage that divides by it, before its first row; decision 0013. */
@Component
final class FiscalYears {

    private static final Logger LOG = LoggerFactory.getLogger(FiscalYears.class);

    private final JdbcTemplate jdbc;
    private final Database database;
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();

    FiscalYears(JdbcTemplate jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** In a transaction of its own: what waits for a new part must not hold rows that others wait for. */
    void makeRoom(Set<Integer> years) {
        for (int year : years) {
            if (!known.contains(year)) {
                if (database.postgres()
                        && !Boolean.TRUE.equals(
                                jdbc.queryForObject("select add_fiscal_year(?)", Boolean.class, year))) {
                    LOG.warn("fiscal year {} has no part of its own; its rows go to the default part", year);
                }
                known.add(year);
            }
        }
    }
}
